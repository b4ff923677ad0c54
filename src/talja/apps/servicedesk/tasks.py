"""What the desk does by itself, once a minute: computed from state, so that nothing is done twice."""

from datetime import datetime

from talja.apps.organisation.actors import system_actor
from talja.apps.servicedesk.operations import close_unconfirmed, remind_or_close, silent_keys, unconfirmed_keys


def remind(at: datetime) -> int:
    """Remind those we wait for, and close what has fallen silent. Returns how many."""
    actor = system_actor(at=at)
    reminded = [remind_or_close(request_key=key, actor=actor) for key in silent_keys(actor=actor)]
    closed = [close_unconfirmed(request_key=key, actor=actor) for key in unconfirmed_keys(actor=actor)]
    return sum(reminded) + sum(closed)
