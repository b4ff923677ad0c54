"""How long a support can last, and what remains."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.core.rules.making import ON, parameter, scheme, situation, value, when

from talja.core.kernel.period import Period
from talja.core.rules.calculate import calculate
from talja.core.rules.durations import last_day_of, months_used_in
from talja.core.rules.results import Extent

PARAMETERS = {
    "decision": parameter("12", "months"),
    "total": parameter("24", "months"),
    "in_days": parameter("100", "days"),
    "ended": parameter({"2000-01-01": value("ended")}, "months"),
    "unknown": parameter({"2000-01-01": value("unknown")}, "months"),
    "twice": parameter("2", "times"),
}
GROUPS = [when("new", fact="newcomer", **{"is": True}), when("other", fact="newcomer", **{"is": False})]


def extent(duration: dict[str, Any] | None, **facts: Any) -> tuple[Extent, tuple[str, ...]]:
    one = scheme(duration=duration, parameters=PARAMETERS, groups=GROUPS)
    found = calculate(one, situation(**{"wage": 1, "newcomer": True, **facts}))
    return found.extent, found.missing


@pytest.mark.parametrize(
    ("duration", "facts", "left", "last_day", "is_known"),
    [
        (None, {}, None, None, True),
        ({"total": "total"}, {"months_used": 0}, "24", "2027-12-31", True),
        ({"total": "total"}, {"months_used": 10}, "14", "2027-02-28", True),
        ({"total": "total"}, {"months_used": 24}, "0", "2025-12-31", True),
        ({"total": "total"}, {"months_used": 60}, "0", "2025-12-31", True),
        ({"total": "ended"}, {}, None, None, True),
        ({"total": "unknown"}, {}, None, None, False),
        ({"per_decision": "decision"}, {}, None, None, True),
        ({"total": "in_days"}, {"months_used": 0}, None, "2026-04-10", True),
        ({"no_longer_than": "months_without_work"}, {"months_without_work": 7}, "7", "2026-07-31", True),
        ({"no_longer_than": "months_without_work"}, {}, None, None, False),
        ({"total": "total", "no_longer_than": "months_without_work"}, {}, "24", "2027-12-31", False),
        (
            {"no_longer_than": "months_without_work", "times": "twice"},
            {"months_without_work": 7},
            "14",
            "2027-02-28",
            True,
        ),
        ({"no_longer_than": "months_without_work", "times": "unknown"}, {"months_without_work": 7}, None, None, False),
        (
            {"total": "total", "no_longer_than": "months_without_work", "groups": ["new"]},
            {"months_without_work": 7},
            "7",
            "2026-07-31",
            True,
        ),
        (
            {"total": "total", "no_longer_than": "months_without_work", "groups": ["other"]},
            {"months_without_work": 7},
            "24",
            "2027-12-31",
            True,
        ),
    ],
)
def test_limits(
    duration: dict[str, Any] | None, facts: dict[str, Any], left: str | None, last_day: str | None, is_known: bool
) -> None:
    found, _ = extent(duration, **facts)
    if left is not None:
        assert found.left_months == Decimal(left)
    assert found.last_day == (None if last_day is None else date.fromisoformat(last_day))
    assert found.is_known is is_known


def test_what_is_taken_for_granted_is_told() -> None:
    assert extent({"total": "total"})[1] == ("months_used",)
    assert extent({"total": "total"}, months_used=0)[1] == ()
    assert extent({"per_decision": "decision", "total": "unknown"})[1] == ("unknown",)


def test_a_decision_has_a_length_of_its_own() -> None:
    assert extent({"per_decision": "decision", "total": "total"})[0].per_decision_months == 12


@pytest.mark.parametrize(
    ("months", "in_days", "expected"),
    [
        ("0", False, "2025-12-31"),
        ("1", False, "2026-01-31"),
        ("1.5", False, "2026-02-15"),
        ("0.3333333333", False, "2026-01-10"),
        ("2", True, "2026-03-01"),
    ],
)
def test_last_days(months: str, in_days: bool, expected: str) -> None:
    assert last_day_of(ON, Decimal(months), in_days=in_days) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([], "0"),
        ([("2025-01-01", "2025-03-31")], "3"),
        ([("2025-01-01", "2025-02-15")], "1.5"),
        ([("2025-06-01", "2025-06-30"), ("2024-01-15", "2024-02-14")], "2"),
        ([("2025-01-01", "2025-03-31"), ("2025-03-01", "2025-04-30")], "4"),  # March stands in both
        ([("2025-01-01", "2025-04-30"), ("2025-02-01", "2025-02-28")], "4"),
        ([("2025-11-01", None)], "2"),  # still open: up to the day
        ([("2025-12-01", "2026-05-31")], "1"),
        ([("2026-01-01", "2026-05-31")], "0"),
    ],
)
def test_earlier_periods_use_months_up(periods: list[tuple[str, str | None]], expected: str) -> None:
    told = [Period(date.fromisoformat(first), date.fromisoformat(last) if last else None) for first, last in periods]
    assert months_used_in(told, before=ON) == Decimal(expected)
