"""Two at the same moment: one proposal is decided once, one decision is corrected once. Threads of their own."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.conftest import MOMENT
from tests.factories.register import later, make_placement
from tests.factories.subsidies import NEW_CEILING, make_calculation
from tests.together import THREADS, at_once

from talja.apps.organisation.actors import Actor, system_actor
from talja.apps.placements.operations import load_measures
from talja.apps.subsidies.models import Calculation, RuleChange, SupportDecision
from talja.apps.subsidies.operations import (
    DecisionInput,
    approve_rule,
    correct_decision,
    propose_rule,
    record_decision,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def operator() -> Actor:
    actor = system_actor(at=MOMENT)
    load_measures(actor=actor)
    return actor


def test_a_proposal_is_approved_once(operator: Actor) -> None:
    change = propose_rule(title="Tak", text=NEW_CEILING, actor=operator)
    others = [replace(later(operator), key=f"somebody-{number}") for number in range(THREADS)]
    told = at_once(lambda number: approve_rule(change_key=change.key, actor=others[number]))
    assert told == ["", *["rule_not_in_state"] * (THREADS - 1)]
    assert RuleChange.objects.approved().count() == 1


def test_two_proposals_are_approved_one_after_the_other(operator: Actor) -> None:
    changes = [propose_rule(title="Tak", text=NEW_CEILING, actor=operator) for _ in range(THREADS)]
    other = replace(operator, key="somebody")
    assert at_once(lambda number: approve_rule(change_key=changes[number].key, actor=other)) == [""] * THREADS
    assert RuleChange.objects.approved().count() == THREADS


def test_a_decision_is_corrected_once_and_every_calculation_is_kept(operator: Actor) -> None:
    placement = make_placement(actor=operator)
    made = record_decision(placement_key=placement.key, said=DecisionInput(reference="A"), actor=operator)
    said = DecisionInput(amount=Decimal(1))
    told = at_once(lambda _: correct_decision(decision_key=made.key, said=said, actor=operator))
    assert told == ["", *["changed_by_other"] * (THREADS - 1)]
    assert SupportDecision.objects.current().count() == 1
    assert at_once(lambda _: make_calculation(placement, actor=operator)) == [""] * THREADS
    assert Calculation.objects.counting().count() == 1
    assert Calculation.objects.count() == THREADS
