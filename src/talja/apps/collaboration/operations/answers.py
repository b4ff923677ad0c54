"""What the union answers: by its link, or as somebody else tells it; corrected, and taken away."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.collaboration import permissions, policies
from talja.apps.collaboration.enums import CONSULTATION_TRANSITIONS, ConsultationState, How
from talja.apps.collaboration.models import Consultation
from talja.apps.collaboration.operations.letters import REMINDERS
from talja.apps.collaboration.operations.rows import locked_consultation, note_consultation
from talja.apps.correspondence.operations import withdraw_letters
from talja.apps.organisation.actors import Actor

_EVENTS = {(origin, target): event for origin, target, event in CONSULTATION_TRANSITIONS}


@transaction.atomic
def answer_by_link(
    *, consultation_key: UUID, answer: str, text: str = "", wants_contact: bool = False, seen: int, actor: Actor
) -> Consultation:
    """Record what the representative answers by the link, or changes until the deadline.

    `seen` is the version that the form was shown for: of two answers at the same moment the first counts. The same
    answer sent twice is one. Raises `Consultation.DoesNotExist` and `Denied`: not_found, unknown_code,
    objection_without_text, text_too_long, answered_meanwhile, consultation_closed, deadline_passed.
    """
    consultation = Consultation.objects.select_for_update(of=("self",)).get(key=consultation_key)
    permissions.may_answer(consultation, actor=actor).require()
    said = (answer, text.strip(), wants_contact)
    if consultation.recorded_by == actor.key and said == _said(consultation):
        return consultation
    policies.may_answer_by_link(consultation, answer=answer, on=timezone.localdate(actor.at)).require()
    policies.has_not_changed(consultation, seen=seen).require()
    return _write(consultation, answer, text, how=How.LINK, wants_contact=wants_contact, actor=actor)


@transaction.atomic
def record_answer(
    *,
    consultation_key: UUID,
    answer: str,
    actor: Actor,
    text: str = "",
    how: str = "",
    answered_at: datetime | None = None,
    seen: int | None = None,
    reason: str = "",
) -> Consultation:
    """Record an answer that came in another way, correct one, or (after the deadline) that none came.

    To correct an answer `reason` is demanded. `answered_at`: when it was said; left out, now. `seen` as in
    `answer_by_link`. Raises `Consultation.DoesNotExist` and `Denied`: missing_right, not_found, protected_person,
    unknown_code, objection_without_text, text_too_long, how_missing, deadline_not_passed, answered_meanwhile,
    consultation_not_in_state, no_reason_given, answered_in_future.
    """
    consultation = locked_consultation(consultation_key, actor=actor)
    policies.may_record(consultation, answer=answer, how=how, on=timezone.localdate(actor.at)).require()
    policies.has_not_changed(consultation, seen=seen).require()
    policies.may_be_answered_at(answered_at, now=actor.at).require()
    if consultation.state != ConsultationState.SENT:
        policies.has_reason(reason).require()
    how = "" if answer == ConsultationState.NO_ANSWER else how
    return _write(consultation, answer, text, how=how, answered_at=answered_at, reason=reason, actor=actor)


@transaction.atomic
def remove_answer(*, consultation_key: UUID, reason: str, actor: Actor) -> Consultation:
    """Take away an answer that should not stand there, and wait for one again. It is kept in the history.

    Raises `Consultation.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, no_reason_given,
    text_too_long, consultation_not_in_state, consultation_open.
    """
    consultation = locked_consultation(consultation_key, actor=actor)
    policies.has_reason(reason).require()
    policies.may_move_consultation(consultation.state, to=ConsultationState.SENT).require()
    others = Consultation.objects.filter(matter_key=consultation.matter_key, union=consultation.union)
    policies.may_wait_again(others.filter(state=ConsultationState.SENT).exists()).require()
    consultation.state, consultation.text, consultation.how = ConsultationState.SENT, "", ""
    consultation.answered_at, consultation.recorded_by, consultation.wants_contact = None, "", False
    note_consultation(consultation, "consultation.answer_removed", actor=actor, reason=reason)
    record("consultation.answer_removed", actor=actor, target=consultation)
    return consultation


def _said(consultation: Consultation) -> tuple[str, str, bool]:
    return (consultation.state, consultation.text, consultation.wants_contact)


def _write(
    consultation: Consultation,
    answer: str,
    text: str,
    *,
    how: str,
    actor: Actor,
    wants_contact: bool = False,
    answered_at: datetime | None = None,
    reason: str = "",
) -> Consultation:
    policies.may_answer(answer, text=text).require()
    policies.may_move_consultation(consultation.state, to=answer).require()
    event = _EVENTS[ConsultationState(consultation.state), ConsultationState(answer)]
    consultation.state, consultation.text, consultation.how = answer, text.strip(), how
    consultation.answered_at, consultation.recorded_by = answered_at or actor.at, actor.key
    if wants_contact and not consultation.wants_contact:
        consultation.contacted_at = None
    consultation.wants_contact = wants_contact
    note_consultation(consultation, event, actor=actor, reason=reason)
    withdraw_letters(matter_key=consultation.key, kinds=REMINDERS, actor=actor)
    record(event, actor=actor, target=consultation, answer=answer, how=how)
    return consultation
