"""What the operations are told: a line, what one of the staff answers, an occupation, a risk assessment."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from talja.core.inventory.lines import DAY_MINUTES, WEEKDAYS, YEAR_WEEKS


@dataclass(frozen=True, slots=True)
class LineInput:
    """A task as it is told. The fields mean what they do in `core.inventory.lines.TaskLine`; 0 minutes = not told."""

    title: str
    family: str
    per: str = "day"
    times: int = 1
    minutes: int = 0
    low: int = 0
    high: int = 0
    occupation: str = ""
    people_at_once: int = 1
    weeks: int = YEAR_WEEKS
    days: frozenset[int] = WEEKDAYS
    earliest: int = 0
    latest: int = DAY_MINUTES
    is_movable: bool = True
    place: str = ""
    company: str = "alone"
    demands: dict[str, int] = field(default_factory=dict)
    hand_over: str = "unknown"
    why_not: str = ""
    is_undone: bool = False
    feeling: int = 0
    library_key: str = ""


@dataclass(frozen=True, slots=True)
class AnswerInput:
    """What one of the staff says of one line. Empty = not said. Times are minutes from midnight."""

    does_it: bool
    minutes: int | None = None
    times: int | None = None
    per: str = ""
    days: frozenset[int] | None = None
    earliest: int | None = None
    latest: int | None = None
    hand_over: str = ""
    feeling: int | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class StaffInput:
    """An occupation at the workplace. None = nobody has told. `hour_value` is öre, `shortage` percent."""

    occupation: str
    title: str = ""
    full_time: Decimal | None = None
    full_week_minutes: int | None = None
    hour_value: int | None = None
    shortage: int | None = None


@dataclass(frozen=True, slots=True)
class RiskInput:
    """A risk assessment: what could go wrong, what is done about it, who took part, and which day."""

    text: str
    measures: str
    who: str
    day: date
