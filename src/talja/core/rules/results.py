"""What a calculation is, line by line, so that it can be stored whole, shown again and checked by hand."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from talja.core.rules.parameters import Certainty


class Answer(StrEnum):
    """The answer to a condition. Unknown is unknown: never a yes, never a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Net:
    """What has a cost before support, and support. None: not known, or not to be told."""

    __slots__ = ()
    cost: Decimal | None
    support: Decimal | None

    @property
    def net(self) -> Decimal | None:
        """What is left to pay; not known when either is not."""
        return None if self.cost is None or self.support is None else self.cost - self.support


@dataclass(frozen=True, slots=True)
class Term:
    """Something a step was made of: a parameter's value, a fact or an earlier step. None: not known."""

    name: str
    number: Decimal | None
    unit: str
    source: str = ""
    certainty: Certainty = Certainty.HIGH
    version: date | None = None  # from when the value applies
    is_ended: bool = False  # the figure was abolished


@dataclass(frozen=True, slots=True)
class Step:
    """One line: a code, what it is called, an amount per month, and what it was made of. None: not known."""

    code: str
    title: str
    amount: Decimal | None
    unit: str
    source: str
    certainty: Certainty
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """Days on which every whole month is alike, and how that month is worked out."""

    first_day: date
    last_day: date
    cost: tuple[Step, ...]
    support: tuple[Step, ...]

    @property
    def monthly_cost(self) -> Decimal | None:
        """What a whole month costs before support."""
        return self.cost[-1].amount if self.cost else Decimal(0)

    @property
    def monthly_support(self) -> Decimal | None:
        """What a whole month is supported with."""
        return self.support[-1].amount if self.support else Decimal(0)


@dataclass(frozen=True, slots=True)
class Month(Net):
    """A month, or the part of one that lies within the time.

    `share` is how much of a month's support it gives, `cost_share` how much of a month's cost: not the same where
    only whole months are supported, or every month that was started.
    """

    first_day: date
    last_day: date
    share: Decimal
    cost: Decimal | None
    support: Decimal | None
    cost_share: Decimal


@dataclass(frozen=True, slots=True)
class Checked:
    """A condition and its answer."""

    code: str
    title: str
    source: str
    certainty: Certainty
    answer: Answer
    missing: tuple[str, ...] = ()  # the facts that would settle it


@dataclass(frozen=True, slots=True)
class Extent:
    """How long the support can last for this person. None: no limit is known."""

    per_decision_months: Decimal | None
    total_months: Decimal | None
    left_months: Decimal | None
    last_day: date | None  # of support, when there is a limit
    is_known: bool = True  # False when the limit depends on something not known yet


@dataclass(frozen=True, slots=True)
class Monthly(Net):
    """What a whole month comes to as it is on one day: cost before support, and support. None: not known."""

    group: str
    cost: Decimal | None
    support: Decimal | None


@dataclass(frozen=True, slots=True)
class Calculation(Net):
    """One scheme for one situation."""

    scheme: str
    group: str  # the target group counted with; empty where the scheme has none or nobody fits
    possible_groups: tuple[str, ...]  # more than one: not settled yet, and the one with least support is counted
    conditions: tuple[Checked, ...]
    extent: Extent
    segments: tuple[Segment, ...]
    months: tuple[Month, ...]
    cost: Decimal | None
    support: Decimal | None
    missing: tuple[str, ...]  # facts and parameters that would make the amounts surer
    book_version: str
    currency: str = "SEK"

    @property
    def answer(self) -> Answer:
        """Whether the form can be had: no if any condition says no, unknown if any is unknown."""
        answers = {checked.answer for checked in self.conditions}
        return next((one for one in (Answer.NO, Answer.UNKNOWN) if one in answers), Answer.YES)
