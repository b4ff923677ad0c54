"""For how long: what a decision may last, what all decisions may, and what remains for this person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from talja.core.kernel.period import Period
from talja.core.rules.day_counts import add_months, months_between
from talja.core.rules.finding import Finder
from talja.core.rules.plan import Plan
from talja.core.rules.results import Extent

_ZERO = Decimal(0)
_DAYS_OF_MONTH = 30
_A_BIT_OF_A_DAY = Decimal("0.001")  # a third of a month is ten days, although 0.333… of 30 is a little less


def extent_of(plan: Plan, finder: Finder) -> tuple[Extent, tuple[str, ...]]:
    """Return how long the support can last, counted from the first day, and what would make that surer.

    Months used before count against the limit; they are taken as none, and missing, when they are not told. A limit
    that depends on something not known (the target group, the length of the absence) leaves `is_known` False, and
    the limits that are known count.
    """
    situation = finder.situation
    per_decision = _limit(plan, plan.scheme.duration.per_decision, finder)
    limits = (_limit(plan, plan.scheme.duration.total, finder), _absence(plan, finder))
    shortest = min((limit for limit in limits if limit.months is not None), key=_length, default=_Limit())
    missing = dict.fromkeys((*per_decision.missing, *limits[0].missing, *limits[1].missing))
    if shortest.months is not None and situation.months_used is None:
        missing["months_used"] = None
    left = None if shortest.months is None else max(_ZERO, shortest.months - (situation.months_used or _ZERO))
    extent = Extent(
        per_decision_months=per_decision.months,
        total_months=shortest.months,
        left_months=left,
        last_day=None if left is None else last_day_of(situation.first_day, left, in_days=shortest.in_days),
        is_known=not any(limit.missing or limit.is_open for limit in limits),
    )
    return extent, tuple(missing)


@dataclass(frozen=True, slots=True)
class _Limit:
    """A length in months, or none. One that the law gives in days is counted in days, 30 of them shown as a month."""

    months: Decimal | None = None
    in_days: bool = False
    missing: tuple[str, ...] = ()
    is_open: bool = False  # there is a limit, but how long it is depends on what is not known


def _length(limit: _Limit) -> Decimal:
    return limit.months or _ZERO


def _limit(plan: Plan, name: str, finder: Finder) -> _Limit:
    if not name:
        return _Limit()
    term, missing = finder.find(plan.singles[name], finder.situation.first_day)
    in_days = term.unit == "days"
    months = term.number / _DAYS_OF_MONTH if in_days and term.number is not None else term.number
    return _Limit(months, in_days, missing, is_open=months is None and not term.is_ended)


def _absence(plan: Plan, finder: Finder) -> _Limit:
    """Return the limit that a fact sets, times as much as the law says, for those groups that it holds for."""
    duration = plan.scheme.duration
    if duration.groups and finder.group not in duration.groups:
        return _Limit()
    limit, times = _limit(plan, duration.no_longer_than, finder), _limit(plan, duration.times, finder)
    if not duration.times or limit.months is None:
        return limit
    if times.months is None:
        return times
    return replace(limit, months=limit.months * times.months, missing=(*limit.missing, *times.missing))


def last_day_of(first_day: date, months: Decimal, *, in_days: bool = False) -> date:
    """Return the last day of so many months; a part of a month is counted in whole days of 30 to a month."""
    whole = 0 if in_days else int(months)
    rest = int(((months - whole) * _DAYS_OF_MONTH).quantize(_A_BIT_OF_A_DAY))
    return add_months(first_day, whole) + timedelta(days=rest - 1)


def months_used_in(periods: Iterable[Period], *, before: date) -> Decimal:
    """Return how many months earlier periods of a form come to before a day: the fact `months_used`.

    Each is counted in whole months from its own first day, and the rest in thirtieths. Days that stand in several
    periods are counted once.
    """
    used = _ZERO
    counted_to = date.min
    for period in sorted(periods, key=lambda one: one.first_day):
        first_day = max(period.first_day, counted_to)
        last_day = min(period.last_day or before, before - timedelta(days=1))
        if first_day <= last_day:
            used += months_between(first_day, last_day)
            counted_to = last_day + timedelta(days=1)
    return used
