"""Registering a placement: whom it is about, and what the first day lets one choose."""

from typing import Any

import pytest
from django.test import Client
from tests.factories.clients import HTMX
from tests.factories.register import make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement

NEW = "/placeringar/ny/"


@pytest.fixture
def person(asta: Actor) -> Person:
    return make_person(actor=asta, given_name="Åsa", family_name="Öberg")


@pytest.fixture
def place(db: None) -> Workplace:
    return make_workplace("Ängen")


def said(place: Workplace, **changes: Any) -> dict[str, Any]:
    facts = {"workplace_key": str(place.key), "measure_code": "nystartsjobb", "first_day": "2026-11-23"}
    return {**facts, **changes}


def test_the_person_is_found_by_name_and_the_words_stand_in_no_address(as_asta: Client, person: Person) -> None:
    html = as_asta.post(NEW, {"text": "åsa"}).content.decode()
    assert f'href="{NEW}{person.key}/"' in html
    fragment = as_asta.post(NEW, {"text": "åsa"}, **HTMX).content.decode().strip()
    assert fragment.startswith('<div id="found"')
    assert fragment in html
    assert "Ingen hittades" in as_asta.post(NEW, {"text": "finns inte"}).content.decode()
    assert str(person.key) not in as_asta.post(NEW, {"text": ""}).content.decode()


def test_a_placement_is_registered(as_asta: Client, person: Person, place: Workplace) -> None:
    response = as_asta.post(f"{NEW}{person.key}/", said(place, extent="75", occupation="Vårdbiträden"))
    placement = Placement.objects.get()
    assert response.url == f"/placeringar/{placement.key}/"
    assert (placement.person, placement.workplace, placement.occupation) == (person, place, "5330")


def test_the_same_form_twice_is_refused_as_an_overlap(as_asta: Client, person: Person, place: Workplace) -> None:
    as_asta.post(f"{NEW}{person.key}/", said(place))
    response = as_asta.post(f"{NEW}{person.key}/", said(place))
    assert response.status_code == 422
    assert Placement.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"first_day": "2026-02-30"}, "first_day"),
        ({"first_day": "1890-01-01"}, "first_day"),
        ({"first_day": "2099-01-01"}, "first_day"),
        ({"planned_last_day": "2026-11-22"}, "planned_last_day"),
        ({"extent": "100,5"}, "extent"),
        ({"extent": "0"}, "extent"),
        ({"measure_code": ""}, "measure_code"),
        ({"workplace_key": ""}, "workplace_key"),
        ({"measure_code": "extratjanst"}, "measure_code"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    as_asta: Client, person: Person, place: Workplace, changes: dict[str, str], field: str
) -> None:
    response = as_asta.post(f"{NEW}{person.key}/", said(place, **changes))
    assert response.status_code == 422
    assert f"id_{field}_error" in response.content.decode()
    assert not Placement.objects.exists()


def test_the_measures_follow_the_first_day_and_those_that_are_over_say_when(as_asta: Client, person: Person) -> None:
    now = as_asta.get(f"{NEW}{person.key}/").content.decode()
    assert "Går inte att börja den dagen" in now
    assert "Extratjänst –" in now
    then = as_asta.get(f"{NEW}{person.key}/?first_day=2019-05-01", **HTMX).content.decode()
    assert then.strip().startswith('<div id="measure">')
    assert "Extratjänst –" not in then
    assert "Extratjänst" in then
    kept = as_asta.get(f"{NEW}{person.key}/?first_day=2026-99-99&measure_code=nystartsjobb", **HTMX).content.decode()
    assert '<option value="nystartsjobb" selected>' in kept


def test_nothing_is_registered_for_somebody_whose_identity_is_hidden(
    as_asta: Client, protector: Actor, place: Workplace
) -> None:
    hidden = make_person(actor=protector, family_name="Hemlig", protection="sekretessmarkering")
    assert as_asta.get(f"{NEW}{hidden.key}/").url == f"/personer/{hidden.key}/"
    assert as_asta.post(f"{NEW}{hidden.key}/", said(place)).status_code == 302
    assert str(hidden.key) not in as_asta.post(NEW, {"text": "Hemlig"}).content.decode()
    assert not Placement.objects.exists()


def test_others_register_nothing(as_malik: Client, as_ursula: Client, person: Person, place: Workplace) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(NEW).status_code == 403
        assert client.post(f"{NEW}{person.key}/", said(place)).status_code == 403
    assert not Placement.objects.exists()


def test_an_overlap_is_told_above_the_form(as_asta: Client, asta: Actor, person: Person, place: Workplace) -> None:
    make_placement(actor=asta, person=person, measure="nystartsjobb")
    html = as_asta.post(f"{NEW}{person.key}/", said(place)).content.decode()
    assert "Något behöver rättas" in html
