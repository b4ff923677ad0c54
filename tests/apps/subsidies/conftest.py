"""The people who deal with support, and a placement that it is about."""

import pytest
from tests.conftest import MOMENT
from tests.factories.organisation import actor_with
from tests.factories.register import make_placement, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.placements.models import Placement


@pytest.fixture
def berit(measures: None) -> Actor:
    """Another coordinator."""
    return actor_with(RoleKind.COORDINATOR, at=MOMENT)


@pytest.fixture
def administrator(measures: None) -> Actor:
    return actor_with(RoleKind.ADMINISTRATOR, at=MOMENT)


@pytest.fixture
def placement(asta: Actor) -> Placement:
    """A nystartsjobb from 1 March 2026."""
    return make_placement(actor=asta, workplace=make_workplace("Almgården"))
