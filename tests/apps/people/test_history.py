"""The history of a person: what was written, field by field, as far as the actor may see."""

import pytest
from tests.factories.register import later, make_person

from talja.apps.organisation.actors import Actor
from talja.apps.people.history import person_history
from talja.apps.people.models import Person
from talja.apps.people.operations import change_person


def test_each_change_is_told_with_before_and_after_and_why(asta: Actor) -> None:
    person = make_person(actor=asta, family_name="Ek")
    change_person(person_key=person.key, facts={"family_name": "Öberg"}, actor=later(asta), reason="Gift")
    newest, first = person_history(key=person.key, actor=asta)
    assert [(change.field, change.old, change.new) for change in newest.changes] == [("family_name", "Ek", "Öberg")]
    assert (newest.reason, newest.by, first.event) == ("Gift", "Asta Öberg", "registered")


def test_of_a_protected_person_others_see_nothing_that_tells_who(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=asta, family_name="Hemlig")
    change_person(
        person_key=person.key, facts={"protection": "sekretessmarkering"}, actor=later(asta), reason="Hot mot Hemlig"
    )
    seen = person_history(key=person.key, actor=asta)
    fields = {change.field for entry in seen for change in entry.changes}
    assert fields == {"sex", "protection"}
    assert not any(entry.reason for entry in seen)
    assert any(
        change.new == "Hemlig" for entry in person_history(key=person.key, actor=protector) for change in entry.changes
    )


def test_those_who_may_not_see_persons_get_nothing(asta: Actor, malik: Actor, ursula: Actor) -> None:
    person = make_person(actor=asta)
    for actor in (malik, ursula):
        with pytest.raises(Person.DoesNotExist):
            person_history(key=person.key, actor=actor)
