"""What no plan can be worth more than: any prices on hours, people and room prove a bound, good prices a tight one.

What is left out of the rules only makes the bound larger, never wrong: which tasks one position can hold, in what
order, when, with what travel and waiting. What is kept: each task is held once, by somebody who meets its demands; a
position has so many paid hours, the workplaces room for so many positions, and a profile so many people.

A linear program finds the prices; what they prove is then worked out by itself (weak duality), so that nothing rests
on how exactly the program was solved.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from ortools.linear_solver import pywraplp  # type: ignore[import-untyped]  # it tells no types

from talja.core.carving.params import Params
from talja.core.carving.problem import Problem
from talja.core.carving.search.building import numbers_of
from talja.core.carving.search.world import (
    FIT_MOST,
    MOST,
    MOST_POSITIONS,
    PEOPLE,
    PER_PERSON,
    PER_POSITION,
    WEEKLY,
    Floats,
    World,
)

HOURS: Final = "hours"


@dataclass(frozen=True, slots=True)
class Bound:
    """No plan is worth more than `total`, in öre a week. `proof` is a code for how that is known."""

    total: int
    proof: str


def bound(problem: Problem, params: Params) -> Bound | None:
    """Return a bound on what any plan can be worth, or None when the weights reward waste, so that none is known."""
    weights = params.weights
    if max(weights.travel, weights.waiting, weights.site, weights.family, weights.cost) > 0:
        return None
    world = numbers_of(problem, params).world
    if not len(world.unit_task):
        return Bound(0, HOURS)
    relaxed = _Relaxed(world)
    return Bound(int(np.floor(relaxed.proved(*relaxed.prices()) * (1 + 1e-9) + 1)), HOURS)


class _Relaxed:
    """What is kept of the rules. Rows are the tasks that could be held, columns the profiles."""

    def __init__(self, world: World) -> None:
        tasks = np.sort(world.unit_task)
        self.minutes = world.task[tasks, WEEKLY].astype(np.float64)
        self.gain = world.worth[tasks, None] - self.minutes[:, None] * world.minute_cost[None, :]
        self.meets = world.meets[tasks]
        self.most = world.profile[:, MOST].astype(np.float64)
        self.people = np.minimum(world.profile[:, PEOPLE], len(tasks)).astype(np.float64)
        room = int(np.minimum(world.room, len(tasks)).sum())
        self.room = float(min(room, len(tasks), world.rule[MOST_POSITIONS]))
        self.each = world.weight[PER_POSITION] + max(0.0, world.weight[PER_PERSON]) * world.rule[FIT_MOST]

    def prices(self) -> tuple[Floats, Floats, float]:
        """Return what a minute and a person of each profile, and room for a position, are worth at the margin."""
        solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        tasks, profiles = self.gain.shape
        count = [solver.NumVar(0, solver.infinity(), "") for _ in range(profiles)]
        held = [solver.Constraint(-solver.infinity(), 1) for _ in range(tasks)]
        hours = [solver.Constraint(-solver.infinity(), 0) for _ in range(profiles)]
        people = [solver.Constraint(-solver.infinity(), float(most)) for most in self.people]
        room = solver.Constraint(-solver.infinity(), self.room)
        objective = solver.Objective()
        for q, positions in enumerate(count):
            hours[q].SetCoefficient(positions, -float(self.most[q]))
            people[q].SetCoefficient(positions, 1)
            room.SetCoefficient(positions, 1)
            objective.SetCoefficient(positions, float(self.each))
        for t, q in np.argwhere(self.meets & (self.gain > 0)):
            share = solver.NumVar(0, solver.infinity(), "")
            held[t].SetCoefficient(share, 1)
            hours[q].SetCoefficient(share, float(self.minutes[t]))
            objective.SetCoefficient(share, float(self.gain[t, q]))
        objective.SetMaximization()
        solver.Solve()
        return _values(hours), _values(people), max(0.0, room.dual_value())

    def proved(self, hours: Floats, people: Floats, room: float) -> float:
        """Return the bound that the prices prove, whatever they are, if none is negative."""
        tasks = np.where(self.meets, self.gain - self.minutes[:, None] * hours[None, :], 0.0)
        positions = self.each + self.most * hours - people - room
        value = np.maximum(tasks, 0).max(axis=1).sum() + (np.maximum(positions, 0) * self.people).sum()
        return float(value + people @ self.people + room * self.room)


def _values(limits: list[Any]) -> Floats:
    return np.array([max(0.0, limit.dual_value()) for limit in limits], dtype=np.float64)
