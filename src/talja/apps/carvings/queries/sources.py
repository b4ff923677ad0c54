"""What a draft was carved out of, and whether it is the one that was chosen."""

from dataclasses import dataclass
from uuid import UUID

from talja.apps.carvings.models import Carving, Draft
from talja.apps.organisation.actors import Actor


@dataclass(frozen=True, slots=True)
class DraftSource:
    """The inventories that a draft's carving began from. `is_accepted`: its positions stand in the register."""

    carving_key: UUID
    inventories: tuple[UUID, ...]
    is_accepted: bool


def source_of_draft(key: UUID, *, actor: Actor) -> DraftSource:
    """Return what a draft was carved out of. One query. Raises `Draft.DoesNotExist`."""
    visible = Carving.objects.visible_to(actor)
    draft = Draft.objects.select_related("carving").get(key=key, carving__in=visible)
    carving = draft.carving
    inventories = tuple(UUID(inventory) for inventory in carving.inventories)
    return DraftSource(carving.key, inventories, carving.accepted_draft == draft.number)
