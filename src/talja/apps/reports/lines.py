"""What the overview answers: every figure as the actor may see it, with the choice that lists its cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from talja.apps.placements.filters import PlacementFilter
from talja.core.kernel.period import Period
from talja.core.statistics.shares import BoundedShare, Interval
from talja.core.statistics.spells import Destination
from talja.core.statistics.stock import Series


@dataclass(frozen=True, slots=True)
class Figure:
    """A count; None = hidden to protect individuals. `cases` lists what it counts, for those who may see that."""

    count: int | None
    cases: PlacementFilter | None = None


@dataclass(frozen=True, slots=True)
class ShownShare:
    """A share with the unknown kept apart, as the actor may see it.

    `known` leaves the unknown out; `low` and `high` count them all as no and as yes. `exact` is the share itself for
    those who may see small numbers. `withheld` is the reason code when there are shares that are not shown.
    """

    yes: Figure
    no: Figure
    unknown: Figure
    total: Figure
    known: float | None
    low: float | None
    high: float | None
    exact: BoundedShare | None = None
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class LastingLine:
    """How it was so many months after the last day, of those to be asked about in the period.

    `share` counts those in work or studies as yes; its total is all that ended. `there` of them are where it led.
    """

    months: int
    share: ShownShare
    answered: int | None
    there: int | None


@dataclass(frozen=True, slots=True)
class GroupShare:
    """A group's share of the persons with a placement, beside its share of the reference population.

    Persons are counted once. `placements` and `unknown_placements` list the running placements of those in the group,
    and of those nobody knows about; one person can have several. `gap` is in shares: 0.05 is five percentage points.
    """

    persons: int | None
    unknown_persons: int | None
    known: float | None
    reference: float | None
    gap: float | None
    placements: Figure
    unknown_placements: Figure
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """One category of measures: running on the day, and what started and ended in the period. Counts placements."""

    category: str
    running: Figure
    persons: int | None
    started: Figure
    ended: Figure


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """How many placements are running under one measure."""

    code: str
    name: str
    category: str
    running: Figure


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """An administration's subsidised employments. No key = belongs to none, or a place that is protected."""

    key: UUID | None
    name: str
    running: Figure
    ended: Figure


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal or a reference population as it was set; only the numbers of its code are there."""

    code: str
    valid_from: date
    baseline: int | None
    target_count: int | None
    target_share: Decimal | None
    population: int | None
    women: int | None
    born_abroad: int | None
    source: str
    source_day: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the overview shows, true on the day `on` and for the flow of `period`.

    `is_exact`: small numbers are shown as they are. `is_replay`: as the register was known when the day `on` was over.
    `goals` are the ones in force, by code. Outcomes, what lasts, endings, groups and places are about subsidised
    employments; `kolada` is about all measures. `lasting` is 3, 6 and 12 months after, each about others. `series`
    months are placements; the last one is as of the period's last day.
    """

    on: date
    period: Period
    is_exact: bool
    is_replay: bool
    goals: Mapping[str, GoalLine]
    running: Figure
    persons: int | None
    started: Figure
    categories: tuple[CategoryLine, ...]
    measures: tuple[MeasureLine, ...]
    series: Series
    onward: ShownShare
    onward_since_start: Interval | None
    destinations: tuple[tuple[Destination, Figure], ...]
    lasting: tuple[LastingLine, ...]
    kolada: ShownShare
    kolada_codes: tuple[tuple[str, Figure], ...]
    women: GroupShare
    born_abroad: GroupShare
    endings: Mapping[str, Figure]
    places: tuple[PlaceLine, ...]
    gaps: tuple[tuple[str, Figure], ...]

    @property
    def above_baseline(self) -> int | None:
        """How many more are running than to begin with; None when either is unknown or hidden."""
        goal = self.goals.get("running_subsidised")
        if goal is None or goal.baseline is None or self.running.count is None:
            return None
        return self.running.count - goal.baseline
