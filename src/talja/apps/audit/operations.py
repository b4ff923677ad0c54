"""The only door to the audit rows: everything that is recorded is recorded here."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from talja.apps.audit.models import Event, ReadEvent


class Acting(Protocol):
    """Whoever acts, at a moment: what the audit needs to know of an Actor."""

    @property
    def key(self) -> str: ...
    @property
    def at(self) -> datetime: ...


class Target(Protocol):
    """Anything with a public key that something can be done to."""

    key: UUID


def record(code: str, *, actor: Acting, target: Target | None = None, **data: str | int | bool | None) -> Event:
    """Write an audit event. `data` holds codes, days and numbers: never names, personal numbers or free text."""
    kind = "" if target is None else type(target).__name__.lower()
    key = "" if target is None else str(target.key)
    return Event.objects.create(
        at=actor.at, actor_key=actor.key, code=code, target_kind=kind, target_key=key, data=data
    )


def record_many(code: str, *, actor: Acting, targets: Iterable[Target], **data: str | int | bool | None) -> None:
    """Write the same event for many targets at once."""
    Event.objects.bulk_create(
        [
            Event(
                at=actor.at,
                actor_key=actor.key,
                code=code,
                target_kind=type(target).__name__.lower(),
                target_key=str(target.key),
                data=data,
            )
            for target in targets
        ],
        batch_size=1000,
    )


def record_read(code: str, *, actor: Acting, persons: Iterable[UUID | str]) -> None:
    """Write that these persons' data was shown or exported. No persons, no row."""
    keys = sorted({str(key) for key in persons})
    if keys:
        ReadEvent.objects.create(
            at=actor.at, actor_key=actor.key, code=code, persons=" ".join(keys), person_count=len(keys)
        )
