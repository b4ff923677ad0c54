"""`talja carve`: a problem in, a plan out, and clear words for what cannot be read."""

import json
import re
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.core.carving.problems import LAX, problem, task

from talja.core import carving as core
from talja.core.carving.exchange import Document, dumped, loaded
from talja.core.carving.judge import faults
from talja.core.carving.plan import Plan
from talja.core.carving.solve import Progress
from talja.project.cli import main
from talja.project.commands import carving, carving_words

CODE = re.compile(r'(?:Fault|_window|Misread)\(\s*"([a-z_]+)"|"((?:unknown|missing)_key|wrong_type)"')
ASKED = problem(*(task(f"t{number:02}", 60) for number in range(14)))


@pytest.fixture(autouse=True)
def in_swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "problem.json"
    path.write_text(dumped(Document(ASKED, LAX)), encoding="utf-8")
    return path


def test_json_out_is_the_problem_with_a_faultless_plan(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["carve", str(file), "--rounds", "2", "--seed", "3", "--json"]) == 0
    answer = loaded(capsys.readouterr().out)
    assert answer.problem == ASKED
    assert answer.plan
    assert answer.result
    assert (answer.result.seed, answer.result.rounds) == (3, 2)
    assert answer.result.bound
    assert answer.result.total <= answer.result.bound
    assert not faults(ASKED, LAX, answer.plan)


def test_it_says_how_it_goes_and_what_came_of_it(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["carve", str(file), "--rounds", "1"]) == 0
    said = capsys.readouterr()
    assert "positioner med 14 uppgifter" in said.out
    assert "ingen plan kan vara värd mer än" in said.out
    assert "varv 1" in said.err


def test_it_stops_when_the_time_is_up(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["carve", str(file), "--seconds", "0", "--json"]) == 0
    answer = loaded(capsys.readouterr().out)
    assert answer.plan
    assert not faults(ASKED, LAX, answer.plan)


def test_ctrl_c_keeps_the_best_so_far(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = carving._Watch.going_on
    before = signal.getsignal(signal.SIGINT)  # ignored where the tests run in the background

    def interrupted(watch: Any, progress: Progress) -> bool:
        signal.raise_signal(signal.SIGINT)
        return going_on(watch, progress)

    monkeypatch.setattr(carving._Watch, "going_on", interrupted)
    assert main(["carve", str(file), "--json"]) == 0
    assert loaded(capsys.readouterr().out).plan
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("is_begun", [True, False])
def test_memory_that_ends_leaves_the_best_so_far(
    is_begun: bool, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def solve(*_: object, going_on: Any, **_options: object) -> None:
        if is_begun:
            going_on(Progress(1, 2, 100, Plan))
        raise MemoryError

    monkeypatch.setattr(carving, "solve", solve)
    assert main(["carve", str(file)]) == (0 if is_begun else 1)
    said = capsys.readouterr()
    if is_begun:
        assert loaded(said.out).plan == Plan()
    assert ("Minnet tog slut" in said.err) == is_begun
    assert ("Minnet räckte inte" in said.err) != is_begun


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("{", "talja.carving/1", id="no JSON"),
        pytest.param(json.dumps({"format": "other"}), "talja.carving/1", id="another format"),
        pytest.param(
            dumped(Document(problem(task("a"), task("a")), LAX)), "2 har samma nyckel, a;", id="the same key twice"
        ),
        pytest.param(
            dumped(Document(problem(task("a")), replace(LAX, daily_rest=60))),
            "daily_rest är 60, bortom gränsen 660 i Arbetstidslagen (1982:673) 13 § [unlawful]",
            id="against the law",
        ),
        pytest.param(
            json.dumps({"format": "talja.carving/1", "problem": {}}), "problem.tasks: det här saknas", id="no tasks"
        ),
    ],
)
def test_what_is_wrong_with_the_file_is_said(
    content: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    assert main(["carve", str(path)]) == 1
    said = capsys.readouterr()
    assert expected in said.err
    assert not said.out


@pytest.mark.parametrize("pattern", ["check*.py", "records.py", "exchange.py"])
def test_everything_that_can_be_wrong_has_words(pattern: str) -> None:
    """The codes are read from the source: one that is added there is missed here."""
    words = carving_words._FAULTS if pattern.startswith("check") else carving_words._MISREAD
    sources = [path.read_text(encoding="utf-8") for path in Path(core.__file__).parent.glob(pattern)]
    said = {code for source in sources for found in CODE.findall(source) for code in found if code}
    assert said
    assert said <= set(words)


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["carve", str(tmp_path / "nothing.json")]) == 1
    assert "går inte att läsa" in capsys.readouterr().err
