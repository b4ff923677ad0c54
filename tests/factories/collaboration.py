"""A question to a union, and an application, to look at."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

from talja.apps.collaboration.models import Application, Consultation, Union
from talja.apps.collaboration.operations import (
    About,
    ApplicationInput,
    add_officer,
    add_representative,
    add_union,
    send_application,
    send_consultation,
)
from talja.apps.collaboration.queries import Shown, Signal, SignalCode
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.core.kernel.swedish import sort_key
from tests.factories.register import make_person, make_workplace

SHOWN = Shown(
    workplace="Ekens förskola",
    within="Barn och utbildning",
    occupation="Barnskötare",
    tasks="Duka och plocka undan",
    weekly_hours=Decimal("30"),
    extent=Decimal("75"),
    schedule="måndag–fredag 8–14",
    first_day=date(2027, 1, 11),
    last_day=date(2027, 7, 10),
    kind="subsidised",
    supported=3,
    workers=21,
    signals=(Signal(SignalCode.REDUNDANCY, None, date(2026, 5, 4)),),
    remark="Rasten är klockan tio",
)


def make_union(actor: Actor, name: str = "Kommunal Ödsbygd") -> Union:
    """Return the union of that name, made if it is missing."""
    found = Union.objects.filter(sort_key=sort_key(name)).first()
    return found or add_union(name=name, email="kommunal@fack.example", actor=actor)


def make_consultation(
    actor: Actor, *, person: Person | None = None, shown: Shown = SHOWN, place: str = "Ekens förskola"
) -> Consultation:
    """Ask Rut of a union, until 4 December 2026."""
    union = make_union(actor)
    somebody = union.representatives.first() or add_representative(
        union_key=union.key, name="Rut Åberg", email="rut@fack.example", actor=actor
    )
    person = person or make_person(actor=actor)
    return send_consultation(
        about=About(uuid4(), person.key, make_workplace(f"{place} {uuid4()}").key),
        union_key=union.key,
        representative_key=somebody.key,
        deadline=date(2026, 12, 4),
        basis="mbl_38",
        shown=shown,
        actor=actor,
    )


def make_application(actor: Actor, *, person: Person | None = None, measure: str = "nystartsjobb") -> Application:
    """Apply to Olle on 2 November 2026."""
    officer = add_officer(name="Olle Handlarsson", office="Tallköping", actor=actor)
    person = person or make_person(actor=actor)
    about = About(uuid4(), person.key, make_workplace(f"Ekens förskola {uuid4()}").key)
    said = ApplicationInput(measure, date(2026, 11, 2), officer.key, reference="AF-1", first_day=date(2027, 1, 1))
    return send_application(about=about, said=said, actor=actor)
