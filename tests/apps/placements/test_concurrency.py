"""Two at the same moment: one is done, the other gets a reason. Threads with connections of their own."""

from datetime import date

import pytest
from tests.conftest import MOMENT
from tests.factories.register import later, make_person, make_placement, make_workplace
from tests.together import THREADS, at_once

from talja.apps.organisation.actors import Actor, system_actor
from talja.apps.people.models import Person
from talja.apps.people.operations import PersonInput, register_person
from talja.apps.placements.models import Placement, PlacementVersion
from talja.apps.placements.operations import PlacementInput, change_placement, load_measures, register_placement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def operator() -> Actor:
    actor = system_actor(at=MOMENT)
    load_measures(actor=actor)
    return actor


def test_one_placement_is_registered_and_the_others_overlap(operator: Actor) -> None:
    person, workplace = make_person(actor=operator), make_workplace()

    def register(number: int) -> Placement:
        facts = PlacementInput(first_day=date(2026, 1, 1 + number))
        return register_placement(
            person_key=person.key, workplace_key=workplace.key, measure_code="osa", facts=facts, actor=operator
        )

    assert at_once(register) == ["", *["overlaps"] * (THREADS - 1)]
    assert Placement.objects.count() == PlacementVersion.objects.count() == 1


def test_one_person_is_registered_and_the_others_have_the_same_number(operator: Actor) -> None:
    facts = PersonInput(local_number="L1")
    assert at_once(lambda _: register_person(facts=facts, actor=operator)) == [
        "",
        *["duplicate_number"] * (THREADS - 1),
    ]
    assert Person.objects.count() == 1


def test_one_change_is_made_and_the_others_are_told(operator: Actor) -> None:
    placement = make_placement(actor=operator)

    def change(number: int) -> Placement:
        return change_placement(
            placement_key=placement.key,
            changes={"occupation": f"533{number}"},
            actor=later(operator, minutes=number + 1),
            expected_recorded_from=placement.recorded_from,
        )

    assert at_once(change) == ["", *["changed_by_other"] * (THREADS - 1)]
    assert PlacementVersion.objects.filter(recorded_to=None).count() == 1
    assert PlacementVersion.objects.count() == 2
