"""What waits for somebody at the desk, and for a manager: computed from where the requests stand."""

from datetime import date
from functools import partial
from typing import Any

from django.db.models import Count, F, Q, Window

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.prepared import rows_for
from talja.apps.servicedesk import permissions
from talja.apps.servicedesk.enums import OPEN, State
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.queries.rows import place_of
from talja.core.kernel.work import WorkItem, WorkList, cut
from talja.core.kernel.workdays import add_working_days

_SHOWN = ("key", "kind", "due_day", "answered_at", "guest_organisation", "names_protected")
_NAMES = ("workplace__name", "employer__name", "owner__key")
NEW, BREAKING, WROTE, ANSWER_US = "request_new", "request_promise", "request_asker_wrote", "request_waits_for_you"
MOST = 40
"""How many at the desk: one's own before nobody's, then what was promised first. The rest are counted."""


def work_of(*, actor: Actor, on: date, everybody: bool = False) -> WorkList:
    """Return what waits for the actor, the most urgent first: their own and nobody's at the desk, or our questions.

    `everybody`: at the desk, what is others' too. Codes: `request_new`, `request_promise` (runs out on the next working
    day at the latest), `request_asker_wrote`, `request_waits_for_you` (for those who asked). One query.
    """
    if permissions.may_work(actor=actor):
        return _at_the_desk(actor, on=on, everybody=everybody)
    waiting = Request.objects.visible_to(actor).filter(state=State.WAITING).with_protection()
    rows = waiting.select_related("workplace", "employer").order_by("state_since", "pk")
    return WorkList(
        tuple(
            WorkItem(ANSWER_US, str(row.key), None, about=row.kind, place=place_of(row))
            for row in rows
            if permissions.may_read_words(row, actor=actor)
        )
    )


def _at_the_desk(actor: Actor, *, on: date, everybody: bool) -> WorkList:
    build = partial(_waiting, everybody=everybody)
    found = rows_for(actor, build, name=f"servicedesk.{everybody}.{MOST}", on=on)
    told, rest = cut("requests", found, most=MOST, count=found[0].count_of_all if found else 0)
    soon = add_working_days(on, 1)
    items = (_item(row, actor=actor, soon=soon) for row in told)
    return WorkList(tuple(sorted(items, key=lambda item: item.due or on)), rest)


def _waiting(actor: Actor, *, everybody: bool) -> Any:
    rows: Any = Request.objects.filter(state__in=OPEN).exclude(due_day=None).with_protection()
    order: tuple[Any, ...] = ("due_day", "made_at", "pk")
    if not everybody:
        rows = rows.filter(Q(owner_id=actor.user_id) | Q(owner=None))
        order = (F("owner_id").asc(nulls_last=True), *order)
    counted = rows.annotate(count_of_all=Window(Count("*"))).order_by(*order)
    return counted.values_list(*_SHOWN, *_NAMES, "count_of_all", named=True)[:MOST]


def _item(row: Any, *, actor: Actor, soon: date) -> WorkItem:
    wrote = WROTE if row.answered_at is not None else NEW
    masked = not permissions.may_read_words(row, actor=actor)
    return WorkItem(
        code=BREAKING if row.due_day <= soon and row.owner__key and wrote == NEW else wrote,
        key=str(row.key),
        due=row.due_day,
        about=row.kind,
        place="" if masked else row.workplace__name or row.employer__name or row.guest_organisation,
        owner=str(row.owner__key or ""),
    )
