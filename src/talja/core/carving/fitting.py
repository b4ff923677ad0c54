"""Fits one more task into a week, quickly: for the baseline, for what is edited by hand, and for what is explained.

It proposes; whether the position is decent then is the judge's to say. `test_fitting` holds the arithmetic of the two
together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from talja.core.carving.params import Params
from talja.core.carving.plan import Held
from talja.core.carving.problem import DAY_MINUTES, WEEK_MINUTES, Problem, Task, Window


class Block(NamedTuple):
    """One task on one day, in minutes from midnight."""

    start: int
    end: int
    site: str
    task: str


class Measure(NamedTuple):
    """A day's minutes. `excess` is how many its gaps, hours and stretches pass the rules by.

    `short` is how many minutes of tasks it lacks to be worth coming for by them alone.
    """

    excess: int
    short: int
    waste: int  # travel and waiting
    paid: int
    travel: int


class Fit(NamedTuple):
    """Where a task would be on one day, and what the day is then. The first fields are what makes one fit better."""

    excess: int
    short: int
    waste: int
    day: int
    start: int
    paid: int  # what it adds to the paid minutes of the day


NO_DAY = Measure(0, 0, 0, 0, 0)
Days = dict[int, list[Block]]
Starts = Callable[[Task, Window, Sequence[Block]], Iterable[int]]


class Fitter:
    """Measures days and finds times, for one problem and one set of rules."""

    def __init__(self, problem: Problem, params: Params) -> None:
        self.problem = problem
        self.params = params

    def days_of(self, held: Iterable[Held]) -> Days:
        """Return the blocks of each day, in the order of the day. What is held of unknown tasks is left out."""
        days: Days = {}
        for it in sorted(held):
            task = self.problem.task_by_key.get(it.task)
            if task:
                days.setdefault(it.day, []).append(Block(it.start, it.start + task.minutes, task.workplace, it.task))
        return days

    def journey(self, one: str, other: str) -> int | None:
        """Return the minutes between two sites, or None when it is further than the rules allow."""
        minutes = self.problem.minutes_between(one, other)
        return None if minutes is None or minutes > self.params.longest_journey else minutes

    def measure(self, blocks: Sequence[Block]) -> Measure | None:
        """Return the minutes of a day, or None when its tasks cannot be done after each other."""
        params = self.params
        first, end, site, _ = blocks[0]
        travel = waiting = excess = pause = 0
        pause_start = first
        for start, stop, at, _ in blocks[1:]:
            journey = 0 if at == site else self.journey(site, at)
            if journey is None or start - end < journey:
                return None
            free = start - end - journey
            if free >= params.least_break and free > pause:
                pause, pause_start = free, end
            travel += journey
            waiting += free
            excess += max(0, free - params.longest_gap)
            end, site = stop, at
        stretch = max(pause_start - first, end - pause_start - pause)
        paid = end - first - pause
        excess += max(0, stretch - params.longest_stretch) + max(0, paid - params.most_day)
        return Measure(
            excess, max(0, params.least_day - paid + travel + waiting - pause), travel + waiting - pause, paid, travel
        )

    def fit(self, task: Task, window: Window, blocks: Sequence[Block], starts: Iterable[int]) -> Fit | None:
        """Return the best of the starts on a day that holds the blocks, or None when none of them is possible."""
        starts = tuple(starts)
        if not starts:
            return None
        before = (self.measure(blocks) if blocks else NO_DAY) or NO_DAY
        fits = (self._fit_at(task, window.day, blocks, start, before) for start in starts)
        return min((fit for fit in fits if fit), default=None)

    def _fit_at(self, task: Task, day: int, blocks: Sequence[Block], start: int, before: Measure) -> Fit | None:
        block = Block(start, start + task.minutes, task.workplace, task.key)
        after = self.measure(sorted((*blocks, block)))
        if after is None:
            return None
        excess, short, waste = after.excess - before.excess, after.short - before.short, after.waste - before.waste
        return Fit(excess, short, waste, day, start, after.paid - before.paid)

    def fits(self, task: Task, days: Days, starts: Starts, only: Iterable[int] | None = None) -> list[Fit]:
        """Return the best fit of each day on which the task can be done at all, the best day first."""
        fits: list[Fit] = []
        for window in task.windows if only is None else (window for window in task.windows if window.day in only):
            blocks = days.get(window.day, [])
            fit = self.fit(task, window, blocks, starts(task, window, blocks))
            if fit:
                fits.append(fit)
        return sorted(fits)

    def all_starts(self, task: Task, window: Window, _blocks: Sequence[Block]) -> Iterable[int]:
        """Return every start on the grid within the window."""
        grid = self.params.grid
        return range(-(-window.earliest // grid) * grid, window.latest - task.minutes + 1, grid)

    def near_starts(self, task: Task, window: Window, blocks: Sequence[Block]) -> Iterable[int]:
        """Return the starts nearest to what is held, and those that leave a break; on a free day the first one."""
        grid, pause = self.params.grid, self.params.least_break
        starts: set[int] = set()
        for least, most in self._slots(task, blocks) if blocks else ((window.earliest, window.earliest + grid - 1),):
            first = -(-max(least, window.earliest) // grid) * grid
            last = min(most, window.latest - task.minutes) // grid * grid
            if first <= last:
                breaks = -(-(least + pause) // grid) * grid, (most - pause) // grid * grid
                starts.update((first, last, *(start for start in breaks if first < start < last)))
        return sorted(starts)

    def _slots(self, task: Task, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
        """Yield the least and the most start between what is held, and on each side of it without a split day."""
        reach, site = self.params.longest_gap, task.workplace
        before = None
        for block in blocks:
            most = block.start - (self.journey(site, block.site) or 0) - task.minutes
            least = before.end + (self.journey(before.site, site) or 0) if before else most - reach
            if least <= most:
                yield least, most
            before = block
        least = blocks[-1].end + (self.journey(blocks[-1].site, site) or 0)
        yield least, least + reach

    def rest_lacking(self, days: Mapping[int, Sequence[Block]]) -> int:
        """Return how many minutes of rest the week lacks, between its days and in its longest rest."""
        order = sorted(day for day, blocks in days.items() if blocks)
        starts = [day * DAY_MINUTES + days[day][0].start for day in order]
        ends = [day * DAY_MINUTES + max(block.end for block in days[day]) for day in order]
        following = [*starts[1:], *(start + WEEK_MINUTES for start in starts[:1])]
        rests = [start - end for start, end in zip(following, ends, strict=True)]
        lacking = sum(max(0, self.params.daily_rest - rest) for rest in rests)
        return lacking + max(0, self.params.weekly_rest - max(rests, default=WEEK_MINUTES))
