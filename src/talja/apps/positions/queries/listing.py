"""Lists of positions."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from talja.apps.organisation.actors import Actor
from talja.apps.positions.enums import State
from talja.apps.positions.lines import PositionLine
from talja.apps.positions.models import Position
from talja.apps.positions.queries.rows import line_of, with_parts
from talja.core.kernel.page import Page, page_within

PAGE_SIZE = 50


def list_positions(*, actor: Actor, state: State | None = None, page: int = 1) -> Page[PositionLine]:
    """Return the positions that the actor may see, the latest first: those not closed, or those in a state.

    Four queries, whatever the size.
    """
    rows = Position.objects.visible_to(actor)
    rows = rows.exclude(state=State.CLOSED) if state is None else rows.filter(state=state)
    count = rows.count()
    number = page_within(page, count=count, size=PAGE_SIZE)
    first = (number - 1) * PAGE_SIZE
    shown = with_parts(rows).order_by("-created_at", "pk")[first : first + PAGE_SIZE]
    return Page(tuple(line_of(row) for row in shown), number, PAGE_SIZE, count)


def positions_of_carving(carving_key: UUID, *, actor: Actor) -> tuple[PositionLine, ...]:
    """Return the positions that came of a carving, in the order they were put there. Three queries."""
    return _lines(Position.objects.visible_to(actor).filter(carving_key=carving_key))


def positions_to_measure(*, actor: Actor, on: date) -> tuple[PositionLine, ...]:
    """Return the filled positions whose freed hours can be told now, the longest waiting first. Three queries."""
    filled = _lines(Position.objects.visible_to(actor).filter(state=State.FILLED))
    due = [(line.due, line.key, line) for line in filled if line.due is not None and line.due <= on]
    return tuple(line for *_, line in sorted(due, key=lambda it: it[:2]))


def _lines(rows: QuerySet[Position]) -> tuple[PositionLine, ...]:
    return tuple(line_of(row) for row in with_parts(rows).order_by("created_at", "pk"))
