"""Where a task of the library has been taken up."""

from uuid import UUID

from talja.apps.jobdesign.models import Inventory, Line
from talja.apps.organisation.actors import Actor


def lines_of_task(library_key: str, *, actor: Actor) -> dict[UUID, UUID]:
    """Return the lines that come from a task of the library, each with its workplace; none for no key. One query."""
    if not library_key:
        return {}
    visible = Inventory.objects.visible_to(actor)
    rows = Line.objects.filter(library_key=library_key, inventory__in=visible)
    return dict(rows.values_list("key", "inventory__workplace__key"))
