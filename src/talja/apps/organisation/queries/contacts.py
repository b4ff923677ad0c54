"""People to call at employers and workplaces, in their work."""

from dataclasses import dataclass
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Contact


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Somebody to call. `workplace_key` is None for a contact of the whole employer."""

    key: UUID
    name: str
    title: str
    phone: str
    email: str
    employer_key: UUID
    workplace_key: UUID | None


def list_contacts(
    *, actor: Actor, employer_key: UUID | None = None, workplace_key: UUID | None = None
) -> list[ContactLine]:
    """Return the contacts of a workplace, or those of an employer as a whole, by name."""
    if not actor.may(Right.ORGANISATION_VIEW):
        return []
    rows = Contact.objects.select_related("employer", "workplace").order_by("name", "pk")
    if workplace_key is not None:
        rows = rows.filter(workplace__key=workplace_key)
    elif employer_key is not None:
        rows = rows.filter(employer__key=employer_key, workplace=None)
    else:
        return []
    return [_line(row) for row in rows]


def get_contact(*, key: UUID, actor: Actor) -> ContactLine:
    """Return one contact. Raises `DoesNotExist`."""
    if not actor.may(Right.ORGANISATION_VIEW):
        raise Contact.DoesNotExist
    return _line(Contact.objects.select_related("employer", "workplace").get(key=key))


def _line(contact: Contact) -> ContactLine:
    return ContactLine(
        key=contact.key,
        name=contact.name,
        title=contact.title,
        phone=contact.phone,
        email=contact.email,
        employer_key=contact.employer.key,
        workplace_key=None if contact.workplace is None else contact.workplace.key,
    )
