"""When what an import touches was last written, asked a chunk at a time: a database takes only so many keys at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from talja.apps.organisation.actors import Actor

CHUNK = 5_000


class Moments(Protocol):
    """A query for when things were last written."""

    def __call__(self, *, keys: Iterable[UUID], actor: Actor) -> dict[UUID, datetime]: ...


def last_written(query: Moments, keys: Iterable[UUID | None], *, actor: Actor) -> dict[UUID, datetime]:
    """Return when each was last written, by key; those that are gone are not there."""
    wanted = sorted({key for key in keys if key is not None})
    found: dict[UUID, datetime] = {}
    for first in range(0, len(wanted), CHUNK):
        found |= query(keys=wanted[first : first + CHUNK], actor=actor)
    return found
