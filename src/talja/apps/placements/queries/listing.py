"""Lists of placements: filtered, sorted as Swedish sorts, a page at a time, masked for the actor."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import masking
from talja.apps.people.queries import masked_last
from talja.apps.placements.enums import Category, Order, State
from talja.apps.placements.filters import PlacementFilter, found
from talja.apps.placements.lines import PlacementLine
from talja.apps.placements.models import Placement
from talja.core.kernel.page import Page, page_within

PAGE_SIZE = 50
_ENDING = ("end_reason", "destination", "kolada")
COLUMNS = {
    "pk": "pk",
    "key": "key",
    "person_key": "person__key",
    "given_name": "person__given_name",
    "family_name": "person__family_name",
    "number": "person__number",
    "local_number": "person__local_number",
    "protection": "person__protection",
    "case_worker": "person__case_worker__name",
    "measure_code": "measure__code",
    "measure": "measure__name",
    "category": "measure__category",
    "workplace_key": "workplace__key",
    "workplace": "workplace__name",
    "unit": "workplace__unit__name",
    "unit_kind": "workplace__unit__kind",
    "administration": "workplace__unit__parent__name",
    "employer": "workplace__employer__name",
    "employer_kind": "workplace__employer__kind",
    **{
        name: name
        for name in ("first_day", "planned_last_day", "last_day", "extent", "occupation", "supervisor", *_ENDING)
    },
}
_KEPT = ("first_day", "planned_last_day", "last_day", "extent", "occupation", *_ENDING)
_PLACE = ("workplace", "employer", "employer_kind", "supervisor")
_ORDERS: dict[str, tuple[Any, ...]] = {
    Order.NAME: ("person__sort_key",),
    Order.MEASURE: ("measure__name", "person__sort_key"),
    Order.WORKPLACE: ("workplace__sort_key", "person__sort_key"),
    Order.FIRST_DAY: ("first_day", "person__sort_key"),
    Order.EXTENT: ("extent", "person__sort_key"),
}


def list_placements(
    *,
    actor: Actor,
    on: date,
    filters: PlacementFilter | None = None,
    order: str = Order.NAME,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Page[PlacementLine]:
    """Return a page of placements, each made for the actor. Three queries, whatever the size.

    `order` is a code of `Order`, with a minus sign to turn it round; a code that does not exist sorts by name.
    Protected persons whom the actor may not identify come last.
    """
    placements = found(actor=actor, on=on, filters=filters or PlacementFilter())
    count = placements.count()
    number = page_within(page, count=count, size=size)
    first = (number - 1) * size
    keys = list(ordered(placements, order=order, actor=actor).values_list("pk", flat=True)[first : first + size])
    return Page(lines_of(keys, actor=actor, on=on), number, size, count)


def person_timeline(*, person_key: UUID, actor: Actor, on: date) -> tuple[PlacementLine, ...]:
    """Return all placements of a person that the actor may see, in order of first day."""
    placements = Placement.objects.visible_to(actor).filter(person__key=person_key).order_by("first_day", "pk")
    return lines_of(list(placements.values_list("pk", flat=True)), actor=actor, on=on)


def ordered(placements: QuerySet[Placement], *, order: str, actor: Actor) -> QuerySet[Placement]:
    """Sort by the code. Those who may not see measures cannot sort by them; protected persons come last for most."""
    code, backwards = order.removeprefix("-"), order.startswith("-")
    if code == Order.ENDS:
        ends = Coalesce("last_day", "planned_last_day")
        first = [ends.desc(nulls_last=True) if backwards else ends.asc(nulls_last=True)]
        return placements.order_by(*masked_last(actor, prefix="person__"), *first, "person__sort_key", "pk")
    if code == Order.MEASURE and not actor.may(Right.MEASURE_VIEW):
        code = Order.NAME.value
    name, *rest = _ORDERS.get(code, _ORDERS[Order.NAME])
    turned = f"-{name}" if backwards else name
    return placements.order_by(*masked_last(actor, prefix="person__"), turned, *rest, "pk")


def lines_of(pks: Iterable[int], *, actor: Actor, on: date) -> tuple[PlacementLine, ...]:
    """Return the lines of these rows, in the order given. The rows must come from `visible_to(actor)`."""
    wanted = list(pks)
    rows = {row[0]: row for row in Placement.objects.filter(pk__in=wanted).values_list(*COLUMNS.values())}
    return tuple(line(rows[pk], actor=actor, on=on) for pk in wanted if pk in rows)


def line(row: tuple[Any, ...], *, actor: Actor, on: date) -> PlacementLine:
    """Return the line of one row of COLUMNS, masked for the actor."""
    said = dict(zip(COLUMNS, row, strict=True))
    masked = masking.is_masked(said["protection"], actor=actor)
    names = {name: said[name] for name in ("given_name", "family_name", "protection")}
    numbers = {name: said[name] for name in ("number", "local_number", "protection")}
    return PlacementLine(
        key=str(said["key"]),
        person_key=str(said["person_key"]),
        person_name=masking.shown_name(**names, actor=actor),
        person_number=masking.shown_number(**numbers, actor=actor),
        is_protected=bool(said["protection"]),
        is_masked=masked,
        category=said["category"],
        case_worker=said["case_worker"] or "",
        state=state_of(said["first_day"], said["last_day"], on=on),
        **_measure(said, actor=actor),
        **_place(said, masked=masked),
        **{name: said[name] for name in _KEPT},
    )


def state_of(first_day: date, last_day: date | None, *, on: date) -> str:
    """Return where the placement is on the day, as a code of `State`."""
    if first_day > on:
        return State.PLANNED.value
    return State.RUNNING.value if last_day is None or last_day >= on else State.ENDED.value


def shown_measure(code: str, name: str, category: str, *, actor: Actor) -> dict[str, Any]:
    """Return the measure's code and name, or only the words of its category for those who may not see measures."""
    if actor.may(Right.MEASURE_VIEW):
        return {"measure_code": code, "measure": name}
    return {"measure_code": "", "measure": str(Category(category).label)}


def _measure(said: dict[str, Any], *, actor: Actor) -> dict[str, Any]:
    return shown_measure(said["measure_code"], said["measure"], said["category"], actor=actor)


def _place(said: dict[str, Any], *, masked: bool) -> dict[str, Any]:
    if masked:
        return dict.fromkeys(("workplace_key", "unit", "administration", *_PLACE), "")
    is_top = said["administration"] is None
    names = {
        "workplace_key": str(said["workplace_key"]),
        "unit": "" if is_top and said["unit_kind"] == "administration" else said["unit"] or "",
        "administration": (said["unit"] if is_top and said["unit_kind"] == "administration" else said["administration"])
        or "",
    }
    return names | {name: said[name] for name in _PLACE}
