"""Somebody else's library, beside the one in force."""

from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.tasklibrary import permissions
from talja.apps.tasklibrary.comparing import beside
from talja.apps.tasklibrary.editions import effective
from talja.apps.tasklibrary.lines import ReceivedPage
from talja.apps.tasklibrary.models import ReceivedLibrary
from talja.core.inventory.task_files import read_task_files


def received_page(key: UUID, *, actor: Actor) -> ReceivedPage:
    """Return what was handed in, compared with what is in force now.

    Raises `ReceivedLibrary.DoesNotExist`, `UnreadableFile` when a later Talja reads it no more, and `Denied`:
    missing_right.
    """
    permissions.may_write(actor=actor).require()
    received = ReceivedLibrary.objects.get(key=key)
    theirs = read_task_files([(name, text) for name, text in received.files])
    return ReceivedPage(
        key=received.key,
        names=tuple(name for name, _text in received.files),
        received_at=received.received_at,
        received_by=user_names([received.received_by]).get(received.received_by, ""),
        beside=beside(effective(), theirs),
    )


def received_offers(key: UUID, *, actor: Actor) -> frozenset[str]:
    """Return the ids of all that can be taken; none when somebody has chosen already. Raises as `received_page`."""
    permissions.may_write(actor=actor).require()
    if not ReceivedLibrary.objects.filter(key=key).exists():
        return frozenset()
    return received_page(key, actor=actor).beside.offered
