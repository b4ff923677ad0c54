"""What the union answers: by link, told by somebody else, corrected, and taken away."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.apps.collaboration.conftest import DEADLINE
from tests.factories.register import later

from talja.apps.audit.models import Event
from talja.apps.collaboration.models import Consultation, ConsultationEntry
from talja.apps.collaboration.operations import (
    answer_by_link,
    record_answer,
    remind_consultation,
    remove_answer,
    send_anew,
    withdraw_consultation,
)
from talja.apps.correspondence.enums import LetterState
from talja.apps.correspondence.models import Letter
from talja.apps.organisation.actors import Actor, by_link
from talja.core.kernel.verdict import Denied

AFTER = timedelta(days=20)


@pytest.fixture
def rut_by_link(consultation: Consultation, asta: Actor) -> Actor:
    return by_link(link_key=uuid4(), purpose="consultation", matter_key=consultation.key, at=asta.at)


def test_by_link(consultation: Consultation, rut_by_link: Actor) -> None:
    row = answer_by_link(consultation_key=consultation.key, answer="agrees", seen=1, actor=rut_by_link)
    assert (row.state, row.how, row.recorded_by) == ("agrees", "link", rut_by_link.key)
    assert Event.objects.get(code="consultation.answered").data == {"answer": "agrees", "how": "link"}


def test_an_objection_needs_words(consultation: Consultation, rut_by_link: Actor) -> None:
    with pytest.raises(Denied, match="objection_without_text"):
        answer_by_link(consultation_key=consultation.key, answer="objects", text=" ", seen=1, actor=rut_by_link)
    with pytest.raises(Denied, match="text_too_long"):
        answer_by_link(consultation_key=consultation.key, answer="objects", text="å" * 4001, seen=1, actor=rut_by_link)
    row = answer_by_link(
        consultation_key=consultation.key, answer="objects", text=" Köket är fullt ", seen=1, actor=rut_by_link
    )
    assert row.text == "Köket är fullt"


@pytest.mark.parametrize("answer", ["no_answer", "withdrawn", "sent", ""])
def test_no_other_answers_by_link(answer: str, consultation: Consultation, rut_by_link: Actor) -> None:
    with pytest.raises(Denied, match="unknown_code"):
        answer_by_link(consultation_key=consultation.key, answer=answer, seen=1, actor=rut_by_link)


def test_a_link_to_something_else_opens_nothing(consultation: Consultation, asta: Actor) -> None:
    for purpose, key in (("consultation", uuid4()), ("approval", consultation.key)):
        other = by_link(link_key=uuid4(), purpose=purpose, matter_key=key, at=asta.at)
        with pytest.raises(Denied, match="not_found"):
            answer_by_link(consultation_key=consultation.key, answer="agrees", seen=1, actor=other)


def test_it_can_be_changed_until_the_deadline(consultation: Consultation, rut_by_link: Actor) -> None:
    key = consultation.key
    answer_by_link(consultation_key=key, answer="agrees", seen=1, actor=rut_by_link)
    changed = later(rut_by_link)
    answer_by_link(consultation_key=key, answer="objects", text="Ändrat oss", seen=2, actor=changed)
    events = [(one.event, one.state) for one in ConsultationEntry.objects.order_by("pk")]
    assert events[1:] == [("consultation.answered", "agrees"), ("consultation.corrected", "objects")]
    too_late = replace(rut_by_link, at=rut_by_link.at + AFTER)
    with pytest.raises(Denied, match="deadline_passed"):
        answer_by_link(consultation_key=key, answer="agrees", seen=3, actor=too_late)


def test_on_the_deadline_itself_it_can_be_changed(consultation: Consultation, rut_by_link: Actor) -> None:
    answer_by_link(consultation_key=consultation.key, answer="agrees", seen=1, actor=rut_by_link)
    last = replace(rut_by_link, at=rut_by_link.at.replace(month=12, day=DEADLINE.day))
    row = answer_by_link(consultation_key=consultation.key, answer="objects", text="Nej", seen=2, actor=last)
    assert row.state == "objects"


def test_the_same_sent_twice_is_one_answer(consultation: Consultation, rut_by_link: Actor) -> None:
    for _ in range(2):
        answer_by_link(consultation_key=consultation.key, answer="agrees", seen=1, actor=rut_by_link)
    assert ConsultationEntry.objects.filter(event="consultation.answered").count() == 1


def test_of_two_answers_the_first_counts_and_the_second_is_told(
    consultation: Consultation, rut_by_link: Actor, asta: Actor
) -> None:
    said = {"consultation_key": consultation.key, "seen": 1}
    record_answer(answer="objects", text="Nej", how="phone", actor=asta, **said)
    with pytest.raises(Denied, match="answered_meanwhile"):
        answer_by_link(answer="agrees", actor=rut_by_link, **said)
    with pytest.raises(Denied, match="answered_meanwhile"):
        record_answer(answer="agrees", how="phone", actor=asta, **said)
    assert Consultation.objects.get().state == "objects"


def test_a_late_answer_is_better_than_none(consultation: Consultation, rut_by_link: Actor, asta: Actor) -> None:
    late = replace(rut_by_link, at=rut_by_link.at + AFTER)
    assert answer_by_link(consultation_key=consultation.key, answer="agrees", seen=1, actor=late).state == "agrees"


def test_silence_is_recorded_after_the_deadline_only(
    consultation: Consultation, rut_by_link: Actor, asta: Actor
) -> None:
    with pytest.raises(Denied, match="deadline_not_passed"):
        record_answer(consultation_key=consultation.key, answer="no_answer", actor=asta)
    after = replace(asta, at=asta.at + AFTER)
    row = record_answer(consultation_key=consultation.key, answer="no_answer", how="phone", actor=after)
    assert (row.state, row.how) == ("no_answer", "")
    with pytest.raises(Denied, match="consultation_closed"):
        answer_by_link(consultation_key=consultation.key, answer="agrees", seen=2, actor=rut_by_link)
    row = record_answer(consultation_key=row.key, answer="agrees", how="phone", reason="Ringde", actor=after)
    assert ConsultationEntry.objects.order_by("-pk")[0].event == "consultation.answered_late"


def test_how_it_came_is_asked_for(consultation: Consultation, asta: Actor) -> None:
    for how in ("", "link", "smoke"):
        with pytest.raises(Denied, match="how_missing"):
            record_answer(consultation_key=consultation.key, answer="agrees", how=how, actor=asta)
    with pytest.raises(Denied, match="unknown_code"):
        record_answer(consultation_key=consultation.key, answer="sent", how="phone", actor=asta)


def test_when_it_was_said(consultation: Consultation, asta: Actor) -> None:
    key, tomorrow = consultation.key, asta.at + timedelta(days=1)
    with pytest.raises(Denied, match="answered_in_future"):
        record_answer(consultation_key=key, answer="agrees", how="phone", answered_at=tomorrow, actor=asta)
    earlier = asta.at - timedelta(hours=3)
    row = record_answer(consultation_key=key, answer="agrees", how="phone", answered_at=earlier, actor=asta)
    assert row.answered_at == earlier


def test_a_correction_says_why_and_keeps_what_stood(consultation: Consultation, asta: Actor) -> None:
    key = consultation.key
    record_answer(consultation_key=key, answer="agrees", how="phone", actor=asta)
    with pytest.raises(Denied, match="no_reason_given"):
        record_answer(consultation_key=key, answer="objects", text="Nej", how="phone", actor=asta)
    record_answer(
        consultation_key=key, answer="objects", text="Nej", how="phone", reason="Hörde fel", actor=later(asta)
    )
    assert [one.state for one in ConsultationEntry.objects.order_by("pk")] == ["sent", "agrees", "objects"]


def test_an_answer_taken_away_is_waited_for_again(consultation: Consultation, rut_by_link: Actor, asta: Actor) -> None:
    key = consultation.key
    with pytest.raises(Denied, match="consultation_not_in_state"):
        remove_answer(consultation_key=key, reason="x", actor=asta)
    record_answer(consultation_key=key, answer="agrees", how="phone", actor=asta)
    with pytest.raises(Denied, match="no_reason_given"):
        remove_answer(consultation_key=key, reason="", actor=asta)
    row = remove_answer(consultation_key=key, reason="Fel fråga", actor=later(asta))
    assert (row.state, row.answered_at, row.recorded_by) == ("sent", None, "")
    answer_by_link(consultation_key=key, answer="agrees", seen=row.version, actor=rut_by_link)


def test_not_when_another_question_waits(consultation: Consultation, asta: Actor) -> None:
    record_answer(consultation_key=consultation.key, answer="agrees", how="phone", actor=asta)
    copy = Consultation.objects.get()
    copy.pk, copy.key, copy.state, copy.answered_at, copy._state.adding = None, uuid4(), "sent", None, True
    copy.save()
    with pytest.raises(Denied, match="consultation_open"):
        remove_answer(consultation_key=consultation.key, reason="Fel", actor=asta)


def test_a_withdrawn_question_takes_no_answer(consultation: Consultation, rut_by_link: Actor, asta: Actor) -> None:
    withdraw_consultation(consultation_key=consultation.key, reason="Fel", actor=asta)
    with pytest.raises(Denied, match="consultation_closed"):
        answer_by_link(consultation_key=consultation.key, answer="agrees", seen=2, actor=rut_by_link)
    with pytest.raises(Denied, match="consultation_not_in_state"):
        record_answer(consultation_key=consultation.key, answer="agrees", how="phone", reason="x", actor=asta)


def test_an_answer_stops_the_reminders_that_wait(consultation: Consultation, rut_by_link: Actor, asta: Actor) -> None:
    remind_consultation(consultation_key=consultation.key, actor=asta)
    answer_by_link(consultation_key=consultation.key, answer="agrees", seen=1, actor=rut_by_link)
    assert Letter.objects.get(kind="consultation.reminder").state == LetterState.CANCELLED
    assert Letter.objects.get(kind="consultation.question").state == LetterState.QUEUED


def test_who_may_record(consultation: Consultation, malik: Actor, ursula: Actor, rut_by_link: Actor) -> None:
    for nobody in (malik, ursula, rut_by_link):
        with pytest.raises(Denied, match="missing_right"):
            record_answer(consultation_key=consultation.key, answer="agrees", how="phone", actor=nobody)
        with pytest.raises(Denied, match="missing_right"):
            send_anew(consultation_key=consultation.key, deadline=DEADLINE, actor=nobody)


def test_a_new_wish_for_contact_waits_again(consultation: Consultation, rut_by_link: Actor, asta: Actor) -> None:
    key = consultation.key
    answer_by_link(consultation_key=key, answer="agrees", wants_contact=True, seen=1, actor=rut_by_link)
    Consultation.objects.update(contacted_at=asta.at)
    answer_by_link(consultation_key=key, answer="agrees", text="Ändrat", wants_contact=True, seen=2, actor=rut_by_link)
    assert Consultation.objects.get().contacted_at == asta.at
    answer_by_link(consultation_key=key, answer="agrees", seen=3, actor=rut_by_link)
    answer_by_link(consultation_key=key, answer="agrees", wants_contact=True, seen=4, actor=rut_by_link)
    assert Consultation.objects.get().contacted_at is None
