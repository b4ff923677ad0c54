"""What no plan can be worth more than, by Lagrangian relaxation: any prices give a bound, good prices a tight one.

What is left out of the rules only makes the bound larger, never wrong: which tasks one position can hold, in what
order, with what travel and waiting. What is kept: each task is held once, by somebody who meets its demands, from a
home within reach; a home has room for so many positions, a profile so many people; a position has so many paid hours,
and at the busy hours of the week one pair of hands.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talja.core.carving.params import Params
from talja.core.carving.problem import Problem
from talja.core.carving.search.building import numbers_of
from talja.core.carving.search.world import (
    FIT_MOST,
    MINUTES,
    MOST,
    MOST_POSITIONS,
    MOST_SITES,
    PEOPLE,
    PER_PERSON,
    PER_POSITION,
    SITE,
    TIMES,
    WEEKLY,
    Floats,
    Ints,
    World,
)

HOURS_AND_PEAKS: Final = "hours_and_peaks"
_ROUNDS: Final = 200
_PEAKS: Final = 40
_PEAK_MINUTES: Final = 60
_STEP: Final = 30
_PATIENCE: Final = 8  # rounds without a better bound before the steps are halved


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
    if not len(world.unit_task) or not len(world.room):
        return Bound(0, HOURS_AND_PEAKS)
    least = _Relaxed(world).descend(_ROUNDS)
    return Bound(int(np.floor(least * (1 + 1e-9) + 1)), HOURS_AND_PEAKS)


class _Relaxed:
    """The problem with prices instead of limits. Rows are pairs of a task and a home from which it can be reached."""

    def __init__(self, world: World) -> None:
        tasks = np.sort(world.unit_task)
        near = world.way[world.task[tasks, SITE]] >= 0
        if world.rule[MOST_SITES] < 2:
            near = np.eye(len(world.room), dtype=bool)[world.task[tasks, SITE]]
        self.row, self.home = np.nonzero(near)
        self.first = np.searchsorted(self.row, np.arange(len(tasks)))
        self.minutes = world.task[tasks, WEEKLY].astype(np.float64)
        gain = world.worth[tasks, None] - self.minutes[:, None] * world.minute_cost[None, :]
        self.gain = np.where(world.meets[tasks], gain, -np.inf)
        self.parts = _parts(world, tasks)
        self.most = world.profile[:, MOST].astype(np.float64)
        self.people = np.minimum(world.profile[:, PEOPLE], len(tasks)).astype(np.float64)
        self.room = np.minimum(world.room, len(tasks)).astype(np.float64)
        self.positions = float(min(world.rule[MOST_POSITIONS], len(tasks)))
        self.each = world.weight[PER_POSITION] + max(0.0, world.weight[PER_PERSON]) * world.rule[FIT_MOST]

    def descend(self, rounds: int) -> float:
        """Return the least bound that so many changes of prices find."""
        homes, profiles = len(self.room), len(self.most)
        scale = max(1.0, float(np.max(self.gain.max(axis=1) / self.minutes)))
        hours = np.full((homes, profiles), scale / 4)
        peaks = np.zeros((homes, self.parts.shape[1]))
        places = np.zeros(profiles + 1)  # the last one: of positions in all
        least, pace, waited = np.inf, 1.0, 0
        for _ in range(rounds):
            value, *slopes = self._value(hours, peaks, places)
            waited = 0 if value < least * (1 - 1e-6) else waited + 1
            if value < least:
                least, kept = value, (hours, peaks, places)
            if waited > _PATIENCE:
                pace, waited = pace / 2, 0
                (hours, peaks, places), slopes = kept, list(self._value(*kept)[1:])
            norm = sum(float((slope**2).sum()) for slope in slopes)
            step = pace * 0.05 * value / norm if norm else 0.0
            hours, peaks, places = (
                np.maximum(0.0, price - step * slope)
                for price, slope in zip((hours, peaks, places), slopes, strict=True)
            )
        return least

    def _value(self, hours: Floats, peaks: Floats, places: Floats) -> tuple[float, Floats, Floats, Floats]:
        """Return the bound that the prices give, and how it would change with each of them."""
        busy = (self.parts @ peaks.T)[self.row, self.home]
        net = self.gain[self.row] - self.minutes[self.row, None] * hours[self.home] - busy[:, None]
        profile = net.argmax(axis=1)
        best = net[np.arange(len(net)), profile]
        top = np.maximum.reduceat(best, self.first)
        at = np.flatnonzero((best == top[self.row]) & (best > 0))
        _, once = np.unique(self.row[at], return_index=True)
        held = at[once]
        worth = self.each + hours * self.most + _PEAK_MINUTES * peaks.sum(axis=1)[:, None] - places[:-1] - places[-1]
        sort = worth.argmax(axis=1)
        rent = worth[np.arange(len(worth)), sort]
        made = np.where(rent > 0, self.room, 0.0)
        value = float(np.maximum(top, 0).sum() + (made * rent).sum() + places[:-1] @ self.people)
        value += float(places[-1]) * self.positions
        slope_hours = np.zeros_like(hours)
        slope_peaks = _PEAK_MINUTES * np.repeat(made[:, None], peaks.shape[1], axis=1)
        slope_hours[np.arange(len(made)), sort] = made * self.most[sort]
        np.subtract.at(slope_hours, (self.home[held], profile[held]), self.minutes[self.row[held]])
        np.subtract.at(slope_peaks, self.home[held], self.parts[self.row[held]])
        used = np.bincount(sort, weights=made, minlength=len(self.most))
        return value, slope_hours, slope_peaks, np.append(self.people - used, self.positions - made.sum())


def _parts(world: World, tasks: Ints) -> Floats:
    """Return how much of each of the busiest hours of the week each task takes, whenever it is done."""
    early, late, minutes = world.early[tasks], world.late[tasks], world.task[tasks, MINUTES]
    has_day = late >= early
    is_sure = has_day & (has_day.sum(axis=1) == world.task[tasks, TIMES])[:, None]
    columns = []
    for day in range(7):
        for start in range(0, 24 * 60, _STEP):
            overlaps = [
                np.minimum(begin + minutes, start + _PEAK_MINUTES) - np.maximum(begin, start)
                for begin in (early[:, day], late[:, day])
            ]
            columns.append(np.where(is_sure[:, day], np.maximum(0, np.minimum(*overlaps)), 0).astype(np.float64))
    busiest = sorted(range(len(columns)), key=lambda i: (-columns[i].sum(), i))[:_PEAKS]
    return np.stack([columns[i] for i in busiest], axis=1)
