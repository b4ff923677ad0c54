"""What waits for somebody about follow-ups: computed from state, and gone when the thing is done. Two queries."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from talja.apps.followups import permissions, waiting
from talja.apps.followups.enums import Audience
from talja.apps.followups.models import CURRENT, Ask
from talja.apps.followups.queries.listing import rows_by_key
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.placements.models import Placement
from talja.core.chain.schedule import Kind, check_days
from talja.core.kernel.work import WorkItem

AHEAD: Final = timedelta(days=14)
UNANSWERED_AFTER: Final = timedelta(days=14)
SOON: Final = 30  # days before an end that it is told, with a plan or without
AT_MOST: Final = 40
"""How many of each sort: the most urgent. The rest are on the pages of their own."""

_SORTS: Final = {Kind.EXPERIENCE.value: "belief_", Kind.END.value: "end_"}
_WHO: Final = {Audience.WORKPLACE.value: "workplace", Audience.PARTICIPANT.value: "participant"}


class _Found(NamedTuple):
    """Something that waits: its code, the placement, the key of what it is about, and its day."""

    code: str
    placement: UUID
    about: UUID
    due: date | None


def work_of(*, actor: Actor, on: date) -> tuple[WorkItem, ...]:
    """Return what waits on the day, by day: follow-ups, checks, plans, supports that end, and forms without answer.

    Each for whoever is responsible by the plan, else for the person's case worker. Nothing for those who do not follow
    up, and nothing of protected persons whom the actor may not identify.
    """
    if not actor.may(Right.FOLLOWUP_EDIT) or not permissions.may_see_plans(actor=actor):
        return ()
    found = list(_followups(actor=actor, on=on))
    rows = _placements({one.placement for one in found}, actor=actor, on=on)
    found += [*_checks(rows.values(), on=on), *_plans(rows.values(), on=on)]
    seen = (one for one in found if one.placement in rows and not rows[one.placement]["is_masked"])
    items = [_item(one, rows[one.placement]) for one in (*seen, *_nobody(found, rows))]
    return tuple(sorted(items, key=lambda item: (item.due or on, item.code, item.key)))


def _placements(followed: Collection[UUID], *, actor: Actor, on: date) -> dict[UUID, dict[str, Any]]:
    """Return the placements of the follow-ups, the first to call about and the first to plan: in one query."""
    checks = waiting.checks_waiting(actor=actor, on=on).order_by("last_day", "key")
    plans = waiting.to_plan(actor=actor, on=on, within_days=SOON).order_by(waiting.ENDS.asc(nulls_last=True), "key")
    seen, firsts = Placement.objects.visible_to(actor), (checks.values("pk")[:AT_MOST], plans.values("pk")[:AT_MOST])
    wanted = seen.filter(key__in=followed).values("pk")
    wanted = wanted.union(*(Placement.objects.filter(pk__in=first).values("pk") for first in firsts))
    found = Placement.objects.filter(pk__in=wanted)  # of a union, so that each is sought but once
    return rows_by_key(waiting.with_sorts(found, on=on, within_days=SOON), actor=actor, on=on)


def _followups(*, actor: Actor, on: date) -> Iterator[_Found]:
    """Yield the follow-ups to hold, and those whose form nobody has answered in two weeks: then one has to ask."""
    limit = actor.at - UNANSWERED_AFTER
    unanswered = Ask.objects.filter(CURRENT, followup=OuterRef("pk"), answered_at=None, recorded_at__lte=limit)
    asked = unanswered.order_by("-audience").values("audience")[:1]
    rows = waiting.followups_waiting(actor=actor, on=on, until=on + AHEAD, also=Exists(unanswered))
    named = rows.annotate(unanswered=Subquery(asked)).order_by("due_day", "key")
    columns = ("key", "placement_key", "kind", "due_day", "unanswered")
    for key, placement, kind, due_day, audience in named.values_list(*columns)[:AT_MOST]:
        if due_day <= on + AHEAD:
            late = "overdue" if due_day < on else "due"
            yield _Found(f"followup.{_SORTS.get(kind, '')}{late}", placement, key, due_day)
        if audience:
            yield _Found(f"form.unanswered_{_WHO[audience]}", placement, key, None)


def _checks(placements: Iterable[dict[str, Any]], *, on: date) -> Iterator[_Found]:
    for row in placements:
        if row["to_call"]:
            months = waiting.check_months(row["last_day"], on=on)
            yield _Found("check.due", row["key"], row["key"], check_days(row["last_day"])[months])


def _plans(placements: Iterable[dict[str, Any]], *, on: date) -> Iterator[_Found]:
    """Yield what ends within 30 days, and what has no plan: the nearer the end, the stronger the word."""
    for row in placements:
        if row["to_plan"]:
            days = (row["last_day"] or row["planned_last_day"], row["decision_last_day"])
            ends = min((day for day in days if day is not None and day >= on), default=None)
            limit = 0 if ends is None else next((limit for limit in (30, 90, 180) if (ends - on).days <= limit), 0)
            code = f"support.ends_{limit}" if limit else "plan.missing"
            yield _Found(code, row["key"], row["key"], ends if limit else None)


def _nobody(found: Iterable[_Found], rows: Mapping[UUID, dict[str, Any]]) -> Iterator[_Found]:
    """Yield, once each, the placements to follow up whose workplace has nobody to ask any more."""
    due = dict.fromkeys(one.placement for one in found if one.code.startswith(("followup.", "form.")))
    for key in due:
        if key in rows and not rows[key]["is_masked"] and not rows[key]["has_somebody"]:
            yield _Found("workplace.nobody", key, key, None)


def _item(found: _Found, row: dict[str, Any]) -> WorkItem:
    return WorkItem(
        code=found.code,
        key=str(found.about),
        due=found.due,
        about=row["name"],
        place=row["workplace"],
        owner=row["responsible"],
        person_key=str(row["person__key"]),
    )
