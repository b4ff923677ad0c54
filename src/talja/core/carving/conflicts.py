"""Which of the user's choices exclude each other: a smallest set of them, not just that there is no plan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ortools.sat.python import cp_model

from talja.core.carving.exact import movable, solver_of
from talja.core.carving.exactly.choosing import choose
from talja.core.carving.exactly.model import CarvingModel
from talja.core.carving.params import Params
from talja.core.carving.problem import Choice, Lock, Problem, Shape, Task

EFFORT: Final = 10.0  # for each question to the solver; see `exact`
MOST_FILLING: Final = 16  # tasks beside those that the choices name, for a shape to be filled with


def conflicts(problem: Problem, params: Params) -> tuple[Choice, ...]:
    """Return choices that cannot hold at once, and would if any one of them were dropped. Empty when none is found.

    Each position that has a shape is looked at with what the choices name and the nearest of the other tasks: what is
    told of many tasks at many places is what was found, not a proof that there is no more.
    """
    shapes = [choice for choice in problem.choices if isinstance(choice, Shape)]
    alone = [_without(problem.choices, [it.position for it in shapes if it is not shape]) for shape in shapes]
    for choices in (*alone, list(problem.choices)) if shapes else ():
        if not _can_hold(problem, params, choices):
            return _core(problem, params, choices)
    return ()


def _without(choices: Sequence[Choice], positions: Sequence[str]) -> list[Choice]:
    """Return the choices but the shapes of those positions, and what is locked to them."""
    return [it for it in choices if not (isinstance(it, Lock | Shape) and it.position in positions)]


def _core(problem: Problem, params: Params, choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return what is left of the choices when each is dropped without which they still exclude each other."""
    core = list(choices)
    for choice in choices:
        fewer = [other for other in core if other is not choice]
        if isinstance(choice, Shape):
            fewer = _without(fewer, [choice.position])
        if not _can_hold(problem, params, fewer):
            core = fewer
    return tuple(core)


def _can_hold(problem: Problem, params: Params, choices: Sequence[Choice]) -> bool:
    """Tell whether the choices can hold at once. What is not answered in time is taken to be so."""
    asked = replace(problem, choices=tuple(choices))
    made = CarvingModel(asked, params, _tasks(asked, params), 0)
    for choice in choices:
        made.model.add(choose(made, choice) == 1)
    return solver_of(EFFORT).solve(made.model) != cp_model.INFEASIBLE


def _tasks(problem: Problem, params: Params) -> tuple[Task, ...]:
    """Return the tasks that choices name, and some at and near the homes of the shapes, the longest first."""
    named: set[str] = set()
    for choice in problem.choices:
        named |= {getattr(choice, "task", ""), *getattr(choice, "tasks", ())}
    homes = [choice.home for choice in problem.choices if isinstance(choice, Shape)]

    def order(task: Task) -> tuple[bool, int, int, str]:
        ways = [way for home in homes if (way := problem.minutes_between(home, task.workplace)) is not None]
        return task.key not in named, min(ways, default=1 << 20), -task.weekly_minutes, task.key

    tasks = sorted(movable(problem, params).tasks, key=order)
    count = sum(task.key in named for task in tasks)
    return tuple(tasks[: count + MOST_FILLING])
