"""A carving and its positions in the municipality with secrets. One of the positions is held by somebody protected."""

from uuid import UUID

from tests.factories.carvings import make_carving, make_draft
from tests.factories.positions import make_filled, make_position

from talja.apps.carvings.models import Carving, Draft
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.positions.models import Position


def make_positions(*, berit: Actor, ekens: Workplace, hidden: Workplace) -> None:
    """Carve at an open workplace. A page about a position tells of work, whoever holds it."""
    make_draft(make_carving(actor=berit, workplace=ekens, title="Ekens snickeri"), actor=berit)
    make_position(actor=berit, workplace=ekens)
    held = make_filled(actor=berit, workplace=ekens, days_ago=50)
    Position.objects.filter(pk=held.pk).update(placement_key=Placement.objects.get(workplace=hidden).key)


def position_keys() -> dict[str, list[UUID]]:
    """Return what there is to ask about carvings and positions."""
    return {
        "carving": list(Carving.objects.order_by("pk").values_list("key", flat=True)),
        "draft": list(Draft.objects.order_by("pk").values_list("key", flat=True)),
        "position": list(Position.objects.order_by("pk").values_list("key", flat=True)),
    }
