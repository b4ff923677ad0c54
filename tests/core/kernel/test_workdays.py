"""Working days: the day before and after each kind of free day, and hours across nights, weekends and clock changes."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.kernel.workdays import (
    ZONE,
    add_working_days,
    is_working_day,
    promised_day,
    working_day_within,
    working_hours,
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 11, 20), True, id="friday"),
        pytest.param(date(2026, 11, 21), False, id="saturday"),
        pytest.param(date(2026, 4, 3), False, id="good friday"),
        pytest.param(date(2026, 4, 2), True, id="the day before"),
        pytest.param(date(2026, 5, 14), False, id="ascension day"),
        pytest.param(date(2026, 6, 19), False, id="midsummer eve"),
        pytest.param(date(2026, 12, 24), False, id="christmas eve"),
        pytest.param(date(2026, 12, 31), False, id="new year's eve"),
        pytest.param(date(2025, 6, 6), False, id="national day"),
    ],
)
def test_free_days(day: date, expected: bool) -> None:
    assert is_working_day(day) is expected


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 12, 23), 2, date(2026, 12, 29)),
    ],
)
def test_days_are_counted_past_free_ones(day: date, count: int, expected: date) -> None:
    assert add_working_days(day, count) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(datetime(2026, 11, 20, 15, 59, tzinfo=ZONE), date(2026, 11, 23), id="just before closing"),
        pytest.param(datetime(2026, 11, 20, 16, 0, tzinfo=ZONE), date(2026, 11, 24), id="at closing"),
        pytest.param(datetime(2026, 11, 22, 12, 0, tzinfo=ZONE), date(2026, 11, 24), id="sunday"),
    ],
)
def test_a_promise_counts_from_when_somebody_reads(at: datetime, expected: date) -> None:
    assert promised_day(at, 1) == expected


@pytest.mark.parametrize(
    ("begins", "ends", "hours"),
    [
        (datetime(2026, 11, 20, 9, tzinfo=ZONE), datetime(2026, 11, 20, 11, 30, tzinfo=ZONE), 2.5),
        (datetime(2026, 11, 20, 15, tzinfo=ZONE), datetime(2026, 11, 23, 9, tzinfo=ZONE), 2.0),
        (datetime(2026, 11, 21, 9, tzinfo=ZONE), datetime(2026, 11, 22, 11, tzinfo=ZONE), 0.0),
        (datetime(2026, 11, 20, 11, tzinfo=ZONE), datetime(2026, 11, 20, 9, tzinfo=ZONE), 0.0),
        (datetime(2026, 10, 23, 8, tzinfo=ZONE), datetime(2026, 10, 26, 16, tzinfo=ZONE), 16.0),
    ],
)
def test_office_hours(begins: datetime, ends: datetime, hours: float) -> None:
    assert working_hours(begins, ends) == hours


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 15))
def test_a_promise_never_ends_on_a_free_day(day: date, count: int) -> None:
    last_day = add_working_days(day, count)
    assert is_working_day(last_day)
    between = (last_day - day).days
    assert sum(is_working_day(day + timedelta(days=n)) for n in range(1, between + 1)) == count + (
        not is_working_day(day)
    )


def test_a_weekend_moves_forward_and_at_the_end_back() -> None:
    saturday = date(2026, 11, 21)
    assert working_day_within(saturday, first_day=date(2026, 11, 1), last_day=date(2026, 12, 1)) == date(2026, 11, 23)
    assert working_day_within(saturday, first_day=date(2026, 11, 1), last_day=date(2026, 11, 22)) == date(2026, 11, 20)
    assert working_day_within(saturday, first_day=saturday, last_day=date(2026, 11, 22)) == saturday


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 40), st.integers(-60, 60))
def test_never_outside_the_period(first_day: date, length: int, away: int) -> None:
    last_day = first_day + timedelta(days=length)
    found = working_day_within(first_day + timedelta(days=away), first_day=first_day, last_day=last_day)
    assert first_day <= found <= last_day
    days = (first_day + timedelta(days=number) for number in range(length + 1))
    assert is_working_day(found) or not any(is_working_day(day) for day in days)
