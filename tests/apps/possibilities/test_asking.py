"""Who must say what before there is a job: asked, answered, and all that waits for one."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError
from tests.conftest import MOMENT, TODAY
from tests.factories.possibilities import make_asked, make_possibility
from tests.factories.register import later, make_workplace

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.possibilities.enums import Outcome, Step, Who
from talja.apps.possibilities.inputs import NextInput, QuestionInput
from talja.apps.possibilities.models import Asked, Possibility
from talja.apps.possibilities.operations.asking import answer_asked, ask_about
from talja.apps.possibilities.operations.moving import move_possibility
from talja.apps.possibilities.operations.noting import set_next_step
from talja.apps.possibilities.queries.listing import list_done, list_possibilities, moved_since, waiting_for
from talja.apps.possibilities.queries.pages import get_asked, get_possibility
from talja.core.kernel.verdict import Denied


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Denied) as found:
        work()
    return found.value.code


@pytest.fixture
def possibility(asta: Actor, ekens_forskola: Workplace) -> Possibility:
    return make_possibility(actor=asta, workplace=ekens_forskola)


def whose(possibility: Possibility) -> str:
    possibility.refresh_from_db()
    return possibility.whose_move


def test_a_question_makes_it_their_move_and_the_answer_ours(asta: Actor, possibility: Possibility) -> None:
    asked = make_asked(possibility, actor=asta, to_name=" Nadia Lind ", to_email="nadia@myndighet.example")
    assert whose(possibility) == Who.AGENCY
    page = get_possibility(possibility.key, actor=asta, on=TODAY)
    assert (page.line.waiting, page.line.late, page.asked[0].to_name) == (1, 0, "Nadia Lind")
    assert page.asked[0].may_answer
    answer_asked(asked_key=asked.key, outcome=Outcome.YES, answer=" Ja, från mars ", actor=asta)
    assert whose(possibility) == Who.US
    (line,) = get_possibility(possibility.key, actor=asta, on=TODAY).asked
    assert (line.outcome, line.answer, line.answered_day) == (Outcome.YES, "Ja, från mars", TODAY)
    assert line.may_answer.code == "asked_already_answered"
    assert Event.objects.get(code="possibility.answered").data == {"who": "agency", "outcome": "yes"}


def test_it_stays_their_move_while_they_have_another_question(asta: Actor, possibility: Possibility) -> None:
    first, second = (make_asked(possibility, actor=asta, who=Who.UNION) for _ in range(2))
    answer_asked(asked_key=first.key, outcome=Outcome.TALK, actor=asta)
    assert whose(possibility) == Who.UNION
    answer_asked(asked_key=second.key, outcome=Outcome.NOT_NEEDED, actor=asta)
    assert whose(possibility) == Who.US


def test_an_answer_leaves_somebody_elses_move_alone(asta: Actor, possibility: Possibility) -> None:
    asked = make_asked(possibility, actor=asta)
    said = NextInput(whose_move=Who.EMPLOYER)
    set_next_step(possibility_key=possibility.key, said=said, version=2, actor=asta)
    answer_asked(asked_key=asked.key, outcome=Outcome.NO, actor=asta)
    assert whose(possibility) == Who.EMPLOYER


def test_half_a_question_is_refused(asta: Actor, malik: Actor, possibility: Possibility) -> None:
    def ask(who: Who = Who.SOCIAL, question: str = "Kan ni?", days: int = 7, actor: Actor = asta) -> str:
        said = QuestionInput(who, question, TODAY + timedelta(days=days))
        return refused(lambda: ask_about(possibility_key=possibility.key, said=said, actor=actor))

    assert ask(question=" ") == "question_missing"
    assert ask(who=Who.US) == "asked_ourselves"
    assert ask(days=-1) == "deadline_in_past"
    assert ask(days=366) == "deadline_too_far"
    assert ask(actor=malik) == "missing_right"
    move_possibility(possibility_key=possibility.key, step=Step.ASIDE, reason="Flyttar", actor=asta)
    assert ask() == "possibility_aside"
    assert not Asked.objects.exists()


def test_it_is_answered_once_on_a_day_that_can_be(asta: Actor, malik: Actor, possibility: Possibility) -> None:
    asked = make_asked(possibility, actor=asta)

    def answer(days: int = 0, actor: Actor = asta) -> str:
        day = TODAY + timedelta(days=days)
        return refused(lambda: answer_asked(asked_key=asked.key, outcome=Outcome.YES, day=day, actor=actor))

    assert answer(days=1) == answer(days=-1) == "answer_day_impossible"
    assert answer(actor=malik) == "missing_right"
    answer_asked(asked_key=asked.key, outcome=Outcome.YES, actor=later(asta, at=MOMENT + timedelta(days=2)))
    assert answer() == "asked_already_answered"
    with pytest.raises(Asked.DoesNotExist):
        answer_asked(asked_key=uuid4(), outcome=Outcome.YES, actor=asta)


def test_a_question_is_found_by_those_who_see_its_possibility(
    asta: Actor, malik: Actor, ursula: Actor, possibility: Possibility
) -> None:
    asked = make_asked(possibility, actor=asta)
    assert get_asked(asked.key, actor=malik, on=TODAY).may_answer.code == "missing_right"
    for key, actor in ((asked.key, ursula), (uuid4(), asta)):
        with pytest.raises(Asked.DoesNotExist):
            get_asked(key, actor=actor, on=TODAY)


def test_all_that_waits_for_one_each_possibility_once(asta: Actor, malik: Actor, possibility: Possibility) -> None:
    elsewhere = make_possibility(actor=asta, workplace=make_workplace("Solrosen"), title="Tvätt")
    make_asked(elsewhere, actor=asta, days=30)
    make_asked(possibility, actor=asta, days=2)
    third = make_possibility(actor=asta, workplace=make_workplace("Lindens skola"))
    set_next_step(possibility_key=third.key, said=NextInput(whose_move=Who.AGENCY), version=1, actor=asta)
    on = TODAY + timedelta(days=3)
    waiting = waiting_for(Who.AGENCY, actor=asta, on=on)
    assert [(one.workplace, one.is_late) for one in waiting.asked] == [("Ekens förskola", True), ("Solrosen", False)]
    assert [one.workplace for one in waiting.moves] == ["Lindens skola"]
    assert [one.workplace for one in waiting_for(Who.AGENCY, actor=malik, on=on).asked] == ["Ekens förskola"]
    assert waiting_for(Who.UNION, actor=asta, on=on).asked == ()
    move_possibility(possibility_key=elsewhere.key, step=Step.ASIDE, reason="Flyttar", actor=asta)
    assert len(waiting_for(Who.AGENCY, actor=asta, on=on).asked) == 1


def test_what_has_moved_since_a_day(asta: Actor, malik: Actor, possibility: Possibility) -> None:
    move_possibility(possibility_key=possibility.key, step=Step.VISIT, actor=asta)
    later_on = later(asta, at=MOMENT + timedelta(days=2))
    move_possibility(possibility_key=possibility.key, step=Step.NOTICED, reason="Ny chef", actor=later_on)
    elsewhere = make_possibility(actor=asta, workplace=make_workplace("Solrosen"))
    move_possibility(possibility_key=elsewhere.key, step=Step.ASIDE, reason="Flyttar", actor=asta)
    found = [(one.workplace, one.target, one.reason) for one in moved_since(TODAY, actor=malik)]
    assert found == [("Ekens förskola", Step.NOTICED, "Ny chef"), ("Ekens förskola", Step.VISIT, "")]
    assert len(moved_since(TODAY, actor=asta)) == 3
    assert len(moved_since(TODAY + timedelta(days=1), actor=asta)) == 1


def test_a_list_is_what_is_under_way_due_first(asta: Actor, protector: Actor, possibility: Possibility) -> None:
    soon = make_possibility(actor=protector, workplace=make_workplace("Solrosen"), title="Tvätt")
    set_next_step(possibility_key=soon.key, said=NextInput("Ring", TODAY), version=1, actor=asta)
    done = make_possibility(actor=asta, workplace=make_workplace("Lindens skola"), title="Vaktmästeri")
    move_possibility(possibility_key=done.key, step=Step.FILLED, actor=asta)
    assert [one.title for one in list_possibilities(actor=asta, on=TODAY)] == ["Tvätt", "Måltider"]
    assert [one.title for one in list_possibilities(actor=asta, on=TODAY, own=True)] == ["Måltider"]
    assert list_possibilities(actor=asta, on=TODAY, whose=Who.INSURANCE) == ()
    assert [one.title for one in list_done(Step.FILLED, actor=asta, on=TODAY)] == ["Vaktmästeri"]
    assert list_done(Step.ASIDE, actor=asta, on=TODAY) == ()


def test_a_list_asks_as_often_for_two_as_for_twenty(
    asta: Actor, ekens_forskola: Workplace, django_assert_num_queries: Callable[[int], object]
) -> None:
    for count in (2, 20):
        while Possibility.objects.count() < count:
            one = make_possibility(actor=asta, workplace=ekens_forskola, title=f"Nr {Possibility.objects.count()}")
            make_asked(one, actor=asta)
        with django_assert_num_queries(2):  # type: ignore[attr-defined] # a context manager
            assert len(list_possibilities(actor=asta, on=TODAY)) == count
        with django_assert_num_queries(3):  # type: ignore[attr-defined] # a context manager
            assert len(waiting_for(Who.AGENCY, actor=asta, on=TODAY).asked) == count


def test_the_database_refuses_an_answer_without_a_day(asta: Actor, possibility: Possibility) -> None:
    asked = make_asked(possibility, actor=asta)
    with pytest.raises(IntegrityError):
        Asked.objects.filter(pk=asked.pk).update(outcome=Outcome.YES)
