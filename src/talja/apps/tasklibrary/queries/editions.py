"""What the municipality has changed, edition by edition."""

from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.tasklibrary import permissions
from talja.apps.tasklibrary.lines import EditionLine
from talja.apps.tasklibrary.models import LibraryFile
from talja.core.inventory.lines import Kind


def list_editions(*, actor: Actor, kind: Kind | None = None) -> tuple[EditionLine, ...]:
    """Return the editions, the latest first. Raises `Denied`: missing_right."""
    permissions.may_read(actor=actor).require()
    rows = LibraryFile.objects.defer("text").order_by("-made_at", "-pk")
    found = list(rows if kind is None else rows.filter(kind=kind))
    names = user_names([row.made_by for row in found])
    return tuple(
        EditionLine(
            key=row.key,
            kind=Kind(row.kind),
            number=row.number,
            tasks=tuple(row.tasks),
            origin=row.origin,
            made_at=row.made_at,
            made_by=names.get(row.made_by, ""),
        )
        for row in found
    )


def edition_file(key: UUID, *, actor: Actor) -> tuple[str, str]:
    """Return an edition as the file it was, as (name, text).

    Raises `LibraryFile.DoesNotExist`, and `Denied`: missing_right.
    """
    permissions.may_read(actor=actor).require()
    row = LibraryFile.objects.get(key=key)
    return f"{row.kind}-{row.number}.yaml", row.text
