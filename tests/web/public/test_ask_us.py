"""The open page where private employers and associations ask, without an account."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from tests.conftest import MOMENT
from tests.factories.clients import signed_in

from talja.apps.correspondence.models import Letter
from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk.models import Request

PAGE = "/fraga-oss/"
SAID = {
    "kind": "hands",
    "text": "Vi behöver två i lagret",
    "name": "Gunn Gäst",
    "organisation": "Bolaget AB",
    "email": "gunn@bolaget.example",
}


@pytest.fixture(autouse=True)
def the_day(db: None) -> Iterator[None]:
    cache.clear()
    with time_machine.travel(MOMENT, tick=False):
        yield


def test_asking_sends_a_link_to_the_address(client: Client) -> None:
    assert "Behöver ni fler händer?" in client.get(PAGE).content.decode()
    answer = client.post(PAGE, SAID, follow=True)
    assert answer.redirect_chain == [("/fraga-oss/tack/", 302)]
    assert "Bolaget" not in answer.content.decode()
    letter = Letter.objects.get()
    assert (letter.to_email, letter.kind) == (SAID["email"], "request.received")
    assert "lagret" not in letter.body
    assert Request.objects.get().guest_organisation == "Bolaget AB"


def test_what_is_missing_is_said(client: Client) -> None:
    answer = client.post(PAGE, {**SAID, "email": "x", "text": ""})
    assert answer.status_code == 422
    assert "Bolaget AB" in answer.content.decode()
    assert client.post(PAGE, {**SAID, "text": "   "}).status_code == 422
    assert not Request.objects.exists()


def test_nobody_is_buried_in_letters(client: Client) -> None:
    codes = [client.post(PAGE, {**SAID, "email": email}).status_code for email in ["gunn@bolaget.example"] * 4]
    assert codes == [302, 302, 302, 429]
    upper = {**SAID, "email": "GUNN@bolaget.example"}
    assert client.post(PAGE, upper, REMOTE_ADDR="10.0.0.9").status_code == 429
    assert Request.objects.count() == 3


def test_a_manager_is_sent_to_their_own_page(malik: Actor, asta: Actor) -> None:
    assert signed_in(malik).get(PAGE).url == "/fraga/"
    assert signed_in(asta).get(PAGE).status_code == 200
