"""Who may see and store what support gives and costs, see the budget, and propose and decide rules."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people import permissions as people
from talja.apps.placements.models import Placement
from talja.core.kernel.verdict import Verdict, no, yes


def may_see_support(*, actor: Actor) -> Verdict:
    """Whether the actor may see calculations and decisions: they tell the form of support, which can reveal health."""
    return actor.needs(Right.PLACEMENT_VIEW) and actor.needs(Right.MEASURE_VIEW)


def may_calculate(placement: Placement, *, actor: Actor) -> Verdict:
    """Whether the actor may store a calculation or a decision for the placement."""
    reached = yes() if actor.reaches(placement.workplace_id) else no("not_found")
    return (
        actor.needs(Right.CALCULATION_EDIT)
        and may_see_support(actor=actor)
        and reached
        and people.may_identify(placement.person, actor=actor)
    )


def may_see_budget(*, actor: Actor) -> Verdict:
    """Whether the actor may see sums at all, exact or protected."""
    return actor.needs(Right.BUDGET_VIEW)


def may_see_exact_amounts(*, actor: Actor) -> Verdict:
    """Whether the actor may see sums as they are, and the cases behind them: the form of support, and no scope."""
    return may_see_support(actor=actor) and (yes() if actor.workplaces is None else no("missing_right"))


def may_see_rules(*, actor: Actor) -> Verdict:
    """Whether the actor may see proposed rules: those who may propose or decide."""
    return yes() if actor.may(Right.RULES_PROPOSE) or actor.may(Right.RULES_APPROVE) else no("missing_right")


def may_propose(*, actor: Actor) -> Verdict:
    """Whether the actor may propose a rule, and take a proposal of their own back."""
    return actor.needs(Right.RULES_PROPOSE)


def may_decide(*, actor: Actor) -> Verdict:
    """Whether the actor may approve or reject what somebody else has proposed."""
    return actor.needs(Right.RULES_APPROVE)
