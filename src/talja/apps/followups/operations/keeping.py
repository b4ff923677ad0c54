"""Keep the follow-ups with the placements: what was registered or changed by hand or by an import is planned too."""

from django.db import transaction
from django.utils import timezone

from talja.apps.followups import waiting
from talja.apps.followups.operations.scheduling import plan_followups
from talja.apps.organisation.actors import Actor

_AT_MOST = 100  # per minute


@transaction.atomic
def keep_followups_planned(*, actor: Actor) -> int:
    """Plan the follow-ups of placements that have none, or whose period has changed since. Returns how many changed."""
    wrong = waiting.misplaced(on=timezone.localdate(actor.at)).order_by("pk").values_list("key", flat=True)
    found = [plan_followups(placement_key=key, actor=actor) for key in wrong[:_AT_MOST]]
    return sum(not one.changes_nothing for one in found)
