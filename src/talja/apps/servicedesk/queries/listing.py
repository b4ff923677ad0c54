"""Lists of requests: the desk's, and those that one manager's workplaces have asked."""

from datetime import date

from django.db.models import Count, F, Q
from django.utils import timezone

from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk import permissions
from talja.apps.servicedesk.enums import OPEN, Queue, State
from talja.apps.servicedesk.filters import RequestFilter, found, narrowed
from talja.apps.servicedesk.lines import RequestLine
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.queries.rows import lines_of, with_facts
from talja.core.kernel.page import Page, page_within

PAGE_SIZE = 50


def list_requests(
    *, actor: Actor, on: date, filters: RequestFilter | None = None, page: int = 1, count: int | None = None
) -> Page[RequestLine]:
    """Return a page of the desk's requests, the oldest first; ended ones the latest first. Nothing for others.

    Three queries, whatever the size. `count` spares the counting when it is known already.
    """
    if not permissions.may_work(actor=actor):
        return Page((), 1, PAGE_SIZE, 0)
    filters = filters or RequestFilter()
    rows = found(actor=actor, on=on, filters=filters)
    count = rows.count() if count is None else count
    number = page_within(page, count=count, size=PAGE_SIZE)
    order = ("-settled_at", "-pk") if filters.queue == Queue.SETTLED else ("made_at", "pk")
    first = (number - 1) * PAGE_SIZE
    shown = list(with_facts(rows).order_by(*order)[first : first + PAGE_SIZE])
    return Page(lines_of(shown, actor=actor, on=on), number, PAGE_SIZE, count)


def count_queues(*, actor: Actor, on: date, filters: RequestFilter | None = None) -> dict[str, int]:
    """Return how many there are in each of the desk's lists, by a code of `Queue`, and `late`. One query."""
    if not permissions.may_work(actor=actor):
        return {}
    rows = narrowed(actor=actor, on=on, filters=filters or RequestFilter())
    waiting, is_open = Q(state=State.WAITING), Q(state__in=OPEN)
    return rows.aggregate(
        **{
            Queue.OPEN.value: Count("pk", filter=is_open & ~waiting),
            Queue.WAITING.value: Count("pk", filter=waiting),
            Queue.SETTLED.value: Count("pk", filter=~is_open),
            "late": Count("pk", filter=is_open & Q(due_day__lt=on)),
        }
    )


def requests_of(*, actor: Actor, page: int = 1, size: int = PAGE_SIZE) -> Page[RequestLine]:
    """Return what the actor's own workplaces have asked, open ones first and then the latest. Three queries."""
    on = timezone.localdate(actor.at)
    own = Request.objects.visible_to(actor)
    rows = own.none() if permissions.may_work(actor=actor) else own.asked()
    count = rows.count()
    number = page_within(page, count=count, size=size)
    first = (number - 1) * size
    order = (F("settled_at").desc(nulls_first=True), "-asked_at", "-pk")
    shown = list(with_facts(rows).order_by(*order)[first : first + size]) if count else []
    return Page(lines_of(shown, actor=actor, on=on), number, size, count)
