"""Days as months of pay, month for month, worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from talja.core.rules.day_counts import add_months, months_between, pieces
from talja.core.rules.facts import birthday, full_years, whole_months
from talja.core.rules.scheme import DayCount

CALENDAR, AVERAGE, THIRTY = DayCount.CALENDAR_DAYS, DayCount.MONTHS_AND_DAYS, DayCount.THIRTY_360
WHOLE, STARTED = DayCount.WHOLE_MONTHS, DayCount.STARTED_MONTHS
_DAY = 1 / Decimal("30.4375")


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "day_count", "shares"),
    [
        ("2026-01-01", "2026-02-28", CALENDAR, ["1", "1"]),
        ("2026-01-17", "2026-02-14", CALENDAR, ["15/31", "14/28"]),
        ("2028-02-15", "2028-02-29", CALENDAR, ["15/29"]),
        ("2026-01-16", "2026-02-28", THIRTY, ["15/30", "1"]),
        ("2026-01-31", "2026-01-31", THIRTY, ["0"]),
        ("2026-01-30", "2026-01-31", THIRTY, ["1/30"]),
        ("2026-02-15", "2026-02-28", THIRTY, ["16/30"]),
        ("2026-01-15", "2026-03-14", AVERAGE, ["1", "1"]),
        ("2026-01-15", "2026-02-24", AVERAGE, ["1", "10/30.4375"]),
        ("2026-01-31", "2026-02-27", AVERAGE, ["1"]),
        ("2026-01-15", "2026-02-24", WHOLE, ["1", "0"]),
        ("2026-01-15", "2026-02-24", STARTED, ["1", "1"]),
        ("2026-01-15", "2026-01-15", STARTED, ["1"]),
    ],
)
def test_shares(first: str, last: str, day_count: DayCount, shares: list[str]) -> None:
    found = [piece.share for piece in pieces(day(first), day(last), day_count)]
    expected = [Decimal(top) / Decimal(bottom or 1) for top, _, bottom in (share.partition("/") for share in shares)]
    assert found == expected


def test_a_cut_parts_a_month_but_not_its_sum() -> None:
    for day_count in (CALENDAR, THIRTY):
        one, other = pieces(day("2026-01-01"), day("2026-01-31"), day_count, (day("2026-01-11"),))
        assert one.share + other.share == 1
        assert (one.last_day, other.first_day) == (day("2026-01-10"), day("2026-01-11"))
    one, other = pieces(day("2026-01-01"), day("2026-01-31"), AVERAGE, (day("2026-01-11"),))
    assert one.share + other.share == 31 * _DAY, "a whole month is one, its parts are days of the average month"


def test_a_wage_is_paid_for_its_days_whatever_the_support_counts() -> None:
    for day_count in (WHOLE, STARTED):
        whole, rest = pieces(day("2026-01-15"), day("2026-02-24"), day_count)
        assert [whole.cost_share, rest.cost_share] == [Decimal(1), 10 * _DAY]


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [("2026-01-31", 1, "2026-02-28"), ("2027-11-30", 3, "2028-02-29"), ("2026-12-01", 1, "2027-01-01")],
)
def test_months_later(start: str, months: int, expected: str) -> None:
    assert add_months(day(start), months) == day(expected)
    assert whole_months(day(start), day(expected)) == months


def test_lengths() -> None:
    assert months_between(day("2026-01-01"), day("2026-01-31")) == 1
    assert months_between(day("2026-01-01"), day("2026-02-15")) == Decimal("1.5")
    assert whole_months(day("2026-01-15"), day("2026-02-14")) == 0
    assert whole_months(day("2026-01-31"), day("2026-02-27")) == 0


@pytest.mark.parametrize(
    ("born", "age", "expected"),
    [
        ("2000-02-29", 20, "2020-02-29"),
        ("2000-02-29", 21, "2021-03-01"),
        ("2000-05-03", 18, "2018-05-03"),
    ],
)
def test_the_day_of_an_age(born: str, age: int, expected: str) -> None:
    reached = birthday(day(born), age)
    assert reached == day(expected)
    assert full_years(day(born), reached) == age
    assert full_years(day(born), date.fromordinal(reached.toordinal() - 1)) == age - 1
