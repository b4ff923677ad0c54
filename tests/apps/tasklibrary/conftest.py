"""A strategist, and what the tests of the library share."""

import pytest
from tests.conftest import TODAY
from tests.factories.organisation import user_with

from talja.apps.organisation.actors import Actor, actor_for
from talja.apps.organisation.enums import RoleKind


@pytest.fixture
def saga(asta: Actor) -> Actor:
    return actor_for(user_with(RoleKind.STRATEGIST), at=asta.at, today=TODAY)
