"""Periods against the slow definition: a period is the set of its days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.kernel.period import Period

ORIGIN = date(2024, 2, 20)
HORIZON = 40
OFFSETS = st.integers(0, HORIZON)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(OFFSETS)
    length = draw(st.none() | st.integers(0, HORIZON - start))
    last = None if length is None else ORIGIN + timedelta(start + length)
    return Period(ORIGIN + timedelta(start), last)


def days(period: Period) -> set[date]:
    return {day for offset in range(HORIZON + 1) if period.covers(day := ORIGIN + timedelta(offset))}


@given(periods())
def test_covers_both_ends_and_nothing_outside(period: Period) -> None:
    last = period.last_day or ORIGIN + timedelta(HORIZON)
    assert days(period) == {period.first_day + timedelta(n) for n in range((last - period.first_day).days + 1)}


@given(periods(), periods())
def test_overlaps_when_a_day_is_shared(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one) == bool(days(one) & days(other))


@given(periods())
def test_overlaps_itself(period: Period) -> None:
    assert period.overlaps(period)


def test_neighbours_do_not_overlap() -> None:
    assert not Period(date(2024, 1, 1), date(2024, 1, 31)).overlaps(Period(date(2024, 2, 1)))


def test_may_be_one_day() -> None:
    assert Period(ORIGIN, ORIGIN).covers(ORIGIN)


def test_refuses_to_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before first day"):
        Period(date(2024, 3, 1), date(2024, 2, 29))
