"""Whom to write to: the person, or whoever answers for the workplace on the day."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Contact, Role
from talja.apps.people import masking
from talja.apps.people.models import Person, PersonContact
from talja.apps.placements.models import Placement


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody to write to; without e-mail the letter goes on paper."""

    name: str = field(repr=False)
    email: str = field(repr=False)
    postal: tuple[str, ...] = field(default=(), repr=False)


def of_person(person: Person) -> Address:
    """Return the person's own address, with nothing but the name when none is known."""
    contact = PersonContact.objects.filter(person=person).first() or PersonContact()
    place = f"{contact.postcode} {contact.town}".strip()
    postal = (contact.street, place) if contact.street and contact.town else ()
    return Address(masking.full_name(person.given_name, person.family_name), contact.email, postal)


def of_workplace(placement: Placement, *, on: date) -> Address | None:
    """Return who answers for the workplace on the day: its manager, else a contact with e-mail; None when nobody does.

    A manager whose role is over, or whose account is closed, is asked no more.
    """
    managers = _managers(placement.workplace_id, on=on)
    newest = managers.order_by("-first_day", "-pk").values_list("user__name", "user__email").first()
    if newest is not None:
        return Address(*newest)
    contacts = _contacts(placement.workplace_id)
    found = contacts.order_by("pk").values_list("name", "email").first()
    return None if found is None else Address(*found)


def somebody_at(workplace: OuterRef, *, on: date) -> Q:
    """Whether anybody answers for a workplace on the day, for a query over rows that have one."""
    return Q(Exists(_managers(workplace, on=on))) | Q(Exists(_contacts(workplace)))


def _managers(workplace: int | OuterRef, *, on: date) -> QuerySet[Role]:
    return Role.objects.held(on=on).filter(kind=RoleKind.MANAGER, workplaces=workplace, user__is_active=True)


def _contacts(workplace: int | OuterRef) -> QuerySet[Contact]:
    return Contact.objects.filter(workplace=workplace).exclude(email="")
