"""A position as the judge sees it: its known tasks, its days and their shapes, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from talja.core.carving.days import DayShape, Gap, gaps, shape_of
from talja.core.carving.demands import merged
from talja.core.carving.params import Params
from talja.core.carving.plan import Held, Position
from talja.core.carving.problem import DAY_MINUTES, WEEK_MINUTES, Problem, Profile, Task


@dataclass(frozen=True)
class Week:
    """A position against the problem and the rules. What it holds of unknown tasks is not counted in anything."""

    problem: Problem
    params: Params
    position: Position

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """What it holds of known tasks, in the order of the week."""
        return tuple(sorted(held for held in self.position.held if held.task in self.problem.task_by_key))

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """Its known tasks, by key."""
        return {held.task: self.problem.task_by_key[held.task] for held in self.held}

    @cached_property
    def days(self) -> Mapping[int, tuple[Held, ...]]:
        """What it holds of known tasks on each day that has any, in the order of the day."""
        by_day: dict[int, list[Held]] = {}
        for held in self.held:
            by_day.setdefault(held.day, []).append(held)
        return {day: tuple(held) for day, held in by_day.items()}

    @cached_property
    def gaps(self) -> Mapping[int, tuple[Gap, ...]]:
        """What is between its tasks, by day."""
        return {day: gaps(self.problem, held) for day, held in self.days.items()}

    @cached_property
    def shapes(self) -> Mapping[int, DayShape]:
        """The shape of each day that has something."""
        return {day: shape_of(self.problem, self.params, held, self.gaps[day]) for day, held in self.days.items()}

    @cached_property
    def sites(self) -> frozenset[str]:
        """The workplaces of its tasks."""
        return frozenset(task.workplace for task in self.tasks.values())

    @cached_property
    def families(self) -> frozenset[str]:
        """The kinds of work of its tasks."""
        return frozenset(task.family for task in self.tasks.values())

    @cached_property
    def demands(self) -> Mapping[str, int]:
        """What one person must meet to hold all its tasks."""
        return merged(self.tasks.values())

    @cached_property
    def profile(self) -> Profile | None:
        """Who it is for; None when the problem does not know them."""
        return self.problem.profile_by_key.get(self.position.profile)

    @property
    def paid(self) -> int:
        """The paid minutes of the week."""
        return sum(shape.paid for shape in self.shapes.values())

    @property
    def task_minutes(self) -> int:
        """The minutes of the week in which a task is done."""
        return sum(shape.tasks for shape in self.shapes.values())

    @cached_property
    def least(self) -> int:
        """The least paid minutes of its week."""
        own = self.profile.least_week if self.profile else None
        return self.params.least_week if own is None else own

    @cached_property
    def most(self) -> int:
        """The most paid minutes of its week."""
        own = self.profile.most_week if self.profile else None
        return self.params.most_week if own is None else own

    @cached_property
    def rests(self) -> Mapping[int, int]:
        """The minutes from each end of a day to the next start, by day. The week is followed by one like it."""
        starts = [day * DAY_MINUTES + shape.first for day, shape in self.shapes.items()]
        following = [*starts[1:], *(start + WEEK_MINUTES for start in starts[:1])]
        return {
            day: start - day * DAY_MINUTES - shape.last
            for (day, shape), start in zip(self.shapes.items(), following, strict=True)
        }
