"""The placement that something is stored for: locked, and judged."""

from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.subsidies import permissions


def locked_placement(key: UUID, *, actor: Actor) -> Placement:
    """Lock the placement for who stores something for it. Raises `Placement.DoesNotExist` and `Denied`."""
    visible = Placement.objects.visible_to(actor).values("pk")
    placement = Placement.objects.select_for_update(of=("self",)).select_related("person").get(key=key, pk__in=visible)
    permissions.may_calculate(placement, actor=actor).require()
    return placement
