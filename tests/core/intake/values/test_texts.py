"""Free text is kept as it stands."""

import pytest

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, unread
from talja.core.intake.values.texts import read_text


@pytest.mark.parametrize(
    ("cell", "value"), [("  Vård\u00a0och omsorg ", "Vård och omsorg"), (4711.0, "4711"), (None, None), ("-", None)]
)
def test_read_text(cell: Cell, value: str | None) -> None:
    assert read_text(cell) == Read(value)


def test_a_text_has_an_end() -> None:
    assert read_text("x" * 201) == unread("text_too_long")
