"""For how long: what a decision may last, what all decisions may, and what remains for this person."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from talja.core.rules.day_counts import add_months
from talja.core.rules.facts import Situation
from talja.core.rules.results import Extent, Term
from talja.core.rules.scheme import Scheme

LookUp: TypeAlias = Callable[[str, date], Term]


def extent_of(scheme: Scheme, situation: Situation, group: str, look_up: LookUp) -> Extent:
    """Return how long the support can last, counted from the first day. Months used before count against the total.

    What a person has had (`months_used`) is taken as nothing when it is not told. A limit that depends on something
    not known (the target group, the length of the absence) leaves `is_known` False and the total as the limit.
    """
    on = situation.first_day
    total = _months(scheme.duration.total, on, look_up)
    is_bound = not scheme.duration.groups or group in scheme.duration.groups
    absence = _absence(scheme, on, look_up) if is_bound else None
    limits = [limit for limit in (total, absence) if limit is not None]
    used = situation.facts.get("months_used")
    left = min(limits) - (used if isinstance(used, Decimal) else 0) if limits else None
    named = [name for name in (scheme.duration.total, scheme.duration.no_longer_than if is_bound else "") if name]
    return Extent(
        per_decision_months=_months(scheme.duration.per_decision, on, look_up),
        total_months=min(limits) if limits else None,
        left_months=None if left is None else max(Decimal(0), left),
        last_day=None if left is None else _last_day(on, left),
        is_known=len(limits) == len(named) and bool(group or not scheme.groups),
    )


def _months(name: str, on: date, look_up: LookUp) -> Decimal | None:
    if not name:
        return None
    term = look_up(name, on)
    if term.is_ended or term.number is None:
        return None
    return term.number / 30 if term.unit == "days" else term.number


def _absence(scheme: Scheme, on: date, look_up: LookUp) -> Decimal | None:
    months = _months(scheme.duration.no_longer_than, on, look_up)
    if months is None or not scheme.duration.times:
        return months
    times = look_up(scheme.duration.times, on).number
    return None if times is None else months * times


def _last_day(first_day: date, months: Decimal) -> date:
    """Return the last day of so many months; a part of a month is counted in whole days of 30 to a month."""
    whole = int(max(Decimal(0), months))
    rest = int((max(Decimal(0), months) - whole) * 30)
    return add_months(first_day, whole) + timedelta(days=rest - 1)
