"""How to reach a person: on the person's page and a form, never of somebody protected without that right."""

from django.test import Client
from django.urls import reverse
from tests.factories.register import make_person

from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person, PersonContact
from talja.apps.people.operations import ContactInput, set_contact

SAID = {"email": "alva@exempel.example", "phone": "070-000 00 00", "street": "Ågatan 1", "town": "Tallköping"}


def url(person: Person, name: str = "coordinator:person_contact") -> str:
    return reverse(name, args=[person.key])


def test_said_and_shown(as_asta: Client, asta: Actor) -> None:
    person = make_person(actor=asta)
    assert as_asta.get(url(person)).status_code == 200
    response = as_asta.post(url(person), SAID | {"postcode": "123 45", "language": "so"}, follow=True)
    page = response.content.decode()
    assert "Kontaktuppgifterna är sparade." in page
    for shown in ("alva@exempel.example", "070-000 00 00", "Ågatan 1, 123 45 Tallköping", "somaliska"):
        assert shown in page
    assert "alva@exempel.example" in as_asta.get(url(person)).content.decode()


def test_a_wrong_address_is_told_on_its_field(as_asta: Client, asta: Actor) -> None:
    person = make_person(actor=asta)
    response = as_asta.post(url(person), SAID | {"email": "alva"})
    assert response.status_code == 422
    assert not PersonContact.objects.exists()


def test_somebody_protected(as_asta: Client, as_protector: Client, protector: Actor) -> None:
    person = make_person(actor=protector, protection="sekretessmarkering")
    set_contact(person_key=person.key, said=ContactInput(**SAID), actor=protector)
    for address in (url(person), url(person, "coordinator:person")):
        page = as_asta.get(address, follow=True).content.decode()
        assert "Ågatan" not in page
        assert "alva@" not in page
    as_asta.post(url(person), {"email": "annan@exempel.example"})
    assert PersonContact.objects.get().email == SAID["email"]
    assert "Ågatan 1" in as_protector.get(url(person, "coordinator:person")).content.decode()


def test_others(as_malik: Client, as_ursula: Client, asta: Actor) -> None:
    person = make_person(actor=asta)
    assert as_malik.get(url(person)).status_code == 403
    assert as_ursula.get(url(person)).status_code == 403
    assert Client().get(url(person)).status_code == 302
