"""Days away from a placement that goes on, and the follow-ups around them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.chain.pauses import paused, resumed, within
from talja.core.chain.rhythms import rhythm_for
from talja.core.chain.schedule import FROM_END, Planned, around, preview, schedule
from talja.core.kernel.period import Period

FIRST, LAST = date(2026, 11, 2), date(2027, 11, 1)
RHYTHM = rhythm_for(category="subsidised", form="introduktionsjobb")
DAY = date(2027, 1, 4)


def test_a_pause_begins_and_ends() -> None:
    began = paused((), from_day=DAY)
    assert began == (Period(DAY),)
    assert paused(began, from_day=date(2027, 2, 1)) == began
    ended = resumed(began, on=date(2027, 2, 1))
    assert ended == (Period(DAY, date(2027, 1, 31)),)
    assert resumed(ended, on=date(2027, 1, 10)) == ended
    assert paused(ended, from_day=date(2027, 5, 1)) == (*ended, Period(date(2027, 5, 1)))


@pytest.mark.parametrize("on", [DAY, DAY - timedelta(days=1)])
def test_back_before_it_began_is_no_pause(on: date) -> None:
    assert resumed((Period(DAY),), on=on) == ()


def test_what_is_over_has_no_pause_any_more() -> None:
    pauses = (Period(DAY, date(2027, 1, 31)), Period(date(2027, 5, 1)))
    assert within(pauses, last_day=None) == pauses
    assert within(pauses, last_day=date(2027, 1, 10)) == (Period(DAY, date(2027, 1, 10)),)
    assert within(pauses, last_day=date(2027, 6, 1))[1] == Period(date(2027, 5, 1), date(2027, 6, 1))


def planned(*pauses: Period) -> list[tuple[str, str]]:
    period = Period(FIRST, LAST)
    found = around(schedule(FIRST, LAST, RHYTHM), pauses, period=period)
    return [(one.kind.value, one.due_day.isoformat()) for one in found]


def test_the_last_of_each_kind_waits_until_they_are_back() -> None:
    assert planned(Period(DAY, date(2027, 4, 4)))[:5] == [
        ("first_contact", "2026-11-13"),
        ("check_in", "2027-04-05"),
        ("three_party", "2027-04-05"),
        ("experience", "2027-04-05"),
        ("three_party", "2027-05-03"),
    ]


def test_one_that_the_next_follows_on_at_once_is_left_out() -> None:
    found = planned(Period(DAY, date(2027, 4, 25)))
    assert ("three_party", "2027-04-26") not in found
    assert ("three_party", "2027-05-03") in found


def test_nothing_but_the_end_is_wanted_while_nobody_knows() -> None:
    assert planned(Period(date(2026, 11, 10))) == [("end_talk", "2027-08-03"), ("end", "2027-11-01")]


def test_away_for_the_rest_of_the_time() -> None:
    assert planned(Period(date(2026, 11, 10), LAST)) == [("end_talk", "2027-08-03"), ("end", "2027-11-01")]


def test_a_placement_without_an_end_goes_on_after_the_pause() -> None:
    pause = Period(date(2026, 11, 10), date(2026, 12, 31))
    found = preview(first_day=FIRST, last_day=None, category="subsidised", pauses=(pause,)).added
    assert min(one.due_day for one in found) == date(2027, 1, 4)


@given(st.dates(FIRST, LAST), st.integers(0, 400), st.one_of(st.none(), st.integers(0, 30)), st.integers(-200, 200))
def test_everything_is_held_within_the_time_and_never_while_away(
    first: date, length: int, other: int | None, shift: int
) -> None:
    def days(one: Planned) -> date:
        return one.due_day

    pauses = [Period(first, first + timedelta(days=length))]
    if other is not None and first + timedelta(days=length + 1 + other) <= LAST:
        pauses.append(Period(first + timedelta(days=length + 1 + other)))
    last = LAST + timedelta(days=shift)
    found = around(schedule(FIRST, last, RHYTHM), pauses, period=Period(FIRST, last))
    assert all(Period(FIRST, last).covers(days(one)) for one in found)
    away = [one for one in found if any(pause.covers(days(one)) for pause in pauses)]
    assert all(one.kind in FROM_END for one in away)
    assert len({(one.kind, one.number) for one in found}) == len(found)
