"""What waits for whoever works with agreements, around unions and Arbetsförmedlingen. Two queries."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When

from talja.apps.collaboration.enums import GIVING, OPEN, ApplicationState, ConsultationState
from talja.apps.collaboration.models import Consultation, OwnProcedure
from talja.apps.collaboration.permissions import may_see
from talja.apps.collaboration.queries.applications import REMINDS_BEFORE, renew_by, renewable, visible_applications
from talja.apps.collaboration.queries.persons import named, with_person
from talja.apps.organisation.actors import Actor
from talja.core.chain.procedures import LONGEST, load_procedures
from talja.core.kernel.work import WorkItem

_SUBSIDISED = "subsidised"
_WHOSE = ("key", "person_key", "person_given_name", "person_family_name", "person_protection", "workplace__name")
_CONSULTED = ("state", "deadline", "representative_id", "union__name")
_APPLIED = ("state", "measure_code", "send_by", "sent_day", "decision_last_day", "own_days")


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
    chosen = with_person(rows).order_by("deadline", "pk").values_list(*_WHOSE, *_CONSULTED, named=True)
    for row in chosen:
        if row.state == ConsultationState.SENT and row.deadline < on:
            yield _item("consultation_unanswered", row.deadline, row, actor, about=row.union__name)
        elif row.state == ConsultationState.SENT:
            yield _item("consultation_without_representative", row.deadline, row, actor, about=row.union__name)
        elif row.state != ConsultationState.WITHDRAWN:
            yield _item("consultation_contact", None, row, actor, about=row.union__name)


def _about_applications(actor: Actor, on: date) -> Iterator[WorkItem]:
    own = OwnProcedure.objects.filter(measure_code=OuterRef("measure_code")).order_by("-pk")
    rows = visible_applications(actor).filter(Q(state__in=OPEN) | _ending(on) & renewable())
    days = own.annotate(days=Case(When(is_reset=False, then=F("agency_days")))).values("days")
    chosen = rows.annotate(own_days=Subquery(days[:1]))
    for row in chosen.order_by("pk").values_list(*_WHOSE, *_APPLIED, named=True):
        found = _due(row, on)
        if found is not None:
            yield _item(*found, row, actor)


def _ending(on: date) -> Q:
    """What was granted and ends so soon that it may be time to renew, by the longest time that any form takes."""
    longest = load_procedures().longest_agency_days
    slower = OwnProcedure.objects.filter(agency_days__gt=longest)  # of any form: asked once, not row by row
    soon = Q(decision_last_day__lte=on + REMINDS_BEFORE + timedelta(days=longest))
    ever = (on, on + REMINDS_BEFORE + timedelta(days=LONGEST))
    return Q(state__in=GIVING, decision_last_day__range=ever) & (soon | Q(Exists(slower)))


def _due(row: Any, on: date) -> tuple[str, date | None] | None:
    """Return what is to be done about an application now, and by when."""
    if row.state == ApplicationState.PLANNED:
        return "application_send", row.send_by
    days = _agency_days(row)
    if row.state == ApplicationState.SENT:
        expected: date = row.sent_day + timedelta(days=days)
        return ("application_slow", expected) if on > expected else None
    latest = renew_by(row.decision_last_day, agency_days=days)
    return None if on < latest - REMINDS_BEFORE else ("application_renew", latest)


def _agency_days(row: Any) -> int:
    if row.own_days is not None:
        return int(row.own_days)
    return load_procedures().of(row.measure_code, _SUBSIDISED).agency_days


def _item(code: str, due: date | None, row: Any, actor: Actor, *, about: str = "") -> WorkItem:
    """A masked person's place is not told; the union's name, where it is what it is about, tells of nobody."""
    name, masked = named(row, actor=actor)
    return WorkItem(
        code=code,
        key=str(row.key),
        due=due,
        about=about or name,
        place="" if masked else row.workplace__name,
        person_key=str(row.person_key or ""),
    )
