"""A plan: positions, each with a home, somebody it is for, and when it holds which tasks. The rest is left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """One time that a task is done: the day (0 is Monday) and the start in minutes from midnight."""

    day: int
    start: int
    task: str


@dataclass(frozen=True)
class Position:
    """Work for one person. `held` stands in the order of the week. The home is one of the workplaces of its tasks."""

    key: str
    home: str
    profile: str
    held: tuple[Held, ...]

    @cached_property
    def tasks(self) -> frozenset[str]:
        """The keys of its tasks."""
        return frozenset(held.task for held in self.held)

    @cached_property
    def by_day(self) -> Mapping[int, tuple[Held, ...]]:
        """What is held on each day that has something, in the order of the day."""
        days = sorted({held.day for held in self.held})
        return {day: tuple(sorted(held for held in self.held if held.day == day)) for day in days}


@dataclass(frozen=True)
class Plan:
    """Positions in the order of their keys."""

    positions: tuple[Position, ...] = ()

    @cached_property
    def holders(self) -> Mapping[str, Position]:
        """The position that holds each task, by the key of the task; the first of several."""
        return {task: position for position in reversed(self.positions) for task in position.tasks}

    def left(self, tasks: Iterable[str]) -> tuple[str, ...]:
        """Return those of the tasks that no position holds, in their order."""
        return tuple(task for task in tasks if task not in self.holders)


def plan_of(positions: Iterable[Position]) -> Plan:
    """Return the plan of the positions, in order: theirs, and that of what each holds."""
    tidy = (Position(it.key, it.home, it.profile, tuple(sorted(it.held))) for it in positions)
    return Plan(tuple(sorted(tidy, key=lambda position: position.key)))
