"""Whose matter it is, fetched with the row itself: rows hold the person's key, not a foreign key."""

from typing import Any, TypeVar

from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

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


def person_as_one() -> Subquery:
    """Return the person's names and protection as one value, for `named_as`: one question instead of three."""
    said = JSONObject(**{name: name for name in _FIELDS})
    return Subquery(Person.objects.filter(key=OuterRef("person_key")).values(said=said)[:1])


def named(row: Any, *, actor: Actor) -> tuple[str, bool]:
    """Return the name to show the actor, and whether the identity is hidden. No person: no name, not hidden."""
    is_there = row.person_protection is not None
    said = {name: getattr(row, f"person_{name}") for name in _FIELDS} if is_there else None
    return named_as(said, has_person=row.person_key is not None, actor=actor)


def named_as(said: dict[str, str] | None, *, has_person: bool, actor: Actor) -> tuple[str, bool]:
    """Return the same of what `person_as_one` gave."""
    if not has_person:
        return "", False
    if said is None or not actor.may(Right.PERSON_VIEW):
        return "", True  # gone from the register, or not for the actor
    return masking.shown_name(**said, actor=actor), masking.is_masked(said["protection"], actor=actor)
