"""Spans of days: twelve months, what has been, and whole months only."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.apps.reports.queries.spans import (
    LONGEST_SERIES,
    asked_about,
    last_year,
    month_end,
    months_of,
    whole_months,
    within,
)
from talja.core.chain.schedule import add_months
from talja.core.kernel.period import Period

DAYS = st.dates(date(1995, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("on", "first_day"),
    [
        (date(2026, 11, 22), date(2025, 11, 23)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 2, 28), date(2024, 2, 29)),
    ],
)
def test_a_year_back(on: date, first_day: date) -> None:
    assert last_year(on) == Period(first_day, on)


def test_what_is_to_come_is_left_out() -> None:
    on = date(2026, 11, 22)
    assert within(Period(date(2026, 1, 1), date(2026, 12, 31)), on=on) == Period(date(2026, 1, 1), on)
    assert within(Period(date(2027, 1, 1), date(2027, 12, 31)), on=on) == Period(on, on)
    assert within(Period(date(2026, 1, 1)), on=on) == Period(date(2026, 1, 1), on)


def test_the_end_of_a_month() -> None:
    assert month_end(date(2026, 11, 30)) == date(2026, 11, 30)
    assert month_end(date(2026, 11, 29)) == date(2026, 10, 31)
    assert month_end(date(2026, 1, 1)) == date(2025, 12, 31)


@given(DAYS, st.integers(0, 4000), DAYS)
def test_protected_spans_are_whole_months_that_are_over(first_day: date, length: int, on: date) -> None:
    span = whole_months(Period(first_day, first_day + timedelta(days=length)), on=on)
    assert span.last_day is not None
    assert span.first_day.day == 1
    assert (span.last_day + timedelta(days=1)).day == 1
    assert span.last_day <= on


@given(DAYS, st.integers(0, 800), st.sampled_from((3, 6, 12)), st.integers(-5, 805))
def test_who_is_asked_about_has_the_day_in_the_period(first_day: date, length: int, months: int, after: int) -> None:
    period = Period(first_day, first_day + timedelta(days=length))
    earliest, latest = asked_about(period, months=months)
    ended = add_months(first_day, -months) + timedelta(days=after)
    assert (earliest <= ended <= latest) is period.covers(add_months(ended, months))


def test_nobody_has_the_day_that_no_month_so_long_before_has() -> None:
    earliest, latest = asked_about(Period(date(2027, 3, 31), date(2027, 3, 31)), months=6)
    assert (earliest, latest) == (date(2026, 10, 1), date(2026, 9, 30))


def test_a_series_is_a_year_at_least_and_has_an_end() -> None:
    assert months_of(Period(date(2026, 11, 1), date(2026, 11, 22))) == (202511, 13)
    assert months_of(Period(date(2016, 12, 1), date(2026, 11, 22))) == (201612, 120)
    assert months_of(Period(date(1990, 1, 1), date(2026, 11, 22)))[1] == LONGEST_SERIES
