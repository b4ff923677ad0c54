"""What every writing operation does: lock the placement and judge who writes, and replace what was told before."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from talja.apps.followups import permissions, policies
from talja.apps.followups.models import FollowUp, Told
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement

Row = TypeVar("Row", bound=Told)


def locked_placement(key: UUID, *, actor: Actor) -> Placement:
    """Lock the placement for who follows it up. Raises `Placement.DoesNotExist`, and `Denied` with who may not."""
    visible = Placement.objects.visible_to(actor).values("pk")
    locked = Placement.objects.select_for_update(of=("self",)).select_related("person", "measure", "workplace")
    placement = locked.get(key=key, pk__in=visible)
    permissions.may_follow_up(placement, actor=actor).require()
    return placement


def locked_followup(key: UUID, *, actor: Actor) -> tuple[FollowUp, Placement]:
    """Lock a follow-up's placement and then the follow-up. Raises `FollowUp.DoesNotExist` and as `locked_placement`."""
    found = FollowUp.objects.get(key=key)
    placement = locked_placement(found.placement_key, actor=actor)
    return FollowUp.objects.select_for_update().get(pk=found.pk), placement


def replaced(before: Row | None, *, expected_key: str | None, actor: Actor) -> datetime:
    """Let what counted until now count no more, and return the moment of what comes instead.

    Raises `Denied`: changed_by_other, when what counts is not what the form showed.
    """
    policies.is_current(before, expected_key=expected_key).require()
    if before is None:
        return actor.at
    at = max(actor.at, before.recorded_at)
    before.replaced_at = at
    before.save(update_fields=["replaced_at"])
    return at
