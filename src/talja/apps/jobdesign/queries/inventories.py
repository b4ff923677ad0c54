"""Inventories in lists, and one of them for whoever may see it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from talja.apps.jobdesign.lines import InventoryLine
from talja.apps.jobdesign.models import Inventory
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.apps.organisation.queries.options import Option
from talja.apps.organisation.queries.structure import workplace_line
from talja.apps.people.queries import user_names

_RELATED = ("workplace__employer", "workplace__unit__parent")


def list_inventories(*, actor: Actor, states: Iterable[str] = ()) -> tuple[InventoryLine, ...]:
    """Return the inventories that the actor may see, in those states if any are said, the latest moved first.

    Two queries.
    """
    rows = Inventory.objects.visible_to(actor)
    chosen = list(states)
    if chosen:
        rows = rows.filter(state__in=chosen)
    return inventory_lines(counted(rows).order_by("-state_at", "-pk"), actor=actor)


def get_inventory(*, key: UUID, actor: Actor) -> InventoryLine:
    """Return one inventory. Raises `Inventory.DoesNotExist`, also for who may not see it. Two queries."""
    (line,) = inventory_lines([counted(Inventory.objects.visible_to(actor)).get(key=key)], actor=actor)
    return line


def counts_by_state(*, actor: Actor) -> dict[str, int]:
    """Return how many inventories that the actor may see are in each state. One query."""
    rows = Inventory.objects.visible_to(actor).order_by().values_list("state").annotate(Count("pk"))
    return dict(rows)


def inventory_places(*, actor: Actor, on: date) -> list[Option]:
    """Return the open workplaces where the actor may begin an inventory, by name. One query."""
    rows = Workplace.objects.select_related("employer", "unit__parent").filter(
        Q(closed_day=None) | Q(closed_day__gt=on)
    )
    if not actor.may(Right.JOBDESIGN_EDIT):
        rows = rows.filter(pk__in=(actor.workplaces or ()) if actor.may(Right.JOBDESIGN_VIEW) else ())
    lines = (workplace_line(row, on=on) for row in rows.order_by("sort_key", "pk"))
    return [
        Option(line.key, line.name if line.name == line.within else f"{line.name} ({line.within})") for line in lines
    ]


def counted(rows: QuerySet[Inventory]) -> QuerySet[Inventory]:
    """Return the inventories with their places, and how many lines and contributors they have."""
    standing = Q(lines__dropped_at=None)
    return rows.select_related(*_RELATED).annotate(
        line_count=Count("lines", filter=standing, distinct=True),
        contributor_count=Count("lines__contributions__contributor", filter=standing, distinct=True),
    )


def inventory_lines(rows: Iterable[Inventory], *, actor: Actor) -> tuple[InventoryLine, ...]:
    """Return the lines of counted inventories. One query besides theirs."""
    found = list(rows)
    names = user_names([row.owner for row in found])
    on = timezone.localdate(actor.at)
    return tuple(_line(row, names, actor=actor, on=on) for row in found)


def _line(row: Inventory, names: dict[str, str], *, actor: Actor, on: date) -> InventoryLine:
    place = workplace_line(row.workplace, on=on)
    return InventoryLine(
        key=str(row.key),
        title=row.title,
        kind=row.kind,
        state=row.state,
        state_at=row.state_at,
        workplace_key=str(place.key),
        workplace=place.name,
        within="" if place.within == place.name else place.within,
        owner=names.get(row.owner, ""),
        is_own=row.owner == actor.key,
        lines=row.line_count,  # type: ignore[attr-defined]  # annotated by `counted`
        contributors=row.contributor_count,  # type: ignore[attr-defined]  # annotated by `counted`
        reason=row.reason,
    )
