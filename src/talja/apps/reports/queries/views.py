"""The choices of filters that a user has saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.reports.models import SavedView
from talja.core.kernel.swedish import sort_key


@dataclass(frozen=True, slots=True)
class SavedViewLine:
    """One saved view: its public key, its name and the filters as they were given."""

    key: UUID
    name: str
    filters: Mapping[str, Any]


def views_of(*, list_code: str, actor: Actor) -> tuple[SavedViewLine, ...]:
    """Return the actor's own views of the list by name, as Swedish sorts; none for those who cannot have any."""
    rows = SavedView.objects.of(actor).filter(list_code=list_code).values_list("key", "name", "filters")
    return tuple(sorted((SavedViewLine(*row) for row in rows), key=lambda view: sort_key(view.name)))
