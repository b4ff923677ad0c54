"""Possibilities as they are shown: frozen, and the same for everybody who may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from talja.apps.possibilities.enums import Outcome, Step, TouchKind, Who
from talja.core.inventory.ranking import Expected
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class PossibilityLine:
    """A possibility in a list. `within` is what the workplace belongs to, empty for a company that is its own place.

    `waiting` is how many questions nobody has answered, `late` how many of them should have been answered by now.
    """

    key: str
    title: str
    workplace: str
    workplace_key: UUID
    within: str
    employer_kind: str
    step: Step
    step_since: date
    owner: str
    is_own: bool
    next_step: str
    next_day: date | None
    stuck_on: str
    whose_move: Who
    waiting: int
    late: int


@dataclass(frozen=True, slots=True)
class Happening:
    """Something in the history: a touch (kind), or a step that was taken (origin and target). `who` is a name."""

    day: date
    recorded_at: datetime
    who: str
    text: str
    kind: TouchKind | None = None
    origin: Step | None = None
    target: Step | None = None


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A question to somebody else, and what they said. `is_late`: the deadline has been and nobody has answered."""

    key: str
    possibility_key: str
    title: str
    workplace: str
    who: Who
    to_name: str
    to_email: str
    question: str
    asked_day: date
    deadline: date
    is_late: bool
    outcome: Outcome | None
    answer: str
    answered_day: date | None
    may_answer: Verdict


@dataclass(frozen=True, slots=True)
class PossibilityPage:
    """A possibility whole, the latest of its history first, with what may be done now and why not."""

    line: PossibilityLine
    hope: str
    need: str
    reason: str
    version: int
    history: tuple[Happening, ...]
    asked: tuple[AskedLine, ...]
    may_change: Verdict
    may_take_over: Verdict
    moves: Mapping[Step, Verdict]
    need_reason: frozenset[Step]


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits for one: questions without an answer, and possibilities where it is their move anyway."""

    who: Who
    asked: tuple[AskedLine, ...]
    moves: tuple[PossibilityLine, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A step that was taken, in a list of what has happened."""

    key: str
    title: str
    workplace: str
    origin: Step
    target: Step
    day: date
    reason: str


class Band(StrEnum):
    """How many, for those who may not know exactly: a few are not told apart."""

    NONE = "none"
    FEW = "few"  # fewer than the least that may be shown
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Earlier:
    """Who has been at a workplace through the unit in the last three years. Protected persons are never counted.

    `count` is exact for those who may open the cases, else rounded, and None where the band is all that may be told.
    `onward` and `ended` are told where they may be: how many led to ordinary work or studies, of those that ended with
    a known destination. `occupations` are SSYK codes.
    """

    band: Band = Band.NONE
    count: int | None = None
    onward: int | None = None
    ended: int | None = None
    occupations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookLine:
    """A workplace to look at, with what is known of it. None = nobody knows.

    `possibility_key` is one that is under way there, empty = none. `asked_hands` is when they last asked us for hands,
    `notice_day` the last notice for lack of work, `is_short` that somebody finds their staff hard to recruit.
    """

    key: UUID
    name: str
    within: str
    employer_kind: str
    expected: Expected
    staff_as_of: date | None
    room: int | None
    notice_day: date | None
    earlier: Earlier
    asked_hands: date | None
    is_short: bool
    possibility_key: str
