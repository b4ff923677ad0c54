"""An inventory at Malik's preschool, and whoever came by its shared link."""

import pytest
from tests.factories.inventories import make_inventory, opened
from tests.factories.organisation import user_with

from talja.apps.jobdesign.models import Inventory
from talja.apps.organisation.actors import Actor, actor_for
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Workplace


@pytest.fixture
def saga(asta: Actor) -> Actor:
    """A strategist: finds work at every workplace, and opens no register."""
    return actor_for(user_with(RoleKind.STRATEGIST), at=asta.at, today=asta.at.date())


@pytest.fixture
def inventory(saga: Actor, ekens_forskola: Workplace) -> Inventory:
    return make_inventory(actor=saga, workplace=ekens_forskola)


@pytest.fixture
def guest(saga: Actor, inventory: Inventory) -> Actor:
    """Somebody at the preschool, by the shared link: the inventory is open."""
    return opened(inventory, actor=saga)
