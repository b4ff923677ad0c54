"""A plain greedy plan, to begin from and to measure against: one position at a time, the most valuable tasks first.

It answers to every choice, every position is decent, and the plan is faultless; but a shape that it does not manage to
fill is missing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from talja.core.carving.draft import Draft
from talja.core.carving.fitting import Fitter
from talja.core.carving.judge import faults_of_position
from talja.core.carving.objectives import freed_value, worth
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan, Position, plan_of
from talja.core.carving.problem import DAY_MINUTES, Apart, Keep, Lock, Never, Problem, Profile, Shape, Task, Together

Unit = tuple[Task, ...]
"""Tasks that are held together or not at all; most are alone."""

PROFILES_TRIED: Final = 8  # sorts of people, the most promising first, before a home is given up
PLACES_TRIED: Final = 5  # the home and the nearest
BEGINNINGS_TRIED: Final = 6  # times of day
MOST_DAYS: Final = 4  # what is done on so many days makes days that are worth coming for


def baseline(problem: Problem, params: Params) -> Plan:
    """Return the greedy plan. The same problem and rules give the same plan."""
    return _Greedy(problem, params).carve()


class _Greedy:
    def __init__(self, problem: Problem, params: Params) -> None:
        self.problem, self.params = problem, params
        self.fitter = Fitter(problem, params)
        self.used: set[str] = set()
        self.positions: list[Position] = []

    def carve(self) -> Plan:
        shapes = [choice for choice in self.problem.choices if isinstance(choice, Shape)]
        for shape in shapes:
            self._keep(self._shaped(shape))
        for home in self.homes:
            while self._keep(self._opened(home)):
                pass
        return plan_of(self.positions)

    def _keep(self, position: Position | None) -> bool:
        if position is None:
            return False
        self.positions.append(position)
        self.used |= position.tasks
        return True

    # What the choices say

    @cached_property
    def locks(self) -> dict[str, Lock]:
        """The lock of each locked task."""
        return {choice.task: choice for choice in self.problem.choices if isinstance(choice, Lock)}

    @cached_property
    def never(self) -> frozenset[tuple[str, str]]:
        """The positions and tasks that are not to meet."""
        return frozenset((it.position, it.task) for it in self.problem.choices if isinstance(it, Never))

    @cached_property
    def apart(self) -> dict[str, frozenset[str]]:
        """The tasks that each task must be kept from."""
        groups = [frozenset(choice.tasks) for choice in self.problem.choices if isinstance(choice, Apart)]
        return {
            key: frozenset().union(*(group for group in groups if key in group)) - {key}
            for key in frozenset().union(*groups)
        }

    @cached_property
    def named(self) -> frozenset[str]:
        """The keys of positions that choices speak of: no others are called so."""
        return frozenset(it.position for it in self.problem.choices if isinstance(it, Shape | Lock | Never))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """What may be handed over, the most valuable per minute first; of equals what is least free in time."""
        left = {it.task for it in self.problem.choices if isinstance(it, Keep)}
        left |= {task.key for task in self.problem.tasks if task.stays}
        groups = _joined([choice.tasks for choice in self.problem.choices if isinstance(choice, Together)])
        grouped = {key for group in groups for key in group}
        alone = ((task.key,) for task in self.problem.tasks if task.key not in grouped)
        tasks = self.problem.task_by_key
        free = [keys for keys in (*groups, *alone) if not left.intersection(keys) and tasks.keys() >= set(keys)]
        return tuple(sorted((tuple(tasks[key] for key in keys) for keys in free), key=self._order))

    def _order(self, unit: Unit) -> tuple[int, int, str]:
        minutes = sum(task.weekly_minutes for task in unit)
        value = sum(freed_value(self.problem, self.params, task) for task in unit)
        slack = min(max(window.latest - window.earliest for window in task.windows) - task.minutes for task in unit)
        return -value // max(1, minutes), slack, unit[0].key

    # Where to look

    @cached_property
    def units_at(self) -> dict[str, list[Unit]]:
        """The units whose first task is at each place."""
        at: dict[str, list[Unit]] = {workplace.key: [] for workplace in self.problem.workplaces}
        for unit in self.units:
            at.setdefault(unit[0].workplace, []).append(unit)
        return at

    @cached_property
    def near(self) -> dict[str, list[str]]:
        """The places that each place can share a position with, itself first, then the nearest."""
        near: dict[str, list[tuple[int, str]]] = {place: [(-1, place)] for place in self.units_at}
        for way in self.problem.journeys if self.params.most_sites > 1 else ():
            if way.minutes <= self.params.longest_journey and {way.one, way.other} <= near.keys():
                near[way.one].append((way.minutes, way.other))
                near[way.other].append((way.minutes, way.one))
        return {place: [other for _, other in sorted(others)[:PLACES_TRIED]] for place, others in near.items()}

    @cached_property
    def homes(self) -> list[str]:
        """The places, that with the most to hand over first."""
        worth_of = {
            place: sum(freed_value(self.problem, self.params, task) for unit in units for task in unit)
            for place, units in self.units_at.items()
        }
        return sorted(worth_of, key=lambda place: (-worth_of[place], place))

    def _around(self, home: str, position: str) -> list[Unit]:
        """Return what is left at the home and near it for a position of that key, in the order to try it."""
        return [
            unit
            for place in self.near.get(home, [])
            for unit in self.units_at[place]
            if not any(task.key in self.used for task in unit)
            and all((position, task.key) not in self.never for task in unit)
            and all(task.key not in self.locks or self.locks[task.key].position == position for task in unit)
        ]

    # Positions

    def _opened(self, home: str) -> Position | None:
        """Return one more position at the home, or None when there is no decent one that is worth it."""
        workplace = self.problem.workplace_by_key.get(home)
        count = sum(position.home == home for position in self.positions)
        most = self.params.most_positions
        if workplace is None or count >= workplace.room or (most is not None and len(self.positions) >= most):
            return None
        key = self._new_key()
        around = self._around(home, key)
        for profile in self._promising(around):
            suitable = [unit for unit in around if all(profile.meets(task.demands) for task in unit)]
            for begins in self._beginnings(suitable):
                draft = Draft(self.fitter, key, home, profile)
                self._fill(draft, suitable, begins)
                if self._is_good(draft.position):
                    return draft.position
        return None

    def _beginnings(self, units: Iterable[Unit]) -> list[int]:
        """Return the times of day to try to begin at: whenever, then each at which something can be done first."""
        earliest = {window.earliest for unit in units for task in unit for window in task.windows}
        return [0, *sorted(earliest)[:BEGINNINGS_TRIED]]

    def _new_key(self) -> str:
        number = len(self.positions) + 1
        taken = self.named | {position.key for position in self.positions}
        while f"p{number:04}" in taken:
            number += 1
        return f"p{number:04}"

    def _promising(self, around: Sequence[Unit]) -> list[Profile]:
        """Return the profiles with people left that could hold the most value of what is around, the best first."""
        taken = Counter(position.profile for position in self.positions)
        free = [it for it in self.problem.profiles if it.people is None or taken[it.key] < it.people]
        ranked = sorted((self._promise(profile, around), profile.key, profile) for profile in free)
        return [profile for promise, _, profile in ranked[:PROFILES_TRIED] if promise < 0]

    def _promise(self, profile: Profile, around: Sequence[Unit]) -> int:
        """Return what a full week of such a person is worth, less what it costs, as a negative number; 0 is nothing."""
        most = self.params.most_week if profile.most_week is None else profile.most_week
        least = self.params.least_week if profile.least_week is None else profile.least_week
        minutes = value = 0
        for unit in around:
            if minutes < most and all(profile.meets(task.demands) for task in unit):
                minutes += sum(task.weekly_minutes for task in unit)
                value += sum(freed_value(self.problem, self.params, task) for task in unit)
        if minutes * 100 < least * self.params.productive:
            return 0
        return -value - min(most, minutes) * profile.hour_cost * self.params.weights.cost // (60 * 100)

    def _fill(self, draft: Draft, units: Sequence[Unit], begins: int = 0) -> None:
        """Fill the draft: first with what is done on most days, from the hour it begins; then with all; then again."""
        last = begins + self.params.most_day if begins else DAY_MINUTES
        inside = [unit for unit in units if all(_is_between(task, begins, last) for task in unit)]
        self._pass(draft, [unit for unit in inside if max(task.times for task in unit) >= MOST_DAYS])
        self._pass(draft, inside)
        draft.drop_short_days()
        if draft.tasks:
            self._pass(draft, units)

    def _pass(self, draft: Draft, units: Iterable[Unit]) -> None:
        for unit in units:
            if draft.is_full:
                return
            if not any(task.key in draft.tasks for task in unit) and not self._must_part(draft, unit):
                draft.add(unit, self.fitter.near_starts)

    def _must_part(self, draft: Draft, unit: Unit) -> bool:
        keys = {*draft.tasks, *(task.key for task in unit)}
        return any(not keys.isdisjoint(self.apart.get(task.key, ())) for task in unit)

    def _is_good(self, position: Position) -> bool:
        if faults_of_position(self.problem, self.params, position):
            return False
        return worth(self.problem, self.params, position).total > 0

    def _shaped(self, shape: Shape) -> Position | None:
        """Return the position that the user has decided on, with what is locked to it, or None if it is not managed."""
        profile = self.problem.profile_by_key.get(shape.profile)
        if profile is None:
            return None
        around = self._around(shape.home, shape.position)
        for units in (around, []):
            draft = Draft(self.fitter, shape.position, shape.home, profile)
            suitable = [unit for unit in units if all(profile.meets(task.demands) for task in unit)]
            if self._lock(draft, shape, around):
                self._fill(draft, suitable)
                if self._is_allowed(draft):
                    return draft.position
        return None

    def _lock(self, draft: Draft, shape: Shape, around: Iterable[Unit]) -> bool:
        """Hold what is locked to the shape, and what is to be together with that. Tell whether all of it could be."""
        locked = [lock for lock in self.locks.values() if lock.position == shape.position]
        wanted = {lock.task for lock in locked}
        units = [unit for unit in around if any(task.key in wanted for task in unit)]
        if not wanted <= {task.key for unit in units for task in unit}:
            return False
        first = sorted((task for unit in units for task in unit), key=lambda task: task.key not in wanted)
        return all(draft.hold(it, self.locks[it.key].starts if it.key in wanted else ()) for it in first)

    def _is_allowed(self, draft: Draft) -> bool:
        keys = frozenset(draft.tasks)
        wanted = {lock.task for lock in self.locks.values() if lock.position == draft.key}
        is_apart = all(keys.isdisjoint(self.apart.get(key, ())) for key in keys)
        return is_apart and wanted <= keys and not faults_of_position(self.problem, self.params, draft.position)


def _is_between(task: Task, begins: int, last: int) -> bool:
    return all(begins <= window.earliest <= last - task.minutes for window in task.windows)


def _joined(groups: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the groups, those that share a task as one, each sorted."""
    joined: list[set[str]] = []
    for group in groups:
        touching = [other for other in joined if not other.isdisjoint(group)]
        joined = [other for other in joined if other.isdisjoint(group)] + [set(group).union(*touching)]
    return [tuple(sorted(group)) for group in joined if group]
