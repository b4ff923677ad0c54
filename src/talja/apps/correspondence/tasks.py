"""What is done every minute: links that have run out are noted, and letters sent, last of all."""

from datetime import datetime
from threading import Event

from talja.apps.correspondence import operations
from talja.apps.correspondence.carrying import our_carrier
from talja.apps.organisation.actors import system_actor

stopping = Event()
"""Set when the program is about to end: no more letters are begun."""


def expire_links(at: datetime) -> int:
    """Record the links that have run out. Returns how many."""
    return operations.expire_links(actor=system_actor(at=at))


def deliver_letters(at: datetime) -> int:
    """Send the letters that are due. Returns how many were handed over."""
    actor = system_actor(at=at)
    return operations.deliver(carrier=our_carrier(), actor=actor, go_on=lambda: not stopping.is_set())
