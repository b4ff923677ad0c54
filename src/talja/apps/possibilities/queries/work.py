"""What waits for somebody about possibilities: a next step that is due, or a question that nobody answered in time."""

from datetime import date
from typing import Any

from django.db.models import Min, Q

from talja.apps.organisation.actors import Actor
from talja.apps.possibilities.enums import UNDER_WAY
from talja.apps.possibilities.models import Possibility
from talja.apps.possibilities.permissions import may_edit
from talja.core.kernel.work import NOTHING, WorkItem, WorkList, cut

MOST = 40
"""How many at once, what is due first. The rest are counted."""

_COLUMNS = ("key", "owner", "workplace__name", "next_step", "next_day", "deadline")


def work_of(*, actor: Actor, on: date, everybody: bool = False) -> WorkList:
    """Return what the actor is to do about possibilities, their own and nobody's, or everybody's. One query.

    Codes: possibility.next_step and possibility.unanswered (a deadline has been). `key` is the possibility's.
    """
    if not may_edit(actor=actor):
        return NOTHING
    late = Q(asked__outcome="", asked__deadline__lt=on)
    rows = Possibility.objects.filter(step__in=UNDER_WAY).annotate(deadline=Min("asked__deadline", filter=late))
    rows = rows.exclude(next_day=None, deadline=None)
    if not everybody:
        rows = rows.filter(owner__in=("", actor.key))
    found = [item for row in rows.order_by("pk").values_list(*_COLUMNS, named=True) for item in _items(row)]
    found.sort(key=lambda item: (item.due or on, item.key, item.code))
    told, rest = cut("possibilities", found, most=MOST, count=len(found))
    return WorkList(tuple(told), rest)


def _items(row: Any) -> list[WorkItem]:
    shared = {"key": str(row.key), "place": row.workplace__name, "owner": row.owner}
    items = []
    if row.next_day is not None:
        items.append(WorkItem(code="possibility.next_step", due=row.next_day, about=row.next_step, **shared))
    if row.deadline is not None:
        items.append(WorkItem(code="possibility.unanswered", due=row.deadline, **shared))
    return items
