"""Wages in kronor per month."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.intake.sheet import Cell
from talja.core.intake.values.money import read_money


@pytest.mark.parametrize(
    "cell",
    [
        18500,
        18500.0,
        "18500",
        "18 500",
        "18\u00a0500 kr",
        "18.500:-",
        "18500,00",
        "18.500,00",
        "18,500.00",
        "18,500",
        "18,5 tkr",
        "18'500",
        "18 500:-/mån",
        "18500 kr per månad",
        "18500 SEK",
        "18500 kronor",
    ],
)
def test_reads_the_same_wage_in_every_form(cell: Cell) -> None:
    read = read_money(cell)
    assert (read.value, read.remarks) == (Decimal(18500), ())


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        (18500.4, "18500.4", ""),
        (0.1 + 0.2, "0.3", "money_unlikely"),
        ("180", "180", "money_unlikely"),
        ("345 000", "345000", "money_unlikely"),
        ("125 kr/tim", None, "money_not_per_month"),
        ("240 000 kr/år", None, "money_not_per_month"),
        ("18 500-19 000", None, "money_unreadable"),
        ("-500", None, "money_unreadable"),
        (-500, None, "money_unreadable"),
        ("0", None, "money_unreadable"),
        ("enligt avtal", None, "money_unreadable"),
        (True, None, "money_unreadable"),
        ("?", None, "value_unknown"),
        ("", None, ""),
        (None, None, ""),
    ],
)
def test_tells_what_is_odd(cell: Cell, value: str | None, code: str) -> None:
    read = read_money(cell)
    assert read.value == (None if value is None else Decimal(value))
    assert "".join(remark.code for remark in read.remarks) == code


@given(st.integers(2000, 200_000))
def test_every_wage_survives_grouping(wage: int) -> None:
    assert read_money(f"{wage:,} kr".replace(",", "\u202f")).value == wage


@given(st.text() | st.floats())
def test_never_stops(cell: Cell) -> None:
    value = read_money(cell).value
    assert value is None or value > 0
