"""A follow-up as a calendar file, for those who follow it up."""

from uuid import UUID

from talja.apps.followups import permissions
from talja.apps.followups.letters import meeting_of
from talja.apps.followups.models import FollowUp
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.core.chain.calendar import calendar_file


def calendar_of(*, followup_key: UUID, actor: Actor) -> str:
    """Return the text of the file. Raises `FollowUp.DoesNotExist`, `Placement.DoesNotExist` and `Denied`."""
    followup = FollowUp.objects.get(key=followup_key)
    placements = Placement.objects.visible_to(actor).select_related("person")
    permissions.may_follow_up(placements.get(key=followup.placement_key), actor=actor).require()
    return calendar_file(meeting_of(followup, actor=actor))
