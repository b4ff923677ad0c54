"""Keep and drop a user's own choices of filters."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.reports.models import SavedView
from talja.core.kernel.verdict import Denied

LONGEST_NAME = 60
SEARCH_WORDS = "text"


@transaction.atomic
def save_view(*, name: str, list_code: str, filters: Mapping[str, Any], actor: Actor) -> SavedView:
    """Save the actor's choice of filters for a list; the same name again replaces what was saved under it.

    `filters` is anything JSON can hold. The words of a search (`text`) are left out, as they can name a person.
    Raises `Denied`: missing_right, name_missing, view_name_too_long.
    """
    owner = _owner(actor)
    name = " ".join(name.split())
    if not name:
        raise Denied("name_missing")
    if len(name) > LONGEST_NAME:
        raise Denied("view_name_too_long")
    kept = {key: value for key, value in filters.items() if key != SEARCH_WORDS}
    view, _ = SavedView.objects.of(actor).update_or_create(
        list_code=list_code,
        name=name,
        defaults={"filters": kept},
        create_defaults={"filters": kept, "user_id": owner},
    )
    record("view.saved", target=view, actor=actor, list_code=list_code)
    return view


@transaction.atomic
def delete_view(*, key: UUID, actor: Actor) -> None:
    """Delete one of the actor's own views. Raises `Denied`: missing_right, not_found (also for somebody else's)."""
    _owner(actor)
    view = SavedView.objects.of(actor).select_for_update().filter(key=key).first()
    if view is None:
        raise Denied("not_found")
    record("view.deleted", target=view, actor=actor, list_code=view.list_code)
    view.delete()


def _owner(actor: Actor) -> int:
    """Return whose views they are."""
    if actor.user_id is None:
        raise Denied("missing_right")
    return actor.user_id
