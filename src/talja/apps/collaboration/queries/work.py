"""What waits for whoever works with agreements, around unions and Arbetsförmedlingen. Two queries."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from talja.apps.collaboration.enums import GIVING, OPEN, ApplicationState, ConsultationState
from talja.apps.collaboration.models import Consultation, OwnProcedure
from talja.apps.collaboration.permissions import may_see
from talja.apps.collaboration.queries.applications import REMINDS_BEFORE, renewal_day, visible_applications
from talja.apps.collaboration.queries.persons import named, with_person
from talja.apps.organisation.actors import Actor
from talja.core.chain.procedures import LONGEST, load_procedures
from talja.core.kernel.work import WorkItem

_SUBSIDISED = "subsidised"


def work_of(*, actor: Actor, on: date) -> tuple[WorkItem, ...]:
    """Return what is to be done. `key` is the consultation's or the application's.

    Codes: consultation_unanswered, consultation_without_representative (whom it went to has left), consultation_contact
    (the representative wants to be contacted), application_send, application_slow (no decision in the time that it
    should take) and application_renew.
    """
    if not may_see(actor=actor):
        return ()
    return (*_about_consultations(actor, on), *_about_applications(actor, on))


def _about_consultations(actor: Actor, on: date) -> Iterator[WorkItem]:
    unanswered = Q(state=ConsultationState.SENT) & (Q(deadline__lt=on) | Q(representative__left_day__isnull=False))
    rows = Consultation.objects.filter(unanswered | Q(wants_contact=True, contacted_at=None))
    for row in with_person(rows.select_related("workplace", "representative", "union")).order_by("deadline", "pk"):
        if row.state == ConsultationState.SENT and row.deadline < on:
            yield _item("consultation_unanswered", row, row.deadline, row.union.name, actor)
        elif row.state == ConsultationState.SENT:
            yield _item("consultation_without_representative", row, row.deadline, row.union.name, actor)
        elif row.state != ConsultationState.WITHDRAWN:
            yield _item("consultation_contact", row, None, row.union.name, actor)


def _about_applications(actor: Actor, on: date) -> Iterator[WorkItem]:
    ends_soon = Q(state__in=GIVING, decision_last_day__range=(on, on + REMINDS_BEFORE + timedelta(days=LONGEST)))
    own = OwnProcedure.objects.filter(measure_code=OuterRef("measure_code")).order_by("-pk")
    rows = visible_applications(actor).filter(Q(state__in=OPEN) | ends_soon)
    chosen = rows.annotate(
        own_days=Subquery(own.values("agency_days")[:1]), own_reset=Subquery(own.values("is_reset")[:1])
    )
    for row in chosen.order_by("pk"):
        found = _due(row, on)
        if found is not None:
            code, due = found
            name, _masked = named(row, actor=actor)
            yield _item(code, row, due, name, actor)


def _due(row: Any, on: date) -> tuple[str, date | None] | None:
    """Return what is to be done about an application now, and by when."""
    if row.state == ApplicationState.PLANNED:
        return "application_send", row.send_by
    days = _agency_days(row)
    if row.state == ApplicationState.SENT:
        expected: date = row.sent_day + timedelta(days=days)
        return ("application_slow", expected) if on > expected else None
    renew_by = renewal_day(row, agency_days=days)
    if renew_by is None or on < renew_by - REMINDS_BEFORE:
        return None
    return "application_renew", renew_by


def _agency_days(row: Any) -> int:
    if row.own_days is not None and not row.own_reset:
        return int(row.own_days)
    return load_procedures().of(row.measure_code, _SUBSIDISED).agency_days


def _item(code: str, row: Any, due: date | None, about: str, actor: Actor) -> WorkItem:
    """A masked person's place is not told; the union's name tells of nobody."""
    _name, masked = named(row, actor=actor)
    return WorkItem(
        code=code,
        key=str(row.key),
        due=due,
        about=about,
        place="" if masked else row.workplace.name,
        person_key=str(row.person_key or ""),
    )
