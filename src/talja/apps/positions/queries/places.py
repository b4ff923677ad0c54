"""Who answers for the workplace of a position: whoever may see the position may know whom to ask about it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from talja.apps.organisation.actors import Actor, in_place_of
from talja.apps.organisation.queries import list_contacts, managers_of
from talja.apps.positions.models import Position


@dataclass(frozen=True, slots=True)
class Answering:
    """The manager of a workplace, in their work."""

    name: str
    phone: str
    email: str


def manager_of_position(key: UUID, *, actor: Actor, on: date) -> Answering | None:
    """Return the manager of the position's workplace, with the phone of the contact of the same name.

    Four queries at most. Raises `Position.DoesNotExist`.
    """
    place = Position.objects.visible_to(actor).values_list("workplace__key", flat=True).get(key=key)
    everything = in_place_of(actor.key, at=actor.at)
    found = next(iter(managers_of(workplace_key=place, actor=everything, on=on)), None)
    if found is None:
        return None
    phones = {one.name.casefold(): one.phone for one in list_contacts(actor=everything, workplace_key=place)}
    return Answering(found.name, phones.get(found.name.casefold(), ""), found.email)
