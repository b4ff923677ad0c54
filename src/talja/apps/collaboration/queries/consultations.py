"""What unions were asked and have answered: for those who ask, and for the representative who came by a link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from talja.apps.collaboration import permissions, policies
from talja.apps.collaboration.enums import ConsultationState, How
from talja.apps.collaboration.lines import ConsultationLine, ConsultationPage, EntryLine, GuestConsultation
from talja.apps.collaboration.models import Consultation, ConsultationEntry
from talja.apps.collaboration.queries.persons import named, with_person
from talja.apps.collaboration.shown import Shown
from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.core.kernel.verdict import Verdict, no, yes

S = ConsultationState


@dataclass(frozen=True, slots=True)
class OfUnion:
    """What one union is asked and has not answered, or objects to; `hidden` more are about protected persons."""

    waiting: tuple[ConsultationLine, ...]
    objected: tuple[ConsultationLine, ...]
    to_contact: tuple[ConsultationLine, ...]
    hidden: int


def consultations_of(*, matter_key: UUID, actor: Actor) -> tuple[ConsultationLine, ...]:
    """Return what unions were asked about a matter, the latest first; nothing for who may not see it. Two queries."""
    return _lines(_visible(actor).filter(matter_key=matter_key).order_by("-sent_at", "-pk"), actor=actor)


def consultation_page(*, key: UUID, actor: Actor) -> ConsultationPage:
    """Return everything about one consultation. Raises `Consultation.DoesNotExist`, also for who may not see it."""
    row = _visible(actor).get(key=key)
    (line,) = _lines([row], actor=actor)
    may_edit = permissions.may_edit(row, actor=actor)
    on = timezone.localdate(actor.at)
    waits = yes() if row.state == S.SENT else no("consultation_not_in_state")
    return ConsultationPage(
        line=line,
        entries=_entries(row, is_masked=line.is_masked),
        may_record=may_edit and _is_open(row),
        may_record_silence=may_edit and waits and policies.may_record(row, answer=S.NO_ANSWER, how="", on=on),
        may_send_anew=may_edit and waits,
        may_remind=may_edit
        and policies.may_remind(row, on=on)
        and (yes() if row.to_email else no("letter_without_address")),
        may_withdraw=may_edit and policies.may_move_consultation(row.state, to=S.WITHDRAWN),
        may_remove_answer=may_edit and policies.may_move_consultation(row.state, to=S.SENT),
        may_record_contact=may_edit
        and (yes() if row.wants_contact and row.contacted_at is None else no("nobody_waits")),
    )


def consultations_of_union(*, union_key: UUID, actor: Actor) -> OfUnion:
    """Return what one union has before it, the shortest time left first: for a meeting with it. Two queries."""
    rows = _visible(actor).filter(union__key=union_key).exclude(state=S.WITHDRAWN)
    rows = rows.filter(state__in=[S.SENT, S.OBJECTS, S.AGREES]).order_by("deadline", "pk")
    lines = _lines(rows, actor=actor)
    waiting = [line for line in lines if line.state == S.SENT]
    return OfUnion(
        waiting=tuple(line for line in waiting if not line.is_masked),
        objected=tuple(line for line in lines if line.state == S.OBJECTS and not line.is_masked),
        to_contact=tuple(
            line for line in lines if line.wants_contact and line.contacted_at is None and not line.is_masked
        ),
        hidden=sum(line.is_masked for line in waiting),
    )


def consultation_for_guest(*, key: UUID, actor: Actor) -> GuestConsultation:
    """Return what the representative sees.

    Raises `Consultation.DoesNotExist` for a link that opens something else, for a question that was taken back, and for
    one about somebody who has become protected since.
    """
    row = Consultation.objects.select_related("union").exclude(state=S.WITHDRAWN).get(key=key)
    if not permissions.may_answer(row, actor=actor):
        raise Consultation.DoesNotExist
    return GuestConsultation(
        key=str(row.key),
        union=row.union.name,
        to_name=row.to_name,
        basis=row.basis,
        deadline=row.deadline,
        state=row.state,
        text=row.text,
        wants_contact=row.wants_contact,
        answered_at=row.answered_at,
        version=row.version,
        shown=Shown.from_json(row.shown),
        may_answer=policies.may_answer_by_link(row, answer=S.AGREES, on=timezone.localdate(actor.at)),
    )


def _visible(actor: Actor) -> QuerySet[Consultation]:
    rows = with_person(Consultation.objects.select_related("union", "representative", "workplace"))
    return rows if permissions.may_see(actor=actor) else rows.none()


def _is_open(row: Consultation) -> Verdict:
    return no("consultation_not_in_state") if row.state == S.WITHDRAWN else yes()


def _lines(rows: Iterable[Consultation], *, actor: Actor) -> tuple[ConsultationLine, ...]:
    found = list(rows)
    names = user_names([row.recorded_by for row in found])
    on = timezone.localdate(actor.at)
    return tuple(_line(row, names, actor=actor, on=on) for row in found)


def _line(row: Any, names: dict[str, str], *, actor: Actor, on: date) -> ConsultationLine:
    _name, masked = named(row, actor=actor)
    return ConsultationLine(
        key=str(row.key),
        matter_key=str(row.matter_key),
        person_key=str(row.person_key or ""),
        is_masked=masked,
        union_key=str(row.union.key),
        union=row.union.name,
        to_name=row.to_name,
        to_email=row.to_email,
        is_left=row.representative is not None and row.representative.left_day is not None,
        basis=row.basis,
        workplace="" if masked else row.workplace.name,
        sent_at=row.sent_at,
        deadline=row.deadline,
        state=row.state,
        text="" if masked else row.text,
        how=row.how,
        answered_at=row.answered_at,
        recorded_by="" if row.how == How.LINK else names.get(row.recorded_by, ""),
        wants_contact=row.wants_contact,
        contacted_at=row.contacted_at,
        is_overdue=row.state == S.SENT and row.deadline < on,
        version=row.version,
        shown=None if masked else Shown.from_json(row.shown),
    )


def _entries(row: Consultation, *, is_masked: bool) -> tuple[EntryLine, ...]:
    entries = list(ConsultationEntry.objects.filter(consultation=row).order_by("-pk"))
    names = user_names([entry.by for entry in entries])
    return tuple(
        EntryLine(
            event=entry.event,
            at=entry.at,
            by=names.get(entry.by, entry.to_name),
            state=entry.state,
            text="" if is_masked else entry.text,
            to_name=entry.to_name,
            reason="" if is_masked else entry.reason,
        )
        for entry in entries
    )
