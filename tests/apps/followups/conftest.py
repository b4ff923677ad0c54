"""A placement that is followed up, by somebody who may."""

from datetime import date

import pytest
from tests.conftest import MOMENT
from tests.factories.organisation import actor_with
from tests.factories.register import make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement


@pytest.fixture
def berit(measures: None) -> Actor:
    """Another coordinator."""
    return actor_with(RoleKind.COORDINATOR, at=MOMENT)


@pytest.fixture
def placement(asta: Actor) -> Placement:
    """An introduktionsjobb from 2 November 2026 for a year: it has just begun."""
    days = {"first_day": date(2026, 11, 2), "planned_last_day": date(2027, 11, 1)}
    return make_placement(actor=asta, workplace=make_workplace("Almgården"), measure="introduktionsjobb", **days)


@pytest.fixture
def hidden(protector: Actor) -> Placement:
    """The same for a protected person."""
    person: Person = make_person(actor=protector, given_name="Skuggvina", protection="sekretessmarkering")
    return make_placement(actor=protector, person=person, first_day=date(2026, 11, 2))
