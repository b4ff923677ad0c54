import ast
from pathlib import Path

import pytest

import talja.core.intake
from talja.core.intake.links import Reason
from talja.web.shared.link_reasons import LINK_REASONS, say_link

INTAKE = Path(talja.core.intake.__file__).parent
MODULES = ("linking", "placing", "scoring", "outcomes")


def strings_of(module: str) -> set[str]:
    tree = ast.parse((INTAKE / f"{module}.py").read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def codes_given() -> set[str]:
    """Every literal that is given to `Reason(…)`, also by way of a choice between two."""
    codes: set[str] = set()
    for module in MODULES:
        tree = ast.parse((INTAKE / f"{module}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                first = node.args[0]
                codes |= {part.value for part in ast.walk(first) if isinstance(part, ast.Constant)}
    return codes


def test_every_reason_has_words_and_every_word_a_reason() -> None:
    assert len(codes_given()) > 25
    assert codes_given() - LINK_REASONS.keys() == set()
    assert LINK_REASONS.keys() - set().union(*map(strings_of, MODULES)) == set()


@pytest.mark.parametrize("code", LINK_REASONS)
def test_every_reason_can_be_said(code: str) -> None:
    figures = {"percent": "88", "days": "7", "rows": "2", "row": "4", "field": "first_day", "position": "1"}
    assert "%" not in say_link(Reason(code, figures))


def test_a_field_is_called_by_its_swedish_name() -> None:
    assert say_link(Reason("essential_missing", {"field": "workplace"})).startswith("Raden saknar arbetsplatsen")
