"""Persons: the list and its search, registering somebody new."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.register import make_number, make_person

from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person

LIST = "/personer/"


def said(**changes: Any) -> dict[str, Any]:
    return {"number": make_number(3), "given_name": "Åsa", "family_name": "Öberg", **changes}


def test_everybody_is_listed_as_swedish_sorts_and_found_by_name_or_number(as_asta: Client, asta: Actor) -> None:
    for number, name in enumerate(("Öberg", "Ek", "Åkesson")):
        make_person(actor=asta, family_name=name, number=make_number(number))
    html = as_asta.get(LIST).content.decode()
    assert html.index("Alva Ek") < html.index("Alva Åkesson") < html.index("Alva Öberg")
    for text in ("öber", make_number(0)[:11]):
        response = as_asta.post(f"{LIST}sok/", {"text": text})
        assert response.url == "/personer/?search=1"
        found = as_asta.get(response.url).content.decode()
        assert "Alva Öberg" in found
        assert "Alva Ek" not in found
    assert as_asta.post(f"{LIST}sok/", {"text": " "}).url == LIST
    as_asta.post(f"{LIST}sok/", {"text": "finnsinte"})
    assert "Ingen hittades" in as_asta.get("/personer/?search=1").content.decode()


def test_a_protected_person_is_listed_without_name_and_number_and_not_found(
    as_asta: Client, as_protector: Client, protector: Actor
) -> None:
    person = make_person(actor=protector, family_name="Hemlig", protection="fingerad")
    html = as_asta.get(LIST).content.decode()
    assert "Skyddad person" in html
    assert "Hemlig" not in html
    assert person.number[:8] not in html
    as_asta.post(f"{LIST}sok/", {"text": "Hemlig"})
    assert "Ingen hittades" in as_asta.get("/personer/?search=1").content.decode()
    assert "Hemlig" in as_protector.get(LIST).content.decode()


def test_the_number_of_queries_is_the_same_for_2_and_40_persons(as_asta: Client, asta: Actor) -> None:
    def queries() -> int:
        as_asta.get(LIST)
        with CaptureQueriesContext(connection) as caught:
            as_asta.get(LIST)
            return len(caught)

    make_person(actor=asta)
    few = queries()
    for _ in range(39):
        make_person(actor=asta)
    assert queries() == few <= 8


@pytest.mark.parametrize("page", ["2", "0", "-3", "x", "99999999999", "³"])
def test_a_page_that_does_not_exist_is_the_nearest(as_asta: Client, asta: Actor, page: str) -> None:
    make_person(actor=asta, family_name="Ek")
    assert "Alva Ek" in as_asta.get(f"{LIST}?page={page}").content.decode()


def test_somebody_new_is_registered_once(as_asta: Client) -> None:
    response = as_asta.post(f"{LIST}ny/", said())
    person = Person.objects.get()
    assert response.url == f"/personer/{person.key}/"
    again = as_asta.post(f"{LIST}ny/", said())
    assert again.status_code == 422
    assert "id_number_error" in again.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "19850131-2385"}, "number"),
        ({"number": "hej"}, "number"),
        ({"number": ""}, "number"),
        ({"birth_date": "2026-02-30"}, "birth_date"),
        ({"birth_date": "1999-09-09"}, "birth_date"),
        ({"given_name": ""}, "given_name"),
        ({"sex": "x"}, "sex"),
        ({"case_worker": "x"}, "case_worker"),
        ({"family_name": "Ö" * 81}, "family_name"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(as_asta: Client, changes: dict[str, str], field: str) -> None:
    response = as_asta.post(f"{LIST}ny/", said(**changes))
    assert response.status_code == 422
    assert f"id_{field}_error" in response.content.decode()
    assert not Person.objects.exists()


def test_a_protected_person_is_registered_only_by_those_who_may_see_them(as_asta: Client, as_protector: Client) -> None:
    assert as_asta.post(f"{LIST}ny/", said(protection="sekretessmarkering")).status_code == 422
    assert as_protector.post(f"{LIST}ny/", said(protection="sekretessmarkering")).status_code == 302


def test_others_see_and_register_nobody(as_malik: Client, as_ursula: Client) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(LIST).status_code == client.get(f"{LIST}ny/").status_code == 403
        assert client.post(f"{LIST}sok/", {"text": "a"}).status_code == 403
        assert client.post(f"{LIST}ny/", said()).status_code == 403
    assert not Person.objects.exists()
