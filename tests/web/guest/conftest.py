"""A page behind a link, limits that begin anew, and a clock that stands where it is put."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from tests.conftest import MOMENT
from tests.factories.correspondence import MATTER

from talja.apps.correspondence.models import Link
from talja.apps.correspondence.operations import make_link
from talja.apps.correspondence.tokens import token_of
from talja.apps.organisation.actors import Actor
from talja.web.guest.purposes import PURPOSES


@pytest.fixture(autouse=True)
def sample_pages(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    settings.ROOT_URLCONF = "tests.web.guest.sample_urls"
    monkeypatch.setitem(PURPOSES, "participant_approval", replace(PURPOSES["participant_approval"], url="sample"))


@pytest.fixture
def clock() -> Iterator[Callable[[timedelta], datetime]]:
    """Stand at `MOMENT`, and go on from there as told."""
    with time_machine.travel(MOMENT, tick=False) as traveller:

        def go_on(by: timedelta) -> datetime:
            traveller.shift(by)
            return MOMENT

        yield go_on


@pytest.fixture
def link(system: Actor, clock: object) -> Link:
    return make_link(
        purpose="participant_approval", matter_key=MATTER, email="Asta@b.example", needs_code=False, actor=system
    )


@pytest.fixture
def coded(system: Actor, clock: object) -> Link:
    return make_link(
        purpose="participant_approval", matter_key=MATTER, email="Asta@b.example", needs_code=True, actor=system
    )


def path_of(link: Link, more: str = "") -> str:
    return f"/l/{token_of(link.key)}/{more}"
