"""A desk with Asta and Petra, Malik who asks, and an employer without an account."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.factories.register import make_person, make_placement

from talja.apps.organisation.actors import Actor, by_link, outsider
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations import Guest, Wish, ask, ask_as_guest

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
GUEST = Guest(name="Gunn Gäst", email="gunn@bolaget.example", organisation="Bolaget AB", phone="070")


@pytest.fixture
def asked(malik: Actor, ekens_forskola: Workplace) -> Callable[..., Request]:
    """Ask as Malik for Ekens förskola, for hands unless told otherwise."""

    def ask_for(text: str = "Vi behöver hjälp i köket", *, actor: Actor = malik, **facts: Any) -> Request:
        wish = Wish(**{"kind": "hands", "text": text, **facts})
        return ask(workplace_key=ekens_forskola.key, wish=wish, actor=actor)

    return ask_for


@pytest.fixture
def guest_request(db: None) -> Request:
    wish = Wish(kind="question", text="Kan vi få stöd för en anställning?")
    return ask_as_guest(guest=GUEST, wish=wish, actor=outsider(at=MONDAY))


@pytest.fixture
def gunn(guest_request: Request) -> Actor:
    """The guest, who came by the link."""
    return by_link(link_key=guest_request.key, purpose="request", matter_key=guest_request.key, at=MONDAY)


@pytest.fixture
def intern(asta: Actor, ekens_forskola: Workplace) -> Placement:
    person = make_person(actor=asta, given_name="Iris", family_name="Intern")
    return make_placement(
        actor=asta, person=person, workplace=ekens_forskola, measure="arbetspraktik", first_day=date(2026, 10, 1)
    )
