"""How to reach a person: one latest, never of somebody protected without that right."""

import pytest
from tests.factories.register import make_person

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.people.lines import ReachLine
from talja.apps.people.models import Person, PersonContact
from talja.apps.people.operations import ContactInput, set_contact
from talja.apps.people.queries import contact_of, contacts_of
from talja.core.kernel.verdict import Denied

SAID = ContactInput(
    email="alva@exempel.example", phone="070-000 00 00", street="Ågatan 1", town="Tallköping", language="sv"
)


def test_the_latest_is_what_counts_and_the_log_holds_no_address(asta: Actor) -> None:
    person = make_person(actor=asta)
    assert contact_of(person_key=person.key, actor=asta) == ReachLine()
    set_contact(person_key=person.key, said=SAID, actor=asta)
    set_contact(person_key=person.key, said=ContactInput(email=" alva@ny.example "), actor=asta)
    set_contact(person_key=person.key, said=ContactInput(email="alva@ny.example"), actor=asta)
    assert contact_of(person_key=person.key, actor=asta) == ReachLine(email="alva@ny.example")
    first, second = Event.objects.filter(code="person.contact_set").order_by("pk")
    assert first.data == {"fields": "email phone street town language"}
    assert second.data == {"fields": "email phone street town language"}


def test_a_postal_address_needs_street_and_town() -> None:
    assert ReachLine(street="Ågatan 1", postcode="123 45", town="Tallköping").postal == (
        "Ågatan 1",
        "123 45 Tallköping",
    )
    assert ReachLine(street="Ågatan 1").postal == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (ContactInput(email="alva@"), "address_invalid"),
        (ContactInput(language="xx"), "unknown_code"),
        (ContactInput(phone="0" * 41), "text_too_long"),
    ],
)
def test_what_cannot_be_stored(said: ContactInput, code: str, asta: Actor) -> None:
    person = make_person(actor=asta)
    with pytest.raises(Denied, match=code):
        set_contact(person_key=person.key, said=said, actor=asta)
    assert not PersonContact.objects.exists()


def test_a_protected_person(asta: Actor, protector: Actor, malik: Actor) -> None:
    person = make_person(actor=protector, protection="sekretessmarkering")
    with pytest.raises(Denied, match="protected_person"):
        set_contact(person_key=person.key, said=SAID, actor=asta)
    set_contact(person_key=person.key, said=SAID, actor=protector)
    assert contact_of(person_key=person.key, actor=asta) == ReachLine()
    assert contact_of(person_key=person.key, actor=protector).email == SAID.email
    assert contacts_of(keys=[person.key], actor=malik) == {}
    with pytest.raises(Person.DoesNotExist):
        set_contact(person_key=person.key, said=SAID, actor=malik)
    assert "alva" not in repr(contact_of(person_key=person.key, actor=protector))
