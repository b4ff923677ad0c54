"""A scheme: one form of support, or of work without support, as it is read from its file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from talja.core.kernel.period import Period
from talja.core.rules.parameters import Certainty, Parameter


class Kind(StrEnum):
    """What the person is while it runs: employed with support, employed by the municipality alone, or neither."""

    EMPLOYMENT = "employment"
    MUNICIPAL = "municipal"
    PROGRAMME = "programme"
    NONE = "none"


class Las(StrEnum):
    """What the Employment Protection Act (1982:80) says of the scheme."""

    APPLIES = "applies"
    EXEMPT = "exempt"
    NOT_EMPLOYEE = "not_employee"
    OWN_AGREEMENT = "own_agreement"
    UNKNOWN = "unknown"


class DayCount(StrEnum):
    """How a part of a month becomes a share of one. Which of them are additive stands in day_counts.py."""

    CALENDAR_DAYS = "calendar_days"
    MONTHS_AND_DAYS = "months_and_days_30_4375"
    THIRTY_360 = "30_360"
    WHOLE_MONTHS = "whole_months"
    STARTED_MONTHS = "started_months"


class RoundingRule(StrEnum):
    """To which side a number is rounded."""

    NONE = "none"
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"


class RoundingPlace(StrEnum):
    """Where rounding happens: at each step, at each month's amount, or at the total alone."""

    STEP = "step"
    MONTH = "month"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How amounts are rounded. `to` is in the scheme's currency: 1 for whole kronor, 0.01 for öre."""

    rule: RoundingRule = RoundingRule.NONE
    to: Decimal = Decimal(1)
    place: RoundingPlace = RoundingPlace.MONTH


@dataclass(frozen=True, slots=True)
class Compare:
    """A fact held against a parameter (`than`, a number) or against what it may be (`among`)."""

    fact: str
    relation: str  # is, at_least, more_than, at_most, less_than
    than: str = ""  # a parameter's key, for numbers
    among: tuple[str, ...] = ()  # for choices and truths: "true", "false" or the choices


@dataclass(frozen=True, slots=True)
class All:
    """True when every part is."""

    parts: tuple["Test", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when some part is."""

    parts: tuple["Test", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when the part is false."""

    part: "Test"


Test: TypeAlias = Compare | All | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must be so for the support to be given, with its paragraph."""

    code: str
    title: str
    source: str
    test: Test
    certainty: Certainty = Certainty.HIGH
    in_force: Period = field(default_factory=lambda: Period(date.min))


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One line of a formula: which building block, and what its arguments are called (steps, parameters or facts)."""

    code: str
    title: str
    kind: str
    arguments: Mapping[str, str | tuple[str, ...]]
    source: str = ""  # beyond that of its parameters: the paragraph that says how they are put together


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that may be paid in a calendar year, or in all, whatever the months say."""

    at: str  # a parameter's key
    per: str  # year or total


@dataclass(frozen=True, slots=True)
class Duration:
    """For how long: parameters in months or days, and a fact that the time may not exceed. Empty = no limit is known.

    `times` is a parameter that the fact is multiplied by ("twice as long as the absence"). `groups`, when there are
    any, are the target groups whose time the fact limits.
    """

    per_decision: str = ""
    total: str = ""
    no_longer_than: str = ""  # a fact in months: "as long as the absence"
    times: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody must do, in the order of the file."""

    code: str
    title: str
    who: str  # manager, unit, agency, union, hr
    source: str
    certainty: Certainty = Certainty.HIGH


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence with its source: what the union must be asked, what the Employment Protection Act does."""

    text: str
    source: str
    certainty: Certainty = Certainty.HIGH


@dataclass(frozen=True, slots=True)
class Declared:
    """A fact that only this scheme asks for. `kind` is number, truth or choice."""

    code: str
    title: str
    kind: str
    unit: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Scheme:
    """One form, whole. Its `steps` give the support per month at the last line; `cost` what a month costs before it.

    Two schemes are equal only when they are the same object: what is made ready for counting is kept for each.
    """

    code: str
    title: str
    kind: Kind
    decided_by: str  # agency, municipality, social_services, state
    legal_basis: str
    in_force: tuple[Period, ...]  # the days on which it can begin
    las: Las
    las_remark: Remark
    union_remark: Remark
    day_count: DayCount
    rounding: Rounding
    parameters: Mapping[str, Parameter]
    groups: tuple[Condition, ...]
    conditions: tuple[Condition, ...]
    cost: tuple[Block, ...]
    steps: tuple[Block, ...]
    caps: tuple[Cap, ...]
    duration: Duration
    duties: tuple[Duty, ...]
    facts: Mapping[str, Declared]
    currency: str = "SEK"
    summary: str = ""
    needs_decided_level: bool = False
    file: str = ""
    in_force_certainty: Certainty = Certainty.HIGH  # of the days on which the form begins and ends

    @property
    def unit(self) -> str:
        """The unit of its amounts."""
        return f"{self.currency}/month"

    def can_begin(self, on: date) -> bool:
        """Whether the form exists for somebody who begins on the day."""
        return any(period.covers(on) for period in self.in_force)
