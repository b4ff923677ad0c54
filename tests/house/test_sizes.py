"""The hard lines of house.md section 7: the one file where everything meets is what rots."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "talja"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_the_house_is_found() -> None:
    assert len(MODULES) > 50
    assert TESTS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_and_functions_are_small(path: Path) -> None:
    hard_line = 250 if "views" in path.parts else 400
    assert lines(path) <= hard_line
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno < 50, f"{node.name} is too long"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_templates_are_small(path: Path) -> None:
    assert lines(path) <= 160


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_test_files_are_small(path: Path) -> None:
    assert lines(path) <= 400
