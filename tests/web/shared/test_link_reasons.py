import ast
from pathlib import Path

import pytest

import talja.apps.imports
import talja.core.intake
from talja.core.intake.links import Reason
from talja.web.shared.link_reasons import LINK_REASONS, say_link

INTAKE = Path(talja.core.intake.__file__).parent
IMPORTS = Path(talja.apps.imports.__file__).parent
MODULES = (
    *(INTAKE / f"{name}.py" for name in ("linking", "placing", "scoring", "outcomes")),
    *(IMPORTS / name for name in ("staging.py", "overlaps.py", "queries/rows.py")),
)
READ_BACK = {"code"}  # the key under which codes are stored
REGISTERS_OWN = {"measure_not_valid_then"}  # said as the register says it


def strings_of(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def codes_given() -> set[str]:
    """Every literal that is given to `Reason(…)`, also by way of a choice between two."""
    codes: set[str] = set()
    for module in MODULES:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                first = node.args[0]
                codes |= {part.value for part in ast.walk(first) if isinstance(part, ast.Constant)}
    return codes


def test_every_reason_has_words_and_every_word_a_reason() -> None:
    assert len(codes_given()) > 25
    assert codes_given() - LINK_REASONS.keys() - READ_BACK == REGISTERS_OWN
    assert LINK_REASONS.keys() - set().union(*map(strings_of, MODULES)) == set()


@pytest.mark.parametrize("code", LINK_REASONS)
def test_every_reason_can_be_said(code: str) -> None:
    figures = {"percent": "88", "days": "7", "rows": "2", "row": "4", "field": "first_day", "position": "1"}
    assert "%" not in say_link(Reason(code, figures))


def test_a_field_is_called_by_its_swedish_name() -> None:
    assert say_link(Reason("essential_missing", {"field": "workplace"})).startswith("Raden saknar arbetsplatsen")
