"""Every fault that a file of the task library, or a publisher's file, can have, has words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from talja.web.shared.rule_texts import PROBLEMS
from talja.web.strategist.library_problems import LIBRARY_PROBLEMS

SOURCE = Path(__file__).resolve().parents[2] / "src" / "talja"
FILES = (
    SOURCE / "core" / "inventory" / "task_files.py",
    SOURCE / "core" / "inventory" / "occupation_files.py",
    SOURCE / "apps" / "tasklibrary" / "published.py",
    SOURCE / "apps" / "tasklibrary" / "uploads.py",
)
CODE = re.compile(r"^[a-z]+(_[a-z0-9]+)+$")
TELLERS = {"problem": 0, "Problem": 3, "_refuse": 2}


def codes(path: Path) -> Iterator[str]:
    """Every code that the module tells a problem by."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in TELLERS and len(node.args) > TELLERS[name]:
            told = node.args[TELLERS[name]]
            if isinstance(told, ast.Constant) and isinstance(told.value, str) and CODE.match(told.value):
                yield told.value


def test_every_fault_has_words() -> None:
    found = {code for path in FILES for code in codes(path)}
    assert {"unknown_format", "title_twice", "reason_missing", "not_onet", "no_statements", "not_text"} <= found
    assert found - LIBRARY_PROBLEMS.keys() - PROBLEMS.keys() == set()
    assert LIBRARY_PROBLEMS.keys() - found == set(), "words for what is never said"
    assert LIBRARY_PROBLEMS.keys() & PROBLEMS.keys() == set(), "two words for one code"
