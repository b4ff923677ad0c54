"""The one door for writing persons: lock, judge, change, record."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from talja.apps.accounts.models import User
from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.people import permissions, versions
from talja.apps.people.enums import VersionEvent
from talja.apps.people.inputs import FACTS, ContactInput, PersonInput
from talja.apps.people.models import Person, PersonContact, PersonVersion
from talja.core.kernel.swedish import search_text, sort_key
from talja.core.kernel.verdict import Denied

__all__ = [
    "ContactInput",
    "PersonInput",
    "change_person",
    "register_person",
    "remove_person",
    "restore_person",
    "set_case_worker",
    "set_contact",
]


@transaction.atomic
def register_person(*, facts: PersonInput, actor: Actor, case_worker: UUID | None = None) -> Person:
    """Register somebody new.

    Raises `Denied`: missing_right, duplicate_number, protected_person, and the codes of `PersonInput.facts`.
    """
    permissions.may_register(protection=facts.protection, actor=actor).require()
    person = Person(case_worker=_case_worker(case_worker))
    _set(person, facts.facts(on=timezone.localdate(actor.at)))
    _save(person, event=VersionEvent.REGISTERED, actor=actor)
    record("person.registered", target=person, actor=actor, number_kind=person.number_kind)
    return person


@transaction.atomic
def change_person(
    *,
    person_key: UUID,
    facts: PersonInput | Mapping[str, Any],
    actor: Actor,
    reason: str = "",
    expected_recorded_from: datetime | None = None,
) -> Person:
    """Change a person's facts: all of them, or those in the mapping, which may also hold a `case_worker` (a key).

    What is already so writes nothing. Raises `Person.DoesNotExist`, `User.DoesNotExist`, and `Denied` as
    `register_person` does, and changed_by_other when the person has been written since `expected_recorded_from`.
    """
    person = _locked(person_key, actor=actor)
    if expected_recorded_from not in {None, person.recorded_from}:
        raise Denied("changed_by_other")
    changes = {} if isinstance(facts, PersonInput) else dict(facts)
    worker = _case_worker(changes.pop("case_worker")) if "case_worker" in changes else person.case_worker
    said = facts if isinstance(facts, PersonInput) else PersonInput.of(person).with_changes(changes)
    changed = _set(person, {**said.facts(on=timezone.localdate(actor.at)), "case_worker": worker})
    if changed:
        _save(person, event=VersionEvent.CHANGED, actor=actor, reason=reason)
        record("person.changed", target=person, actor=actor, fields=" ".join(changed))
    return person


@transaction.atomic
def set_case_worker(*, person_key: UUID, case_worker: UUID | None, actor: Actor, reason: str = "") -> Person:
    """Give the person a case worker (a user's key), or none. Raises `User.DoesNotExist` and as `change_person` does."""
    person = _locked(person_key, actor=actor)
    worker = _case_worker(case_worker)
    if worker != person.case_worker:
        person.case_worker = worker
        _save(person, event=VersionEvent.CHANGED, actor=actor, reason=reason)
        record("person.case_worker_set", target=person, actor=actor, case_worker=str(case_worker or ""))
    return person


@transaction.atomic
def set_contact(*, person_key: UUID, said: ContactInput, actor: Actor) -> PersonContact:
    """Say how to reach a person; what is already so writes nothing.

    Raises `Person.DoesNotExist` and `Denied`: missing_right, protected_person, address_invalid, text_too_long,
    unknown_code.
    """
    person = _locked(person_key, actor=actor)
    contact = PersonContact.objects.filter(person=person).first() or PersonContact(person=person)
    changed = tuple(name for name, value in said.facts().items() if getattr(contact, name) != value)
    if changed:
        for name in changed:
            setattr(contact, name, said.facts()[name])
        contact.recorded_at, contact.recorded_by = actor.at, actor.key
        contact.save()
        record("person.contact_set", target=person, actor=actor, fields=" ".join(changed))
    return contact


@transaction.atomic
def remove_person(*, person_key: UUID, actor: Actor, reason: str = "") -> None:
    """Remove somebody who was wrongly registered; what was known stays in the history.

    Raises `Person.DoesNotExist` and `Denied`: protected_person, has_placements.
    """
    person = _locked(person_key, actor=actor)
    record("person.removed", target=person, actor=actor)
    versions.bury(person, actor=actor, reason=reason)
    try:
        person.delete()
    except ProtectedError:
        raise Denied("has_placements") from None


@transaction.atomic
def restore_person(*, person_key: UUID, before: datetime, actor: Actor, reason: str = "") -> Person | None:
    """Bring back what was known of a person just before a moment: changed back, made again, or removed.

    Returns None when the person was not known then. Raises `Denied` as the other operations do.
    """
    version = PersonVersion.objects.filter(person_key=person_key).known_before(before).order_by("pk").last()
    person = Person.objects.select_for_update().filter(key=person_key).first()
    if person is not None:
        permissions.may_change(person, actor=actor).require()
    if version is None:
        if person is not None:
            remove_person(person_key=person_key, actor=actor, reason=reason)
        return None
    permissions.may_register(protection=version.protection, actor=actor).require()
    return _restored(person or Person(key=person_key), version, actor=actor, reason=reason)


def _restored(person: Person, version: PersonVersion, *, actor: Actor, reason: str) -> Person:
    worker = User.objects.filter(key=version.case_worker_key).first() if version.case_worker_key else None
    changed = _set(person, {name: getattr(version, name) for name in FACTS})
    if changed or person.case_worker != worker or person.pk is None:
        person.case_worker = worker
        _save(person, event=VersionEvent.RESTORED, actor=actor, reason=reason)
        record("person.restored", target=person, actor=actor)
    return person


def _locked(person_key: UUID, *, actor: Actor) -> Person:
    person = (
        Person.objects.visible_to(actor)
        .select_for_update(of=("self",))
        .select_related("case_worker")
        .get(key=person_key)
    )
    permissions.may_change(person, actor=actor).require()
    return person


def _case_worker(key: UUID | None) -> User | None:
    return None if key is None else User.objects.get(key=key, is_active=True)


def _set(person: Person, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Set the facts and return the names of those that changed."""
    changed = tuple(name for name, value in facts.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, facts[name])
    return changed


def _save(person: Person, *, event: VersionEvent, actor: Actor, reason: str = "") -> None:
    person.recorded_from = versions.moment(person, event=event, actor=actor)
    person.recorded_by = actor.key
    person.sort_key = sort_key(person.family_name, person.given_name)[:200]
    person.search_text = " " + search_text(person.given_name, person.family_name)  # every word starts after a space
    with _once():
        person.save()
    versions.add(person, event=event, actor=actor, reason=reason)


@contextmanager
def _once() -> Iterator[None]:
    """Turn the database's refusal of a number held by somebody else into a reason."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "number" in str(error):
            raise Denied("duplicate_number") from None
        raise
