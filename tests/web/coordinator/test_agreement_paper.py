"""An agreement's documents say what stands in it, as Word and as PDF; none tells what its reader may not know."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from tests.conftest import TODAY, make_actor
from tests.factories.agreements import FIRST_DAY, approve_all, make_draft
from tests.factories.register import later, make_person
from tests.factories.subsidies import make_situation
from tests.papers import pages_of

from talja.apps.agreements.inputs import AgreementInput
from talja.apps.agreements.models import Agreement
from talja.apps.agreements.operations import consult_union, draft_agreement, price_agreement
from talja.apps.collaboration.models import Union
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.operations import change_person

KINDS = ("agreement", "decision_basis", "union_letter", "agency_basis", "committee_letter", "certificate")


@pytest.fixture
def whole(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    """Priced, sent to the union and approved."""
    draft = make_draft(actor=asta, workplace=ekens_forskola, measure="introduktionsjobb")
    situation = make_situation(first_day=FIRST_DAY)
    price_agreement(agreement_key=draft.key, scheme="introduktionsjobb", situation=situation, actor=later(asta))
    union = Union.objects.create(name="Kommunal", email="k@fack.example", sort_key="kommunal")
    consult_union(agreement_key=draft.key, union_key=union.key, deadline=TODAY, actor=later(asta, minutes=2))
    approve_all(draft, drafter=asta, approver=make_actor("Berit Norell"))
    return draft


def word(client: Client, agreement: Agreement, kind: str) -> str:
    response = client.get(f"/overenskommelser/{agreement.key}/dokument/{kind}/word/")
    assert response.status_code == 200
    with ZipFile(BytesIO(response.content)) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize("kind", KINDS)
def test_each_says_what_stands_as_word_and_as_pdf(kind: str, as_asta: Client, whole: Agreement) -> None:
    text = word(as_asta, whole, kind)
    assert "Ekens förskola" in text
    response = as_asta.get(f"/overenskommelser/{whole.key}/dokument/{kind}/pdf/")
    assert "Ekens förskola" in "\n".join(pages_of(response.content))
    assert "{{" not in text


def test_the_agreement_says_what_was_agreed_and_who_approved(as_asta: Client, whole: Agreement) -> None:
    text = word(as_asta, whole, "agreement")
    for words in ("Alva Åkesson", "Duka, diska och följa med barnen ut.", "Märta Ås", "Berit Norell"):
        assert words in text
    assert "Den som skrev under" in text


@pytest.mark.parametrize("kind", ["union_letter", "certificate"])
def test_who_may_not_know_the_form_is_not_told(kind: str, as_asta: Client, whole: Agreement) -> None:
    text = word(as_asta, whole, kind)
    assert "ntroduktionsjobb" not in text
    assert "Kommunal" in text or kind == "certificate"
    assert ("Alva" in text) == (kind == "certificate")


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_knows_is_a_dash(kind: str, as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    said = AgreementInput(ekens_forskola.key, "introduktionsjobb", FIRST_DAY)
    draft = draft_agreement(person_key=make_person(actor=asta).key, said=said, actor=asta)
    text = word(as_asta, draft, kind)
    assert "–" in text
    assert "None" not in text


def test_the_page_leads_to_them(as_asta: Client, whole: Agreement) -> None:
    html = as_asta.get(f"/overenskommelser/{whole.key}/").content.decode()
    for kind in KINDS:
        assert f"/overenskommelser/{whole.key}/dokument/{kind}/pdf/" in html


def test_none_is_made_of_a_protected_person(as_asta: Client, asta: Actor, whole: Agreement) -> None:
    change_person(person_key=whole.person.key, facts={"protection": "fingerad"}, actor=later(asta))
    assert as_asta.get(f"/overenskommelser/{whole.key}/dokument/agreement/word/").status_code == 404
    assert "/dokument/" not in as_asta.get(f"/overenskommelser/{whole.key}/").content.decode()


@pytest.mark.parametrize("what", ["follow_up_report/word/", "agreement/excel/", "nonsens/pdf/"])
def test_there_are_no_others(what: str, as_asta: Client, whole: Agreement) -> None:
    assert as_asta.get(f"/overenskommelser/{whole.key}/dokument/{what}").status_code == 404


def test_managers_and_strangers_get_none(as_malik: Client, as_ursula: Client, whole: Agreement) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(f"/overenskommelser/{whole.key}/dokument/agreement/word/").status_code == 403
