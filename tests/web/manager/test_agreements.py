"""What a manager sees of agreements: their own workplaces', reduced to what the workplace needs; yes, or no and why."""

from datetime import date

import pytest
from django.test import Client
from tests.conftest import make_actor
from tests.factories.agreements import FIRST_DAY, agreed, make_draft, make_running
from tests.factories.register import later, make_person, make_workplace
from tests.factories.subsidies import make_situation

from talja.apps.agreements.enums import Change, Party
from talja.apps.agreements.inputs import ChangeInput
from talja.apps.agreements.models import Agreement, Approval, Refusal
from talja.apps.agreements.operations import edit_agreement, price_agreement, propose_change
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.operations import change_person

LIST = "/mina-overenskommelser/"


@pytest.fixture
def berit(measures: None) -> Actor:
    return make_actor("Berit Norell")


@pytest.fixture
def draft(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_draft(actor=asta, workplace=ekens_forskola, measure="introduktionsjobb")


def page(client: Client, agreement: Agreement) -> str:
    response = client.get(f"{LIST}{agreement.key}/")
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_list_begins_with_what_waits_for_an_answer(
    as_malik: Client, asta: Actor, berit: Actor, draft: Agreement, ekens_forskola: Workplace
) -> None:
    other = make_person(actor=asta, given_name="Bosse", family_name="Annorstädes")
    make_draft(actor=asta, workplace=make_workplace("Ängen"), person=other)
    caisa = make_person(actor=asta, given_name="Caisa", family_name="Öhman")
    make_running(drafter=asta, approver=berit, workplace=ekens_forskola, person=caisa)
    html = as_malik.get(LIST).content.decode()
    waiting = html.partition('id="att-svara"')[2].partition("</section>")[0]
    assert "Alva Åkesson" in waiting
    assert "Caisa" not in waiting
    assert "Caisa Öhman" in html
    assert "Bosse" not in html
    assert "Alva" not in as_malik.get(f"{LIST}?state=under_way").content.decode().partition("t-states")[2]
    assert as_malik.get(f"{LIST}?state=nonsens&page=nonsens").status_code == 200


def test_an_empty_list_says_so(as_malik: Client) -> None:
    assert "Inga överenskommelser här" in as_malik.get(LIST).content.decode()


def test_it_tells_the_work_and_never_the_form_of_support(as_malik: Client, asta: Actor, draft: Agreement) -> None:
    situation = make_situation(first_day=FIRST_DAY)
    price_agreement(agreement_key=draft.key, scheme="introduktionsjobb", situation=situation, actor=later(asta))
    html = page(as_malik, draft)
    for words in ("Alva Åkesson", "Duka, diska", "Märta Ås", "18\u00a0000\u00a0kr", "Anställning med stöd"):
        assert words in html
    for words in ("ntroduktionsjobb", "Arbetsförmedlingens", "Stöd hela tiden", "LAS", "/kalkyl/"):
        assert words not in html


def test_the_manager_approves(as_malik: Client, malik: Actor, draft: Agreement) -> None:
    address = f"{LIST}{draft.key}/"
    assert as_malik.post(address, {"number": 1}).status_code == 422
    assert as_malik.post(address, {"number": 1, "answer": "yes"}).url == address
    assert (Approval.objects.get().party, Approval.objects.get().approved_by) == (Party.WORKPLACE, malik.key)
    html = page(as_malik, draft)
    assert "Arbetsplatsen godkände 2026-11-22." in html
    assert "Skicka svaret" not in html


def test_a_no_says_what_has_to_be_another_way(as_malik: Client, draft: Agreement) -> None:
    address = f"{LIST}{draft.key}/"
    refused = as_malik.post(address, {"number": 1, "answer": "no", "message": " "})
    assert "Skriv vad som behöver ändras." in refused.content.decode()
    as_malik.post(address, {"number": 1, "answer": "no", "message": "Vi behöver fler timmar"})
    assert Refusal.objects.get().message == "Vi behöver fler timmar"
    html = page(as_malik, draft)
    assert "Arbetsplatsen svarade nej 2026-11-22: ”Vi behöver fler timmar”" in html
    assert "Skicka svaret" in html


def test_what_was_written_anew_meanwhile_is_read_first(
    as_malik: Client, asta: Actor, draft: Agreement, ekens_forskola: Workplace
) -> None:
    said = agreed(ekens_forskola, measure="introduktionsjobb", tasks="Vika tvätt")
    edit_agreement(agreement_key=draft.key, said=said, number=1, actor=later(asta))
    response = as_malik.post(f"{LIST}{draft.key}/", {"number": 1, "answer": "yes"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Vika tvätt" in html
    assert 'name="number" value="2"' in html
    assert not Approval.objects.exists()


def test_a_change_is_told_with_what_it_changes(
    as_malik: Client, asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    running = make_running(drafter=asta, approver=berit, workplace=ekens_forskola)
    change = ChangeInput(Change.EXTENDED, FIRST_DAY, "hemligt skäl", last_day=date(2027, 8, 31))
    propose_change(agreement_key=running.key, change=change, actor=later(asta, minutes=5))
    html = page(as_malik, running)
    assert "Föreslagen ändring från 2026-12-01" in html
    assert "2027-08-31" in html
    assert "hemligt skäl" not in html
    assert as_malik.post(f"{LIST}{running.key}/", {"number": 2, "answer": "yes"}).status_code == 302


def test_other_workplaces_and_protected_persons_are_not_found(as_malik: Client, asta: Actor, draft: Agreement) -> None:
    other = make_draft(actor=asta, workplace=make_workplace("Ängen"))
    change_person(person_key=draft.person.key, facts={"protection": "fingerad"}, actor=later(asta))
    for one in (other, draft):
        assert as_malik.get(f"{LIST}{one.key}/").status_code == 404
        assert as_malik.post(f"{LIST}{one.key}/", {"number": 1, "answer": "yes"}).status_code == 404
    assert not Approval.objects.exists()


def test_others_do_not_come_here(as_asta: Client, as_ursula: Client, draft: Agreement) -> None:
    for client in (as_asta, as_ursula):
        assert client.get(LIST).status_code == 403
        assert client.get(f"{LIST}{draft.key}/").status_code == 403
