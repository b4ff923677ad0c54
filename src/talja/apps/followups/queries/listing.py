"""Lists of what waits: follow-ups to hold, people to call about how it went, and those of whom nobody knows."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, Subquery

from talja.apps.accounts.queries import names_by_key
from talja.apps.followups import permissions, waiting
from talja.apps.followups.lines import DueCheck, DueFollowUp, UnknownOutcome
from talja.apps.followups.models import CURRENT, Check, Plan
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import masking
from talja.apps.people.lines import ReachLine
from talja.apps.people.queries import contacts_of
from talja.apps.placements.models import Placement
from talja.core.chain.schedule import CHECK_MONTHS, CHECK_OPEN_DAYS, check_days, ended_for_check
from talja.core.kernel.page import Page, page_within

PAGE_SIZE: Final = 40
AHEAD_DAYS: Final = 14
_NAMES = (
    "key",
    "person__key",
    "person__given_name",
    "person__family_name",
    "person__protection",
    "person__case_worker__key",
    "workplace__name",
    "last_day",
    "planned_last_day",
    "decision_last_day",
    "destination",
    "responsible_key",
)


def due_followups(*, actor: Actor, on: date, page: int = 1, ahead_days: int = AHEAD_DAYS) -> Page[DueFollowUp]:
    """Return a page of the follow-ups that should have been held, or should be soon, the oldest first. Four queries."""
    if not permissions.may_see_plans(actor=actor):
        return Page((), 1, PAGE_SIZE, 0)
    seen = Placement.objects.visible_to(actor)
    found = waiting.followups_waiting(among=seen, on=on, until=on + timedelta(days=ahead_days))
    count = found.count()
    number = page_within(page, count=count, size=PAGE_SIZE)
    first = (number - 1) * PAGE_SIZE
    rows = list(found.order_by("due_day", "key")[first : first + PAGE_SIZE])
    placements = placements_by_key((row.placement_key for row in rows), actor=actor)
    responsible = _responsible(placements.values())
    shown = (
        DueFollowUp(
            key=str(row.key),
            kind=row.kind,
            due_day=row.due_day,
            starts_at=row.starts_at,
            responsible=responsible.get(str(row.placement_key), ""),
            may_follow_up=actor.may(Right.FOLLOWUP_EDIT) and not placements[row.placement_key]["is_masked"],
            **who(placements[row.placement_key]),
        )
        for row in rows
        if row.placement_key in placements
    )
    return Page(tuple(shown), number, PAGE_SIZE, count)


def due_checks(*, actor: Actor, on: date, page: int = 1, size: int = PAGE_SIZE) -> Page[DueCheck]:
    """Return a page of those to call about how it went, the longest ago first, with telephone. Three queries.

    Of a protected person only for those who may identify them; nobody is called about somebody who has died.
    """
    if not actor.may(Right.FOLLOWUP_EDIT):
        return Page((), 1, size, 0)
    found = waiting.checks_waiting(actor=actor, on=on)
    count = found.count()
    number = page_within(page, count=count, size=size)
    rows = _rows(found.order_by("last_day", "key")[(number - 1) * size : number * size], actor=actor)
    contacts = contacts_of(keys=[row["person__key"] for row in rows], actor=actor)
    return Page(tuple(_due_check(row, contacts, on=on) for row in rows), number, size, count)


def unknown_outcomes(*, actor: Actor, on: date, page: int = 1) -> Page[UnknownOutcome]:
    """Return a page of those of whom the latest that should be known is not, the latest end first. Three queries."""
    if not permissions.may_see_plans(actor=actor):
        return Page((), 1, PAGE_SIZE, 0)
    found = waiting.outcomes_unknown(actor=actor, on=on)
    count = found.count()
    number = page_within(page, count=count, size=PAGE_SIZE)
    first = (number - 1) * PAGE_SIZE
    rows = _rows(found.order_by("-last_day", "key")[first : first + PAGE_SIZE], actor=actor)
    told = Check.objects.filter(CURRENT, placement_key__in=[row["key"] for row in rows])
    asked = set(told.values_list("placement_key", "last_day", "months"))
    return Page(tuple(_unknown(row, asked, actor=actor, on=on) for row in rows), number, PAGE_SIZE, count)


def placements_by_key(keys: Iterable[UUID], *, actor: Actor) -> dict[UUID, dict[str, Any]]:
    """Return what lists show of these placements by key, masked for the actor. One query."""
    seen = Placement.objects.visible_to(actor).filter(key__in=set(keys))
    return {row["key"]: row for row in _rows(seen, actor=actor)}


def who(row: dict[str, Any]) -> dict[str, str]:
    """Return whom a row is about and where, as the actor may see it."""
    return {
        "placement_key": str(row["key"]),
        "person_key": str(row["person__key"]),
        "person_name": row["name"],
        "workplace": row["workplace"],
    }


def _rows(placements: Any, *, actor: Actor) -> list[dict[str, Any]]:
    plans = Plan.objects.filter(CURRENT, placement_key=OuterRef("key")).values("responsible_key")[:1]
    rows: list[dict[str, Any]] = list(
        placements.annotate(responsible_key=Subquery(plans)).values(*_NAMES, *placements.query.annotation_select)
    )
    for row in rows:
        protection = row["person__protection"]
        row["is_masked"] = masking.is_masked(protection, actor=actor)
        row["name"] = masking.shown_name(
            given_name=row["person__given_name"],
            family_name=row["person__family_name"],
            protection=protection,
            actor=actor,
        )
        row["responsible"] = row["responsible_key"] or str(row["person__case_worker__key"] or "")
        row["workplace"] = "" if row["is_masked"] else row["workplace__name"]
    return rows


def _responsible(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return who sees to each placement, by its key: the plan's responsible, else the person's case worker."""
    workers = {str(row["key"]): row["responsible"] for row in rows}
    names = names_by_key(workers.values())
    return {key: names.get(worker, "") for key, worker in workers.items()}


def _due_check(row: dict[str, Any], contacts: dict[str, ReachLine], *, on: date) -> DueCheck:
    reach = contacts.get(str(row["person__key"]), ReachLine())
    months = waiting.check_months(row["last_day"], on=on)
    return DueCheck(
        phone=reach.phone,
        language=reach.language,
        last_day=row["last_day"],
        months=months,
        due_day=check_days(row["last_day"])[months],
        destination=row["destination"],
        **who(row),
    )


def _unknown(row: dict[str, Any], asked: set[tuple[UUID, date, int]], *, actor: Actor, on: date) -> UnknownOutcome:
    last_day = row["last_day"]
    in_vain = [months for months in CHECK_MONTHS if (row["key"], last_day, months) in asked]
    passed = [
        months for months in CHECK_MONTHS if last_day <= ended_for_check(months, on=on, waited_days=CHECK_OPEN_DAYS + 1)
    ]
    months = max([0, *passed, *in_vain])
    return UnknownOutcome(
        last_day=last_day,
        months=months,
        was_asked=months in in_vain,
        may_check=actor.may(Right.FOLLOWUP_EDIT),
        **who(row),
    )
