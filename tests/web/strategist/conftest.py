"""The three people whom every view is shown to, on the day that the tests share."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from tests.conftest import MOMENT
from tests.factories.clients import signed_in

from talja.apps.organisation.actors import Actor


@pytest.fixture(autouse=True)
def the_day(db: None) -> Iterator[None]:
    """Stand still at the moment, with nothing kept from another test."""
    cache.clear()
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def as_asta(asta: Actor) -> Client:
    return signed_in(asta)


@pytest.fixture
def as_protector(protector: Actor) -> Client:
    return signed_in(protector)


@pytest.fixture
def as_malik(malik: Actor) -> Client:
    return signed_in(malik)


@pytest.fixture
def as_ursula(ursula: Actor) -> Client:
    return signed_in(ursula)
