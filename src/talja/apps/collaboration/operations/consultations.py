"""Ask a union, ask somebody else there, remind, and take the question back."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.collaboration import permissions, policies
from talja.apps.collaboration.enums import ConsultationState
from talja.apps.collaboration.inputs import About
from talja.apps.collaboration.models import Consultation, Representative, Union
from talja.apps.collaboration.operations.letters import write_to_union
from talja.apps.collaboration.operations.rows import locked_consultation, note_consultation, reached_workplace
from talja.apps.collaboration.queries.procedures import procedure_for
from talja.apps.collaboration.shown import Shown
from talja.apps.correspondence.operations import revoke_links, withdraw_letters
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied


@transaction.atomic
def send_consultation(
    *,
    about: About,
    union_key: UUID,
    deadline: date,
    basis: str,
    shown: Shown,
    actor: Actor,
    representative_key: UUID | None = None,
    measure_code: str = "",
) -> Consultation:
    """Ask a union about a matter, by letter with a link to answer by. No representative: the union itself is asked.

    `shown` is all that it sees. `measure_code` is needed only where `shown` tells the form. Raises `DoesNotExist` and
    `Denied`: missing_right, not_found, protected_person, union_closed, deadline_in_past, deadline_too_far,
    unknown_code, form_not_shown, representative_gone, consultation_open.
    """
    permissions.may_ask(about.person_key, actor=actor).require()
    place = reached_workplace(about.workplace_key, actor=actor)
    union = Union.objects.select_for_update().get(key=union_key)
    _judge(union, shown, deadline=deadline, basis=basis, measure_code=measure_code, actor=actor)
    if Consultation.objects.filter(matter_key=about.matter_key, union=union, state=ConsultationState.SENT).exists():
        raise Denied("consultation_open")
    consultation = Consultation(
        matter_key=about.matter_key,
        person_key=about.person_key,
        workplace=place,
        union=union,
        basis=basis,
        shown=shown.as_json(),
        sent_at=actor.at,
        sent_by=actor.key,
        deadline=deadline,
    )
    _address(consultation, representative_key)
    note_consultation(consultation, "consultation.sent", actor=actor)
    write_to_union("question", consultation, once="1", actor=actor)
    record("consultation.sent", actor=actor, target=consultation, basis=basis)
    return consultation


@transaction.atomic
def send_anew(
    *, consultation_key: UUID, deadline: date, actor: Actor, representative_key: UUID | None = None
) -> Consultation:
    """Ask somebody else at the same union, or the same with a new deadline. The old link is closed.

    Raises `Consultation.DoesNotExist`, `Representative.DoesNotExist` and `Denied`: missing_right, not_found,
    protected_person, consultation_not_in_state, union_closed, deadline_in_past, deadline_too_far, representative_gone.
    """
    consultation = locked_consultation(consultation_key, actor=actor)
    _waits(consultation)
    on = timezone.localdate(actor.at)
    policies.may_be_asked(deadline=deadline, on=on, is_closed=consultation.union.closed_day is not None).require()
    _take_back_letters(consultation, actor=actor)
    _address(consultation, representative_key)
    consultation.deadline, consultation.reminded = deadline, 0
    consultation.sendings += 1
    note_consultation(consultation, "consultation.sent_anew", actor=actor)
    write_to_union("question", consultation, once=str(consultation.sendings), actor=actor)
    record("consultation.sent_anew", actor=actor, target=consultation)
    return consultation


@transaction.atomic
def remind_consultation(*, consultation_key: UUID, actor: Actor) -> Consultation:
    """Remind the representative at once, besides the reminders that go by themselves. Once a day at most.

    Raises `Consultation.DoesNotExist` and `Denied`: missing_right, not_found, protected_person,
    consultation_not_in_state, deadline_passed, letter_without_address.
    """
    consultation = locked_consultation(consultation_key, actor=actor)
    on = timezone.localdate(actor.at)
    policies.may_remind(consultation, on=on).require()
    if not consultation.to_email:
        raise Denied("letter_without_address")
    write_to_union("reminder", consultation, once=f"{consultation.sendings}-{on}", actor=actor)
    record("consultation.reminded", actor=actor, target=consultation)
    return consultation


@transaction.atomic
def withdraw_consultation(*, consultation_key: UUID, reason: str, actor: Actor) -> Consultation:
    """Take the question back before it is answered, and say why. The link is closed.

    Raises `Consultation.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, no_reason_given,
    text_too_long, consultation_not_in_state.
    """
    consultation = locked_consultation(consultation_key, actor=actor)
    policies.has_reason(reason).require()
    policies.may_move_consultation(consultation.state, to=ConsultationState.WITHDRAWN).require()
    _take_back_letters(consultation, actor=actor)
    consultation.state = ConsultationState.WITHDRAWN
    note_consultation(consultation, "consultation.withdrawn", actor=actor, reason=reason)
    record("consultation.withdrawn", actor=actor, target=consultation)
    return consultation


@transaction.atomic
def record_contact(*, consultation_key: UUID, note: str, actor: Actor) -> Consultation:
    """Note that the representative who wanted it has been contacted, and what was said.

    Raises `Consultation.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, no_reason_given,
    text_too_long, nobody_waits.
    """
    consultation = locked_consultation(consultation_key, actor=actor)
    policies.has_reason(note).require()
    if not consultation.wants_contact or consultation.contacted_at is not None:
        raise Denied("nobody_waits")
    consultation.contacted_at = actor.at
    note_consultation(consultation, "consultation.contacted", actor=actor, reason=note)
    record("consultation.contacted", actor=actor, target=consultation)
    return consultation


def _judge(union: Union, shown: Shown, *, deadline: date, basis: str, measure_code: str, actor: Actor) -> None:
    on = timezone.localdate(actor.at)
    policies.may_be_asked(deadline=deadline, on=on, is_closed=union.closed_day is not None).require()
    policies.may_be_basis(basis).require()
    policies.may_show(shown.form, procedure=procedure_for(measure_code)).require()


def _take_back_letters(consultation: Consultation, *, actor: Actor) -> None:
    """Close the link, and do not send what is still in the queue."""
    revoke_links(purpose=permissions.PURPOSE, matter_key=consultation.key, actor=actor)
    withdraw_letters(matter_key=consultation.key, actor=actor)


def _waits(consultation: Consultation) -> None:
    if consultation.state != ConsultationState.SENT:
        raise Denied("consultation_not_in_state")


def _address(consultation: Consultation, representative_key: UUID | None) -> None:
    """Write whom it goes to, as they are called now."""
    union = consultation.union
    somebody = None
    if representative_key is not None:
        somebody = Representative.objects.get(key=representative_key, union=union)
        if somebody.left_day is not None:
            raise Denied("representative_gone")
    consultation.representative = somebody
    consultation.to_name = (somebody or union).name[:120]
    consultation.to_email = (somebody or union).email
