"""An agreement is read and answered by a link: by the workplace, and by the participant in easy Swedish."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.conftest import make_actor
from tests.factories.agreements import agreed, make_draft, make_running
from tests.factories.register import later
from tests.web.guest.conftest import path_of

from talja.apps.agreements.enums import Change
from talja.apps.agreements.inputs import ChangeInput
from talja.apps.agreements.models import Agreement, Approval, Refusal
from talja.apps.agreements.operations import cancel_agreement, edit_agreement, propose_change
from talja.apps.audit.models import ReadEvent
from talja.apps.correspondence.operations import make_link
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.operations import change_person
from talja.web.guest.purposes import PURPOSES

PATHS = {"workplace": "/godkann/arbetsplats/", "participant": "/godkann/deltagare/"}


@pytest.fixture(autouse=True)
def own_pages(settings: Any, sample_pages: None, clock: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ROOT_URLCONF = "talja.project.urls"
    own = replace(PURPOSES["participant_approval"], url="guest:participant_approval")
    monkeypatch.setitem(PURPOSES, "participant_approval", own)


@pytest.fixture
def draft(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_draft(actor=asta, workplace=ekens_forskola, measure="introduktionsjobb")


def opened(agreement: Agreement, party: str, *, actor: Actor) -> tuple[Client, str]:
    """A browser where the link is opened, and the page behind it."""
    said = {"purpose": f"{party}_approval", "matter_key": agreement.key, "email": "x@b.example", "needs_code": False}
    client = Client()
    client.post(path_of(make_link(**said, actor=actor), "oppna/"))
    return client, f"{PATHS[party]}{agreement.key}/"


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_participant_reads_it_as_questions_with_answers(asta: Actor, draft: Agreement) -> None:
    html = read(*opened(draft, "participant", actor=asta))
    for words in (
        "Var ska jag arbeta?",
        "Ekens förskola",
        "30 timmar i veckan. Det är 75\u00a0% av heltid.",
        "Märta Ås",
    ):
        assert words in html
    assert "18\u00a0000\u00a0kr i månaden, före skatt." in html
    assert "ntroduktionsjobb" not in html
    read_it = ReadEvent.objects.get(code="participant_approval")
    assert (str(draft.person.key) in read_it.persons, read_it.actor_key[:5]) == (True, "link:")


def test_the_workplace_reads_what_it_needs_and_not_the_form(asta: Actor, draft: Agreement) -> None:
    html = read(*opened(draft, "workplace", actor=asta))
    assert "Alva Åkesson" in html
    assert "Duka, diska" in html
    assert "ntroduktionsjobb" not in html


@pytest.mark.parametrize("party", ["workplace", "participant"])
def test_yes_is_told_and_stands(party: str, asta: Actor, draft: Agreement) -> None:
    client, path = opened(draft, party, actor=asta)
    assert client.post(path, {"number": 1, "answer": "yes"}).url == path
    assert (Approval.objects.get().party, Approval.objects.get().approved_by[:5]) == (party, "link:")
    html = read(client, path)
    assert "Tack. Du godkände det här 2026-11-22." in html
    assert "Skicka svaret" not in html
    again = client.post(path, {"number": 1, "answer": "yes"})
    assert again.status_code == 422
    assert Approval.objects.count() == 1


def test_no_says_what_and_can_become_yes(asta: Actor, draft: Agreement) -> None:
    client, path = opened(draft, "participant", actor=asta)
    assert client.post(path, {"number": 1, "answer": "no"}).status_code == 422
    client.post(path, {"number": 1, "answer": "no", "message": "Jag kan inte på måndagar"})
    assert Refusal.objects.get().party == "participant"
    html = read(client, path)
    assert "Du svarade nej 2026-11-22." in html
    assert "Jag kan inte på måndagar" in html
    client.post(path, {"number": 1, "answer": "yes"})
    assert Approval.objects.exists()


def test_what_was_written_anew_meanwhile_is_read_first(
    asta: Actor, draft: Agreement, ekens_forskola: Workplace
) -> None:
    client, path = opened(draft, "participant", actor=asta)
    said = agreed(ekens_forskola, measure="introduktionsjobb", tasks="Vika tvätt")
    edit_agreement(agreement_key=draft.key, said=said, number=1, actor=later(asta))
    response = client.post(path, {"number": 1, "answer": "yes"})
    assert response.status_code == 422
    assert "Vika tvätt" in response.content.decode()
    assert not Approval.objects.exists()


def test_a_change_says_what_becomes_new(asta: Actor, ekens_forskola: Workplace) -> None:
    running = make_running(drafter=asta, approver=make_actor("Berit Norell"), workplace=ekens_forskola)
    change = ChangeInput(Change.EXTENT, running.versions.get().first_day, "hemligt skäl", extent=50)
    propose_change(agreement_key=running.key, change=change, actor=later(asta, minutes=5))
    html = read(*opened(running, "participant", actor=asta))
    assert "Det här blir nytt från 2026-12-01" in html
    assert "hemligt skäl" not in html


def test_a_link_opens_its_own_part_only(asta: Actor, draft: Agreement, ekens_forskola: Workplace) -> None:
    other = make_draft(actor=asta, workplace=ekens_forskola)
    client, _path = opened(draft, "participant", actor=asta)
    for path in (f"{PATHS['participant']}{other.key}/", f"{PATHS['workplace']}{draft.key}/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"number": 1, "answer": "yes"}).status_code == 404
    assert Client().get(f"{PATHS['participant']}{draft.key}/").status_code == 404


@pytest.mark.parametrize("why", ["protected", "cancelled"])
def test_it_closes_when_the_person_becomes_protected_or_nothing_comes_of_it(
    why: str, asta: Actor, draft: Agreement
) -> None:
    client, path = opened(draft, "workplace", actor=asta)
    if why == "protected":
        change_person(person_key=draft.person.key, facts={"protection": "fingerad"}, actor=later(asta))
    else:
        cancel_agreement(agreement_key=draft.key, reason="Fick annat arbete", actor=later(asta))
    response = client.get(path)
    assert response.status_code == 404
    assert "Alva" not in response.content.decode()
    assert client.post(path, {"number": 1, "answer": "yes"}).status_code == 404
    assert not Approval.objects.exists()
