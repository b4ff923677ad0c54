"""People to call at employers and workplaces, in their work."""

from typing import Any
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.organisation import permissions, policies
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Contact, Employer, Workplace


@transaction.atomic
def add_contact(
    *,
    employer_key: UUID,
    name: str,
    title: str = "",
    phone: str = "",
    email: str = "",
    workplace_key: UUID | None = None,
    actor: Actor,
) -> Contact:
    """Add a contact to an employer as a whole, or to one of its workplaces.

    Raises `Denied` (`missing_right`, `name_missing`, `contact_unreachable`) and `DoesNotExist`.
    """
    permissions.may_edit_organisation(actor=actor).require()
    policies.may_be_contact(name=name, phone=phone, email=email).require()
    employer = Employer.objects.get(key=employer_key)
    place = None if workplace_key is None else Workplace.objects.get(key=workplace_key, employer=employer)
    contact = Contact.objects.create(employer=employer, workplace=place, **_clean(name, title, phone, email))
    record("contact.added", actor=actor, target=contact)
    return contact


@transaction.atomic
def change_contact(
    *, contact_key: UUID, name: str, title: str = "", phone: str = "", email: str = "", actor: Actor
) -> Contact:
    """Change a contact. Raises `Denied` as `add_contact` does, and `DoesNotExist`."""
    permissions.may_edit_organisation(actor=actor).require()
    policies.may_be_contact(name=name, phone=phone, email=email).require()
    contact = Contact.objects.select_for_update().get(key=contact_key)
    new = _clean(name, title, phone, email)
    changed = [field for field, value in new.items() if getattr(contact, field) != value]
    if changed:
        Contact.objects.filter(pk=contact.pk).update(**new)
        record("contact.changed", actor=actor, target=contact, fields=" ".join(changed))
    return Contact.objects.get(pk=contact.pk)


@transaction.atomic
def remove_contact(*, contact_key: UUID, actor: Actor) -> None:
    """Remove a contact who is no longer the one to call. Raises `Denied` and `DoesNotExist`."""
    permissions.may_edit_organisation(actor=actor).require()
    contact = Contact.objects.select_for_update().get(key=contact_key)
    contact.delete()
    record("contact.removed", actor=actor, target=contact)


def _clean(name: str, title: str, phone: str, email: str) -> dict[str, Any]:
    return {"name": name.strip(), "title": title.strip(), "phone": phone.strip(), "email": email.strip()}
