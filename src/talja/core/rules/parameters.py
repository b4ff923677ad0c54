"""A parameter: a figure of the law, or of an agreement, with every value it has had and where each stands."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Certainty(StrEnum):
    """How sure we are of a value: read in the statute, read elsewhere, or remembered. The screen says so."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class DatedBy(StrEnum):
    """Which day decides the version of a value: the month worked, the day of the decision, or the first day."""

    WAGE_MONTH = "wage_month"
    DECISION_DAY = "decision_day"
    START_DAY = "start_day"


Rows: TypeAlias = Mapping[str, "Decimal | Rows | None"]  # None: not found


@dataclass(frozen=True, slots=True)
class Value:
    """What a parameter is from a day on: one number, or a table of them by the parameter's dimensions.

    `number` and `rows` both None: the figure was abolished (`is_ended`), or nobody has found it (`not is_ended`).
    """

    first_day: date
    number: Decimal | None
    rows: Rows | None
    is_ended: bool
    source: str
    certainty: Certainty
    checked: date
    note: str = ""

    @property
    def is_unknown(self) -> bool:
        """Whether there is a figure but nobody has found it."""
        return self.number is None and self.rows is None and not self.is_ended


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """A dated figure. `by` names its dimensions: `group`, or facts whose rows begin at a lower limit.

    A number in the unit `percent` is stored as it is written in the source (31.42) and used as a share (0.3142).
    """

    key: str
    title: str
    unit: str
    dated_by: DatedBy
    values: tuple[Value, ...]  # by first day, each to the day before the next
    by: tuple[str, ...] = ()
    assumed: Mapping[str, Decimal] = field(default_factory=dict)  # a dimension's value while it is not known

    def at(self, on: date) -> Value | None:
        """Return the value in force on the day, or None before the first."""
        index = bisect_right(self.values, on, key=lambda value: value.first_day)
        return self.values[index - 1] if index else None

    @property
    def scale(self) -> Decimal:
        """What a stored number is multiplied by before it is used."""
        return Decimal("0.01") if self.unit == "percent" else Decimal(1)
