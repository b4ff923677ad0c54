"""What a whole month comes to, day by day, for one placement: the quick way to follow thousands of them in time.

The same formulas as a calculation's, without its steps, conditions and caps on years and totals. Parts of months are
counted in calendar days, whatever the form's own way: these are budgets, not claims.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from talja.apps.subsidies.lines import Difference
from talja.core.rules.changes import change_days
from talja.core.rules.conditions import Asker, limits_in
from talja.core.rules.durations import extent_of
from talja.core.rules.facts import Situation
from talja.core.rules.finding import Finder
from talja.core.rules.months import part
from talja.core.rules.plan import Plan, plan_of
from talja.core.rules.results import Calculation
from talja.core.rules.scheme import Scheme
from talja.core.rules.steps import amount_on

ONE_DAY = timedelta(days=1)
_ZERO, _ONE = Decimal(0), Decimal(1)
_ORE = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which every whole month comes to the same: cost before support, and support. None: not known."""

    first_day: date
    last_day: date
    cost: Decimal | None
    support: Decimal | None

    @property
    def amounts(self) -> tuple[Decimal | None, Decimal | None]:
        """What tells it from its neighbours."""
        return self.cost, self.support


@dataclass(frozen=True, slots=True)
class _Way:
    """One target group that may be meant, and the first day without support for it."""

    finder: Finder
    ended: date


@dataclass(slots=True)
class Known:
    """What has been found out of a situation. Rules that agree on something, or are the same, need not ask again."""

    finder: Finder
    _scheme: Scheme | None = None
    _ways: tuple[_Way, ...] = ()

    def ways(self, plan: Plan) -> tuple[_Way, ...]:
        """Return the ways in which a form can be meant, for the situation."""
        if self._scheme is None or not _has_same_ways(self._scheme, plan.scheme):
            self._ways = tuple(_ways(plan, self.finder))
        self._scheme = plan.scheme
        return self._ways


def stretches(
    scheme: Scheme, situation: Situation, *, first_day: date, last_day: date, known: Known | None = None
) -> tuple[Stretch, ...]:
    """Return the stretches of the days, both ends included. When the group is not settled, least support is counted.

    `known` is what has been found out of the situation, by the same rules or others, and is added to.
    """
    plan = plan_of(scheme)
    ways = (known or Known(Finder(situation, ""))).ways(plan)
    days = {first_day, *(way.ended for way in ways if first_day < way.ended <= last_day)}
    days.update(day for day in change_days(plan, situation, last_day=last_day) if day > first_day)
    return tuple(joined(_worked(plan, ways, sorted(days), last_day)))


def stored_stretches(calculation: Calculation) -> tuple[Stretch, ...]:
    """Return the stretches of a stored calculation, as it was worked out then."""
    return tuple(
        joined(
            Stretch(one.first_day, one.last_day, one.monthly_cost, one.monthly_support) for one in calculation.segments
        )
    )


def support_ends(scheme: Scheme, known: Known) -> date | None:
    """Return the last day on which the form can be had by the person, None when no limit is known."""
    ways = known.ways(plan_of(scheme))
    return max((way.ended - ONE_DAY for way in ways if way.ended < date.max), default=None)


def joined(parts: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches with neighbours joined that come to the same."""
    held: Stretch | None = None
    for one in parts:
        if held is not None and held.amounts == one.amounts:
            held = replace(held, last_day=one.last_day)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def cut(parts: Iterable[Stretch], days: Iterable[date]) -> Iterator[Stretch]:
    """Yield the stretches cut so that each of the days begins one, where there is a stretch on that day."""
    starts = sorted(set(days))
    for one in parts:
        begun = one.first_day
        for day in starts:
            if begun < day <= one.last_day:
                yield replace(one, first_day=begun, last_day=day - ONE_DAY)
                begun = day
        yield replace(one, first_day=begun)


def differences(old: Iterable[Stretch], new: Iterable[Stretch]) -> Iterator[Difference]:
    """Yield the days that both know of and that come to something else."""
    others = tuple(new)
    for one in old:
        for other in others:
            first_day, last_day = max(one.first_day, other.first_day), min(one.last_day, other.last_day)
            if first_day <= last_day and one.amounts != other.amounts:
                yield Difference(first_day, last_day, one.support, other.support, one.cost, other.cost)


def months_of(first_day: date, last_day: date) -> Iterator[tuple[date, Decimal]]:
    """Yield each calendar month's first day with how much of it the days are, both ends included."""
    begun = first_day
    while begun <= last_day:
        days = monthrange(begun.year, begun.month)[1]
        ended = min(begun.replace(day=days), last_day)
        whole = ended.day - begun.day + 1
        yield begun.replace(day=1), _ONE if whole == days else Decimal(whole) / days
        begun = ended + ONE_DAY


@lru_cache(maxsize=4096)
def months_in(first_day: date, last_day: date) -> Decimal:
    """Return how many months the days are, parts of months in calendar days."""
    return sum((share for _, share in months_of(first_day, last_day)), _ZERO)


def in_ore(amount: Decimal) -> Decimal:
    """Return an amount in whole öre."""
    return amount.quantize(_ORE)


@lru_cache(maxsize=1024)
def _has_same_ways(one: Scheme, other: Scheme) -> bool:
    """Whether two schemes have the same target groups and durations, by the same parameters."""
    duration = other.duration
    named = {duration.per_decision, duration.total, duration.no_longer_than, duration.times}
    named.update(name for group in other.groups for name in limits_in(group.test))
    is_alike = (one.groups, one.duration, one.facts) == (other.groups, duration, other.facts)
    return is_alike and all(one.parameters.get(name) is other.parameters.get(name) for name in named)


def _ways(plan: Plan, first: Finder) -> Iterator[_Way]:
    group, possible = Asker(plan.scheme, first.situation).group()
    for one in (group,) if group or not possible else possible:
        finder = replace(first, group=one)
        extent, _ = extent_of(plan, finder)
        yield _Way(finder, date.max if extent.last_day is None else extent.last_day + ONE_DAY)


def _worked(plan: Plan, ways: tuple[_Way, ...], days: list[date], last_day: date) -> Iterator[Stretch]:
    for first_day, next_first in zip(days, [*days[1:], last_day + ONE_DAY], strict=True):
        cost = part(amount_on(plan.cost, ways[0].finder, first_day), _ONE, plan.scheme)
        support = min((_support(plan, way, first_day) for way in ways), key=lambda one: one or _ZERO)
        yield Stretch(first_day, next_first - ONE_DAY, cost, support)


def _support(plan: Plan, way: _Way, on: date) -> Decimal | None:
    return _ZERO if on >= way.ended else part(amount_on(plan.support, way.finder, on), _ONE, plan.scheme)
