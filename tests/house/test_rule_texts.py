"""Every fault that a rule file or a typed situation can have, has words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from talja.web.shared.rule_texts import FAULTS, PROBLEMS

CORE = Path(__file__).resolve().parents[2] / "src" / "talja" / "core"
RULES = CORE / "rules"
READING = (RULES / "reading", CORE / "kernel" / "reading")
CODE = re.compile(r"^[a-z]+(_[a-z0-9]+)+$")
TELLERS = frozenset({"problem", "_refuse", "Problem", "Fault", "next"})


def codes(path: Path) -> Iterator[str]:
    """Every code given to one of the tellers, yielded as (code, name), or paired with a pattern."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = ""
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        told: list[ast.expr] = []
        if isinstance(node, ast.Call) and name in TELLERS:
            told = node.args[1:] if name in {"_refuse", "Fault"} else node.args
        elif isinstance(node, ast.Tuple) and path.name in {"references.py", "fields.py"} and len(node.elts) == 2:
            told = node.elts
        for one in told:
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and CODE.match(one.value):
                yield one.value


def test_every_fault_of_a_rule_file_has_words() -> None:
    found = {code for folder in READING for path in folder.glob("*.py") for code in codes(path)}
    assert {"not_yaml", "missing_key", "number_out_of_range", "unknown_alternative"} <= found
    assert found - PROBLEMS.keys() == set()
    assert PROBLEMS.keys() - found == set(), "words for what is never said"


def test_every_fault_of_a_situation_has_words() -> None:
    assert set(codes(RULES / "situations.py")) == FAULTS.keys()
