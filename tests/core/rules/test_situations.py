"""What somebody typed, checked before it is counted with."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.core.rules.making import scheme, situation, when

from talja.core.rules.situations import check_situation

SCHEMES = {
    "exempelbidrag": scheme(
        groups=[when("young", fact="newcomer", **{"is": True})],
        facts=[
            {"code": "grant", "title": "Bidrag", "kind": "number", "unit": "SEK/month"},
            {"code": "colour", "title": "Färg", "kind": "choice", "choices": ["red", "blue"]},
        ],
    )
}


def faults(*days: date | None, **facts: Any) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in check_situation(situation(*days, **facts), SCHEMES)]  # type: ignore[arg-type] # days


def test_what_is_possible_is_let_through() -> None:
    assert not faults(date(2026, 1, 1), date(2026, 1, 1), wage=26_000, extent=100, newcomer=True, group="young")
    assert not faults(grant=500, colour="red", employer="municipality", birth_date=date(2000, 2, 29))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"wage": -1}, ("wage", "fact_out_of_range")),
        ({"wage": 200_001}, ("wage", "fact_out_of_range")),
        ({"wage": True}, ("wage", "fact_not_number")),
        ({"wage": "much"}, ("wage", "fact_not_number")),
        ({"wage": Decimal("NaN")}, ("wage", "fact_not_number")),
        ({"wage": Decimal("Infinity")}, ("wage", "fact_not_number")),
        ({"extent": 101}, ("extent", "fact_out_of_range")),
        ({"extent": 0}, ("extent", "fact_out_of_range")),
        ({"age": 121}, ("age", "fact_out_of_range")),
        ({"newcomer": "ja"}, ("newcomer", "fact_not_truth")),
        ({"employer": "circus"}, ("employer", "fact_not_choice")),
        ({"colour": "green"}, ("colour", "fact_not_choice")),
        ({"shoe_size": 43}, ("shoe_size", "unknown_fact")),
        ({"group": "old"}, ("group", "unknown_group")),
        ({"birth_date": date(2024, 1, 1)}, ("birth_date", "age_impossible")),
        ({"birth_date": date(1890, 1, 1)}, ("birth_date", "age_impossible")),
        ({"decision_day": date(1900, 1, 1)}, ("decision_day", "day_out_of_range")),
    ],
)
def test_what_is_not(facts: dict[str, Any], expected: tuple[str, str]) -> None:
    assert faults(**facts) == [expected]


def test_days_in_the_wrong_order_and_far_away() -> None:
    assert faults(date(2026, 2, 1), date(2026, 1, 31)) == [("last_day", "last_day_before_first")]
    assert faults(date(2026, 2, 1), date(2077, 1, 31)) == [("last_day", "time_too_long")]
    assert faults(date(1203, 2, 1)) == [("first_day", "day_out_of_range")]
    assert faults(date(2101, 2, 1)) == [("first_day", "day_out_of_range")]
