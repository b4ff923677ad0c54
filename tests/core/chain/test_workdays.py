from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.chain.workdays import easter_sunday, free_days, is_workday, workday_within


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1954, date(1954, 4, 18)),
        (1981, date(1981, 4, 19)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, day: date) -> None:
    assert easter_sunday(year) == day


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = easter_sunday(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_the_free_days_of_a_year() -> None:
    moving = {date(2026, 4, 3), date(2026, 4, 5), date(2026, 4, 6), date(2026, 5, 14), date(2026, 6, 19)}
    assert moving <= free_days(2026)
    assert date(2026, 4, 7) not in free_days(2026)


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 12, 24), False),
        (date(2026, 6, 19), False),
    ],
)
def test_whether_offices_are_open(day: date, is_open: bool) -> None:
    assert is_workday(day) is is_open


def test_a_weekend_moves_forward_and_at_the_end_back() -> None:
    saturday = date(2026, 11, 21)
    assert workday_within(saturday, first_day=date(2026, 11, 1), last_day=date(2026, 12, 1)) == date(2026, 11, 23)
    assert workday_within(saturday, first_day=date(2026, 11, 1), last_day=date(2026, 11, 22)) == date(2026, 11, 20)
    assert workday_within(saturday, first_day=saturday, last_day=date(2026, 11, 22)) == saturday


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 40), st.integers(-60, 60))
def test_never_outside_the_period(first_day: date, length: int, away: int) -> None:
    last_day = first_day + timedelta(days=length)
    found = workday_within(first_day + timedelta(days=away), first_day=first_day, last_day=last_day)
    assert first_day <= found <= last_day
    days = (first_day + timedelta(days=number) for number in range(length + 1))
    assert is_workday(found) or not any(is_workday(day) for day in days)
