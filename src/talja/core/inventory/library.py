"""The task library: typical tasks for each kind of workplace, as assumptions to be checked at the place.

Ours stands in data/library, one file for each kind. A municipality edits it, and shares its own: `task_files` reads,
`task_writing` writes, `library_merging` brings two together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from talja.core.inventory.demands import NO_DEMANDS
from talja.core.inventory.lines import (
    DAY_MINUTES,
    WEEKDAYS,
    YEAR_WEEKS,
    Company,
    Family,
    HandOver,
    Kind,
    Per,
    TaskLine,
    WhyNot,
)

_STEP = 5  # typical minutes are told in fives
_EASIEST_FIRST = (HandOver.YES, HandOver.PARTLY, HandOver.UNKNOWN, HandOver.NO)


@dataclass(frozen=True, slots=True)
class LibraryTask:
    """A typical task of a kind of workplace. The fields mean what they mean in `TaskLine`.

    `occupations` are the SSYK 2012 codes of those who usually do it, the most usual first. `reason` says in words why
    it stays where it is, or what part of it does; `caution` what to mind where it only looks simple. `checked` is the
    day somebody held it against a real workplace, None while it is our assumption.
    """

    kind: Kind
    key: str
    title: str
    family: Family
    occupations: tuple[str, ...]
    low: int
    high: int
    per: Per
    times: int
    hand_over: HandOver
    weeks: int = YEAR_WEEKS
    days: frozenset[int] = WEEKDAYS
    earliest: int = 0
    latest: int = DAY_MINUTES
    is_movable: bool = True
    people_at_once: int = 1
    place: str = ""
    company: Company = Company.ALONE
    demands: Mapping[str, int] = field(default_factory=lambda: NO_DEMANDS)
    why_not: WhyNot = WhyNot.NONE
    reason: str = ""
    caution: str = ""
    checked: date | None = None

    @property
    def id(self) -> str:
        """What the task is known by in every library: the kind of workplace and its key."""
        return f"{self.kind}/{self.key}"

    @property
    def minutes(self) -> int:
        """The typical minutes each time: the middle of the range, in whole fives where the range has room."""
        middle = (self.low + self.high + 1) // 2
        rounded = (middle + _STEP // 2) // _STEP * _STEP
        return rounded if self.low <= rounded <= self.high else middle


@dataclass(frozen=True)
class Library:
    """Tasks of one or more kinds of workplace, in the order of their files. Ids are unique."""

    tasks: tuple[LibraryTask, ...]

    @cached_property
    def by_id(self) -> Mapping[str, LibraryTask]:
        """The tasks by id."""
        return MappingProxyType({task.id: task for task in self.tasks})

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of workplace that it has tasks for."""
        found = {task.kind for task in self.tasks}
        return tuple(kind for kind in Kind if kind in found)

    def of_kind(self, kind: Kind) -> Iterator[LibraryTask]:
        """Yield the tasks of one kind of workplace."""
        return (task for task in self.tasks if task.kind is kind)


def suggest(kind: Kind, library: Library) -> tuple[LibraryTask, ...]:
    """Return the tasks of a kind of workplace: those that may be handed over first, those that stay last."""
    return _easiest_first(library.of_kind(kind))


def suggest_for(occupation: str, library: Library) -> tuple[LibraryTask, ...]:
    """Return the tasks that an occupation (SSYK 2012, four digits) usually does, of every kind of workplace."""
    return _easiest_first(task for task in library.tasks if occupation in task.occupations)


def line_of(task: LibraryTask, *, key: str) -> TaskLine:
    """Return the task as a line to begin with, in nobody's name: no votes until somebody at the place has answered."""
    return TaskLine(
        key=key,
        title=task.title,
        family=task.family,
        minutes=task.minutes,
        per=task.per,
        times=task.times,
        occupation=task.occupations[0] if task.occupations else "",
        low=task.low,
        high=task.high,
        people_at_once=task.people_at_once,
        weeks=task.weeks,
        days=task.days,
        earliest=task.earliest,
        latest=task.latest,
        is_movable=task.is_movable,
        place=task.place,
        company=task.company,
        demands=task.demands,
        hand_over=task.hand_over,
        why_not=task.why_not,
        votes=0,
    )


def _easiest_first(tasks: Iterator[LibraryTask]) -> tuple[LibraryTask, ...]:
    return tuple(sorted(tasks, key=lambda task: _EASIEST_FIRST.index(task.hand_over)))
