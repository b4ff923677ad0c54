"""Visits and calls in a line, and what is to be done next."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.conftest import MOMENT, TODAY
from tests.factories.possibilities import make_asked, make_possibility
from tests.factories.register import later

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.possibilities.enums import Step, TouchKind, Who
from talja.apps.possibilities.inputs import NextInput
from talja.apps.possibilities.models import Possibility
from talja.apps.possibilities.operations.beginning import take_over_possibility
from talja.apps.possibilities.operations.moving import move_possibility
from talja.apps.possibilities.operations.noting import note_touch, set_next_step
from talja.apps.possibilities.queries.pages import get_possibility
from talja.apps.possibilities.queries.work import MOST, work_of
from talja.core.kernel.verdict import Denied
from talja.core.kernel.work import NOTHING, Rest

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Denied) as found:
        work()
    return found.value.code


@pytest.fixture
def possibility(asta: Actor, ekens_forskola: Workplace) -> Possibility:
    return make_possibility(actor=asta, workplace=ekens_forskola)


def test_a_call_is_one_line_with_a_day(asta: Actor, possibility: Possibility) -> None:
    key = possibility.key
    note_touch(possibility_key=key, kind=TouchKind.CALL, text=" Chefen vill ses ", actor=asta)
    note_touch(possibility_key=key, kind=TouchKind.VISIT, text="Såg köket", day=YESTERDAY, actor=asta)
    history = get_possibility(key, actor=asta, on=TODAY).history
    assert [(one.kind, one.text, one.day) for one in history] == [
        (TouchKind.CALL, "Chefen vill ses", TODAY),
        (TouchKind.VISIT, "Såg köket", YESTERDAY),
    ]
    assert Event.objects.filter(code="possibility.touched").first().data == {"kind": "call"}  # type: ignore[union-attr]


def test_a_touch_needs_words_and_a_day_that_has_been(asta: Actor, malik: Actor, possibility: Possibility) -> None:
    key = possibility.key
    call = TouchKind.CALL
    assert refused(lambda: note_touch(possibility_key=key, kind=call, text=" ", actor=asta)) == "touch_text_missing"
    assert refused(lambda: note_touch(possibility_key=key, kind=call, text="Ja", day=TOMORROW, actor=asta)) == (
        "touch_in_future"
    )
    assert refused(lambda: note_touch(possibility_key=key, kind=call, text="Ja", actor=malik)) == "missing_right"
    move_possibility(possibility_key=key, step=Step.ASIDE, reason="Flyttar", actor=asta)
    assert refused(lambda: note_touch(possibility_key=key, kind=call, text="Ja", actor=asta)) == "possibility_aside"


def test_the_next_step_says_what_when_and_whose(asta: Actor, possibility: Possibility) -> None:
    said = NextInput(" Skicka underlag ", TOMORROW, " Budget ", Who.EMPLOYER)
    set_next_step(possibility_key=possibility.key, said=said, version=1, actor=asta)
    line = get_possibility(possibility.key, actor=asta, on=TODAY).line
    assert (line.next_step, line.next_day, line.stuck_on, line.whose_move) == (
        "Skicka underlag",
        TOMORROW,
        "Budget",
        Who.EMPLOYER,
    )
    set_next_step(possibility_key=possibility.key, said=NextInput(), version=2, actor=asta)
    assert get_possibility(possibility.key, actor=asta, on=TODAY).line.next_day is None


def test_an_impossible_next_step_is_refused(asta: Actor, possibility: Possibility) -> None:
    def said(version: int = 1, **facts: object) -> str:
        step = NextInput(**facts)  # type: ignore[arg-type]  # said in short
        return refused(lambda: set_next_step(possibility_key=possibility.key, said=step, version=version, actor=asta))

    assert said(next_day=TOMORROW) == "next_step_missing"
    assert said(next_step="Ring", next_day=YESTERDAY) == "deadline_in_past"
    assert said(version=2) == "changed_by_other"


def test_a_day_that_has_passed_may_stand_while_the_rest_is_changed(asta: Actor, possibility: Possibility) -> None:
    set_next_step(possibility_key=possibility.key, said=NextInput("Ring", TODAY), version=1, actor=asta)
    week_later = later(asta, at=MOMENT + timedelta(days=7))
    said = NextInput("Ring igen", TODAY, whose_move=Who.EMPLOYER)
    assert set_next_step(possibility_key=possibility.key, said=said, version=2, actor=week_later).version == 3


def test_work_is_what_is_due_and_what_nobody_answered(
    asta: Actor, protector: Actor, malik: Actor, possibility: Possibility
) -> None:
    assert work_of(actor=asta, on=TODAY) == NOTHING
    set_next_step(possibility_key=possibility.key, said=NextInput("Ring", TOMORROW), version=1, actor=asta)
    make_asked(possibility, actor=asta, days=2)
    on = TODAY + timedelta(days=3)
    assert [(one.code, one.due, one.about) for one in work_of(actor=asta, on=on).items] == [
        ("possibility.next_step", TOMORROW, "Ring"),
        ("possibility.unanswered", TODAY + timedelta(days=2), ""),
    ]
    assert [one.code for one in work_of(actor=asta, on=TODAY).items] == ["possibility.next_step"]
    assert work_of(actor=protector, on=on) == NOTHING
    assert len(work_of(actor=protector, on=on, everybody=True).items) == 2
    assert work_of(actor=malik, on=on) == NOTHING
    take_over_possibility(possibility_key=possibility.key, actor=protector)
    assert len(work_of(actor=protector, on=on).items) == 2
    move_possibility(possibility_key=possibility.key, step=Step.ASIDE, reason="Flyttar", actor=asta)
    assert work_of(actor=protector, on=on) == NOTHING


def test_work_is_asked_for_once_and_the_rest_is_counted(
    asta: Actor, ekens_forskola: Workplace, django_assert_num_queries: Callable[[int], object]
) -> None:
    for number in range(MOST + 3):
        one = make_possibility(actor=asta, workplace=ekens_forskola, title=f"Nr {number}")
        set_next_step(possibility_key=one.key, said=NextInput("Ring", TODAY), version=1, actor=asta)
    with django_assert_num_queries(1):  # type: ignore[attr-defined] # a context manager
        work = work_of(actor=asta, on=TODAY)
    assert (len(work.items), work.rest) == (MOST, (Rest("possibilities", 3),))
