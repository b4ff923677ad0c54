"""That the compiled search finds the same plan as the plain one, and where what is compiled is kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.carvings import problem as life_like

from talja.core.carving.exchange import Document, dumped, loaded
from talja.core.carving.params import Params
from talja.core.carving.search import compiling
from talja.core.carving.solve import solve

_CHILD = """
import sys
from talja.core.carving.exchange import dumped, loaded, Document
from talja.core.carving.solve import solve
asked = loaded(sys.stdin.read())
print(dumped(Document(asked.problem, asked.params, solve(asked.problem, asked.params, seed=5, rounds=2).plan)))
"""


@pytest.mark.slow
def test_compiled_and_plain_find_the_same_plan() -> None:
    asked = life_like(seed=2, tasks=40)
    done = subprocess.run(
        [sys.executable, "-c", _CHILD],
        input=dumped(Document(asked, Params())),
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
    )
    assert loaded(done.stdout).plan == solve(asked, Params(), seed=5, rounds=2).plan


@pytest.mark.parametrize(("platform", "name"), [("linux", "XDG_CACHE_HOME"), ("win32", "LOCALAPPDATA")])
def test_it_is_kept_where_the_user_keeps_such(platform: str, name: str, tmp_path: Path) -> None:
    folder = compiling.cache_folder(platform, {name: str(tmp_path)})
    assert folder
    assert folder.is_dir()
    assert folder.parent == tmp_path / "talja"
    assert folder == compiling.cache_folder(platform, {name: str(tmp_path)})


def test_otherwise_in_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = compiling.cache_folder("linux", {})
    assert folder
    assert folder.is_relative_to(tmp_path / ".cache" / "talja")


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "talja").write_text("a file, no folder")
    assert compiling.cache_folder("linux", {"XDG_CACHE_HOME": str(tmp_path)}) is None


def test_a_named_folder_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling._config, "CACHE_DIR", "")
    assert compiling._is_kept()
    assert compiling._config.CACHE_DIR
    monkeypatch.setattr(compiling._config, "CACHE_DIR", "named")
    assert compiling._is_kept()
    assert compiling._config.CACHE_DIR == "named"
