"""People to call at employers and workplaces, in their work."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right, RoleKind
from talja.apps.organisation.models import Contact, Role


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


@dataclass(frozen=True, slots=True)
class ManagerLine:
    """A user who is the manager of a workplace."""

    name: str
    email: str


def managers_of(*, workplace_key: UUID, actor: Actor, on: date) -> tuple[ManagerLine, ...]:
    """Return who is manager of a workplace on the day and can sign in, whoever became it last first. One query."""
    if not actor.may(Right.ORGANISATION_VIEW):
        return ()
    roles = Role.objects.held(on=on).filter(kind=RoleKind.MANAGER, workplaces__key=workplace_key, user__is_active=True)
    found = roles.order_by("-first_day", "-pk").values_list("user__name", "user__email")
    return tuple(ManagerLine(name, email) for name, email in found)


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
