"""Everything that the register knows of an agreement is found in its documents, and what it does not know is a dash."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from tests.conftest import TODAY, make_actor
from tests.factories.agreements import FIRST_DAY, LAST_DAY, approve_all, make_draft, read_warnings
from tests.factories.register import later, make_employer, make_person, make_unit, make_workplace
from tests.factories.subsidies import make_situation
from tests.papers import assert_same, pages_of, words_of

from talja.apps.agreements.inputs import AgreementInput
from talja.apps.agreements.models import Agreement
from talja.apps.agreements.operations import (
    apply_to_agency,
    consult_union,
    draft_agreement,
    price_agreement,
    record_agency_outcome,
    settle,
    start_agreement,
)
from talja.apps.agreements.queries import get_agreement
from talja.apps.collaboration.inputs import ApplicationInput, OutcomeInput
from talja.apps.collaboration.models import Application, Consultation
from talja.apps.collaboration.operations import add_officer, add_representative, add_union, record_answer
from talja.apps.documents.enums import Kind
from talja.apps.documents.queries import word_text
from talja.apps.followups.inputs import PlanInput
from talja.apps.followups.operations import make_plan
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Role, Workplace
from talja.apps.organisation.operations import FactsInput, add_contact, record_workplace_facts
from talja.web.coordinator.agreement_paper_gathering import papers_of
from talja.web.shared.agreement_papers import Papers, paper_data

KINDS = ("agreement", "decision_basis", "union_letter", "agency_basis", "committee_letter", "certificate")


@pytest.fixture
def almgarden(asta: Actor, system: Actor) -> Workplace:
    """A workplace of which everything is known that can be."""
    employer = make_employer("Granviks kommun", org_number="2120000001")
    unit = make_unit("Äldreomsorg Norr", parent=make_unit("Omsorgsförvaltningen", employer=employer), employer=employer)
    place = make_workplace("Almgården", unit=unit)
    make_actor("Jonna Fors", workplace=place)
    told = {"employer_key": employer.key, "workplace_key": place.key, "actor": system}
    add_contact(name="Jonna Fors", title="Enhetschef", phone="010-555 01 01", **told)
    add_contact(name="Anders Vaktmästare", phone="010-555 09 09", **told)
    add_contact(name="Märta Ås", title="Undersköterska", phone="010-555 02 02", email="marta@alm.example", **told)
    facts = FactsInput(date(2026, 11, 1), "Jonna Fors", ordinary_staff=18, redundancy="none")
    record_workplace_facts(workplace_key=place.key, said=facts, actor=system)
    return place


@pytest.fixture
def whole(asta: Actor, almgarden: Workplace) -> Agreement:
    """Priced, answered by the union, granted, approved, begun and planned on from."""
    worker = Role.objects.get(user__name="Asta Öberg").user
    person = make_person(actor=asta, case_worker=worker.key)
    draft = make_draft(actor=asta, workplace=almgarden, person=person, measure="introduktionsjobb")
    situation = make_situation(first_day=FIRST_DAY, last_day=LAST_DAY)
    price_agreement(agreement_key=draft.key, scheme="introduktionsjobb", situation=situation, actor=asta)
    _ask(draft, actor=asta)
    _apply(draft, actor=asta)
    approve_all(draft, drafter=later(asta, minutes=3), approver=later(make_actor("Berit Norell"), minutes=3))
    read_warnings(draft, actor=later(asta, minutes=4))
    settle(agreement_key=draft.key, actor=later(asta, minutes=5))
    start_agreement(agreement_key=draft.key, actor=later(asta, minutes=6))
    plan = PlanInput("ordinary_municipal_job", "Söka tjänst som köksbiträde.", date(2027, 3, 1))
    make_plan(placement_key=draft.placement_key, said=plan, actor=later(asta, minutes=7))
    return draft


def _ask(draft: Agreement, *, actor: Actor) -> None:
    union = add_union(name="Kommunal Ödsbygd", email="k@fack.example", actor=actor)
    somebody = add_representative(union_key=union.key, name="Rut Åberg", email="rut@fack.example", actor=actor)
    told = {"union_key": union.key, "representative_key": somebody.key, "deadline": date(2026, 12, 4)}
    consult_union(agreement_key=draft.key, actor=actor, **told)
    key = Consultation.objects.get().key
    answer = {"answer": "agrees", "text": "Vi hälsar välkommen.", "how": "phone"}
    record_answer(consultation_key=key, actor=actor, **answer)


def _apply(draft: Agreement, *, actor: Actor) -> None:
    officer = add_officer(name="Olle Handlarsson", office="Arbetsförmedlingen Tallköping", actor=actor)
    days = {"first_day": FIRST_DAY, "last_day": LAST_DAY}
    said = ApplicationInput("introduktionsjobb", date(2026, 11, 16), officer.key, reference="AF-1", **days)
    application = apply_to_agency(agreement_key=draft.key, said=said, actor=later(actor))
    outcome = OutcomeInput("granted", date(2026, 11, 20), "AF-2", Decimal(9_123), None, FIRST_DAY, date(2027, 5, 28))
    told = {"agreement_key": draft.key, "application_key": application.key}
    record_agency_outcome(said=outcome, actor=later(actor, minutes=2), **told)


def paper(client: Client, agreement: Agreement, kind: str, form: str = "word") -> bytes:
    response = client.get(f"/overenskommelser/{agreement.key}/dokument/{kind}/{form}/")
    assert response.status_code == 200
    return response.content


def said(client: Client, agreement: Agreement, kind: str) -> str:
    return words_of(word_text(paper(client, agreement, kind)).blocks)


WORK = ("1 december 2026", "31 maj 2027", "75 %", "30 timmar i veckan", "Almgården")
PLACE = (
    *("Granviks kommun", "212000-0001", "Äldreomsorg Norr", "Omsorgsförvaltningen"),
    *("Jonna Fors", "010-555 01 01", "Märta Ås", "010-555 02 02"),
)
UNION_SAID = (
    "Kommunal Ödsbygd",
    "22 november 2026",
    "4 december 2026",
    "har inget att invända",
    "Vi hälsar välkommen.",
)
WORKER = ("Asta Öberg", "asta@demo.example")
STEP = ("Söka tjänst som köksbiträde.", "1 mars 2027")
DECIDED = ("16 november 2026", "AF-2", "beviljad", "20 november 2026")
VALUES = {
    "agreement": (
        *WORK, *PLACE, *WORKER, *STEP, "Alva Åkesson", "Introduktionsjobb", "9 123 kr i månaden", "28 maj 2027",
        "18 000 kr i månaden", "första kontakten", "samtal inför slutet", "Berit Norell", "Påskrivet papper",
        "Klara köket på egen hand.", "Handledning varje dag.",
    ),
    "decision_basis": (*WORK, *PLACE, *WORKER, *STEP, *UNION_SAID, *DECIDED, "28 maj 2027"),
    "union_letter": (
        *WORK, *WORKER, "Kommunal Ödsbygd", "Rut Åberg", "4 december 2026", "22 november 2026", "010-555 01 01",
        "0 av 18 på arbetsplatsen",
    ),
    "agency_basis": (
        *WORK, *PLACE, *WORKER, *UNION_SAID, *DECIDED, "Olle Handlarsson", "Arbetsförmedlingen Tallköping",
        "9 123 kr i månaden", "28 maj 2027", "Nej, ingen på arbetsplatsen enligt uppgift från 1 november 2026",
        "Ansökan om",
    ),
    "committee_letter": (*WORK, *UNION_SAID, "Äldreomsorg Norr", "Asta Öberg"),
    "certificate": (*WORK, "Granviks kommun", "Märta Ås", "010-555 02 02", "Alva Åkesson"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_known_is_found_in_the_word_document_and_the_pdf_says_the_same(
    kind: str, as_asta: Client, whole: Agreement
) -> None:
    text = said(as_asta, whole, kind)
    assert [value for value in VALUES[kind] if value not in text] == []
    assert "Anders Vaktmästare" not in text
    assert_same(word_text(paper(as_asta, whole, kind)), pages_of(paper(as_asta, whole, kind, "pdf")))


def test_the_follow_ups_stand_by_day(as_asta: Client, whole: Agreement) -> None:
    assert "Dagarna för uppföljning är inte bestämda än" not in said(as_asta, whole, "agreement")


def test_a_renewal_is_told_as_one(as_asta: Client, whole: Agreement, asta: Actor) -> None:
    again = ApplicationInput("introduktionsjobb", TODAY, first_day=date(2027, 6, 1), last_day=date(2027, 9, 30))
    apply_to_agency(agreement_key=whole.key, said=again, actor=later(asta, minutes=9))
    text = said(as_asta, whole, "agency_basis")
    assert "Förlängning om" in text
    assert "Tid med stöd 1 juni 2027 till 30 september 2027" in text
    assert "Beslut –, –" in text
    assert "9 123" not in text
    assert "9 123 kr i månaden" in said(as_asta, whole, "agreement")


def test_what_was_refused_gives_nothing(as_asta: Client, whole: Agreement, asta: Actor) -> None:
    refused = OutcomeInput("refused", date(2026, 11, 20), "AF-3")
    told = {"agreement_key": whole.key, "application_key": Application.objects.get().key}
    record_agency_outcome(said=refused, reason="Läste fel", actor=later(asta, minutes=9), **told)
    text = said(as_asta, whole, "agency_basis")
    assert "avslagen" in text
    assert "9 123" not in text
    assert "28 maj 2027" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_knows_is_unknown(kind: str, as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    told = AgreementInput(ekens_forskola.key, "introduktionsjobb", FIRST_DAY)
    draft = draft_agreement(person_key=make_person(actor=asta).key, said=told, actor=asta)
    text = said(as_asta, draft, kind)
    assert "–" in text
    assert [value for value in ("None", "beviljad", "0 av", " kr ", "Ja,", "Nej,") if value in text] == []
    if kind == "agreement":
        assert "Dagarna för uppföljning är inte bestämda än" in text
        assert "Stöd –, från – till –" in text
    if kind == "agency_basis":
        for line in ("Till –, –.", "Beslut –, –", "Facket har inte fått någon fråga än."):
            assert line in text
    if kind == "union_letter":
        assert "Vi har inga uppgifter om läget på arbetsplatsen." in text


def _gathered(agreement: Agreement, *, actor: Actor) -> Papers:
    page = get_agreement(key=agreement.key, actor=actor, on=TODAY)
    return papers_of(page, actor=actor, on=TODAY)


def test_who_may_not_see_the_form_is_told_nothing_of_support(whole: Agreement, asta: Actor) -> None:
    blind = replace(asta, rights=asta.rights - {Right.MEASURE_VIEW})
    for kind in Kind:
        data = paper_data(kind, _gathered(whole, actor=blind), actor=blind)
        text = str(data)
        for value in ("ntroduktionsjobb", r"9\xa0123", "AF-", "beviljad", "Handlarsson", "regelbok"):
            assert value not in text
    assert r"9\xa0123" in str(paper_data(Kind.AGREEMENT, _gathered(whole, actor=asta), actor=asta))


def test_of_somebody_masked_there_is_nothing_at_all(whole: Agreement, asta: Actor) -> None:
    papers = _gathered(whole, actor=asta)
    masked = replace(papers, page=replace(papers.page, line=replace(papers.page.line, is_masked=True)))
    assert [paper_data(kind, masked, actor=asta) for kind in Kind] == [{} for _ in Kind]
