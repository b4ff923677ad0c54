"""What waits for somebody about positions: hours that were promised, to be asked for. Three queries."""

from datetime import date

from talja.apps.organisation.actors import Actor
from talja.apps.positions.queries.listing import positions_to_measure
from talja.core.kernel.work import WorkItem


def work_of(*, actor: Actor, on: date) -> tuple[WorkItem, ...]:
    """Return the positions whose freed hours can be told on the day. Nothing for those who see no positions."""
    return tuple(
        WorkItem(code="position.measure", key=line.key, due=line.due, about=line.title, place=line.workplace)
        for line in positions_to_measure(actor=actor, on=on)
    )
