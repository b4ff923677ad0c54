"""Every code of what to look at in an inventory has words."""

import ast
import re
from pathlib import Path

from talja.web.strategist import finding_words

QUALITY = Path(__file__).resolve().parents[2] / "src" / "talja" / "core" / "inventory" / "quality.py"
CODE = re.compile(r"^[a-z]+(_[a-z]+)+$")


def codes() -> set[str]:
    """Every text in the module that is written as a code; what findings speak of are single words."""
    tree = ast.parse(QUALITY.read_text(encoding="utf-8"))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {text for text in texts if CODE.match(text)}


def test_every_finding_has_words() -> None:
    assert {"title_missing", "same_in_other_words", "usually_stays", "more_than_hours"} <= codes()
    assert codes() == set(finding_words._TEXTS)
