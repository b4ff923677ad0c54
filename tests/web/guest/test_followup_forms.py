"""The short forms by link: in plain words, answered once and changed until the last day, shut to everybody else."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.apps.followups.making import asked, make_manager, reached
from tests.conftest import MOMENT
from tests.factories.register import later, make_placement, make_workplace

from talja.apps.audit.models import ReadEvent
from talja.apps.correspondence.models import Link
from talja.apps.correspondence.tokens import token_of
from talja.apps.followups.models import Answer, Ask
from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement


@pytest.fixture(autouse=True)
def real_pages(settings: Any, sample_pages: None) -> None:
    settings.ROOT_URLCONF = "talja.project.urls"


@pytest.fixture
def placement(asta: Actor, clock: object) -> Placement:
    days = {"first_day": date(2026, 11, 2), "planned_last_day": date(2027, 11, 1)}
    placement = make_placement(actor=asta, workplace=make_workplace("Almgården"), **days)
    make_manager(placement)
    reached(placement, actor=asta)
    return placement


def opened(ask: Ask) -> Client:
    """Come by the workplace's link: look, and press the button."""
    client, link = Client(), Link.objects.get(matter_key=ask.key)
    assert client.get(f"/l/{token_of(link.key)}/").status_code == 200
    response = client.post(f"/l/{token_of(link.key)}/oppna/")
    assert response.status_code == 302
    return client


def address(ask: Ask) -> str:
    return reverse(f"guest:{ask.audience}", args=[ask.key])


def test_the_workplace_answers_and_changes_its_mind(placement: Placement, asta: Actor) -> None:
    ask = asked(placement, actor=asta, audience="workplace_form", kind="check_in")
    client = opened(ask)
    page = client.get(address(ask)).content.decode()
    for words in ("Det gäller Alva, som började hos er på Almgården", "Är arbetstiden lagom?", "Skriv inget om"):
        assert words in page
    assert "Åkesson" not in page
    assert client.post(address(ask), {"going": "well"}).status_code == 422
    said = {"going": "well", "hours_right": "yes", "keep": "yes", "words": "Ring oss"}
    assert "Tack! Vi har fått ditt svar." in client.post(address(ask), said, follow=True).content.decode()
    client.post(address(ask), said | {"keep": "no"})
    assert [one.said["keep"] for one in Answer.objects.order_by("version")] == ["yes", "no"]
    assert "Ring oss" in client.get(address(ask)).content.decode()
    assert ReadEvent.objects.filter(code="workplace_form", persons=str(placement.person.key)).exists()


def test_the_participant_needs_a_code(placement: Placement, asta: Actor) -> None:
    ask = asked(placement, actor=asta)
    link = Link.objects.get(matter_key=ask.key)
    client = Client()
    response = client.post(f"/l/{token_of(link.key)}/oppna/")
    assert response["Location"].endswith("/kod/")
    assert client.get(address(ask)).status_code == 404


def test_when_the_time_is_out_the_answer_is_shown_but_not_changed(placement: Placement, asta: Actor) -> None:
    ask = asked(placement, actor=asta, audience="workplace_form", kind="check_in")
    Link.objects.update(expires_at=MOMENT + timedelta(days=90))
    client = opened(ask)
    said = {"going": "well", "hours_right": "yes", "keep": "maybe", "words": ""}
    client.post(address(ask), said)
    with time_machine.travel(MOMENT + timedelta(days=30), tick=False):
        client = opened(ask)
        page = client.get(address(ask)).content.decode()
        assert "Tiden för att svara har gått ut" in page
        assert "kanske" in page
        assert client.post(address(ask), said | {"keep": "no"}).status_code == 422
    assert Answer.objects.count() == 1


def test_it_is_shut_to_others_and_when_the_person_becomes_protected(placement: Placement, asta: Actor) -> None:
    ask = asked(placement, actor=asta, audience="workplace_form", kind="check_in")
    assert Client().get(address(ask)).status_code == 404
    client = opened(ask)
    protect = {"protection": "sekretessmarkering"}
    change_person(person_key=placement.person.key, facts=protect, actor=later(asta))
    assert client.get(address(ask)).status_code == 404
