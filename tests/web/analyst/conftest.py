"""The register and the goals that figures are tested on, browsers signed in as people, and a clock that stands."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

import pytest
import time_machine
from django.test import Client
from tests.conftest import MOMENT
from tests.factories.figures import analyst, goals, places, register
from tests.factories.organisation import user_with

from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind

__all__ = ["analyst", "goals", "places", "register"]

SignedIn: TypeAlias = Callable[[Actor], Client]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def _standing_clock() -> Iterator[None]:
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def signed_in() -> SignedIn:
    """Return a browser signed in as the actor's user."""

    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def anton(analyst: Actor) -> Actor:
    """An analyst with an account."""
    return replace(analyst, user_id=user_with(RoleKind.ANALYST).pk)
