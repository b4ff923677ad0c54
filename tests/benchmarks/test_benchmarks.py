"""That every benchmark still runs: at tiny size, where its figures mean nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.machine import machine
from benchmarks.report import Line, Result, write
from benchmarks.suites import SUITES

from benchmarks import kernels
from talja.core.carving.solve import solve

ROOT = Path(__file__).parents[2]
KERNEL = "Type = 1\nJobs = 3\n0 2\n1 3\n3 4\nQualifications = 2\n2: 0 2\n2: 1 2\n"


@pytest.mark.parametrize("name", SUITES)
def test_it_runs_and_nothing_is_wrong(name: str, tmp_path: Path) -> None:
    instances = tmp_path / "instances"
    instances.mkdir()
    (instances / "three.dat").write_text(KERNEL, encoding="ascii")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", name, "--scale", "tiny", "--out", tmp_path, "--kernels", instances],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "TALJA_DATABASE_URL"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (told,) = json.loads((tmp_path / "benchmarks.json").read_text(encoding="utf-8")).values()
    assert told[name]["result"]["lines"]
    assert not told[name]["result"]["faults"]
    page = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert f"## {told[name]['result']['title']}" in page
    assert str(tmp_path.parent) not in page


def test_a_public_instance_is_read_and_its_best_answer_proved(tmp_path: Path) -> None:
    path = tmp_path / "three.dat"
    path.write_text(KERNEL, encoding="ascii")
    kernel = kernels.read(path)
    assert kernel == kernels.Kernel(((0, 2), (1, 3), (3, 4)), (frozenset({0, 2}), frozenset({1, 2})))
    assert kernels.fewest_people(kernel, 10) == (2, 2)
    plan = solve(kernels.problem_of(kernel), kernels.PARAMS, rounds=2).plan
    assert (len(plan.positions), len(plan.holders)) == (2, 3)


@pytest.mark.parametrize("spoilt", [KERNEL.replace("Jobs", "Work"), KERNEL[:-7], KERNEL.replace("1 3", "3 1")])
def test_what_is_no_instance_is_said(spoilt: str, tmp_path: Path) -> None:
    path = tmp_path / "three.dat"
    path.write_text(spoilt, encoding="ascii")
    with pytest.raises(ValueError, match=r"three\.dat"):
        kernels.read(path)


def test_an_unknown_name_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "nothing"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 2
    assert "nothing" in done.stderr


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        pytest.param(Line("x", 60.0, target=60), "met", id="at the target"),
        pytest.param(Line("x", 60.1, target=60), "**missed**", id="above it"),
        pytest.param(Line("x", 9.9, target=10, at_least=True), "**missed**", id="below the least"),
        pytest.param(Line("x", 10, target=10, at_least=True), "met", id="at the least"),
        pytest.param(Line("x", 10), "", id="no target"),
    ],
)
def test_a_target_is_met_or_missed(line: Line, verdict: str) -> None:
    assert line.verdict == verdict


def test_a_suite_that_was_not_run_keeps_what_was_measured_before(tmp_path: Path) -> None:
    here = machine(engine="SQLite", engine_version="")
    for name in ("one", "other"):
        result = Result(title=f"The {name}", how="", lines=(Line("x", 3.0, "s", baseline=30.0),))
        path = write(tmp_path, machine=here, results={name: result})
    page = path.read_text(encoding="utf-8")
    assert page.count("| x | 3 s |  |  | 30 s | 10.0× |") == 2
    assert page.index("## The one") < page.index("## The other")
