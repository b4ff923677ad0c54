"""What every reader shares: a cell's text, empty cells, remarks."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, decimal_of, noted, nothing, plain, text_of, unread, warned


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nej"),
        (1.0, "1"),
        (0.75, "0.75"),
        (199001019802.0, "199001019802"),
        (7, "7"),
        ("\ufeff A\u030asa\u00a0\n O\u0308berg\u200b ", "Åsa Öberg"),
        (date(2016, 8, 1), "2016-08-01"),
        (datetime.fromisoformat("2016-08-01"), "2016-08-01"),
        (datetime.fromisoformat("2016-08-01T12:00"), "2016-08-01 12:00:00"),
        (time(6, 30), "06:30:00"),
    ],
)
def test_text_of(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


def test_plain_has_one_hyphen_and_one_apostrophe() -> None:
    assert plain("Å–B—C−D O’Neill") == "å-b-c-d o'neill"


@pytest.mark.parametrize("text", ["", "-", "–", "..."])
def test_nothing_is_there(text: str) -> None:
    assert nothing(text) == Read()


def test_nothing_is_known_and_nothing_could_be_reckoned() -> None:
    assert nothing("Vet ej") == noted(None, "value_unknown")
    assert nothing("#REFERENS!") == unread("cell_is_excel_error")
    assert nothing("Åsa") is None


def test_only_an_error_is_a_failure() -> None:
    assert unread("x").failed
    assert not noted(1, "x").also(*warned(1, "y").remarks).failed


def test_decimal_of_has_no_binary_tail() -> None:
    assert decimal_of(0.1) == Decimal("0.1")
    assert decimal_of(18500) == Decimal(18500)
