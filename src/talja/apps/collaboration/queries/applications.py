"""What was applied for at Arbetsförmedlingen, what was decided, how long that took, and what is to be renewed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from talja.apps.collaboration import permissions, policies
from talja.apps.collaboration.enums import GIVING, OPEN, ApplicationState
from talja.apps.collaboration.lines import ApplicationLine, ApplicationPage, EntryLine
from talja.apps.collaboration.models import Application, ApplicationEntry
from talja.apps.collaboration.queries.persons import named, with_person
from talja.apps.collaboration.queries.procedures import procedures_for
from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.placements.models import Measure, Placement
from talja.core.chain.waiting import working_days_between

S = ApplicationState
REMINDS_BEFORE = timedelta(days=30)
"""How long before the last day to renew it is told."""


@dataclass(frozen=True, slots=True)
class OfOfficer:
    """What one officer has of ours: not sent yet, without decision, to be renewed, and decided lately."""

    planned: tuple[ApplicationLine, ...]
    waiting: tuple[ApplicationLine, ...]
    to_renew: tuple[ApplicationLine, ...]
    decided: tuple[ApplicationLine, ...]


def applications_of(*, matter_key: UUID, actor: Actor) -> tuple[ApplicationLine, ...]:
    """Return the applications of a matter, the latest first. None for those who may not see them."""
    rows = visible_applications(actor).filter(matter_key=matter_key).order_by("-recorded_at", "-pk")
    return application_lines(rows, actor=actor)


def application_page(*, key: UUID, actor: Actor) -> ApplicationPage:
    """Return everything about one application. Raises `Application.DoesNotExist`, also for who may not see it."""
    row = visible_applications(actor).get(key=key)
    (line,) = application_lines([row], actor=actor)
    may_edit = permissions.may_edit(row, actor=actor)
    return ApplicationPage(
        line=line,
        entries=_entries(row, is_masked=line.is_masked),
        may_send=may_edit and policies.may_move_application(row.state, to=S.SENT) and policies.may_be_planned(row),
        may_change=may_edit and policies.may_be_changed(row, sent_day=row.sent_day or date.min),
        may_decide=may_edit and policies.may_move_application(row.state, to=S.GRANTED),
        may_remove_outcome=may_edit and policies.may_be_undecided(row),
        may_withdraw=may_edit and policies.may_move_application(row.state, to=S.WITHDRAWN),
        may_decline_renewal=may_edit and policies.may_decline_renewal(row),
    )


def applications_of_officer(*, officer_key: UUID, actor: Actor, on: date) -> OfOfficer:
    """Return what one officer has of ours: for a meeting. Decided ones of the last 90 days."""
    lately = Q(state__in=OPEN) | Q(state__in=GIVING) | Q(decided_day__gte=on - timedelta(days=90))
    rows = visible_applications(actor).filter(lately, officer__key=officer_key)
    lines = application_lines(rows.order_by("sent_day", "pk"), actor=actor)
    since = on - timedelta(days=90)
    return OfOfficer(
        planned=tuple(line for line in lines if line.state == S.PLANNED),
        waiting=tuple(line for line in lines if line.state == S.SENT),
        to_renew=tuple(line for line in lines if is_to_renew(line, on=on)),
        decided=tuple(line for line in lines if line.decided_day is not None and line.decided_day >= since),
    )


def is_to_renew(line: ApplicationLine, *, on: date) -> bool:
    """Whether it is time to renew what was granted, while it still gives support."""
    if line.renew_by is None or line.decision_last_day is None:
        return False
    return line.renew_by - REMINDS_BEFORE <= on <= line.decision_last_day


def visible_applications(actor: Actor) -> QuerySet[Application]:
    """Return the applications that the actor may see, with what lines are made of."""
    rows = with_person(Application.objects.select_related("officer", "workplace"))
    return with_sequel(rows) if permissions.may_see(actor=actor) else rows.none()


def application_lines(rows: Iterable[Application], *, actor: Actor) -> tuple[ApplicationLine, ...]:
    """Return the lines of rows that `visible_applications` gave. Three queries at most beside their own."""
    found = list(rows)
    codes = {row.measure_code for row in found}
    measures = dict(Measure.objects.filter(code__in=codes).values_list("code", "name"))
    days = {code: procedure.agency_days for code, procedure in procedures_for(codes).items()}
    return tuple(_line(row, measures, days[row.measure_code], actor=actor) for row in found)


def renewal_day(row: Any, *, agency_days: int) -> date | None:
    """Return the last day to apply for more of what was granted; None where there is nothing to renew."""
    is_over = row.not_renewed or row.is_followed or row.ends_within
    if row.state not in GIVING or row.decision_last_day is None or is_over:
        return None
    return renew_by(row.decision_last_day, agency_days=agency_days)


def renewable() -> Q:
    """What can be renewed at all, for a query over `visible_applications`: the same as `renewal_day` asks of a row."""
    return Q(state__in=GIVING, decision_last_day__isnull=False, not_renewed="", is_followed=False, ends_within=False)


def renew_by(last_day: date, *, agency_days: int) -> date:
    """Return the last day to apply for more of what ends on a day."""
    return last_day - timedelta(days=agency_days)


def with_sequel(rows: QuerySet[Application]) -> QuerySet[Application]:
    """Add whether a later application follows each, and whether its placement ends within what was decided."""
    same = Q(matter_key=OuterRef("matter_key")) | Q(placement_key=OuterRef("placement_key"))
    later = Application.objects.filter(same, pk__gt=OuterRef("pk")).exclude(state=S.WITHDRAWN)
    end = OuterRef("decision_last_day")
    ending = Placement.objects.filter(
        Q(last_day__lte=end) | Q(planned_last_day__lte=end), key=OuterRef("placement_key")
    )
    return rows.annotate(is_followed=Exists(later), ends_within=Exists(ending))


def _line(row: Any, measures: dict[str, str], agency_days: int, *, actor: Actor) -> ApplicationLine:
    name, masked = named(row, actor=actor)
    decided = None if row.decided_day is None or row.sent_day is None else (row.sent_day, row.decided_day)
    return ApplicationLine(
        key=str(row.key),
        matter_key=str(row.matter_key),
        placement_key=str(row.placement_key or ""),
        person_key=str(row.person_key or ""),
        person_name=name,
        is_masked=masked,
        measure_code=row.measure_code,
        measure=measures.get(row.measure_code, row.measure_code),
        workplace_key="" if masked else str(row.workplace.key),
        workplace="" if masked else row.workplace.name,
        officer_key="" if row.officer is None else str(row.officer.key),
        officer="" if row.officer is None else row.officer.name,
        state=row.state,
        send_by=row.send_by,
        sent_day=row.sent_day,
        reference="" if masked else row.reference,
        first_day=row.first_day,
        last_day=row.last_day,
        wish="" if masked else row.wish,
        decided_day=row.decided_day,
        decision_reference="" if masked else row.decision_reference,
        amount=row.amount,
        level=row.level,
        decision_first_day=row.decision_first_day,
        decision_last_day=row.decision_last_day,
        days=None if decided is None else (decided[1] - decided[0]).days,
        working_days=None if decided is None else working_days_between(*decided),
        expected_by=row.sent_day + timedelta(days=agency_days) if row.state == S.SENT else None,
        renew_by=renewal_day(row, agency_days=agency_days),
        not_renewed="" if masked else row.not_renewed,
        version=row.version,
    )


def _entries(row: Application, *, is_masked: bool) -> tuple[EntryLine, ...]:
    entries = list(ApplicationEntry.objects.filter(application=row).order_by("-pk"))
    names = user_names([entry.by for entry in entries])
    return tuple(
        EntryLine(
            event=entry.event,
            at=entry.at,
            by=names.get(entry.by, ""),
            state=entry.state,
            text="",
            to_name="",
            reason="" if is_masked else entry.reason,
        )
        for entry in entries
    )
