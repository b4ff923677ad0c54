"""Whether a text that many will read names somebody: a personal number, or somebody with a place at the workplace."""

import re
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.apps.servicedesk.models import Request
from talja.core.kernel.swedish import fold

_NUMBER = re.compile(r"(?<!\d)(?:19|20)?\d{6}[-+ ]?\d{4}(?!\d)")
_NAME_LIKE = re.compile(r"\b[^\W\d_a-zåäö][\w'’-]*")


def numbers_in(*texts: str) -> bool:
    """Whether something in the texts looks like a personal number, right or not."""
    return any(_NUMBER.search(text) for text in texts)


def names_in(*texts: str, request_key: UUID, actor: Actor) -> tuple[str, ...]:
    """Return the words of the texts that are names of people with a place at the request's workplace, now or before.

    Only words with a capital letter count, as names are written. People whom the actor may not identify are not looked
    for: the answer would tell that they are there.
    """
    words = {part: word for text in texts for word in _NAME_LIKE.findall(text) for part in fold(word).split()}
    row = Request.objects.visible_to(actor).filter(key=request_key).first()
    if row is None or row.workplace_id is None or not words:
        return ()
    there = Person.objects.filter(placements__workplace_id=row.workplace_id).identified_to(actor).distinct()
    names = there.values_list("given_name", "family_name")
    found = {part for name in names for part in fold(" ".join(name)).split() if part in words}
    return tuple(sorted({words[part] for part in found}))
