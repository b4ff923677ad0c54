"""What is done every minute: reminders of forms and follow-ups."""

from datetime import datetime

from talja.apps.followups.operations.keeping import keep_followups_planned
from talja.apps.followups.operations.reminding import remind_of_followups, remind_of_forms
from talja.apps.organisation.actors import system_actor


def remind(at: datetime) -> int:
    """Remind of what nobody has answered or held. Returns how many. However often it runs, each is reminded of once."""
    actor = system_actor(at=at)
    return remind_of_forms(actor=actor) + remind_of_followups(actor=actor)


def keep_planned(at: datetime) -> int:
    """Plan the follow-ups of placements that have none, or whose period has changed. Returns how many placements."""
    return keep_followups_planned(actor=system_actor(at=at))
