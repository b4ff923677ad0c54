"""How long there is to make an employment of an internship."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.chain.conversion import Deadline, days_left, deadlines, first_day_after
from talja.core.chain.procedures import Basis, Certainty, Procedure

ON = date(2026, 11, 22)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))


def procedure(union: int | None, agency: int | None) -> Procedure:
    return Procedure(
        needs_union=union is not None,
        basis=Basis.MBL_11,
        union_days=union or 0,
        needs_agency=agency is not None,
        agency_days=agency or 0,
        shows_form=False,
        source="",
        certainty=Certainty.LOW,
    )


@pytest.mark.parametrize(
    ("planned", "first_day"),
    [
        (date(2026, 12, 31), date(2027, 1, 1)),
        (ON, date(2026, 11, 23)),
        (date(2026, 1, 1), date(2026, 11, 23)),
        (None, date(2026, 11, 23)),
    ],
)
def test_it_begins_the_day_after_or_tomorrow(planned: date | None, first_day: date) -> None:
    assert first_day_after(planned, on=ON) == first_day


def test_who_must_be_asked_by_which_day_the_earliest_first() -> None:
    first_day = date(2027, 1, 1)
    both = deadlines(first_day, procedure(14, 21))
    assert both == (Deadline("agency", date(2026, 12, 11)), Deadline("union", date(2026, 12, 18)))
    assert deadlines(first_day, procedure(None, None)) == ()
    assert (days_left(first_day, procedure(14, 21), on=ON), days_left(first_day, procedure(None, None), on=ON)) == (
        19,
        39,
    )
    assert days_left(first_day, procedure(14, 60), on=ON) < 0


@given(DAYS, DAYS, st.integers(0, 365), st.integers(0, 365))
def test_nobody_is_asked_after_the_first_day_and_more_time_leaves_fewer_days(
    planned: date, on: date, union: int, agency: int
) -> None:
    first_day = first_day_after(planned, on=on)
    assert first_day > on
    told = procedure(union, agency)
    assert all(one.day <= first_day for one in deadlines(first_day, told))
    slower = procedure(union + 1, agency)
    assert days_left(first_day, slower, on=on) <= days_left(first_day, told, on=on)
    assert days_left(first_day + timedelta(days=1), told, on=on) == days_left(first_day, told, on=on) + 1
