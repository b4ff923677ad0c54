"""Who may see figures and set what they are held against."""

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict, no, yes


def may_see_figures(*, actor: Actor) -> Verdict:
    """Whether the actor may see figures at all, exact or protected. Code: missing_right."""
    return actor.needs(Right.FIGURES_VIEW)


def may_see_exact_figures(*, actor: Actor) -> Verdict:
    """Whether the actor may see small numbers as they are: those who may open every case behind them.

    That takes the register, the form of support, and no scope. Code: missing_right.
    """
    rights = (Right.FIGURES_VIEW, Right.PLACEMENT_VIEW, Right.MEASURE_VIEW)
    return yes() if actor.workplaces is None and all(actor.may(right) for right in rights) else no("missing_right")


def may_set_goals(*, actor: Actor) -> Verdict:
    """Whether the actor may set goals: they are the organisation's own, and so is the right. Code: missing_right."""
    return actor.needs(Right.ORGANISATION_EDIT)
