"""Rounding, and only where the scheme says."""

from decimal import Decimal

import pytest

from talja.core.rules.rounding import rounded
from talja.core.rules.scheme import Rounding, RoundingPlace, RoundingRule


@pytest.mark.parametrize(
    ("rule", "amount", "to", "expected"),
    [
        (RoundingRule.HALF_UP, "2.5", "1", "3"),
        (RoundingRule.HALF_UP, "2.49", "1", "2"),
        (RoundingRule.HALF_EVEN, "2.5", "1", "2"),
        (RoundingRule.HALF_EVEN, "3.5", "1", "4"),
        (RoundingRule.DOWN, "2.99", "1", "2"),
        (RoundingRule.UP, "2.01", "1", "3"),
        (RoundingRule.HALF_UP, "1249", "100", "1200"),
        (RoundingRule.UP, "0.111", "0.01", "0.12"),
        (RoundingRule.NONE, "2.345", "1", "2.345"),
    ],
)
def test_rules(rule: RoundingRule, amount: str, to: str, expected: str) -> None:
    rounding = Rounding(rule, Decimal(to), RoundingPlace.MONTH)
    assert rounded(Decimal(amount), rounding, at=RoundingPlace.MONTH) == Decimal(expected)


def test_elsewhere_nothing_is_rounded() -> None:
    rounding = Rounding(RoundingRule.UP, place=RoundingPlace.TOTAL)
    assert rounded(Decimal("2.1"), rounding, at=RoundingPlace.MONTH) == Decimal("2.1")
