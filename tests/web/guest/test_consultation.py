"""The representative opens the link, reads what is planned, answers, and changes the answer."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.conftest import MOMENT
from tests.factories.collaboration import SHOWN, make_consultation
from tests.factories.register import later, make_person

from talja.apps.collaboration.models import Consultation
from talja.apps.collaboration.operations import record_answer, withdraw_consultation
from talja.apps.collaboration.queries import Shown
from talja.apps.correspondence.models import Link
from talja.apps.correspondence.tokens import token_of
from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import change_person

ANSWERS = {"agrees": "har inget att invända", "objects": "har invändningar"}


@pytest.fixture(autouse=True)
def own_pages(settings: Any, sample_pages: None, clock: object) -> None:
    settings.ROOT_URLCONF = "talja.project.urls"


@pytest.fixture
def consultation(asta: Actor) -> Consultation:
    person = make_person(actor=asta, given_name="Hemligvina", family_name="Okändsson")
    return make_consultation(asta, person=person)


@pytest.fixture
def rut(consultation: Consultation, client: Client) -> Client:
    """Her browser, with the link opened."""
    answer = client.post(f"/l/{token_of(Link.objects.get().key)}/oppna/")
    assert answer.status_code == 302
    assert answer.url == path(consultation)
    return client


def path(consultation: Consultation, more: str = "") -> str:
    return f"/samrad-svar/{consultation.key}/{more}"


def said(client: Client, consultation: Consultation, more: str = "") -> str:
    return unescape(client.get(path(consultation, more)).content.decode()).replace("\xa0", " ")


def test_everything_shown_is_on_the_page_and_nothing_of_the_person(rut: Client, consultation: Consultation) -> None:
    page = said(rut, consultation)
    for text in ("Ekens förskola, Barn och utbildning", "Barnskötare", "Duka och plocka undan", "75 %, 30 timmar"):
        assert text in page
    for text in ("måndag–fredag 8–14", "11 januari 2027 – 10 juli 2027", "anställning med stöd", "3 av 21"):
        assert text in page
    for text in ("senast 4 maj 2026", "Rasten är klockan tio", "38 §", "senast 4 december 2026"):
        assert text in page
    for secret in ("Hemligvina", "Okändsson", "Nystartsjobb", "lonebidrag", str(consultation.person_key)):
        assert secret not in page
    assert str(consultation.matter_key) not in page


def test_a_question_about_tasks_speaks_of_no_person(rut: Client, consultation: Consultation) -> None:
    consultation.shown = Shown(workplace="Ekens förskola", tasks="Duka; vika tvätt").as_json()
    consultation.save(update_fields=["shown"])
    page = said(rut, consultation)
    assert "Ingen person är utpekad" in page
    assert "Vi berättar inte vem det gäller" not in page


def test_the_page_shows_the_fields_of_the_snapshot_and_no_other(rut: Client, consultation: Consultation) -> None:
    """Emptied field by field, the page loses just that: nothing else could have come from somewhere else."""
    words = {"within": "Barn och utbildning", "occupation": "Barnskötare", "tasks": "Duka", "schedule": "8–14"}
    words |= {"remark": "Rasten", "kind": "anställning med stöd", "weekly_hours": "30 timmar", "supported": "3 av 21"}
    defaults = {field.name: field.default for field in fields(Shown)}
    for name, word in words.items():
        Consultation.objects.update(shown=replace(SHOWN, **{name: defaults[name]}).as_json())
        assert word not in said(rut, consultation)
    Consultation.objects.update(shown=replace(SHOWN, signals=None).as_json())
    assert "inte undersökt" in said(rut, consultation)
    Consultation.objects.update(shown=replace(SHOWN, signals=()).as_json())
    assert "inte sett några tecken" in said(rut, consultation)


@pytest.mark.parametrize("answer", ANSWERS)
def test_answered_and_told_so(answer: str, rut: Client, consultation: Consultation) -> None:
    sent = {"answer": answer, "text": "Vi vill träffas", "wants_contact": "on", "seen": "1"}
    response = rut.post(path(consultation), sent)
    assert response.url == path(consultation, "tack/")
    done = said(rut, consultation, "tack/")
    assert f"Kommunal Ödsbygd {ANSWERS[answer]}" in done
    assert "Vi vill träffas" in done
    assert "Vi hör av oss" in done
    assert Consultation.objects.get().state == answer
    assert "Ändra svaret" in said(rut, consultation)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Välj ett av svaren"),
        ({"answer": "objects"}, "Skriv vad ni invänder mot"),
        ({"answer": "withdrawn"}, "Välj"),
    ],
)
def test_what_lacks_is_asked_for(sent: dict[str, str], words: str, rut: Client, consultation: Consultation) -> None:
    response = rut.post(path(consultation), {"seen": "1", **sent})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert Consultation.objects.get().state == "sent"


def test_the_second_of_two_answers_is_told_and_can_then_change_it(
    rut: Client, consultation: Consultation, asta: Actor
) -> None:
    record_answer(consultation_key=consultation.key, answer="agrees", how="phone", seen=1, actor=later(asta))
    refused = rut.post(path(consultation), {"answer": "objects", "text": "Nej", "seen": "1"})
    assert refused.status_code == 422
    assert "hunnit svara" in refused.content.decode()
    assert 'value="2"' in refused.content.decode()
    assert rut.post(path(consultation), {"answer": "objects", "text": "Nej", "seen": "2"}).status_code == 302
    assert Consultation.objects.get().state == "objects"


def test_after_the_deadline_an_answer_stands(
    rut: Client, consultation: Consultation, clock: Callable[[timedelta], object]
) -> None:
    rut.post(path(consultation), {"answer": "agrees", "seen": "1"})
    clock(timedelta(days=20))
    rut.post(f"/l/{token_of(Link.objects.get().key)}/oppna/")
    assert "Svarstiden har gått ut" in said(rut, consultation)


@pytest.mark.parametrize("why", ["unopened", "withdrawn", "protected", "another", "unanswered"])
def test_closed_pages(why: str, rut: Client, consultation: Consultation, asta: Actor) -> None:
    browser = Client() if why == "unopened" else rut
    if why == "withdrawn":
        withdraw_consultation(consultation_key=consultation.key, reason="Fel", actor=later(asta))
    if why == "protected":
        protect = {"protection": "sekretessmarkering"}
        change_person(person_key=consultation.person_key, facts=protect, reason="Ny", actor=later(asta))
    if why == "unanswered":
        assert rut.get(path(consultation, "tack/")).url == path(consultation)
        return
    key = uuid4() if why == "another" else consultation.key
    for more in ("", "tack/"):
        response = browser.get(f"/samrad-svar/{key}/{more}")
        assert response.status_code == 404
        assert "Ekens" not in response.content.decode()
    assert browser.post(f"/samrad-svar/{key}/", {"answer": "agrees", "seen": "1"}).status_code == 404
    assert MOMENT.date() == asta.at.date()
