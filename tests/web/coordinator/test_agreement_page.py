"""An agreement's own page: where it is, what it lacks, what may be done and why not, and what has happened."""

from datetime import date

import pytest
from django.test import Client
from tests.conftest import make_actor
from tests.factories.agreements import FIRST_DAY, approve_all, make_draft, make_running
from tests.factories.register import later, make_workplace
from tests.factories.subsidies import make_situation

from talja.apps.agreements.enums import Change, Party
from talja.apps.agreements.inputs import ChangeInput
from talja.apps.agreements.models import Acknowledgement, Agreement
from talja.apps.agreements.operations import approve, price_agreement, propose_change, refuse
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.operations import change_person


@pytest.fixture
def berit(measures: None) -> Actor:
    return make_actor("Berit Norell")


@pytest.fixture
def draft(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_draft(actor=asta, workplace=ekens_forskola)


@pytest.fixture
def running(asta: Actor, berit: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_running(drafter=asta, approver=berit, workplace=ekens_forskola)


def page(client: Client, agreement: Agreement) -> str:
    response = client.get(f"/overenskommelser/{agreement.key}/")
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_draft_tells_what_is_agreed_and_what_is_needed(as_asta: Client, draft: Agreement) -> None:
    html = page(as_asta, draft)
    for words in (
        "Alva Åkesson",
        "Duka, diska och följa med barnen ut.",
        "18\u00a0000\u00a0kr",
        "Märta Ås",
        "75\u00a0%",
    ):
        assert words in html
    for words in (
        "En kollega till den som skrev ska godkänna",
        "Arbetsplatsen ska godkänna",
        "Överenskommelsen är ifylld",
    ):
        assert words in html
    assert "Du har själv skrivit det här." in html


def test_the_next_thing_is_the_primary_button_and_the_rest_says_why_not(
    as_asta: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    html = page(as_asta, make_draft(actor=asta, workplace=ekens_forskola, tasks="", supervisor=""))
    assert "Fyll i det som saknas: arbetsuppgifter och handledare" in html
    assert "Fler val" in html
    primary = html.partition('class="t-actions">')[2].partition("</a>")[0]
    assert "/redigera/" in primary
    assert "data-variant" not in primary


def test_when_all_is_there_it_can_be_settled(as_asta: Client, asta: Actor, berit: Actor, draft: Agreement) -> None:
    approve_all(draft, drafter=asta, approver=berit)
    html = page(as_asta, draft)
    while "gå vidare ändå" in html:
        address = html.partition("/varningar/")[2].partition('"')[0]
        as_asta.post(f"/overenskommelser/{draft.key}/varningar/{address}", {"reason": "Läst och bedömt"})
        html = page(as_asta, draft)
    assert Acknowledgement.objects.filter(agreement=draft, reason="Läst och bedömt").exists()
    assert "Läst av Asta Öberg" in html
    assert f"/overenskommelser/{draft.key}/faststall/" in html
    assert "Den som skrev under" in html


def test_the_calculation_stands_on_it_and_is_told_when_it_is_of_something_else(
    as_asta: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    draft = make_draft(actor=asta, workplace=ekens_forskola, measure="nystartsjobb")
    assert "Ingen har räknat på överenskommelsen än." in page(as_asta, draft)
    said = {"agreement_key": draft.key, "scheme": "nystartsjobb", "actor": later(asta)}
    price_agreement(**said, situation=make_situation(first_day=date(2026, 3, 1)))
    html = page(as_asta, draft)
    assert "Uträkningen gäller andra dagar än överenskommelsen." in html
    assert as_asta.get(f"/overenskommelser/{draft.key}/kalkyl/sparad/").status_code == 200


def test_a_no_stands_beside_the_party_that_said_it(as_asta: Client, draft: Agreement, malik: Actor) -> None:
    refuse(agreement_key=draft.key, number=1, party="workplace", message="Vi vill ha fler timmar", actor=malik)
    html = page(as_asta, draft)
    assert "Sa nej 2026-11-22 (Malik Haddad): ”Vi vill ha fler timmar”" in html


def test_one_that_runs_leads_to_its_changes_and_its_end(as_asta: Client, running: Agreement) -> None:
    html = page(as_asta, running)
    assert f"/overenskommelser/{running.key}/andra/" in html
    assert f"/overenskommelser/{running.key}/avsluta/" in html
    assert f"/placeringar/{running.placement_key}/" in html
    assert "/redigera/" not in html
    assert "Facket" not in html.partition("t-steps")[2].partition("</ol>")[0]


def test_a_change_that_waits_is_told_with_what_it_changes(
    as_asta: Client, as_malik: Client, asta: Actor, running: Agreement
) -> None:
    day = date(2027, 8, 31)
    change = ChangeInput(Change.EXTENDED, FIRST_DAY, "Det går bra", last_day=day)
    propose_change(agreement_key=running.key, change=change, actor=later(asta, minutes=5))
    html = page(as_asta, running)
    for words in ("Ändring från 2026-12-01", "2027-05-31", "2027-08-31", "Det går bra", "Ta tillbaka ändringen"):
        assert words in html
    assert "Ändringen väntar" not in html
    approve(
        agreement_key=running.key, number=2, party=Party.WORKPLACE, actor=later(asta), on_behalf_of="Mia", reason="Ja"
    )
    assert "Mia, inskrivet" in page(as_asta, running)


def test_of_a_protected_person_nothing_is_told(
    as_asta: Client, as_protector: Client, asta: Actor, draft: Agreement
) -> None:
    facts = {"protection": "sekretessmarkering"}
    change_person(person_key=draft.person.key, facts=facts, actor=later(asta))
    html = page(as_asta, draft)
    for words in ("Alva", "Ekens förskola", "Duka, diska", "Märta Ås", "18\u00a0000"):
        assert words not in html
        assert words in page(as_protector, draft)
    assert f"/overenskommelser/{draft.key}/redigera/" not in html


def test_managers_and_strangers_do_not_come_here(as_malik: Client, as_ursula: Client, draft: Agreement) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(f"/overenskommelser/{draft.key}/").status_code == 403


def test_what_does_not_exist_is_not_found(as_asta: Client) -> None:
    assert as_asta.get(f"/overenskommelser/{make_workplace('Ängen').key}/").status_code == 404
