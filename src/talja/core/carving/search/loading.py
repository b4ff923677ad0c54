"""Puts a plan into the arrays of a search, and takes one out."""

from collections.abc import Iterable

import numpy as np

from talja.core.carving.plan import Held, Plan, Position, plan_of
from talja.core.carving.problem import Problem, Shape
from talja.core.carving.search.building import Numbers
from talja.core.carving.search.inserting import take_in
from talja.core.carving.search.world import (
    ALIVE,
    FIXED,
    GRID,
    HOME,
    LACK,
    LEAST,
    LUCK,
    LUCK2,
    MINUTES,
    PROFILE,
    VALUE,
    WEEK,
    WEEKLY,
    Desk,
    State,
    World,
    empty_state,
    new_desk,
)

_MOST_PLACES = 96
_SPARE = 8  # positions that are begun and given up in a step


def shapes_of(problem: Problem) -> tuple[Shape, ...]:
    """Return what the user has decided of positions."""
    return tuple(choice for choice in problem.choices if isinstance(choice, Shape))


def places_of(world: World) -> int:
    """Return how many tasks a day can hold."""
    shortest = max(int(world.task[:, MINUTES].min(initial=24 * 60)), int(world.rule[GRID]), 1)
    return min(24 * 60 // shortest + 1, len(world.task), _MOST_PLACES) + 1


def positions_of(world: World) -> int:
    """Return how many positions there can be."""
    room = int(np.minimum(world.room, len(world.task)).sum())
    least = max(60, int(world.profile[:, LEAST].min(initial=WEEK)))
    return min(room, len(world.task), int(world.task[:, WEEKLY].sum()) // least + 1)


def state_of(numbers: Numbers, plan: Plan, seed: int) -> tuple[State, Desk]:
    """Return the plan in numbers, with room for as many positions as there can be."""
    world = numbers.world
    most = max(positions_of(world), len(plan.positions)) + len(numbers.names) + _SPARE
    state = empty_state(world, most, places_of(world))
    state.total[LUCK], state.total[LUCK2] = 1 + seed % 2147483562, 1 + seed * 7919 % 2147483398
    number = {name: p for p, name in enumerate(numbers.names)}
    for shape in shapes_of(numbers.problem):
        p = number[shape.position]
        sizes = np.diff(world.unit_first)
        state.head[p, FIXED] = 1 + int(sizes[world.unit_lock == p].sum())
    desk = new_desk(state, len(world.unit_lock))
    for position in plan.positions:
        _load(numbers, state, desk, number[position.key], position)
    for shape in shapes_of(numbers.problem):
        if not state.head[number[shape.position], ALIVE]:
            _load(numbers, state, desk, number[shape.position], Position(shape.position, shape.home, shape.profile, ()))
    return state, desk


def _load(numbers: Numbers, state: State, desk: Desk, p: int, position: Position) -> None:
    problem, world = numbers.problem, numbers.world
    number = {task.key: t for t, task in enumerate(problem.tasks)}
    state.head[p, HOME] = [workplace.key for workplace in problem.workplaces].index(position.home)
    state.head[p, PROFILE] = [profile.key for profile in problem.profiles].index(position.profile)
    for day, held in position.by_day.items():
        state.held[p, day] = len(held)
        state.task[p, day, : len(held)] = [number[it.task] for it in held]
        state.start[p, day, : len(held)] = [it.start for it in held]
    take_in(world, state, desk, p)


def plan_in(numbers: Numbers, best: State) -> Plan:
    """Return the decent positions as a plan. Those without a name are named by their number."""
    alive = (p for p in range(len(best.head)) if best.head[p, ALIVE])
    names = _names(numbers, len(best.head))
    return plan_of(_position(numbers, best, p, names[p]) for p in alive if _is_kept(best, p))


def _is_kept(best: State, p: int) -> bool:
    return bool(best.head[p, FIXED] or (best.head[p, LACK] == 0 and best.sum[p, VALUE] > 0))


def _position(numbers: Numbers, best: State, p: int, name: str) -> Position:
    problem = numbers.problem
    held = (
        Held(d, int(best.start[p, d, i]), problem.tasks[best.task[p, d, i]].key)
        for d in range(7)
        for i in range(best.held[p, d])
    )
    home, profile = problem.workplaces[best.head[p, HOME]].key, problem.profiles[best.head[p, PROFILE]].key
    return Position(name, home, profile, tuple(held))


def _names(numbers: Numbers, positions: int) -> tuple[str, ...]:
    taken = {*numbers.names, *(getattr(choice, "position", "") for choice in numbers.problem.choices)}
    digits = len(str(positions))
    free = (name for n in range(1, 2 * positions + len(taken) + 1) if (name := f"p{n:0{digits}}") not in taken)
    return (*numbers.names, *take(free, positions - len(numbers.names)))


def take(names: Iterable[str], count: int) -> tuple[str, ...]:
    """Return the first of the names."""
    return tuple(name for name, _ in zip(names, range(count), strict=False))
