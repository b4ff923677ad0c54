"""The way of a possibility: along it, back, aside and up again."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.db import IntegrityError
from tests.conftest import MOMENT, TODAY
from tests.factories.possibilities import make_possibility
from tests.factories.register import later, make_workplace

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.possibilities.enums import (
    LAID_ASIDE,
    MOVED_BACK,
    MOVED_ON,
    TAKEN_UP,
    TRANSITIONS,
    UNDER_WAY,
    WAY,
    Step,
)
from talja.apps.possibilities.inputs import NextInput, PossibilityInput
from talja.apps.possibilities.models import Possibility
from talja.apps.possibilities.operations.beginning import (
    begin_possibility,
    change_possibility,
    take_over_possibility,
)
from talja.apps.possibilities.operations.moving import move_possibility
from talja.apps.possibilities.operations.noting import set_next_step
from talja.apps.possibilities.policies import event_of
from talja.apps.possibilities.queries.pages import get_possibility
from talja.core.kernel.verdict import Denied


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Denied) as found:
        work()
    return found.value.code


@pytest.fixture
def possibility(asta: Actor, ekens_forskola: Workplace) -> Possibility:
    return make_possibility(actor=asta, workplace=ekens_forskola)


def test_every_pair_of_steps_is_judged_by_the_table() -> None:
    for origin in Step:
        for target in Step:
            place = {step: order for order, step in enumerate(WAY)}
            if origin == target:
                expected = ""
            elif target == Step.ASIDE:
                expected = LAID_ASIDE if origin in UNDER_WAY else ""
            elif origin == Step.ASIDE:
                expected = TAKEN_UP if target in UNDER_WAY else ""
            else:
                expected = MOVED_ON if place[target] > place[origin] else MOVED_BACK
            assert event_of(origin, target) == expected, (origin, target)


def test_the_table_says_each_neighbour_once() -> None:
    assert len(set(TRANSITIONS)) == len(TRANSITIONS)
    assert {(a, b) for a, b, code in TRANSITIONS if code == MOVED_ON} == set(pairwise(WAY))


def test_whoever_begins_is_responsible(asta: Actor, possibility: Possibility) -> None:
    page = get_possibility(possibility.key, actor=asta, on=TODAY)
    assert (page.line.step, page.line.owner, page.line.is_own) == (Step.NOTICED, "Asta Öberg", True)
    assert page.may_take_over.code == "own_already"
    assert page.history == ()
    assert Event.objects.get(code="possibility.begun").data == {}


def test_the_same_is_not_begun_twice_but_something_else_and_again_afterwards(
    asta: Actor, ekens_forskola: Workplace, possibility: Possibility
) -> None:
    def again(title: str) -> Possibility:
        return make_possibility(actor=asta, workplace=ekens_forskola, title=title)

    assert refused(lambda: again(" Måltider ")) == "possibility_there_already"
    again("Trädgård")
    move_possibility(possibility_key=possibility.key, step=Step.ASIDE, reason="Chefen hinner inte", actor=asta)
    again("Måltider")
    assert Possibility.objects.count() == 3


def test_half_a_possibility_or_a_closed_place_is_refused(asta: Actor, ekens_forskola: Workplace) -> None:
    assert refused(lambda: make_possibility(actor=asta, workplace=ekens_forskola, title=" ")) == (
        "possibility_title_missing"
    )
    closed = make_workplace("Nedlagd", closed_day=TODAY)
    assert refused(lambda: make_possibility(actor=asta, workplace=closed)) == "workplace_closed"
    make_possibility(actor=asta, workplace=make_workplace("Läggs ner", closed_day=TODAY + timedelta(days=1)))
    with pytest.raises(Workplace.DoesNotExist):
        begin_possibility(workplace_key=uuid4(), said=PossibilityInput("Något"), actor=asta)


def test_steps_may_be_skipped_and_each_is_remembered(asta: Actor, possibility: Possibility) -> None:
    move_possibility(possibility_key=possibility.key, step=Step.VISIT, actor=asta)
    day_after = later(asta, at=MOMENT + timedelta(days=1))
    move_possibility(possibility_key=possibility.key, step=Step.FILLED, actor=day_after)
    page = get_possibility(possibility.key, actor=asta, on=TODAY)
    assert page.line.step_since == TODAY + timedelta(days=1)
    assert [(one.origin, one.target, one.who) for one in page.history] == [
        (Step.VISIT, Step.FILLED, "Asta Öberg"),
        (Step.NOTICED, Step.VISIT, "Asta Öberg"),
    ]
    assert Event.objects.filter(code=MOVED_ON).count() == 2


def test_back_and_aside_demand_a_reason(asta: Actor, possibility: Possibility) -> None:
    def move(step: Step, reason: str = " ") -> Possibility:
        return move_possibility(possibility_key=possibility.key, step=step, reason=reason, actor=asta)

    move(Step.CARVED)
    assert refused(lambda: move(Step.VISIT)) == "possibility_reason_missing"
    move(Step.VISIT, " Ny chef ")
    assert refused(lambda: move(Step.ASIDE)) == "possibility_reason_missing"
    move(Step.ASIDE, "Flyttar")
    page = get_possibility(possibility.key, actor=asta, on=TODAY)
    assert (page.line.step, page.reason) == (Step.ASIDE, "Flyttar")
    assert refused(lambda: move(Step.FILLED)) == "possibility_not_in_step"
    assert refused(lambda: move(Step.ASIDE, "Igen")) == "possibility_not_in_step"
    assert move(Step.VISIT).reason == ""
    assert [one.text for one in page.history] == ["Flyttar", "Ny chef", ""]


def test_nothing_is_written_of_what_lies_aside(asta: Actor, possibility: Possibility) -> None:
    key = possibility.key
    move_possibility(possibility_key=key, step=Step.ASIDE, reason="Flyttar", actor=asta)
    said = PossibilityInput("Nytt")
    assert refused(lambda: change_possibility(possibility_key=key, said=said, version=2, actor=asta)) == (
        "possibility_aside"
    )
    assert refused(lambda: take_over_possibility(possibility_key=key, actor=asta)) == "possibility_aside"
    page = get_possibility(key, actor=asta, on=TODAY)
    assert (page.may_change.code, page.may_take_over.code) == ("possibility_aside", "possibility_aside")


@pytest.mark.parametrize("step", [Step.FILLED, Step.ASIDE])
def test_what_is_done_or_laid_aside_has_no_next_step(step: Step, asta: Actor, possibility: Possibility) -> None:
    said = NextInput("Ring chefen", TODAY, "Semester")
    set_next_step(possibility_key=possibility.key, said=said, version=1, actor=asta)
    move_possibility(possibility_key=possibility.key, step=step, reason="Så blev det", actor=asta)
    possibility.refresh_from_db()
    assert (possibility.next_step, possibility.next_day, possibility.stuck_on) == ("", None, "")


def test_what_is_hoped_for_is_changed_by_one_at_a_time(asta: Actor, possibility: Possibility) -> None:
    key = possibility.key
    said = PossibilityInput(" Frukost ", "Två halvtider", "Tre går i pension")
    change_possibility(possibility_key=key, said=said, version=1, actor=asta)
    page = get_possibility(key, actor=asta, on=TODAY)
    assert (page.line.title, page.hope, page.need, page.version) == ("Frukost", "Två halvtider", "Tre går i pension", 2)
    assert refused(lambda: change_possibility(possibility_key=key, said=said, version=1, actor=asta)) == (
        "changed_by_other"
    )


def test_somebody_else_takes_it_over_once(asta: Actor, protector: Actor, possibility: Possibility) -> None:
    take_over_possibility(possibility_key=possibility.key, actor=protector)
    page = get_possibility(possibility.key, actor=asta, on=TODAY)
    assert (page.line.owner, page.line.is_own) == ("Petra Ek", False)
    assert page.may_take_over
    assert refused(lambda: take_over_possibility(possibility_key=possibility.key, actor=protector)) == "own_already"


def test_a_manager_reads_of_their_own_place_and_writes_nothing(
    asta: Actor, malik: Actor, ursula: Actor, possibility: Possibility
) -> None:
    foreign = make_possibility(actor=asta, workplace=make_workplace("Solrosen"))
    page = get_possibility(possibility.key, actor=malik, on=TODAY)
    assert not any(page.moves.values())
    assert page.may_change.code == "missing_right"
    for key, actor in ((foreign.key, malik), (possibility.key, ursula)):
        with pytest.raises(Possibility.DoesNotExist):
            get_possibility(key, actor=actor, on=TODAY)
    key = possibility.key
    assert refused(lambda: move_possibility(possibility_key=key, step=Step.VISIT, actor=malik)) == "missing_right"
    assert refused(lambda: begin_possibility(workplace_key=uuid4(), said=PossibilityInput("X"), actor=malik)) == (
        "missing_right"
    )


def test_the_database_refuses_a_reason_for_what_is_under_way(possibility: Possibility) -> None:
    with pytest.raises(IntegrityError):
        Possibility.objects.filter(pk=possibility.pk).update(reason="Utan steg")


def test_the_database_refuses_a_day_for_nothing(possibility: Possibility) -> None:
    with pytest.raises(IntegrityError):
        Possibility.objects.filter(pk=possibility.pk).update(next_day=date(2026, 12, 1))
