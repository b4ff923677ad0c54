"""A day of a position: when it begins and ends, what of it is paid, and where its break is. See `Params`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from talja.core.carving.params import Params
from talja.core.carving.plan import Held
from talja.core.carving.problem import Problem


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between two tasks of a day. `journey` is None when the sites are too far apart to travel between.

    `minutes` is negative when the tasks overlap.
    """

    start: int
    minutes: int
    journey: int | None
    before: str  # the keys of the tasks
    after: str

    @property
    def free(self) -> int:
        """The minutes that are not travel."""
        return max(0, self.minutes - (self.journey or 0))


@dataclass(frozen=True, slots=True)
class DayShape:
    """A day in minutes. `first` start and `last` end from midnight; `tasks` is the time in which a task is done.

    `break_start` is None, and `break_minutes` 0, on a day without a break.
    """

    first: int
    last: int
    paid: int
    travel: int
    waiting: int
    break_start: int | None
    break_minutes: int
    tasks: int

    @property
    def longest_stretch(self) -> int:
        """The longest time without a break."""
        if self.break_start is None:
            return self.last - self.first
        return max(self.break_start - self.first, self.last - self.break_start - self.break_minutes)


def gaps(problem: Problem, held: Iterable[Held]) -> tuple[Gap, ...]:
    """Return what is between the tasks of one day. All of them are known tasks, in the order of the day."""
    return tuple(_gap(problem, before, after) for before, after in pairwise(held))


def _gap(problem: Problem, before: Held, after: Held) -> Gap:
    task, following = problem.task_by_key[before.task], problem.task_by_key[after.task]
    journey = problem.minutes_between(task.workplace, following.workplace)
    end = before.start + task.minutes
    return Gap(end, after.start - end, journey, before.task, after.task)


def day_shape(problem: Problem, params: Params, held: Sequence[Held]) -> DayShape:
    """Return the shape of a day that holds something. All of it are known tasks, in the order of the day."""
    return shape_of(problem, params, held, gaps(problem, held))


def shape_of(problem: Problem, params: Params, held: Sequence[Held], between: Sequence[Gap]) -> DayShape:
    """Return the shape of a day whose gaps are known."""
    first = held[0].start
    last = max(it.start + problem.task_by_key[it.task].minutes for it in held)
    pause = max((gap for gap in between if gap.free >= params.least_break), key=lambda gap: gap.free, default=None)
    break_minutes = pause.free if pause else 0
    return DayShape(
        first=first,
        last=last,
        paid=last - first - break_minutes,
        travel=sum(gap.journey or 0 for gap in between),
        waiting=sum(gap.free for gap in between) - break_minutes,
        break_start=pause.start if pause else None,
        break_minutes=break_minutes,
        tasks=sum(problem.task_by_key[it.task].minutes for it in held),
    )
