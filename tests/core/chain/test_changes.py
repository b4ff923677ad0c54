"""What a new period does to the follow-ups: held ones stay, nothing is there twice, chosen days stay if they fit."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.core.chain.test_schedule import RHYTHMS, days, rhythms

from talja.core.chain.rhythms import Rhythm
from talja.core.chain.schedule import Changes, Existing, Kind, Planned, changes, preview, schedule
from talja.core.kernel.period import Period

FIRST, LAST = date(2026, 1, 5), date(2026, 12, 31)
RHYTHM = RHYTHMS[0]


def stored(planned: tuple[Planned, ...]) -> tuple[Existing, ...]:
    return tuple(Existing(f"{one.kind}-{one.number}", one.kind, one.number, one.due_day) for one in planned)


def after(found: Changes) -> tuple[Existing, ...]:
    """What is there when the changes are made."""
    moved = tuple(replace(one.existing, due_day=one.due_day, is_moved=False) for one in found.moved)
    return (*found.kept, *moved, *stored(found.added))


def became(found: Changes) -> dict[tuple[str, int], date]:
    return {(one.kind.value, one.number): one.due_day for one in after(found)}


def test_the_same_period_changes_nothing() -> None:
    found = preview(
        first_day=FIRST, last_day=LAST, category="subsidised", existing=stored(schedule(FIRST, LAST, RHYTHM))
    )
    assert found.changes_nothing
    assert len(found.kept) == len(schedule(FIRST, LAST, RHYTHM))


def test_nothing_is_added_for_days_that_have_passed() -> None:
    found = preview(first_day=FIRST, last_day=LAST, category="subsidised", from_day=date(2026, 12, 1))
    assert {one.kind for one in found.added} == {Kind.END}


def test_an_extension_moves_the_end_and_adds_the_rest() -> None:
    there = stored(schedule(FIRST, LAST, RHYTHM))
    found = preview(first_day=FIRST, last_day=date(2027, 6, 30), category="subsidised", existing=there)
    assert {one.existing.kind for one in found.moved} == {Kind.END, Kind.END_TALK}
    assert not found.removed
    assert became(found)["end", 1] == date(2027, 6, 30)


def test_an_end_talk_that_was_held_does_not_stand_for_a_later_end() -> None:
    there = tuple(replace(one, is_fixed=one.kind == Kind.END_TALK) for one in stored(schedule(FIRST, LAST, RHYTHM)))
    found = became(preview(first_day=FIRST, last_day=date(2027, 6, 30), category="subsidised", existing=there))
    assert ("end_talk", 1) in found
    assert found["end_talk", 2] == date(2027, 4, 1)
    a_week = became(preview(first_day=FIRST, last_day=date(2027, 1, 5), category="subsidised", existing=there))
    assert ("end_talk", 2) not in a_week


def test_a_shorter_period_takes_away_what_lies_after_it_but_not_what_was_held() -> None:
    there = stored(schedule(FIRST, LAST, RHYTHM))
    held = tuple(replace(one, is_fixed=one.due_day > date(2026, 9, 1)) for one in there[:-1]) + there[-1:]
    found = preview(first_day=FIRST, last_day=date(2026, 6, 30), category="subsidised", existing=held)
    assert all(one.is_fixed or one.due_day <= date(2026, 6, 30) for one in after(found))
    assert {one.key for one in held if one.is_fixed} <= {one.key for one in found.kept}


def test_a_chosen_day_is_kept_while_it_fits() -> None:
    there = tuple(
        replace(one, due_day=date(2026, 2, 27), is_moved=True) if one.kind == Kind.FIRST_CONTACT else one
        for one in stored(schedule(FIRST, LAST, RHYTHM))
    )
    found = preview(first_day=FIRST, last_day=date(2026, 11, 30), category="subsidised", existing=there)
    assert became(found)["first_contact", 1] == date(2026, 2, 27)
    short = preview(first_day=FIRST, last_day=date(2026, 2, 20), category="subsidised", existing=there)
    assert became(short)["first_contact", 1] == date(2026, 1, 16)


def test_what_was_planned_by_hand_stays_within_the_period() -> None:
    extra = Existing("extra", Kind.EXTRA, 1, date(2026, 5, 4))
    assert extra in preview(first_day=FIRST, last_day=LAST, category="subsidised", existing=[extra]).kept
    gone = preview(first_day=FIRST, last_day=date(2026, 4, 30), category="subsidised", existing=[extra])
    assert gone.removed == (extra,)


@given(days, st.integers(0, 900), days, st.one_of(st.none(), st.integers(0, 900)), rhythms, st.data())
def test_whatever_the_new_period(
    first_day: date, length: int, new_first: date, new_length: int | None, rhythm: Rhythm, data: st.DataObject
) -> None:
    last_day = first_day + timedelta(days=length)
    there = tuple(
        replace(one, is_fixed=data.draw(st.booleans()), is_moved=data.draw(st.booleans()))
        for one in stored(schedule(first_day, last_day, rhythm))
    )
    new_last = None if new_length is None else new_first + timedelta(days=new_length)
    period, wanted = Period(new_first, new_last), schedule(new_first, new_last, rhythm)
    found = changes(there, wanted, period=period)
    result = after(found)
    assert len({(one.kind, one.number) for one in result}) == len(result), "nothing is there twice"
    assert all(period.covers(one.due_day) for one in result if not one.is_fixed)
    assert {one for one in there if one.is_fixed} <= set(found.kept), "what was held stays"
    again = changes(result, wanted, period=period)
    assert again.changes_nothing, "the same once more does nothing"
