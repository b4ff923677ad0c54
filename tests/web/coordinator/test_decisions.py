"""What Arbetsförmedlingen decided: entered, corrected and struck, with Talja's own estimate beside it."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.factories.register import later, make_placement, make_workplace
from tests.factories.subsidies import make_calculation, make_situation

from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement
from talja.apps.subsidies.models import SupportDecision
from talja.apps.subsidies.operations import DecisionInput, record_decision

SAID = {"reference": "AF-2026/9", "first_day": "2026-03-01", "last_day": "2027-02-28", "amount": "12 000"}


@pytest.fixture
def placement(asta: Actor) -> Placement:
    return make_placement(actor=asta, measure="nystartsjobb", first_day=date(2026, 3, 1))


def new(placement: Placement) -> str:
    return f"/placeringar/{placement.key}/beslut/"


def page(client: Client, placement: Placement) -> str:
    return str(client.get(f"/placeringar/{placement.key}/").content.decode())


def decided(placement: Placement, actor: Actor, amount: str = "12000", **said: Any) -> SupportDecision:
    days = {"first_day": date(2026, 3, 1), "last_day": date(2027, 2, 28)}
    told = DecisionInput(**{**days, "amount": Decimal(amount) if amount else None, **said})
    return record_decision(placement_key=placement.key, said=told, actor=actor)


def test_a_decision_is_entered_and_stands_on_the_placement(as_asta: Client, placement: Placement) -> None:
    response = as_asta.post(new(placement), {**SAID, "level": "62,5 %", "ceiling": "20000"})
    assert response.url == f"/placeringar/{placement.key}/"
    stored = SupportDecision.objects.get()
    assert (stored.amount, stored.level, stored.reference) == (12_000, Decimal("62.5"), "AF-2026/9")
    html = page(as_asta, placement)
    for words in ("AF-2026/9", "2026-03-01 – 2027-02-28", "12\u00a0000\u00a0kr", "62,5\u00a0%"):
        assert words in html
    assert "Det finns ingen uträkning att jämföra med." in html


def test_the_registers_own_facts_are_filled_in_at_first(as_asta: Client, asta: Actor) -> None:
    facts = {"decision_reference": "AF-2026/1", "decision_first_day": date(2026, 2, 1)}
    placement = make_placement(actor=asta, workplace=make_workplace("Ängen"), **facts)
    assert 'value="AF-2026/1"' in as_asta.get(new(placement)).content.decode()
    decided(placement, asta)
    assert 'value="AF-2026/1"' not in as_asta.get(new(placement)).content.decode()


@pytest.mark.parametrize(
    ("amount", "said", "tone"),
    [
        ("12568", "Taljas uträkning ger samma belopp.", "success"),
        ("12567.50", "Taljas uträkning ger samma belopp i hela kronor.", "success"),
        ("12000", "12\u00a0568\u00a0kr i månaden, 568\u00a0kr mer än beslutet.", "warning"),
        ("13000", "12\u00a0568\u00a0kr i månaden, 432\u00a0kr mindre än beslutet.", "warning"),
    ],
)
def test_the_estimate_stands_beside_it(
    amount: str, said: str, tone: str, as_asta: Client, asta: Actor, placement: Placement
) -> None:
    make_calculation(placement, actor=asta)
    decided(placement, asta, amount)
    html = page(as_asta, placement)
    assert said in html
    assert f'data-color="{tone}"><p>' in html


def test_a_level_that_differs_is_told_and_a_lacking_amount_is_asked_for(as_asta: Client, asta: Actor) -> None:
    placement = make_placement(actor=asta, measure="lonebidrag_utveckling", first_day=date(2026, 3, 1))
    situation = make_situation(decided_level=Decimal(60), reduced_capacity=True)
    make_calculation(placement, actor=asta, scheme="lonebidrag_utveckling", situation=situation)
    decided(placement, asta, amount="", level=Decimal(70))
    html = page(as_asta, placement)
    assert "Uträkningen är gjord med nivån 60\u00a0%, beslutet säger 70\u00a0%." in html
    assert "Skriv in beloppet i beslutet" in html


def test_a_correction_replaces_and_what_stood_before_is_kept(
    as_asta: Client, asta: Actor, placement: Placement
) -> None:
    old = decided(placement, asta)
    address = f"{new(placement)}{old.key}/ratta/"
    assert 'value="12\u00a0000"' in as_asta.get(address).content.decode()
    assert as_asta.post(address, {**SAID, "amount": "11 999,50"}).status_code == 302
    html = page(as_asta, placement)
    assert "11\u00a0999,50\u00a0kr" in html
    assert "Rättat sedan." in html
    again = as_asta.post(address, SAID, follow=True)
    assert "Någon annan har ändrat uppgifterna" in again.content.decode()
    assert SupportDecision.objects.count() == 2


def test_a_decision_can_be_struck(as_asta: Client, asta: Actor, placement: Placement) -> None:
    address = f"{new(placement)}{decided(placement, asta).key}/stryk/"
    assert "Det finns kvar som struket." in as_asta.get(address).content.decode()
    assert SupportDecision.objects.current().exists()
    assert as_asta.post(address).status_code == 302
    assert not SupportDecision.objects.current().exists()
    assert "Struket sedan." in page(as_asta, placement)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Skriv något av beslutet"),
        ({"last_day": "2026-01-01"}, "Beslutets sista dag måste ha en första dag"),
        ({"level": "110"}, "Nivån ska vara över 0 och högst 100 procent."),
        ({"amount": "2 000 000"}, "högst 1 000 000"),
        ({"amount": "tolv tusen"}, "Skriv ett tal med siffror."),
        ({"first_day": "2026-02-30"}, "Det finns ingen sådan dag."),
    ],
)
def test_what_cannot_be_decided_is_said(
    given: dict[str, str], said: str, as_asta: Client, placement: Placement
) -> None:
    response = as_asta.post(new(placement), given)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not SupportDecision.objects.exists()


def test_a_decision_is_found_only_with_its_own_placement(as_asta: Client, asta: Actor, placement: Placement) -> None:
    decision = decided(placement, asta)
    other = make_placement(actor=asta, first_day=date(2025, 1, 1))
    for ending in ("ratta", "stryk"):
        assert as_asta.get(f"{new(other)}{decision.key}/{ending}/").status_code == 404
        assert as_asta.get(f"{new(placement)}{uuid4()}/{ending}/").status_code == 404


def test_of_a_protected_person_the_reference_is_hidden_and_nothing_can_be_done(
    as_asta: Client, as_protector: Client, asta: Actor, placement: Placement
) -> None:
    decision = decided(placement, asta, reference="AF-HEMLIG")
    change_person(person_key=placement.person.key, facts={"protection": "fingerad"}, actor=later(asta))
    assert "AF-HEMLIG" not in page(as_asta, placement)
    assert "AF-HEMLIG" in page(as_protector, placement)
    for address in (new(placement), f"{new(placement)}{decision.key}/ratta/", f"{new(placement)}{decision.key}/stryk/"):
        assert as_asta.get(address).url == f"/placeringar/{placement.key}/"


def test_a_manager_and_a_stranger_are_refused(as_malik: Client, as_ursula: Client, placement: Placement) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(new(placement)).status_code == 403
        assert client.post(new(placement), SAID).status_code == 403
