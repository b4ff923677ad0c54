"""Registering a placement by hand or by import: the same door, the same rules."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests.factories.register import make_person, make_placement, make_workplace

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.placements.models import Measure, Placement, PlacementVersion
from talja.apps.placements.operations import PlacementInput, register_placement
from talja.core.kernel.verdict import Denied

JANUARY = date(2026, 1, 1)


def test_a_placement_is_registered_with_its_first_version_and_an_event(asta: Actor) -> None:
    placement = make_placement(actor=asta, first_day=JANUARY, supervisor="  Bo   Ek ")
    version = PlacementVersion.objects.get()
    assert (version.placement_key, version.person_key) == (placement.key, placement.person.key)
    assert (version.workplace_key, version.measure_code) == (placement.workplace.key, "nystartsjobb")
    assert (version.first_day, version.supervisor, version.recorded_to) == (JANUARY, "Bo Ek", None)
    assert Event.objects.get(code="placement.registered").target_key == str(placement.key)


def test_support_of_two_kinds_does_not_coincide(asta: Actor) -> None:
    person = make_person(actor=asta)
    make_placement(actor=asta, person=person, first_day=JANUARY)
    with pytest.raises(Denied, match="overlaps"):
        make_placement(actor=asta, person=person, measure="introduktionsjobb")


@pytest.mark.parametrize("measure", ["kommunal_anstallning", "arbetspraktik", "feriejobb"])
def test_measures_of_other_groups_may_coincide(asta: Actor, measure: str) -> None:
    person = make_person(actor=asta)
    make_placement(actor=asta, person=person)
    make_placement(actor=asta, person=person, measure=measure)
    assert person.placements.count() == 2


def test_one_may_begin_the_day_after_the_other_ended(asta: Actor) -> None:
    person = make_person(actor=asta)
    make_placement(actor=asta, person=person, first_day=JANUARY, last_day=date(2026, 6, 30))
    with pytest.raises(Denied, match="overlaps"):
        make_placement(actor=asta, person=person, first_day=date(2026, 6, 30))
    make_placement(actor=asta, person=person, first_day=date(2026, 7, 1))


def test_a_placement_before_another_that_is_open_must_have_ended(asta: Actor) -> None:
    person = make_person(actor=asta)
    make_placement(actor=asta, person=person, first_day=date(2026, 7, 1))
    with pytest.raises(Denied, match="overlaps"):
        make_placement(actor=asta, person=person, first_day=JANUARY)
    make_placement(actor=asta, person=person, first_day=JANUARY, last_day=date(2026, 6, 30))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"measure": "extratjanst"}, "measure_not_valid_then"),
        ({"first_day": date(2036, 1, 1)}, "first_day_too_far"),
        ({"planned_last_day": date(2020, 1, 1)}, "planned_before_start"),
        ({"end_reason": "ill"}, "end_without_day"),
    ],
)
def test_what_cannot_be_so_is_refused_and_leaves_nothing(asta: Actor, facts: dict[str, Any], code: str) -> None:
    with pytest.raises(Denied) as denied:
        make_placement(actor=asta, **facts)
    assert denied.value.code == code
    assert not Placement.objects.exists()
    assert not PlacementVersion.objects.exists()


def test_a_closed_workplace_takes_nobody_new(asta: Actor) -> None:
    workplace = make_workplace(closed_day=JANUARY)
    make_placement(actor=asta, workplace=workplace, first_day=JANUARY - timedelta(1))
    with pytest.raises(Denied, match="workplace_closed"):
        make_placement(actor=asta, workplace=workplace)


def test_a_protected_person_is_placed_by_those_who_may_see_one(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=protector, protection="fingerad")
    with pytest.raises(Denied, match="protected_person"):
        make_placement(actor=asta, person=person)
    assert make_placement(actor=protector, person=person).person == person


def test_a_manager_and_a_stranger_register_nothing(asta: Actor, malik: Actor, ursula: Actor) -> None:
    person, workplace = make_person(actor=asta), Workplace.objects.get(name="Ekens förskola")
    for actor in (malik, ursula):
        with pytest.raises(Denied, match="missing_right"):
            make_placement(actor=actor, person=person, workplace=workplace)


def test_what_does_not_exist_is_not_made_up(asta: Actor) -> None:
    person, workplace = make_person(actor=asta).key, make_workplace().key
    facts = PlacementInput(first_day=JANUARY)
    with pytest.raises(Person.DoesNotExist):
        register_placement(person_key=uuid4(), workplace_key=workplace, measure_code="osa", facts=facts, actor=asta)
    with pytest.raises(Workplace.DoesNotExist):
        register_placement(person_key=person, workplace_key=uuid4(), measure_code="osa", facts=facts, actor=asta)
    with pytest.raises(Measure.DoesNotExist):
        register_placement(person_key=person, workplace_key=workplace, measure_code="OSA", facts=facts, actor=asta)
