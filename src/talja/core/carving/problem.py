"""What is to be carved: tasks that could be handed over, where, when, and what they demand.

Time is minutes from midnight, days are 0 (Monday) to 6 (Sunday), and one typical week stands for all. Money is whole
öre. A task is held whole, all its times of the week, by one position, or it is left where it is today. A line of an
inventory that nobody could hold whole (every day of the week, several at once) becomes several tasks with the same
`line`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

DAYS: Final = range(7)
DAY_MINUTES: Final = 24 * 60
WEEK_MINUTES: Final = 7 * DAY_MINUTES
YEAR_WEEKS: Final = 52


@dataclass(frozen=True, slots=True)
class Window:
    """When a task can be done on a day: not started before `earliest`, ended by `latest`, in minutes from midnight."""

    day: int
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Task:
    """Something that qualified staff do today: `times` days of the week, once on each, on days with a window.

    `weeks` is how many weeks of the year it occurs: its time is set aside every week, its value counts for those only.
    A task with a reason to stay (`stays`: a code) may never be handed over; it is here so that the answer can say why.
    """

    key: str
    workplace: str
    occupation: str  # who does it today
    family: str  # kind of work
    minutes: int  # each time
    windows: tuple[Window, ...]  # at most one a day
    times: int
    # Level by code; what is not named is not demanded.
    demands: Mapping[str, int] = field(default_factory=dict, hash=False)
    weeks: int = YEAR_WEEKS
    stays: str = ""
    title: str = ""
    line: str = ""  # the line of the inventory it comes from

    @property
    def weekly_minutes(self) -> int:
        """The minutes of a week in which it occurs."""
        return self.minutes * self.times


@dataclass(frozen=True, slots=True)
class Occupation:
    """Who does a task today, and what an hour of theirs is worth in öre. `shortage` is percent: 150 adds half."""

    key: str
    hour_value: int
    shortage: int = 100
    title: str = ""


@dataclass(frozen=True, slots=True)
class Workplace:
    """A place with tasks, and how many positions its supervisors have room for."""

    key: str
    room: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """Minutes between two workplaces, the same both ways. Places without a journey are too far apart."""

    one: str
    other: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of person who waits: what they can do, how many they are, and how much they can work in a week.

    `abilities` is the highest level by demand; what is not named is level 0. `people` is how many there are: no more
    positions of this kind, or any number when None. Hours stand in for those of the parameters where given. `hour_cost`
    is what an hour costs the employer after support, in öre; 0 when it is not known.
    """

    key: str
    abilities: Mapping[str, int] = field(default_factory=dict, hash=False)
    people: int | None = None
    least_week: int | None = None
    most_week: int | None = None
    hour_cost: int = 0
    title: str = ""

    def meets(self, demands: Mapping[str, int]) -> bool:
        """Tell whether one such person meets all the demands."""
        return all(self.abilities.get(code, 0) >= level for code, level in demands.items())


@dataclass(frozen=True, slots=True)
class Together:
    """What must stay together: all of the tasks in one position, or none of them in any."""

    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """What must be kept apart: no two of the tasks in the same position."""

    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """What the user has decided to leave where it is."""

    task: str


@dataclass(frozen=True, slots=True)
class Lock:
    """What the user has frozen: the task is held by the position of that key. With `starts` (day, minute) also then."""

    position: str
    task: str
    starts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Never:
    """What the user does not want: the task is not held by the position of that key."""

    position: str
    task: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What the user has decided of a position: its key, its home, and who it is for. It must be in the plan."""

    position: str
    home: str
    profile: str


Choice = Together | Apart | Keep | Lock | Never | Shape


@dataclass(frozen=True)
class Problem:
    """All that a plan must answer to but the rules of a decent position, which stand in the parameters.

    A position that a `Lock` names has a `Shape`. Keys are unique within their sort. `checking.faults_of_problem` tells
    what is not so.
    """

    tasks: tuple[Task, ...]
    occupations: tuple[Occupation, ...]
    workplaces: tuple[Workplace, ...]
    profiles: tuple[Profile, ...]
    journeys: tuple[Journey, ...] = ()
    choices: tuple[Choice, ...] = ()
    title: str = ""

    @cached_property
    def task_by_key(self) -> Mapping[str, Task]:
        """The tasks by key."""
        return {task.key: task for task in self.tasks}

    @cached_property
    def occupation_by_key(self) -> Mapping[str, Occupation]:
        """The occupations by key."""
        return {occupation.key: occupation for occupation in self.occupations}

    @cached_property
    def workplace_by_key(self) -> Mapping[str, Workplace]:
        """The workplaces by key."""
        return {workplace.key: workplace for workplace in self.workplaces}

    @cached_property
    def profile_by_key(self) -> Mapping[str, Profile]:
        """The profiles by key."""
        return {profile.key: profile for profile in self.profiles}

    @cached_property
    def _minutes(self) -> Mapping[tuple[str, str], int]:
        both = {(way.one, way.other): way.minutes for way in self.journeys}
        return both | {(other, one): minutes for (one, other), minutes in both.items()}

    def minutes_between(self, one: str, other: str) -> int | None:
        """Return the minutes from one workplace to another, 0 to itself, or None when it is too far."""
        return 0 if one == other else self._minutes.get((one, other))

    def value(self, task: Task) -> int:
        """Return what it is worth that the task is taken over, in öre a week, as a mean over the year."""
        occupation = self.occupation_by_key[task.occupation]
        parts = 60 * 100 * YEAR_WEEKS
        return task.weekly_minutes * task.weeks * occupation.hour_value * occupation.shortage // parts
