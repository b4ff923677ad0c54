"""Whose matter it is, fetched with the row itself: rows hold the person's key, not a foreign key."""

from typing import Any, TypeVar

from django.db.models import Model, OuterRef, QuerySet, Subquery

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import masking
from talja.apps.people.models import Person

_Row = TypeVar("_Row", bound=Model)
_FIELDS = ("given_name", "family_name", "protection")


def with_person(rows: QuerySet[_Row]) -> QuerySet[_Row]:
    """Add the person's names and protection to each row, for `named`. No query of its own."""
    person = Person.objects.filter(key=OuterRef("person_key"))
    found: QuerySet[_Row] = rows.annotate(**{f"person_{name}": Subquery(person.values(name)[:1]) for name in _FIELDS})
    return found


def named(row: Any, *, actor: Actor) -> tuple[str, bool]:
    """Return the name to show the actor, and whether the identity is hidden. No person: no name, not hidden."""
    if row.person_key is None:
        return "", False
    if row.person_protection is None or not actor.may(Right.PERSON_VIEW):
        return "", True  # gone from the register, or not for the actor
    said = {name: getattr(row, f"person_{name}") for name in _FIELDS}
    return masking.shown_name(**said, actor=actor), masking.is_masked(row.person_protection, actor=actor)
