"""Positions as they are shown: frozen, and the same for everybody who may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from talja.apps.positions.enums import Occasion, State
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A position in a list. `extent` is whole percent of full time, `promised` the minutes a week it was to free.

    `freed` is what was measured last, None before that; `due` the day its next measuring can be done, if one is left.
    """

    key: str
    title: str
    workplace: str
    workplace_key: UUID
    state: State
    state_since: date
    paid_minutes: int
    extent: int
    promised: int
    freed: int | None
    due: date | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of a position. `starts` are a day from 0 (Monday) and minutes from midnight."""

    key: UUID
    title: str
    family: str
    occupation: str
    workplace: str
    workplace_key: UUID
    minutes: int
    starts: tuple[tuple[int, int], ...]
    weeks: int
    promised: int


@dataclass(frozen=True, slots=True)
class MeasuredLine:
    """What was told on an occasion, by task; the latest of each occasion."""

    occasion: Occasion
    day: date
    note: str
    by_task: Mapping[UUID, int]
    recorded_at: datetime

    @property
    def total(self) -> int:
        """The minutes a week that the position frees."""
        return sum(self.by_task.values())


@dataclass(frozen=True, slots=True)
class PositionPage:
    """A position whole, with what may be done now and why not."""

    line: PositionLine
    description: str
    development: str
    if_empty: str
    full_time_minutes: int
    demands: Mapping[str, int]
    carving_key: UUID | None
    filled_day: date | None
    closed_reason: str
    version: int
    tasks: tuple[TaskLine, ...]
    measured: tuple[MeasuredLine, ...]
    occasions: Mapping[Occasion, date]
    may_measure: Mapping[Occasion, Verdict]
    may_change: Verdict
    moves: Mapping[State, Verdict]
