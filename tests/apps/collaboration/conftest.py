"""A union with a representative, an officer, and a matter that they are asked about."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from tests.factories.register import make_person

from talja.apps.collaboration.models import Consultation, Officer, Representative, Union
from talja.apps.collaboration.operations import (
    About,
    add_officer,
    add_representative,
    add_union,
    send_consultation,
)
from talja.apps.collaboration.shown import Shown, Signal, SignalCode
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace

SHOWN = Shown(
    workplace="Ekens förskola",
    within="Barn och utbildning",
    occupation="Barnskötare",
    tasks="Duka, plocka undan och hjälpa till i köket",
    weekly_hours=Decimal("30"),
    extent=Decimal("75"),
    schedule="måndag–fredag 8–14",
    first_day=date(2027, 1, 11),
    last_day=date(2027, 7, 10),
    kind="subsidised",
    supported=3,
    workers=21,
    signals=(Signal(SignalCode.MORE_SUPPORTED, 2), Signal(SignalCode.REDUNDANCY, None, date(2026, 5, 4))),
)
DEADLINE = date(2026, 12, 4)


@pytest.fixture
def union(asta: Actor) -> Union:
    return add_union(name="Kommunal Ödsbygd", email="kommunal@fack.example", actor=asta)


@pytest.fixture
def rut(asta: Actor, union: Union) -> Representative:
    """She answers for the union."""
    return add_representative(union_key=union.key, name="Rut Åberg", email="rut@fack.example", actor=asta)


@pytest.fixture
def officer(asta: Actor) -> Officer:
    return add_officer(name="Olle Handläggarsson", office="Tallköping", phone="010-1", actor=asta)


@pytest.fixture
def about(asta: Actor, ekens_forskola: Workplace) -> About:
    return About(uuid4(), make_person(actor=asta).key, ekens_forskola.key)


@pytest.fixture
def consultation(asta: Actor, about: About, union: Union, rut: Representative) -> Consultation:
    return send_consultation(
        about=about,
        union_key=union.key,
        representative_key=rut.key,
        deadline=DEADLINE,
        basis="mbl_38",
        shown=SHOWN,
        actor=asta,
    )
