"""A list that comes back: what is known of it, changed by those who may."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.lists import make_source, read, row, text_of
from tests.factories.register import make_number

from talja.apps.imports.models import Source
from talja.apps.organisation.actors import Actor

pytestmark = pytest.mark.usefixtures("ekens_forskola")
SAID = {"name": "Lönelistan", "owner": "Löneenheten", "covers": ["subsidised"], "trusted_for": ["extent", "first_day"]}


@pytest.fixture
def source(asta: Actor) -> Source:
    return make_source(asta, name="Lön", kind="payroll")


def to(source: Source) -> str:
    return reverse("coordinator:source", args=[source.key])


def test_shows_what_is_known_and_when_it_came(as_asta: Client, asta: Actor, source: Source) -> None:
    read(text_of([row(make_number(1))]), actor=asta, source=source, name="lön-nov.csv")
    page = as_asta.get(to(source)).content.decode()
    for words in ("Lönesystemets lista", "lön-nov.csv", "att granska", "Anställning med stöd"):
        assert words in page


def test_is_changed(as_asta: Client, source: Source) -> None:
    assert as_asta.post(to(source), SAID).status_code == 302
    source.refresh_from_db()
    assert (source.name, source.owner, source.covers) == ("Lönelistan", "Löneenheten", ["subsidised"])
    assert (sorted(source.trusted_for), source.own_staff_only) == (["extent", "first_day"], False)


def test_a_name_that_is_taken_is_refused_and_nothing_is_changed(as_asta: Client, asta: Actor, source: Source) -> None:
    make_source(asta, name="Lönelistan")
    answer = as_asta.post(to(source), SAID)
    assert answer.status_code == 422
    assert "Det finns redan en lista med det namnet" in answer.content.decode()
    source.refresh_from_db()
    assert (source.name, source.trusted_for) == ("Lön", [])


def test_what_is_no_choice_is_refused(as_asta: Client, source: Source) -> None:
    assert as_asta.post(to(source), SAID | {"trusted_for": ["hair"]}).status_code == 422


def test_what_was_chosen_for_the_columns_is_shown_and_forgotten(as_asta: Client, source: Source) -> None:
    source.mapping = {"fadder": "supervisor"}
    source.save()
    page = as_asta.get(to(source)).content.decode()
    assert "fadder → Handledare" in page
    forget = reverse("coordinator:source_forget", args=[source.key])
    assert "Kolumnvalen är glömda" in as_asta.post(forget, follow=True).content.decode()
    source.refresh_from_db()
    assert source.mapping == {}
    assert "Kolumner ni har valt" not in as_asta.get(to(source)).content.decode()


def test_only_those_who_may_import(as_asta: Client, as_malik: Client, as_ursula: Client, source: Source) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(to(source)).status_code == 403
        assert client.post(to(source), SAID).status_code == 403
        assert client.post(reverse("coordinator:source_forget", args=[source.key])).status_code == 403
    assert as_asta.get(reverse("coordinator:source", args=[uuid4()])).status_code == 404
