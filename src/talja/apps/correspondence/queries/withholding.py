"""Why nothing is sent about or to somebody."""

from collections.abc import Iterable
from uuid import UUID

from talja.apps.correspondence.enums import Trouble
from talja.apps.correspondence.models import Bounce
from talja.apps.people.models import Person


def withheld_for(person_key: UUID | None) -> Trouble:
    """Return why letters about the person are held back: a protected identity, or nobody there any more."""
    if person_key is None:
        return Trouble.NONE
    protection = Person.objects.filter(key=person_key).values_list("protection", flat=True).first()
    if protection is None:
        return Trouble.PERSON_GONE
    return Trouble.PROTECTED if protection else Trouble.NONE


def protected_among(keys: Iterable[UUID]) -> frozenset[UUID]:
    """Return whom of these persons the register protects, or has no more."""
    wanted = set(keys)
    open_ones = Person.objects.filter(key__in=wanted, protection="").values_list("key", flat=True)
    return frozenset(wanted - set(open_ones))


def is_bounced(address: str) -> bool:
    """Whether the address is known to take no letters."""
    return Bounce.objects.filter(address=address, lifted_at=None).exists()
