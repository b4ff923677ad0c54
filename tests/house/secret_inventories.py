"""An inventory in the municipality with secrets: every page about it is walked, and tells of work only."""

from uuid import UUID

from tests.factories.inventories import make_inventory, make_line, opened, say

from talja.apps.jobdesign.models import Inventory, Line
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace


def make_inventories(*, berit: Actor, ekens: Workplace) -> None:
    """Take inventory of an open workplace: it tells of work, and of nobody."""
    made = make_inventory(actor=berit, workplace=ekens, title="Ekens inventering")
    line = make_line(made, actor=berit)
    say(line, "en telefon", minutes=25, comment="Går fort", actor=opened(made, actor=berit))


def inventory_keys() -> dict[str, list[UUID]]:
    """Return what there is to ask about inventories."""
    return {
        "inventory": [
            *Inventory.objects.order_by("pk").values_list("key", flat=True),
            *Line.objects.order_by("pk").values_list("key", flat=True),
        ]
    }
