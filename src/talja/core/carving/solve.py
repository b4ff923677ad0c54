"""Searches for a better plan: `solve` is what the web and the command line call. It reads no clock."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from talja.core.carving.baseline import baseline
from talja.core.carving.bound import Bound, bound
from talja.core.carving.exact import Proved, exact, is_tiny
from talja.core.carving.judge import faults, faults_of_position, faults_of_whole
from talja.core.carving.objectives import Score, score
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan, Position, plan_of
from talja.core.carving.problem import Lock, Problem
from talja.core.carving.search.annealing import begin, run
from talja.core.carving.search.building import numbers_of
from talja.core.carving.search.loading import plan_in, state_of
from talja.core.carving.search.world import BEST_SO_FAR, PER_LACK, empty_state

VERSION: Final = f"1, numba {version('numba')}"
PROVING_ROUNDS: Final = 20  # from so many on, the best plan of a tiny problem is proved instead of searched for
EXACT: Final = "exact"
_SLICE: Final = 500  # steps between two questions whether to go on
_HOT: Final = 20.0  # what a step may lose, more or less, when a cycle begins; in minutes of work
_COLD: Final = 1.0  # and when it ends
_CYCLE: Final = 50.0  # rounds of the first cycle; each is twice as long as the one before
_ABSENT: Final = frozenset({"shape_missing", "lock_broken"})  # what a plan that is not finished lacks


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come. `total` is that of the best plan so far, in öre a week; `best` gives the plan."""

    round: int
    rounds: int
    total: int
    best: Callable[[], Plan]


@dataclass(frozen=True, slots=True)
class Result:
    """The best plan that was found, and how. `history` is the total after each round that bettered it."""

    plan: Plan
    score: Score
    seed: int
    rounds: int
    history: tuple[tuple[int, int], ...]
    bound: Bound | None = None
    version: str = VERSION


def _always(_progress: Progress) -> bool:
    return True


def solve(
    problem: Problem,
    params: Params,
    *,
    seed: int = 0,
    rounds: int = 200,
    start: Plan | None = None,
    going_on: Callable[[Progress], bool] = _always,
) -> Result:
    """Return the best plan found in so many rounds, or until `going_on`, which is asked many times a round, says no.

    The same seed and rounds give the same plan, and more rounds never a worse one. It is never worse than the start or,
    without one, than the greedy plan. It is faultless, but that a shape for which no decent position was found, and
    what is locked to it, is missing: `conflicts` tells why.
    """
    first = usable(problem, params, baseline(problem, params) if start is None else start)
    proved = _proved(problem, params, rounds)
    if proved and proved.is_best:
        total = score(problem, params, proved.plan)
        return Result(proved.plan, total, seed, 0, ((0, total.total),), Bound(max(proved.most, total.total), EXACT))
    search = _Search(problem, params, first, seed)
    done = 0
    history = [(0, search.total)]
    for done in range(1, rounds + 1):
        if not search.round(done, rounds, going_on):
            break
        if search.total > history[-1][1]:
            history.append((done, search.total))
    plan = search.plan
    return Result(plan, score(problem, params, plan), seed, done, tuple(history), bound(problem, params))


def _proved(problem: Problem, params: Params, rounds: int) -> Proved | None:
    """Return the best plan if the problem is so small, and the rounds so many, that it can be proved."""
    if rounds < PROVING_ROUNDS or not is_tiny(problem, params):
        return None
    proved = exact(problem, params)
    return None if proved is None or faults(problem, params, proved.plan) else proved


class _Search:
    """A search that can be gone on with, round after round."""

    def __init__(self, problem: Problem, params: Params, start: Plan, seed: int) -> None:
        self.problem, self.params, self.start = problem, params, start
        self.numbers = numbers_of(problem, params, [position.key for position in start.positions])
        self.state, self.desk = state_of(self.numbers, start, seed)
        positions, _, places = self.state.task.shape
        self.kept = empty_state(self.numbers.world, positions, places)
        self.best = empty_state(self.numbers.world, positions, places)
        self.units = len(self.numbers.world.unit_lock)
        begin(self.state, self.best, self.desk)
        run(self.numbers.world, self.state, self.kept, self.best, self.desk, 0, 1.0)  # no step: it is compiled now

    @property
    def total(self) -> int:
        """What the best plan is worth so far."""
        return score(self.problem, self.params, self.start).total if self._is_empty else round(self._found)

    @property
    def _found(self) -> float:
        return float(self.desk.tally[BEST_SO_FAR])

    @property
    def _is_empty(self) -> bool:
        return self._found < 0

    def round(self, number: int, rounds: int, going_on: Callable[[Progress], bool]) -> bool:
        """Take as many steps as there are units. False when told to stop."""
        world = self.numbers.world
        left = self.units
        while left > 0:
            if not going_on(Progress(number, rounds, self.total, lambda: self.plan)):
                return False
            steps = min(left, _SLICE)
            heat = float(world.weight[PER_LACK]) * heat_at(number - left / self.units)
            run(world, self.state, self.kept, self.best, self.desk, steps, heat)
            left -= steps
        return True

    @property
    def plan(self) -> Plan:
        """The best plan so far."""
        found = self.start if self._is_empty else plan_in(self.numbers, self.best)
        totals = [score(self.problem, self.params, plan).total for plan in (found, self.start)]
        is_finished = not faults(self.problem, self.params, self.start)
        return self.start if is_finished and totals[1] > totals[0] else found


def heat_at(rounds: float) -> float:
    """Return what a step may lose, more or less, after so many rounds, in minutes of work.

    It cools by cycles that do not depend on how long the search will last.
    """
    cycle = math.floor(math.log2(rounds / _CYCLE + 1))
    share = (rounds / _CYCLE + 1) / 2**cycle - 1
    return float(_HOT * (_COLD / _HOT) ** share)


def usable(problem: Problem, params: Params, plan: Plan) -> Plan:
    """Return the positions of the plan that can stand beside each other as they are: the plan itself if it is sound."""
    if not faults(problem, params, plan):
        return plan
    locks = {choice.task: choice.position for choice in problem.choices if isinstance(choice, Lock)}
    kept: list[Position] = []
    for position in plan.positions:
        is_elsewhere = any(locks.get(task, position.key) != position.key for task in position.tasks)
        if is_elsewhere or faults_of_position(problem, params, position):
            continue
        broken = {fault.code for fault in faults_of_whole(problem, params, plan_of([*kept, position]))}
        if broken <= _ABSENT and not _lacks_its_own(position, locks):
            kept.append(position)
    return plan_of(kept)


def _lacks_its_own(position: Position, locks: dict[str, str]) -> bool:
    return any(holder == position.key and task not in position.tasks for task, holder in locks.items())
