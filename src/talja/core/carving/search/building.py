"""Turns a problem and its rules into numbers."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from talja.core.carving.objectives import freed_value
from talja.core.carving.params import Params
from talja.core.carving.problem import Apart, Keep, Lock, Never, Problem, Shape, Task, Together
from talja.core.carving.search.world import Flags, Floats, Ints, World

_STEPS = 1024
_MANY = 1 << 30  # any number


@dataclass(frozen=True)
class Numbers:
    """The world of a problem, and what its numbers stand for."""

    problem: Problem
    params: Params
    names: tuple[str, ...]  # the positions that the user or the start has named, in order: their numbers
    world: World


def numbers_of(problem: Problem, params: Params, names: Sequence[str] = ()) -> Numbers:
    """Return the problem in numbers. `names` are the keys of positions that there are already."""
    shapes = [choice.position for choice in problem.choices if isinstance(choice, Shape)]
    named = tuple(dict.fromkeys((*shapes, *names)))
    return Numbers(problem, params, named, _world(problem, params, named))


def possible_starts(task: Task, params: Params) -> dict[int, tuple[int, int]]:
    """Return the first and the last start of a task by day, on the grid; days without any are left out."""
    grid = params.grid
    starts = {
        window.day: (-(-window.earliest // grid) * grid, (window.latest - task.minutes) // grid * grid)
        for window in task.windows
    }
    return {day: (first, last) for day, (first, last) in starts.items() if first <= last}


def can_move(problem: Problem, params: Params, task: Task) -> bool:
    """Tell whether the task by itself could be handed over to anybody at all."""
    if task.stays or any(isinstance(choice, Keep) and choice.task == task.key for choice in problem.choices):
        return False
    if not 0 < task.times <= min(len(possible_starts(task, params)), params.most_days) or task.minutes <= 0:
        return False
    return any(profile.meets(task.demands) for profile in problem.profiles)


def units_of(problem: Problem, params: Params) -> tuple[tuple[int, ...], ...]:
    """Return the tasks that are moved as one, by their numbers. With one that cannot be moved goes the whole unit."""
    number = {task.key: t for t, task in enumerate(problem.tasks)}
    leader = list(range(len(problem.tasks)))

    def find(t: int) -> int:
        while leader[t] != t:
            t = leader[t]
        return t

    for choice in problem.choices:
        if isinstance(choice, Together):
            for one, other in zip(choice.tasks, choice.tasks[1:], strict=False):
                low, high = sorted((find(number[one]), find(number[other])))
                leader[high] = low
    groups: dict[int, list[int]] = {}
    for t in range(len(problem.tasks)):
        groups.setdefault(find(t), []).append(t)
    return tuple(
        tuple(group) for group in groups.values() if all(can_move(problem, params, problem.tasks[t]) for t in group)
    )


def _world(problem: Problem, params: Params, names: Sequence[str]) -> World:
    units = units_of(problem, params)
    place = {workplace.key: w for w, workplace in enumerate(problem.workplaces)}
    early, late, must = _times(problem, params)
    worth = np.array([freed_value(problem, params, task) for task in problem.tasks], dtype=np.float64)
    way = _ways(problem, params, place)
    by_site = [[u for u, unit in enumerate(units) if _site(problem, place, unit[0]) == w] for w in range(len(place))]
    reach = [sorted((int(way[w, v]), v) for v in range(len(place)) if way[w, v] >= 0) for w in range(len(place))]
    unit_first, unit_task = _rows(units)
    near_first, near_site = _rows([[v for _, v in near] for near in reach])
    site_first, site_unit = _rows(by_site)
    apart_first, apart_task = _rows(_apart(problem))
    never_first, never_position = _rows(_never(problem, names))
    return World(
        task=_tasks(problem, units, place),
        worth=worth,
        early=early,
        late=late,
        must=must,
        meets=np.array(
            [[q.meets(task.demands) for q in problem.profiles] for task in problem.tasks], dtype=np.bool_
        ).reshape(len(problem.tasks), len(problem.profiles)),
        unit_first=unit_first,
        unit_task=unit_task,
        unit_key=_keys(problem, units, worth, early, late),
        unit_lock=_locks(problem, units, names),
        apart_first=apart_first,
        apart_task=apart_task,
        never_first=never_first,
        never_position=never_position,
        way=way,
        near_first=near_first,
        near_site=near_site,
        site_first=site_first,
        site_unit=site_unit,
        room=np.array([workplace.room for workplace in problem.workplaces], dtype=np.int64),
        profile=_profiles(problem, params),
        minute_cost=np.array([q.hour_cost * params.weights.cost / -6000 for q in problem.profiles], dtype=np.float64),
        rule=_rules(problem, params),
        weight=_weights(problem, params, units, worth),
        chance=np.array([-math.log((i + 0.5) / _STEPS) for i in range(_STEPS)]),
    )


def _rows(lists: Iterable[Iterable[int]]) -> tuple[Ints, Ints]:
    rows = [list(row) for row in lists]
    first = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
    return first, np.array([it for row in rows for it in row], dtype=np.int64)


def _site(problem: Problem, place: Mapping[str, int], t: int) -> int:
    return place[problem.tasks[t].workplace]


def _tasks(problem: Problem, units: Sequence[Sequence[int]], place: Mapping[str, int]) -> Ints:
    families = {family: f for f, family in enumerate(dict.fromkeys(task.family for task in problem.tasks))}
    unit = {t: u for u, tasks in enumerate(units) for t in tasks}
    rows = [
        (it.minutes, it.times, place[it.workplace], families[it.family], unit.get(t, -1), it.weekly_minutes)
        for t, it in enumerate(problem.tasks)
    ]
    return np.array(rows, dtype=np.int64).reshape(len(rows), 6)


def _times(problem: Problem, params: Params) -> tuple[Ints, Ints, Flags]:
    early = np.zeros((len(problem.tasks), 7), dtype=np.int64)
    late = np.full((len(problem.tasks), 7), -1, dtype=np.int64)
    must = np.zeros((len(problem.tasks), 7), dtype=np.bool_)
    for t, task in enumerate(problem.tasks):
        for day, (first, last) in possible_starts(task, params).items():
            early[t, day], late[t, day] = first, last
    number = {task.key: t for t, task in enumerate(problem.tasks)}
    for choice in problem.choices:
        if isinstance(choice, Lock):
            for day, start in choice.starts:
                t = number[choice.task]
                early[t, day] = late[t, day] = start
                must[t, day] = True
    return early, late, must


def _ways(problem: Problem, params: Params, place: Mapping[str, int]) -> Ints:
    way = np.full((len(place), len(place)), -1, dtype=np.int64)
    for journey in problem.journeys:
        if journey.minutes <= params.longest_journey:
            one, other = place[journey.one], place[journey.other]
            way[one, other] = way[other, one] = journey.minutes
    np.fill_diagonal(way, 0)
    return way


def _apart(problem: Problem) -> list[list[int]]:
    number = {task.key: t for t, task in enumerate(problem.tasks)}
    others: list[set[int]] = [set() for _ in problem.tasks]
    for choice in problem.choices:
        if isinstance(choice, Apart):
            group = {number[task] for task in choice.tasks}
            for t in group:
                others[t] |= group - {t}
    return [sorted(row) for row in others]


def _never(problem: Problem, names: Sequence[str]) -> list[list[int]]:
    position = {name: p for p, name in enumerate(names)}
    rows: dict[str, list[int]] = {task.key: [] for task in problem.tasks}
    for choice in problem.choices:
        if isinstance(choice, Never) and choice.position in position:
            rows[choice.task].append(position[choice.position])
    return list(rows.values())


def _locks(problem: Problem, units: Sequence[Sequence[int]], names: Sequence[str]) -> Ints:
    position = {name: p for p, name in enumerate(names)}
    lock = {it.task: position[it.position] for it in problem.choices if isinstance(it, Lock)}
    held = [[lock[problem.tasks[t].key] for t in unit if problem.tasks[t].key in lock] for unit in units]
    return np.array([own[0] if own else -1 for own in held], dtype=np.int64)


def _keys(problem: Problem, units: Sequence[Sequence[int]], worth: Floats, early: Ints, late: Ints) -> Floats:
    room = np.maximum(late - early, -1).sum(axis=1)
    rows = [
        (-worth[list(unit)].sum(), -sum(problem.tasks[t].weekly_minutes for t in unit), room[list(unit)].min())
        for unit in units
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), 3)


def _profiles(problem: Problem, params: Params) -> Ints:
    rows = [
        (
            _MANY if q.people is None else q.people,
            params.least_week if q.least_week is None else q.least_week,
            params.most_week if q.most_week is None else q.most_week,
        )
        for q in problem.profiles
    ]
    return np.array(rows, dtype=np.int64).reshape(len(rows), 3)


def _rules(problem: Problem, params: Params) -> Ints:
    return np.array(
        [
            params.grid,
            params.least_day,
            params.most_day,
            params.most_days,
            params.least_break,
            params.longest_gap,
            params.longest_stretch,
            params.daily_rest,
            params.weekly_rest,
            params.productive,
            params.most_families,
            params.most_sites,
            _MANY if params.most_positions is None else params.most_positions,
            params.weights.fit_most,
        ],
        dtype=np.int64,
    )


def _weights(problem: Problem, params: Params, units: Sequence[Sequence[int]], worth: Floats) -> Floats:
    """The price of a missing minute is what a minute of the tasks is worth: half a position is worth nothing."""
    tasks = [t for unit in units for t in unit]
    minutes = sum(problem.tasks[t].weekly_minutes for t in tasks)
    weights = params.weights
    lack = max(1.0, float(worth[tasks].sum()) / minutes if minutes else 1.0)
    each = (weights.position, weights.fit, weights.travel, weights.waiting, weights.site, weights.family, lack)
    return np.array(each, dtype=np.float64)
