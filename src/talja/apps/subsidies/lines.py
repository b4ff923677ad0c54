"""What the queries answer about support: made for the actor who asked, already masked. Money is kronor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from talja.apps.placements.lines import PlacementLine
from talja.core.kernel.verdict import Verdict
from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.parameters import Parameter
from talja.core.rules.results import Answer, Calculation, Net
from talja.core.rules.scheme import Scheme


@dataclass(frozen=True, slots=True)
class KnownSituation:
    """What the register knows of a placement, ready to be asked further.

    `scheme` is the form that the placement is under, empty when the rule book does not have it. `said_before` are the
    facts of the latest calculation that the register does not know by itself, such as the wage.
    """

    scheme: str
    situation: Situation
    said_before: Mapping[str, FactValue]
    group_before: str


@dataclass(frozen=True, slots=True)
class CalculationLine:
    """A stored calculation in a list. `is_counting`: the latest one, which sums rest on. None: not known."""

    key: str
    placement_key: str
    scheme: str
    scheme_title: str
    first_day: date
    last_day: date
    cost: Decimal | None
    support: Decimal | None
    net: Decimal | None
    answer: Answer
    book_version: str
    made_at: datetime
    made_by: str
    note: str = field(repr=False)
    is_counting: bool


@dataclass(frozen=True, slots=True)
class Reopened:
    """A stored calculation as it was, and beside it what the rules of today give for the same input.

    `today` is None when the form is no longer in the rule book. `differences` are the days on which a month's support
    or cost comes to something else.
    """

    line: CalculationLine
    placement: PlacementLine
    situation: Situation = field(repr=False)
    stored: Calculation
    today: Calculation | None
    differences: tuple["Difference", ...]

    @property
    def is_same(self) -> bool:
        """Whether today's rules give the same, day by day."""
        return self.today is not None and not self.differences


@dataclass(frozen=True, slots=True)
class Difference:
    """Days on which a whole month comes to something else: before and after, or estimated and decided."""

    first_day: date
    last_day: date
    old_support: Decimal | None
    new_support: Decimal | None
    old_cost: Decimal | None = None
    new_cost: Decimal | None = None

    @property
    def support(self) -> Decimal | None:
        """How much more support a month gives; None when either is not known."""
        return _more(self.new_support, self.old_support)

    @property
    def net(self) -> Decimal | None:
        """How much more a month leaves for the budget to pay; None when anything of it is not known."""
        cost, support = _more(self.new_cost, self.old_cost), self.support
        return None if cost is None or support is None else cost - support


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as it was decided, and Talja's own estimate beside it.

    `is_current`: not corrected or taken away since. `agrees` is None when there is nothing to hold it against.
    `differences` have the estimate as old and what was decided as new.
    """

    key: str
    reference: str
    first_day: date | None
    last_day: date | None
    level: Decimal | None
    ceiling: Decimal | None
    amount: Decimal | None
    recorded_at: datetime
    recorded_by: str
    is_current: bool
    is_removed: bool
    replaces: str
    estimated_level: Decimal | None
    estimated_last_day: date | None
    agrees: bool | None
    differences: tuple[Difference, ...]
    may_change: Verdict


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule of the municipality's own in a list. `is_unreadable`: approved, but Talja can use it no more."""

    key: str
    title: str
    kind: str
    state: str
    takes_effect_on: date
    proposed_at: datetime
    proposed_by: str
    decided_at: datetime | None
    decided_by: str
    reason: str
    is_unreadable: bool


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's own page: its line, its text, and what the actor may do."""

    line: RuleLine
    text: str
    may_approve: Verdict
    may_reject: Verdict
    may_withdraw: Verdict


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value of the rule book that a rule changes from a day on. No scheme: one that several forms share."""

    scheme: Scheme | None
    parameter: Parameter  # with the change
    before: Parameter
    first_day: date


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A placement that could not be counted, and why: no_calculation, scheme_unknown or amount_unknown."""

    placement: PlacementLine
    why: str


@dataclass(frozen=True, slots=True)
class PlaceSum(Net):
    """What an administration's cost centre gains or loses. Empty names: belongs to none, or a place that is protected.

    None: hidden to protect individuals. Then `cost_centre` is empty too: only administrations are told apart.
    """

    administration: str
    cost_centre: str
    placements: int | None
    support: Decimal | None
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class ImpactLine:
    """A placement that a change of rules touches: the first days with other amounts, and what it comes to in all.

    `support` and `cost` are how much more the change gives and costs from its day until `last_day`: the planned end,
    or so many months on.
    """

    placement: PlacementLine
    cost_centre: str
    scheme: str
    first: Difference
    last_day: date
    support: Decimal
    cost: Decimal

    @property
    def net(self) -> Decimal:
        """How much more it leaves for the budget to pay."""
        return self.cost - self.support


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change of rules does to running and planned placements, from `first_day` and `months` on.

    Those who may not open every case get sums by administration, rounded, with those of a few hidden, and no `lines`.
    `places` and `total` are the municipality's own budget: what others employ is in `lines` alone.
    """

    first_day: date
    months: int
    is_exact: bool
    touched: int | None
    untouched: int | None
    not_counted: int | None
    lines: tuple[ImpactLine, ...]
    places: tuple[PlaceSum, ...]
    total: PlaceSum
    uncounted: tuple[Uncounted, ...]


@dataclass(frozen=True, slots=True)
class ForecastMonth(Net):
    """A month of the budget: cost before support, support, and how many placements are in it. None: hidden."""

    first_day: date
    placements: int | None
    cost: Decimal | None
    support: Decimal | None


@dataclass(frozen=True, slots=True)
class ForecastPlace:
    """A cost centre month by month, with its sum. Without months for those who may not open the cases."""

    sum: PlaceSum
    months: tuple[ForecastMonth, ...]


@dataclass(frozen=True, slots=True)
class SupportEnd:
    """A support that ends within the time, and what a whole month costs the budget before and after.

    `is_decided`: the day is Arbetsförmedlingen's; else it is how long the form can last. `employed_to` is the
    employment's own last day, when one is known: net after is paid until then.
    """

    placement: PlacementLine
    cost_centre: str
    scheme: str
    last_day: date
    is_decided: bool
    net_before: Decimal
    net_after: Decimal
    employed_to: date | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the municipality's own employments cost month by month, from the month of the day `on`.

    `open_ended`: placements counted to the end of the time because nobody knows when they end. `expired`: those whose
    last decided day has passed, which are counted without support. Those who may not open every case get rounded sums:
    months for all together, and one sum for each administration; no `ends`.
    """

    on: date
    is_exact: bool
    months: tuple[ForecastMonth, ...]
    places: tuple[ForecastPlace, ...]
    ends: tuple[SupportEnd, ...]
    counted: int | None
    open_ended: int | None
    expired: int | None
    not_counted: int | None
    uncounted: tuple[Uncounted, ...]


def _more(new: Decimal | None, old: Decimal | None) -> Decimal | None:
    return None if new is None or old is None else new - old
