"""What waits for whoever works with agreements, around unions and Arbetsförmedlingen. One query."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)

from talja.apps.collaboration.enums import GIVING, OPEN, ApplicationState, ConsultationState
from talja.apps.collaboration.models import Application, Consultation, OwnProcedure
from talja.apps.collaboration.permissions import may_see
from talja.apps.collaboration.queries.applications import REMINDS_BEFORE, renew_by, renewable, with_sequel
from talja.apps.collaboration.queries.persons import named_as, person_as_one
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.prepared import rows_for
from talja.core.chain.procedures import LONGEST, load_procedures
from talja.core.kernel.work import NOTHING, Rest, WorkItem, WorkList, cut

MOST = 40
"""How many of each sort, what is due first. The rest are counted."""

_SUBSIDISED = "subsidised"
_NAME = "collaboration.work"
_SHARED = ("key", "person_key", "state", "workplace__name")
_CONSULTATIONS, _APPLICATIONS = "consultations", "applications"


def work_of(*, actor: Actor, on: date) -> WorkList:
    """Return what is to be done, whoever does it: nothing of this is anybody's own.

    Codes: consultation_unanswered, consultation_without_representative (whom it went to has left), consultation_contact
    (the representative wants to be contacted), application_send, application_slow (no decision in the time that it
    should take) and application_renew. `key` is the consultation's or the application's.
    """
    if not may_see(actor=actor):
        return NOTHING
    due: dict[str, list[tuple[str, date | None, Any]]] = {_CONSULTATIONS: [], _APPLICATIONS: []}
    for row in rows_for(actor, lambda _: _consultations(on).union(_applications(on), all=True), name=_NAME, on=on):
        found = _JUDGES[row.sort](row, on)
        if found is not None:
            due[row.sort].append((*found, row))
    told: list[WorkItem] = []
    rest: list[Rest] = []
    for sort, waiting in due.items():
        waiting.sort(key=lambda one: (one[1] or on, one[2].key))
        first, more = cut(sort, waiting, most=MOST, count=len(waiting))
        told += [_item(*one, actor) for one in first]
        rest += more
    return WorkList(tuple(told), tuple(rest))


def _consultations(on: date) -> Any:
    unanswered = Q(state=ConsultationState.SENT) & (Q(deadline__lt=on) | Q(representative__left_day__isnull=False))
    rows = Consultation.objects.filter(unanswered | Q(wants_contact=True, contacted_at=None))
    nothing = Value(None, output_field=DateField())
    return _row(rows, _CONSULTATIONS, "union__name", ("deadline", nothing, nothing), Value(None, IntegerField()))


def _applications(on: date) -> Any:
    own = OwnProcedure.objects.filter(measure_code=OuterRef("measure_code")).order_by("-pk")
    days = Subquery(own.annotate(days=Case(When(is_reset=False, then=F("agency_days")))).values("days")[:1])
    rows = with_sequel(Application.objects.all()).filter(Q(state__in=OPEN) | _ending(on) & renewable())
    return _row(rows, _APPLICATIONS, "measure_code", ("send_by", "sent_day", "decision_last_day"), days)


def _row(rows: Any, sort: str, subject: str, days: tuple[Any, Any, Any], own_days: Any) -> Any:
    """Return rows of one shape for both sorts, so that they are asked for at once."""
    names = ("subject", "by", "since", "until")
    said = {
        name: F(what) if isinstance(what, str) else what for name, what in zip(names, (subject, *days), strict=True)
    }
    told = rows.annotate(sort=Value(sort, output_field=CharField()), own_days=own_days, person=person_as_one(), **said)
    return told.values_list(*_SHARED, "sort", "own_days", "person", *names, named=True)


def _consultation_due(row: Any, on: date) -> tuple[str, date | None] | None:
    if row.state == ConsultationState.SENT and row.by < on:
        return "consultation_unanswered", row.by
    if row.state == ConsultationState.SENT:
        return "consultation_without_representative", row.by
    return None if row.state == ConsultationState.WITHDRAWN else ("consultation_contact", None)


def _ending(on: date) -> Q:
    """What was granted and ends so soon that it may be time to renew, by the longest time that any form takes."""
    longest = load_procedures().longest_agency_days
    slower = OwnProcedure.objects.filter(agency_days__gt=longest)  # of any form: asked once, not row by row
    soon = Q(decision_last_day__lte=on + REMINDS_BEFORE + timedelta(days=longest))
    ever = (on, on + REMINDS_BEFORE + timedelta(days=LONGEST))
    return Q(state__in=GIVING, decision_last_day__range=ever) & (soon | Q(Exists(slower)))


def _application_due(row: Any, on: date) -> tuple[str, date | None] | None:
    """Return what is to be done about an application now, and by when."""
    if row.state == ApplicationState.PLANNED:
        return "application_send", row.by
    days = _agency_days(row)
    if row.state == ApplicationState.SENT:
        expected: date = row.since + timedelta(days=days)
        return ("application_slow", expected) if on > expected else None
    latest = renew_by(row.until, agency_days=days)
    return None if on < latest - REMINDS_BEFORE else ("application_renew", latest)


_JUDGES: dict[str, Callable[[Any, date], tuple[str, date | None] | None]] = {
    _CONSULTATIONS: _consultation_due,
    _APPLICATIONS: _application_due,
}


def _agency_days(row: Any) -> int:
    if row.own_days is not None:
        return int(row.own_days)
    return load_procedures().of(row.subject, _SUBSIDISED).agency_days


def _item(code: str, due: date | None, row: Any, actor: Actor) -> WorkItem:
    """A masked person's place is not told; the union's name, where it is what it is about, tells of nobody."""
    name, masked = named_as(row.person, has_person=row.person_key is not None, actor=actor)
    return WorkItem(
        code=code,
        key=str(row.key),
        due=due,
        about=row.subject if row.sort == _CONSULTATIONS else name,
        place="" if masked else row.workplace__name,
        person_key=str(row.person_key or ""),
    )
