"""Finding requests by what was said in them and by who asked: for the desk."""

from collections import defaultdict
from uuid import UUID

from talja.apps.accounts.queries import names_by_key
from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk import permissions
from talja.apps.servicedesk.models import Message, Request
from talja.core.kernel.swedish import fold, search_text

_SAID = ("wish", "demands", "hours", "guest_name", "guest_email", "guest_organisation")
_NAMES = ("workplace__name", "employer__name")


def search_requests(*, text: str, actor: Actor) -> frozenset[UUID] | None:
    """Return the keys of the requests where every word is found: as asked, answered or noted, and of who asked where.

    None when there is no word to search for. Those about a protected person are found only by those who may read them.
    Three queries.
    """
    words = fold(text).split()
    if not words:
        return None
    if not permissions.may_work(actor=actor):
        return frozenset()
    rows = Request.objects.visible_to(actor).identified_to(actor)
    asked = list(rows.values_list("pk", "key", "asked_by", *_SAID, *_NAMES))
    names = names_by_key(row[2] for row in asked)
    messages: dict[int, list[str]] = defaultdict(list)
    for pk, said in Message.objects.values_list("request_id", "text"):
        messages[pk].append(said)
    return frozenset(
        key
        for pk, key, by, *said in asked
        if _has(words, search_text(*(one or "" for one in said), names.get(by, ""), *messages[pk]))
    )


def _has(words: list[str], text: str) -> bool:
    return all(word in text for word in words)
