"""What a plan is worth, part by part: öre a week, by the weights. Recomputed from the plan alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from talja.core.carving.demands import people_up_to, profiles_that_meet
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan, Position
from talja.core.carving.problem import YEAR_WEEKS, Problem, Task
from talja.core.carving.week import Week

PARTS: Final = ("freed", "position", "fit", "travel", "waiting", "site", "family", "cost")
FREE_FAMILIES: Final = 2  # more kinds of work than these weigh against a position


@dataclass(frozen=True, slots=True)
class Worth:
    """The parts of one position's score, öre a week, and its plain numbers. `profiles` are those who could take it.

    `year_minutes` are the minutes of a year that its tasks free; the others are minutes of a week.
    """

    freed: int = 0
    position: int = 0
    fit: int = 0
    travel: int = 0
    waiting: int = 0
    site: int = 0
    family: int = 0
    cost: int = 0
    year_minutes: int = 0
    task_minutes: int = 0
    paid_minutes: int = 0
    travel_minutes: int = 0
    waiting_minutes: int = 0
    profiles: frozenset[str] = frozenset()

    @property
    def total(self) -> int:
        """The sum of the parts."""
        return sum(getattr(self, part) for part in PARTS)


@dataclass(frozen=True, slots=True)
class Score:
    """What a plan is worth: its parts in öre a week, their sum, and plain numbers that need no weights.

    `freed_minutes` is a mean week of the year: what occurs half the year counts for half. `people_who_could` is how
    many of those whose number is known could take at least one of the positions.
    """

    freed: int = 0
    position: int = 0
    fit: int = 0
    travel: int = 0
    waiting: int = 0
    site: int = 0
    family: int = 0
    cost: int = 0
    total: int = 0
    positions: int = 0
    tasks: int = 0
    freed_minutes: int = 0
    task_minutes: int = 0
    paid_minutes: int = 0
    travel_minutes: int = 0
    waiting_minutes: int = 0
    people_who_could: int = 0


def score(problem: Problem, params: Params, plan: Plan) -> Score:
    """Return what the plan is worth. What it holds of unknown tasks is worth nothing."""
    return total_of(problem, plan, [worth(problem, params, position) for position in plan.positions])


def total_of(problem: Problem, plan: Plan, worths: Iterable[Worth]) -> Score:
    """Return the score of a plan whose positions are worth that."""
    worths = list(worths)
    numbers = ("task_minutes", "paid_minutes", "travel_minutes", "waiting_minutes")
    sums = {name: sum(getattr(one, name) for one in worths) for name in (*PARTS, *numbers)}
    who = frozenset().union(*(one.profiles for one in worths))
    return Score(
        **sums,
        total=sum(sums[part] for part in PARTS),
        positions=len(plan.positions),
        tasks=len(plan.holders),
        freed_minutes=sum(one.year_minutes for one in worths) // YEAR_WEEKS,
        people_who_could=sum(profile.people or 0 for profile in problem.profiles if profile.key in who),
    )


def worth(problem: Problem, params: Params, position: Position) -> Worth:
    """Return what one position is worth, which does not depend on the others."""
    week, weights = Week(problem, params, position), params.weights
    travel = sum(shape.travel for shape in week.shapes.values())
    waiting = sum(shape.waiting for shape in week.shapes.values())
    able = profiles_that_meet(problem, week.demands)
    return Worth(
        freed=sum(freed_value(problem, params, task) for task in week.tasks.values()),
        position=weights.position,
        fit=weights.fit * people_up_to(able, weights.fit_most),
        travel=weights.travel * travel,
        waiting=weights.waiting * waiting,
        site=weights.site * max(0, len(week.sites) - 1),
        family=weights.family * max(0, len(week.families) - FREE_FAMILIES),
        cost=paid_cost(params, week.paid, week.profile.hour_cost if week.profile else 0),
        year_minutes=sum(task.weekly_minutes * task.weeks for task in week.tasks.values()),
        task_minutes=week.task_minutes,
        paid_minutes=week.paid,
        travel_minutes=travel,
        waiting_minutes=waiting,
        profiles=frozenset(profile.key for profile in able),
    )


def freed_value(problem: Problem, params: Params, task: Task) -> int:
    """Return what the score gains by the task itself, öre a week, rounded down for each task."""
    return problem.value(task) * params.weights.freed // 100


def paid_cost(params: Params, paid: int, hour_cost: int) -> int:
    """Return what the paid minutes of a position take from the score, öre a week, rounded down for each position."""
    return paid * hour_cost * params.weights.cost // (60 * 100)
