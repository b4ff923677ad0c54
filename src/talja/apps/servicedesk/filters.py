"""Which requests a list is about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk.enums import OPEN, SETTLED, Holder, Queue, State
from talja.apps.servicedesk.models import Request, RequestQuerySet

_STATES: dict[str, tuple[State, ...]] = {
    Queue.OPEN: tuple(state for state in OPEN if state != State.WAITING),
    Queue.WAITING: (State.WAITING,),
    Queue.SETTLED: SETTLED,
}


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """Codes only: what names somebody is never part of it. `holder` is a code of `Holder`, or a user's key.

    `keys` are those found by a search; None = nobody searches.
    """

    queue: str = Queue.OPEN
    kind: str = ""
    holder: str = Holder.ANYBODY
    late: bool = False
    keys: frozenset[UUID] | None = None


def found(*, actor: Actor, on: date, filters: RequestFilter) -> RequestQuerySet:
    """Return what the actor may see and the filter asks for, in no order."""
    rows = narrowed(actor=actor, on=on, filters=filters)
    return rows.filter(state__in=_STATES.get(filters.queue, _STATES[Queue.OPEN]))


def narrowed(*, actor: Actor, on: date, filters: RequestFilter) -> RequestQuerySet:
    """Return what the filter asks for, in all of the desk's lists."""
    rows = Request.objects.visible_to(actor)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.keys is not None:
        rows = rows.filter(key__in=filters.keys)
    if filters.late:
        rows = rows.overdue(on=on)
    if filters.holder == Holder.NOBODY:
        rows = rows.filter(owner=None)
    elif filters.holder == Holder.ME:
        rows = rows.filter(owner_id=actor.user_id)
    elif filters.holder:
        rows = rows.filter(owner__key=filters.holder)
    return rows
