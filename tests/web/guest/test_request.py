"""A guest's own matter: behind the link only, no other's, and never the desk's notes."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from tests.conftest import MOMENT
from tests.factories.register import later

from talja.apps.correspondence.models import Link
from talja.apps.organisation.actors import Actor, outsider
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations import Guest, Wish, ask_as_guest, invite, note, reply
from talja.web.guest import door

GUEST = Guest("Gunn Gäst", "gunn@bolaget.example", "Bolaget AB")


@pytest.fixture(autouse=True)
def the_day(db: None) -> Iterator[None]:
    cache.clear()
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def asked(asta: Actor) -> Request:
    return ask_as_guest(guest=GUEST, wish=Wish("hands", "Två i lagret"), actor=outsider(at=asta.at))


def opened(client: Client, request: Request) -> str:
    """Open the link in the browser, as the door keeps it, and return the page's address."""
    link = Link.objects.get(purpose="request", matter_key=request.key)
    session = client.session
    session[door._OPENED] = {str(link.key): "2026-11-22T20:00:00+01:00"}
    session.save()
    return f"/arende/{request.key}/"


def test_the_matter_is_read_and_written_in(client: Client, asta: Actor, asked: Request) -> None:
    path = opened(client, asked)
    note(request_key=asked.key, text="Hemligt", actor=asta)
    reply(request_key=asked.key, text="Hur många timmar?", version=1, asks_back=True, actor=later(asta))
    html = client.get(path).content.decode()
    for words in ("Två i lagret", "Hur många timmar?", "Asta Öberg", "Vi väntar på svar från dig"):
        assert words in html
    assert "Hemligt" not in html
    assert client.post(path, {"text": " "}).status_code == 422
    assert "Tjugo" in client.post(path, {"text": "Tjugo"}, follow=True).content.decode()


def test_without_the_link_and_for_other_matters_it_is_closed(client: Client, asta: Actor, asked: Request) -> None:
    assert client.get(f"/arende/{asked.key}/").status_code == 404
    opened(client, asked)
    other = invite(guest=GUEST, actor=asta)
    for path in (f"/arende/{other.key}/", f"/arende/{uuid4()}/", f"/fraga/{asked.key}/", f"/arenden/{asked.key}/"):
        assert client.get(path).status_code in {302, 404}


def test_an_invited_employer_asks_or_says_no(client: Client, asta: Actor) -> None:
    request = invite(guest=GUEST, actor=asta)
    path = opened(client, request)
    assert "Vad behöver ni?" in client.get(path).content.decode()
    assert "Du får svar senast" in client.post(path, {"text": "En vaktmästare"}, follow=True).content.decode()
    assert "Ja, avsluta" in client.get(f"{path}klart/").content.decode()
    assert "Återtagen" in client.post(f"{path}klart/", follow=True).content.decode()
    assert "inte i ett läge" in client.post(f"{path}klart/", follow=True).content.decode()
