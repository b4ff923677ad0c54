"""The best plan of a tiny problem, proved: one model of everything (CP-SAT)."""

from dataclasses import dataclass, replace
from typing import Final

from ortools.sat.python import cp_model

from talja.core.carving.exactly.choosing import choose
from talja.core.carving.exactly.model import PARTS, CarvingModel
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Keep, Problem, Shape
from talja.core.carving.search.building import can_move

MOST_TASKS: Final = 12
EFFORT: Final = 2.0
"""How long the solver may work, in its own measure: about two seconds of a core each, and the same on every machine."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A plan, and what none can be worth more than, in öre a week. `is_best` when it is proved that none is."""

    plan: Plan
    most: int
    is_best: bool


def movable(problem: Problem, params: Params) -> Problem:
    """Return the problem with only the tasks that could be handed over if nobody had chosen to keep them."""
    free = replace(problem, choices=tuple(it for it in problem.choices if not isinstance(it, Keep)))
    return replace(problem, tasks=tuple(task for task in problem.tasks if can_move(free, params, task)))


def is_tiny(problem: Problem, params: Params) -> bool:
    """Tell whether the problem is so small that its best plan can be hoped to be proved."""
    return 0 < len(movable(problem, params).tasks) <= MOST_TASKS


def exact(problem: Problem, params: Params, *, effort: float = EFFORT) -> Proved | None:
    """Return the best plan, or the best found; None when none was found, or none can answer to the choices."""
    tasks = movable(problem, params).tasks
    made = CarvingModel(problem, params, tasks, _positions(problem, params))
    for choice in problem.choices:
        made.model.add(choose(made, choice) == 1)
    made.model.maximize(sum(made.worth))
    solver = solver_of(effort)
    status = solver.solve(made.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    most = int(solver.best_objective_bound // PARTS)
    return Proved(made.plan(solver), most, status == cp_model.OPTIMAL)


def solver_of(effort: float) -> cp_model.CpSolver:
    """Return a solver that does the same each time."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = effort
    return solver


def _positions(problem: Problem, params: Params) -> int:
    """Return how many positions there can be beside those that have a shape."""
    tasks = movable(problem, params).tasks
    minutes = sum(task.weekly_minutes for task in tasks)
    weeks = [params.least_week if it.least_week is None else it.least_week for it in problem.profiles]
    least = max(1, min(weeks, default=1) * params.productive // 100, params.least_day * params.productive // 100)
    shapes = sum(isinstance(choice, Shape) for choice in problem.choices)
    room = sum(workplace.room for workplace in problem.workplaces)
    return max(0, min(len(tasks), minutes // least, room - shapes))
