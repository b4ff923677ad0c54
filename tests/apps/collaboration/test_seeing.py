"""What is seen of a question: by those who ask, by the union's meeting, by the representative, and by nobody else."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.apps.collaboration.conftest import SHOWN
from tests.factories.register import later

from talja.apps.collaboration.models import Consultation
from talja.apps.collaboration.operations import record_answer, withdraw_consultation
from talja.apps.collaboration.queries import (
    consultation_for_guest,
    consultation_page,
    consultations_of,
    consultations_of_union,
)
from talja.apps.organisation.actors import Actor, by_link
from talja.apps.people.models import Person


def test_who_asks_sees_it_all(consultation: Consultation, asta: Actor, malik: Actor, ursula: Actor) -> None:
    (line,) = consultations_of(matter_key=consultation.matter_key, actor=asta)
    assert (line.shown, line.workplace, line.to_name, line.is_overdue) == (SHOWN, "Ekens förskola", "Rut Åberg", False)
    after = replace(asta, at=asta.at + timedelta(days=20))
    assert consultations_of(matter_key=consultation.matter_key, actor=after)[0].is_overdue
    for nobody in (malik, ursula):
        assert consultations_of(matter_key=consultation.matter_key, actor=nobody) == ()
        with pytest.raises(Consultation.DoesNotExist):
            consultation_page(key=consultation.key, actor=nobody)


def test_the_page_says_what_can_be_done(consultation: Consultation, asta: Actor) -> None:
    page = consultation_page(key=consultation.key, actor=asta)
    moves = (page.may_record, page.may_send_anew, page.may_remind, page.may_withdraw)
    assert all(moves)
    assert (page.may_record_silence.code, page.may_remove_answer.code, page.may_record_contact.code) == (
        "deadline_not_passed",
        "consultation_not_in_state",
        "nobody_waits",
    )
    record_answer(consultation_key=consultation.key, answer="agrees", how="phone", actor=later(asta))
    answered = consultation_page(key=consultation.key, actor=asta)
    assert answered.may_remove_answer
    assert not answered.may_send_anew
    assert [(one.event, one.by) for one in answered.entries] == [
        ("consultation.answered", "Asta Öberg"),
        ("consultation.sent", "Asta Öberg"),
    ]


def test_the_representative_sees_the_snapshot(consultation: Consultation, asta: Actor) -> None:
    guest = by_link(link_key=uuid4(), purpose="consultation", matter_key=consultation.key, at=asta.at)
    seen = consultation_for_guest(key=consultation.key, actor=guest)
    assert (seen.shown, seen.union, seen.version) == (SHOWN, "Kommunal Ödsbygd", 1)
    assert seen.may_answer
    for other in (asta, by_link(link_key=uuid4(), purpose="approval", matter_key=consultation.key, at=asta.at)):
        with pytest.raises(Consultation.DoesNotExist):
            consultation_for_guest(key=consultation.key, actor=other)
    withdraw_consultation(consultation_key=consultation.key, reason="Nej", actor=asta)
    with pytest.raises(Consultation.DoesNotExist):
        consultation_for_guest(key=consultation.key, actor=guest)
    assert not consultation_page(key=consultation.key, actor=asta).may_record


def test_a_meeting_tells_how_many_are_hidden(
    consultation: Consultation, asta: Actor, protector: Actor, malik: Actor
) -> None:
    key = consultation.union.key
    assert len(consultations_of_union(union_key=key, actor=asta).waiting) == 1
    assert consultations_of_union(union_key=key, actor=malik).waiting == ()
    Person.objects.update(protection="sekretessmarkering")
    masked = consultations_of_union(union_key=key, actor=asta)
    assert (masked.waiting, masked.hidden) == ((), 1)
    assert consultations_of(matter_key=consultation.matter_key, actor=asta)[0].shown is None
    assert len(consultations_of_union(union_key=key, actor=protector).waiting) == 1


def test_of_a_person_who_is_gone_no_place_is_told(consultation: Consultation, protector: Actor) -> None:
    Person.objects.all().delete()
    (line,) = consultations_of(matter_key=consultation.matter_key, actor=protector)
    assert (line.is_masked, line.workplace) == (True, "")


def test_a_question_about_nobody_yet_has_a_place(consultation: Consultation, asta: Actor) -> None:
    Consultation.objects.update(person_key=None)
    (line,) = consultations_of(matter_key=consultation.matter_key, actor=asta)
    assert (line.is_masked, line.workplace) == (False, "Ekens förskola")
