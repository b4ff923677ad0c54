"""Removing and bringing back: the register is exactly what it was, and the history says what happened."""

from typing import Any
from uuid import uuid4

import pytest
from tests.factories.register import later, make_person, make_placement

from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person, PersonVersion
from talja.apps.people.operations import change_person, remove_person, restore_person, set_case_worker
from talja.core.kernel.verdict import Denied


def row(person: Person) -> dict[str, Any]:
    left_out = {"id", "recorded_from", "recorded_by"}
    return {
        key: value for key, value in Person.objects.filter(key=person.key).values()[0].items() if key not in left_out
    }


def test_a_removed_person_stays_in_the_history_with_the_reason(asta: Actor) -> None:
    person = make_person(actor=asta)
    remove_person(person_key=person.key, actor=later(asta), reason="fel person")
    assert not Person.objects.exists()
    first, grave = PersonVersion.objects.order_by("pk")
    assert first.recorded_to == grave.recorded_from == grave.recorded_to == later(asta).at
    assert (grave.event, grave.reason) == ("removed", "fel person")
    assert not PersonVersion.objects.known_at(later(asta).at).exists()


def test_somebody_with_placements_is_not_removed(asta: Actor) -> None:
    person = make_placement(actor=asta).person
    with pytest.raises(Denied, match="has_placements"):
        remove_person(person_key=person.key, actor=later(asta))
    assert PersonVersion.objects.get().recorded_to is None


def test_restoring_undoes_a_registration(asta: Actor) -> None:
    person = make_person(actor=asta)
    assert restore_person(person_key=person.key, before=asta.at, actor=later(asta)) is None
    assert not Person.objects.exists()


def test_restoring_undoes_changes_exactly(asta: Actor) -> None:
    person = make_person(actor=asta, born="abroad", case_worker=User.objects.get(key=asta.key).key)
    before, change = row(person), later(asta)
    change_person(person_key=person.key, facts={"given_name": "Bo", "born": ""}, actor=change)
    set_case_worker(person_key=person.key, case_worker=None, actor=change)
    restore_person(person_key=person.key, before=change.at, actor=later(asta, minutes=2))
    assert row(person) == before
    assert PersonVersion.objects.get(recorded_to=None).event == "restored"


def test_restoring_undoes_a_removal_with_the_same_key(asta: Actor) -> None:
    person = make_person(actor=asta)
    before, removal = row(person), later(asta)
    remove_person(person_key=person.key, actor=removal)
    restore_person(person_key=person.key, before=removal.at, actor=later(asta, minutes=2))
    assert row(person) == before


def test_restoring_what_is_already_so_writes_nothing(asta: Actor) -> None:
    person = make_person(actor=asta)
    restore_person(person_key=person.key, before=later(asta).at, actor=later(asta, minutes=2))
    assert PersonVersion.objects.count() == 1


def test_nobody_who_was_never_known_is_made_up(asta: Actor) -> None:
    assert restore_person(person_key=uuid4(), before=asta.at, actor=asta) is None


def test_a_number_taken_since_then_is_not_given_back(asta: Actor) -> None:
    person = make_person(actor=asta)
    remove_person(person_key=person.key, actor=later(asta))
    make_person(actor=later(asta), number=person.number)
    with pytest.raises(Denied, match="duplicate_number"):
        restore_person(person_key=person.key, before=later(asta).at, actor=later(asta, minutes=2))


def test_protected_persons_are_restored_by_those_who_may(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=protector, protection="fingerad")
    remove_person(person_key=person.key, actor=later(protector))
    with pytest.raises(Denied, match="protected_person"):
        restore_person(person_key=person.key, before=later(protector).at, actor=later(asta, minutes=2))
    restore_person(person_key=person.key, before=later(protector).at, actor=later(protector, minutes=2))
    with pytest.raises(Denied, match="protected_person"):
        restore_person(person_key=person.key, before=protector.at, actor=later(asta, minutes=3))
