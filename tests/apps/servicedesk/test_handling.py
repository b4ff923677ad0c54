"""Working at the desk: take, hand over, answer, note, end; and what the one who asked does meanwhile."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.apps.servicedesk.conftest import MONDAY
from tests.apps.servicedesk.test_asking import Asked, refused
from tests.factories.register import later, make_employer
from tests.together import THREADS, at_once

from talja.apps.correspondence.models import Letter
from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement
from talja.apps.servicedesk import operations, queries
from talja.apps.servicedesk.enums import SETTLED, TRANSITIONS, State
from talja.apps.servicedesk.models import Happening, Message, Request
from talja.apps.servicedesk.operations import Ending, hand_over, note, reply, settle_request, take, withdraw, write

SOLVED = Ending("answered")


def state_of(request: Request) -> str:
    return Request.objects.get(pk=request.pk).state


def version_of(request: Request) -> int:
    return Request.objects.get(pk=request.pk).version


def test_the_first_answer_is_measured_and_told_by_letter(asked: Asked, asta: Actor, malik: Actor) -> None:
    request = asked(actor=later(malik, at=MONDAY))
    reply(request_key=request.key, text="Hemligt svar", version=1, actor=later(asta, at=MONDAY + timedelta(hours=2)))
    row = Request.objects.get(pk=request.pk)
    assert (row.answer_minutes, row.kept_promise, row.due_day, row.state) == (120, True, None, "in_progress")
    letter = Letter.objects.get(kind="request.replied")
    assert letter.to_email == "malik@demo.example"
    assert "Hemligt" not in letter.subject + letter.body
    reply(request_key=request.key, text="Mer", version=2, actor=later(asta, at=MONDAY + timedelta(days=9)))
    assert Request.objects.get(pk=request.pk).answer_minutes == 120


def test_an_answer_after_the_promise_is_late(asked: Asked, asta: Actor, malik: Actor) -> None:
    request = asked(actor=later(malik, at=MONDAY))
    reply(request_key=request.key, text="Sent", version=1, actor=later(asta, at=MONDAY + timedelta(days=2)))
    assert Request.objects.get(pk=request.pk).kept_promise is False


def test_a_question_back_waits_and_an_answer_comes_back(asked: Asked, asta: Actor, malik: Actor) -> None:
    request = asked()
    reply(request_key=request.key, text="När?", version=1, asks_back=True, actor=later(asta))
    assert state_of(request) == State.WAITING
    write(request_key=request.key, text="I januari", actor=later(malik, minutes=2))
    row = Request.objects.get(pk=request.pk)
    assert (row.state, row.due_day) == ("in_progress", date(2026, 11, 24))
    write(request_key=request.key, text="Eller i februari", actor=later(malik, minutes=3))
    assert Request.objects.get(pk=request.pk).due_day == date(2026, 11, 24)


@pytest.mark.parametrize("ended_by", ["desk", "asker"])
def test_a_new_message_opens_what_was_ended(ended_by: str, asked: Asked, asta: Actor, malik: Actor) -> None:
    request = asked()
    if ended_by == "desk":
        reply(request_key=request.key, text="Så här", version=1, ending=SOLVED, actor=later(asta))
    else:
        withdraw(request_key=request.key, actor=later(malik))
    assert state_of(request) in SETTLED
    write(request_key=request.key, text="Men då?", actor=later(malik, minutes=2))
    row = Request.objects.get(pk=request.pk)
    assert (row.state, row.outcome, row.settled_at, row.solution_minutes) == ("in_progress", "", None, None)
    assert row.due_day is not None
    assert Happening.objects.filter(request=row, code="request.reopened").exists()


def test_two_at_the_same_moment_lose_nothing(asked: Asked, asta: Actor, protector: Actor, malik: Actor) -> None:
    request = asked()
    reply(request_key=request.key, text="Först", version=1, actor=later(asta))
    second = {"request_key": request.key, "text": "Sedan", "actor": later(protector)}
    assert refused(lambda: reply(version=1, **second)) == "changed_by_other"
    assert refused(lambda: take(request_key=request.key, version=1, actor=protector)) == "changed_by_other"
    write(request_key=request.key, text="Jag skriver alltid", actor=later(malik))
    assert Message.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_only_one_of_those_who_answer_at_once_gets_through(asked: Asked, asta: Actor) -> None:
    request = asked()

    def answer(number: int) -> object:
        return reply(request_key=request.key, text=f"Svar {number}", version=1, actor=later(asta))

    assert at_once(answer) == ["", *["changed_by_other"] * (THREADS - 1)]
    assert Message.objects.count() == 1


def test_taking_and_handing_over(asked: Asked, asta: Actor, protector: Actor, malik: Actor) -> None:
    request = asked()
    take(request_key=request.key, version=1, actor=asta)
    assert state_of(request) == State.IN_PROGRESS
    hand_over(request_key=request.key, to_key=UUID(protector.key), version=2, actor=asta)
    assert queries.get_request(key=request.key, actor=asta).line.owner == "Petra Ek"
    nobody = {"request_key": request.key, "to_key": UUID(malik.key), "version": 3, "actor": asta}
    assert refused(lambda: hand_over(**nobody)) == "owner_not_at_desk"
    assert refused(lambda: take(request_key=request.key, version=3, actor=malik)) == "missing_right"
    settle_request(request_key=request.key, outcome="answered", actor=asta)
    assert refused(lambda: take(request_key=request.key, version=4, actor=asta)) == "request_not_in_state"


def test_handing_over_does_not_begin_the_work(asked: Asked, asta: Actor, protector: Actor) -> None:
    request = asked()
    hand_over(request_key=request.key, to_key=UUID(protector.key), version=1, actor=asta)
    assert state_of(request) == State.NEW


def test_notes_stay_at_the_desk(asked: Asked, asta: Actor, malik: Actor) -> None:
    request = asked()
    note(request_key=request.key, text="Känslig anteckning", actor=asta)
    said = [message.text for message in queries.get_request(key=request.key, actor=malik).messages]
    assert said == []
    assert len(queries.get_request(key=request.key, actor=asta).messages) == 1
    assert refused(lambda: note(request_key=request.key, text="x", actor=malik)) == "missing_right"
    assert refused(lambda: note(request_key=request.key, text=" ", actor=asta)) == "message_empty"
    assert version_of(request) == 1


def test_an_end_needs_its_outcome(asked: Asked, asta: Actor) -> None:
    request = asked()

    def end(outcome: str, reason: str = "") -> Callable[[], object]:
        ending = Ending(outcome, reason)
        return lambda: reply(request_key=request.key, text="Hej", version=1, ending=ending, actor=asta)

    assert refused(end("")) == "outcome_missing"
    assert refused(end("no_reply")) == "outcome_missing"
    assert refused(end("no_possibility", " ")) == "no_reason_given"
    assert refused(end("no_possibility", "x" * 301)) == "text_too_long"
    assert not Message.objects.exists()
    end("no_possibility", "Ingen budget")()
    assert Request.objects.get(pk=request.pk).outcome_reason == "Ingen budget"


def test_an_agreement_settles_once_and_again_with_a_better_outcome(asked: Asked, asta: Actor) -> None:
    request = asked()
    settle_request(request_key=request.key, outcome="answered", reason="glöms", actor=asta)
    settle_request(request_key=request.key, outcome="answered", actor=later(asta))
    assert version_of(request) == 2
    settle_request(request_key=request.key, outcome="led_to_agreement", actor=later(asta, minutes=2))
    row = Request.objects.get(pk=request.pk)
    assert (row.outcome, row.outcome_reason, row.kept_promise) == ("led_to_agreement", "", True)
    assert Letter.objects.filter(kind="request.settled").count() == 2


def test_what_may_not_be_done_by_whom(
    asked: Asked, asta: Actor, malik: Actor, gunn: Actor, guest_request: Request
) -> None:
    request = asked()
    assert refused(lambda: write(request_key=request.key, text="x", actor=asta)) == "not_found"
    assert refused(lambda: write(request_key=request.key, text=" ", actor=malik)) == "message_empty"
    with pytest.raises(Request.DoesNotExist):
        write(request_key=request.key, text="x", actor=gunn)
    with pytest.raises(Request.DoesNotExist):
        write(request_key=guest_request.key, text="x", actor=malik)
    write(request_key=guest_request.key, text="Mer", actor=gunn)
    assert refused(lambda: reply(request_key=request.key, text="x", version=1, actor=malik)) == "missing_right"
    withdraw(request_key=request.key, actor=malik)
    assert refused(lambda: withdraw(request_key=request.key, actor=malik)) == "request_not_in_state"
    late = {"request_key": request.key, "text": "x", "version": 2, "actor": asta}
    assert refused(lambda: reply(**late)) == "request_not_in_state"


def test_a_guest_is_connected_to_an_employer(guest_request: Request, asked: Asked, asta: Actor) -> None:
    employer = make_employer("Bolaget Aktiebolag", kind="private")
    connect = operations.connect_employer
    connect(request_key=guest_request.key, employer_key=employer.key, version=1, actor=asta)
    assert queries.get_request(key=guest_request.key, actor=asta).line.place == "Bolaget Aktiebolag"
    connect(request_key=guest_request.key, employer_key=None, version=2, actor=asta)
    assert queries.get_request(key=guest_request.key, actor=asta).line.place == "Bolaget AB"
    own = {"request_key": asked().key, "employer_key": employer.key, "version": 1, "actor": asta}
    assert refused(lambda: connect(**own)) == "not_a_guest"


def test_a_person_protected_meanwhile_hides_the_words(
    asked: Asked, asta: Actor, malik: Actor, protector: Actor, intern: Placement
) -> None:
    request = asked("Vi vill behålla Iris", kind="keep_intern", placement_key=intern.key)
    note(request_key=request.key, text="Iris igen", actor=asta)
    protect = {"protection": "sekretessmarkering"}
    change_person(person_key=intern.person.key, facts=protect, reason="skydd", actor=later(protector))
    page = queries.get_request(key=request.key, actor=asta)
    assert (page.line.is_masked, page.line.place, page.line.asker) == (True, "", "")
    assert (page.wish, page.messages, page.placement, page.workplace_key) == ("", (), None, "")
    answer = {"request_key": request.key, "text": "x", "version": page.version}
    assert refused(lambda: reply(actor=asta, **answer)) == "protected_person"
    with pytest.raises(Request.DoesNotExist):
        queries.get_request(key=request.key, actor=malik)
    assert queries.get_request(key=request.key, actor=protector).wish == "Vi vill behålla Iris"
    reply(actor=later(protector, minutes=2), **answer)
    assert Letter.objects.get(kind="request.replied").state == "withheld"


def test_every_state_is_reached_and_none_is_a_trap() -> None:
    reached = {State.NEW} | {target for _origin, target, *_ in TRANSITIONS}
    left = {origin for origin, *_ in TRANSITIONS}
    assert reached == left == set(State)
