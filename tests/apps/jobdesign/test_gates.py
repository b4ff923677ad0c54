"""What must be settled before positions are carved: the risk, the union's word, and what carving then gets."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.factories.inventories import from_library, make_line

from talja.apps.collaboration.models import Consultation, Union
from talja.apps.collaboration.operations import add_union, record_answer, withdraw_consultation
from talja.apps.correspondence.models import Letter
from talja.apps.jobdesign import policies
from talja.apps.jobdesign.enums import InventoryState
from talja.apps.jobdesign.inputs import RiskInput, StaffInput
from talja.apps.jobdesign.models import Inventory
from talja.apps.jobdesign.operations import (
    ask_union,
    assess_risk,
    move_inventory,
    save_staff,
    settle_findings,
    unsettle_finding,
)
from talja.apps.jobdesign.policies import Gates
from talja.apps.jobdesign.queries import inventory_page, problem_material
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.operations import FactsInput, record_workplace_facts
from talja.core.kernel.verdict import Denied

OPEN_GATES = Gates(lines=1, unsettled=0, has_risk=True, union_asked=1, union_waiting=0, union_objecting=0)


@pytest.fixture
def union(asta: Actor) -> Union:
    return add_union(name="Kommunal Ödsbygd", email="kommunal@fack.example", actor=asta)


@pytest.fixture
def settling(inventory: Inventory, saga: Actor) -> Inventory:
    """Under review, with one task that can be handed over, and the hours of those who do it."""
    told = StaffInput("5311", full_time=Decimal(1), full_week_minutes=200)
    save_staff(inventory_key=inventory.key, said=told, actor=saga)
    make_line(inventory, actor=saga)
    return move_inventory(inventory_key=inventory.key, to=InventoryState.SETTLING, actor=saga)


def assess(inventory: Inventory, actor: Actor, **facts: Any) -> None:
    told = {"text": "Tunga lyft", "measures": "Vagn", "who": "Chef och skyddsombud", "day": actor.at.date(), **facts}
    assess_risk(inventory_key=inventory.key, said=RiskInput(**told), actor=actor)


def ask(inventory: Inventory, union: Union, actor: Actor) -> Consultation:
    return ask_union(
        inventory_key=inventory.key,
        union_key=union.key,
        deadline=actor.at.date() + timedelta(days=14),
        basis="mbl_11",
        remark="Allt sker i samråd",
        actor=actor,
    )


@pytest.mark.parametrize(
    ("differs", "code"),
    [
        ({"lines": 0}, "inventory_without_lines"),
        ({"unsettled": 2}, "findings_unsettled"),
        ({"has_risk": False}, "risk_not_assessed"),
        ({"union_asked": 0}, "union_not_asked"),
        ({"union_waiting": 1}, "union_has_not_answered"),
        ({"union_objecting": 1}, "union_objection_unmet"),
    ],
)
def test_each_gate_hinders_by_itself(differs: dict[str, Any], code: str) -> None:
    assert policies.may_be_ready(OPEN_GATES)
    gates = replace(OPEN_GATES, **differs)
    assert [verdict.code for verdict in policies.hindrances(gates)] == [code]
    assert policies.may_be_ready(gates).code == code
    assert policies.ready_to_carve("ready", gates).code == code
    assert policies.ready_to_carve("settling", OPEN_GATES).code == "inventory_not_ready"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"text": " "}, "risk_text_missing"),
        ({"measures": ""}, "risk_text_missing"),
        ({"who": ""}, "risk_without_people"),
        ({"who": "x" * 201}, "text_too_long"),
        ({"text": "x" * 4001}, "text_too_long"),
    ],
)
def test_what_is_no_risk_assessment(facts: dict[str, str], code: str, settling: Inventory, saga: Actor) -> None:
    with pytest.raises(Denied, match=code):
        assess(settling, saga, **facts)
    with pytest.raises(Denied, match="risk_in_future"):
        assess(settling, saga, day=saga.at.date() + timedelta(days=1))


def test_the_latest_risk_assessment_holds(settling: Inventory, malik: Actor) -> None:
    assess(settling, malik)
    assess(settling, replace(malik, at=malik.at + timedelta(minutes=1)), text="Smitta")
    risk = inventory_page(key=settling.key, actor=malik).risk
    assert risk is not None
    assert (risk.text, risk.recorded_by) == ("Smitta", "Malik Haddad")


def test_the_union_sees_the_tasks_and_nobody(settling: Inventory, union: Union, saga: Actor) -> None:
    """Who asks is recorded, though a strategist may not write in agreements."""
    row = ask(settling, union, saga)
    assert (row.sent_by, row.person_key, row.matter_key) == (saga.key, None, settling.key)
    assert (row.shown["tasks"], row.shown["remark"]) == ("Duka till lunch", "Allt sker i samråd")
    letter = Letter.objects.get(matter_key=row.key)
    assert letter.subject == "Fråga till facket om arbetsuppgifter på Ekens förskola"
    assert "låta någon annan ta över" in letter.body
    page = inventory_page(key=settling.key, actor=saga)
    assert (page.gates.union_asked, page.gates.union_waiting) == (1, 1)


def test_a_question_that_is_taken_back_was_not_asked(
    settling: Inventory, union: Union, saga: Actor, asta: Actor
) -> None:
    withdraw_consultation(consultation_key=ask(settling, union, saga).key, reason="Fel fack", actor=asta)
    assert inventory_page(key=settling.key, actor=saga).gates.union_asked == 0


def test_the_union_is_asked_about_something(inventory: Inventory, union: Union, saga: Actor) -> None:
    from_library(inventory, "Duka till lunch", actor=saga)
    with pytest.raises(Denied, match="inventory_without_lines"):
        ask(inventory, union, saga)


def test_an_objection_is_met_before_one_carves(settling: Inventory, union: Union, saga: Actor, asta: Actor) -> None:
    key = ask(settling, union, saga).key
    record_answer(consultation_key=key, answer="objects", text="Vi vill veta mer", how="phone", actor=asta)
    page = inventory_page(key=settling.key, actor=saga)
    (objection,) = page.objections
    assert (objection.text, objection.met, page.gates.union_objecting) == ("Vi vill veta mer", "", 1)
    told: dict[str, Any] = {"inventory_key": settling.key, "actor": saga}
    with pytest.raises(Denied, match="no_reason_given"):
        settle_findings(findings=[objection.id], reason=" ", **told)
    settle_findings(findings=[objection.id], reason="Vi har träffats", **told)
    assert inventory_page(key=settling.key, actor=saga).objections[0].met == "Vi har träffats"
    assert unsettle_finding(finding=objection.id, **told)
    assert not unsettle_finding(finding=objection.id, **told)
    with pytest.raises(Denied, match="finding_gone"):
        settle_findings(findings=["objection:x"], reason="x", **told)


def test_ready_when_nothing_hinders_and_then_carving_gets_it(
    settling: Inventory, union: Union, saga: Actor, asta: Actor
) -> None:
    told = {"inventory_key": settling.key, "actor": saga}
    with pytest.raises(Denied, match="risk_not_assessed"):
        move_inventory(to=InventoryState.READY, **told)  # type: ignore[arg-type]
    assess(settling, saga)
    key = ask(settling, union, saga).key
    record_answer(consultation_key=key, answer="agrees", how="email", actor=asta)
    assert inventory_page(key=settling.key, actor=saga).hindrances == ()
    assert problem_material(inventory_keys=[settling.key], actor=saga)[0].ready.code == "inventory_not_ready"
    move_inventory(to=InventoryState.READY, **told)  # type: ignore[arg-type]
    place = settling.workplace.key
    facts = FactsInput(as_of=saga.at.date(), source="Chefen", supervisor_capacity=2)
    record_workplace_facts(workplace_key=place, said=facts, actor=asta)
    (material,) = problem_material(inventory_keys=[settling.key, settling.key], actor=saga)
    assert (material.ready.allowed, material.room, material.workplace_key) == (True, 2, str(place))
    assert [(line.title, line.minutes, line.votes) for line in material.lines] == [("Duka till lunch", 20, 0)]
    with pytest.raises(Denied, match="inventory_not_changeable"):
        assess(settling, saga)


def test_carving_gets_nothing_of_what_one_may_not_see(settling: Inventory, ursula: Actor, saga: Actor) -> None:
    for actor, key in ((ursula, settling.key), (saga, uuid4())):
        with pytest.raises(Inventory.DoesNotExist):
            problem_material(inventory_keys=[UUID(str(key))], actor=actor)


def test_what_one_knows_of_the_place_settles_what_the_program_wonders(inventory: Inventory, saga: Actor) -> None:
    one = make_line(inventory, actor=saga, hand_over="no")
    told: dict[str, Any] = {"inventory_key": inventory.key, "actor": saga}
    page = inventory_page(key=inventory.key, actor=saga)
    found = {finding.code: finding for finding in page.findings}
    assert found.keys() == {"why_not_missing", "hours_unknown"}
    assert found["why_not_missing"].titles == (one.title,)
    settle_findings(findings=[finding.id for finding in page.findings], reason="Så är det här", **told)
    page = inventory_page(key=inventory.key, actor=saga)
    assert (page.gates.unsettled, {finding.settled for finding in page.findings}) == (0, {"Så är det här"})


def test_what_is_impossible_is_put_right_and_not_explained(inventory: Inventory, saga: Actor) -> None:
    make_line(inventory, actor=saga, minutes=120, earliest=600, latest=660)
    (fault, *_) = inventory_page(key=inventory.key, actor=saga).findings
    assert (fault.code, fault.is_fault) == ("window_too_short", True)
    with pytest.raises(Denied, match="finding_is_fault"):
        settle_findings(inventory_key=inventory.key, findings=[fault.id], reason="Vi är snabba", actor=saga)


def test_the_page_is_read_in_as_many_queries_for_few_as_for_many(
    settling: Inventory, saga: Actor, django_assert_num_queries: Any
) -> None:
    from_library(settling, *(f"Uppgift {word}" for word in ("ett", "två", "tre", "fyra")), actor=saga)
    with django_assert_num_queries(12):
        inventory_page(key=settling.key, actor=saga)
