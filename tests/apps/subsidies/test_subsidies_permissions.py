"""Who may what about support: the truth tables of permissions and policies."""

from dataclasses import replace
from datetime import date

import pytest
from tests.conftest import MOMENT
from tests.factories.register import make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor, outsider
from talja.apps.organisation.enums import ROLE_RIGHTS, Right, RoleKind
from talja.apps.subsidies import permissions, policies
from talja.apps.subsidies.enums import TRANSITIONS, RuleState
from talja.apps.subsidies.models import RuleChange, SupportDecision

NOBODY = outsider(at=MOMENT)
CALCULATES = frozenset({Right.CALCULATION_EDIT, Right.PLACEMENT_VIEW, Right.MEASURE_VIEW})
EVERYWHERE = {RoleKind.COORDINATOR, RoleKind.CASE_WORKER}


def holding(*rights: Right, workplaces: frozenset[int] | None = None) -> Actor:
    return replace(NOBODY, rights=frozenset(rights), workplaces=workplaces)


def in_role(kind: RoleKind) -> Actor:
    return holding(*ROLE_RIGHTS[kind], workplaces=None if kind in EVERYWHERE else frozenset())


@pytest.mark.parametrize("kind", RoleKind)
def test_what_each_role_may(kind: RoleKind) -> None:
    actor = in_role(kind)
    assert bool(permissions.may_see_support(actor=actor)) == (kind in EVERYWHERE)
    assert bool(permissions.may_see_exact_amounts(actor=actor)) == (kind in EVERYWHERE)
    assert bool(permissions.may_see_budget(actor=actor)) == (kind in {RoleKind.COORDINATOR, RoleKind.ANALYST})
    for may in (permissions.may_see_rules, permissions.may_propose, permissions.may_decide):
        assert bool(may(actor=actor)) == (kind in {RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR})


@pytest.mark.parametrize("lacking", sorted(CALCULATES))
def test_calculating_takes_every_right(asta: Actor, lacking: Right) -> None:
    placement = make_placement(actor=asta)
    assert permissions.may_calculate(placement, actor=holding(*CALCULATES))
    assert permissions.may_calculate(placement, actor=holding(*(CALCULATES - {lacking}))).code == "missing_right"


def test_calculating_takes_the_place_and_the_person(asta: Actor, protector: Actor) -> None:
    placement = make_placement(actor=asta, workplace=make_workplace())
    elsewhere = holding(*CALCULATES, workplaces=frozenset())
    assert permissions.may_calculate(placement, actor=elsewhere).code == "not_found"
    there = holding(*CALCULATES, workplaces=frozenset({placement.workplace_id}))
    assert permissions.may_calculate(placement, actor=there)
    hidden = make_placement(actor=protector, person=make_person(actor=protector, protection="fingerad"))
    assert permissions.may_calculate(hidden, actor=holding(*CALCULATES)).code == "protected_person"
    assert permissions.may_calculate(hidden, actor=holding(*CALCULATES, Right.PERSON_PROTECTED))


def test_a_scope_sees_no_exact_sums() -> None:
    rights = (Right.BUDGET_VIEW, Right.PLACEMENT_VIEW, Right.MEASURE_VIEW)
    assert permissions.may_see_exact_amounts(actor=holding(*rights))
    assert permissions.may_see_exact_amounts(actor=holding(*rights, workplaces=frozenset({1}))).code == "missing_right"
    assert permissions.may_see_exact_amounts(actor=holding(Right.BUDGET_VIEW)).code == "missing_right"


@pytest.mark.parametrize("right", [Right.RULES_PROPOSE, Right.RULES_APPROVE])
def test_either_right_shows_the_rules(right: Right) -> None:
    assert permissions.may_see_rules(actor=holding(right))
    assert permissions.may_see_rules(actor=NOBODY).code == "missing_right"


@pytest.mark.parametrize("origin", RuleState)
@pytest.mark.parametrize("to", RuleState)
def test_the_table_of_transitions_decides(origin: RuleState, to: RuleState) -> None:
    allowed = any((origin, to) == (one, other) for one, other, _ in TRANSITIONS)
    assert policies.may_move(RuleChange(state=origin), to=to).code == ("" if allowed else "rule_not_in_state")


@pytest.mark.parametrize(("proposed_by", "own", "others"), [("", "", "own_proposal"), ("x", "not_own_proposal", "")])
def test_whose_proposal_it_is(proposed_by: str, own: str, others: str) -> None:
    change = RuleChange(proposed_by=proposed_by)
    assert policies.is_own(change, actor=NOBODY).code == own
    assert policies.has_four_eyes(change, actor=NOBODY).code == others


@pytest.mark.parametrize(
    ("is_removed", "is_current", "code"),
    [(False, True, ""), (True, True, "changed_by_other"), (False, False, "changed_by_other")],
)
def test_what_may_be_replaced(is_removed: bool, is_current: bool, code: str) -> None:
    decision = SupportDecision(is_removed=is_removed, first_day=date(2026, 1, 1))
    assert policies.may_replace(decision, is_current=is_current).code == code
