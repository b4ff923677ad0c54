"""Judges a plan: every rule from the problem, the rules and the plan alone. It has never met what made the plan.

A rule about one position is one small function in `judge_tasks`, `judge_days` or `judge_weeks`; a rule about the plan
as a whole in `judge_plan`; a rule about what the user has chosen in `judge_choices`.
"""

from talja.core.carving import judge_choices, judge_days, judge_plan, judge_tasks, judge_weeks
from talja.core.carving.fault import Fault
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan, Position
from talja.core.carving.problem import Problem
from talja.core.carving.week import Week

__all__ = ["Fault", "faults", "faults_of_position", "faults_of_whole"]

_POSITION_RULES = (*judge_tasks.RULES, *judge_days.RULES, *judge_weeks.RULES)


def faults(problem: Problem, params: Params, plan: Plan) -> tuple[Fault, ...]:
    """Return everything that is wrong with the plan: of each position in order, then of the whole."""
    each = (fault for position in plan.positions for fault in faults_of_position(problem, params, position))
    return (*each, *faults_of_whole(problem, params, plan))


def faults_of_position(problem: Problem, params: Params, position: Position) -> tuple[Fault, ...]:
    """Return what is wrong with a position by itself, whatever else is in the plan."""
    week = Week(problem, params, position)
    return tuple(fault for rule in _POSITION_RULES for fault in rule(week))


def faults_of_whole(problem: Problem, params: Params, plan: Plan) -> tuple[Fault, ...]:
    """Return what is wrong with the positions beside each other, and against what the user has chosen."""
    whole = (fault for rule in judge_plan.RULES for fault in rule(problem, params, plan))
    return (*whole, *(fault for choice in problem.choices for fault in judge_choices.broken(choice, plan)))
