"""Lists of placements: filtered, sorted as Swedish sorts, a page at a time, masked for the actor."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, F, QuerySet
from django.db.models.functions import Coalesce

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people.queries import masked_last, unless_masked
from talja.apps.placements.enums import Order
from talja.apps.placements.filters import PlacementFilter, found
from talja.apps.placements.lines import PlacementLine
from talja.apps.placements.models import Placement
from talja.apps.placements.queries.rows import lines_of
from talja.core.kernel.page import Page, page_within

PAGE_SIZE = 50
_ORDERS: dict[str, tuple[Any, ...]] = {
    Order.NAME: ("person__sort_key",),
    Order.MEASURE: ("measure__sort_key", "person__sort_key"),
    Order.WORKPLACE: ("workplace__sort_key", "person__sort_key"),
    Order.FIRST_DAY: ("first_day", "person__sort_key"),
    Order.EXTENT: ("extent", "person__sort_key"),
}
_TELLING = frozenset({"person__sort_key", "workplace__sort_key"})  # who and where


def list_placements(
    *,
    actor: Actor,
    on: date,
    filters: PlacementFilter | None = None,
    order: str = Order.NAME,
    page: int = 1,
    size: int = PAGE_SIZE,
    count: int | None = None,
) -> Page[PlacementLine]:
    """Return a page of placements, each made for the actor. Three queries, whatever the size.

    `order` is a code of `Order`, with a minus sign to turn it round; a code that does not exist sorts by name.
    Protected persons whom the actor may not identify come last. `count` spares the counting when it is known already.
    """
    placements = found(actor=actor, on=on, filters=filters or PlacementFilter())
    count = placements.count() if count is None else count
    number = page_within(page, count=count, size=size)
    first = (number - 1) * size
    keys = list(ordered(placements, order=order, actor=actor).values_list("pk", flat=True)[first : first + size])
    return Page(lines_of(keys, actor=actor, on=on), number, size, count)


def person_timeline(*, person_key: UUID, actor: Actor, on: date) -> tuple[PlacementLine, ...]:
    """Return all placements of a person that the actor may see, in order of first day."""
    placements = Placement.objects.visible_to(actor).filter(person__key=person_key).order_by("first_day", "pk")
    return lines_of(list(placements.values_list("pk", flat=True)), actor=actor, on=on)


def placement_lines(*, keys: Iterable[UUID | str], actor: Actor, on: date) -> dict[str, PlacementLine]:
    """Return these placements by key, as the actor may see them; those that are gone are not there. Two queries."""
    placements = Placement.objects.visible_to(actor).filter(key__in=list(keys))
    return {line.key: line for line in lines_of(placements.values_list("pk", flat=True), actor=actor, on=on)}


def ordered(placements: QuerySet[Placement], *, order: str, actor: Actor) -> QuerySet[Placement]:
    """Sort by the code. Those who may not see measures cannot sort by them; protected persons come last for most."""
    code, backwards = order.removeprefix("-"), order.startswith("-")
    if code == Order.MEASURE and not actor.may(Right.MEASURE_VIEW):
        code = Order.NAME.value
    last = masked_last(actor, prefix="person__")
    if code == Order.ENDS:
        ends = Coalesce("last_day", "planned_last_day")
        first = ends.desc(nulls_last=True) if backwards else ends.asc(nulls_last=True)
        return placements.order_by(*last, first, _by("person__sort_key", actor), "key")
    name, *rest = (_by(each, actor) for each in _ORDERS.get(code, _ORDERS[Order.NAME]))
    return placements.order_by(*last, name.desc() if backwards else name, *rest, "key")


def _by(name: str, actor: Actor) -> Case | F:
    return unless_masked(name, actor, prefix="person__") if name in _TELLING else F(name)
