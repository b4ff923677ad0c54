"""The days within a time on which a month's amounts may change, found from what the scheme's formulas are made of."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_CEILING, Decimal

from talja.core.rules.day_counts import add_months
from talja.core.rules.facts import Situation, birthday, full_years
from talja.core.rules.plan import Plan


def change_days(plan: Plan, situation: Situation, *, last_day: date) -> Iterator[date]:
    """Yield the days after the situation's first day, up to the last day, on which the amounts may change."""
    begins = situation.first_day
    yield from (day for day in plan.change_days if begins < day <= last_day)
    for fact, limits in plan.limits.items():
        days = _passed(fact, limits, situation, last_day) if _moves(fact, situation) else ()
        yield from (day for day in days if begins < day <= last_day)


def _moves(fact: str, situation: Situation) -> bool:
    """Whether the fact changes as time passes; one that is given outright stays as it is."""
    if fact.startswith("age"):
        return situation.birth_date is not None
    return fact not in situation.facts


def _passed(fact: str, limits: tuple[Decimal, ...] | None, situation: Situation, last_day: date) -> Iterator[date]:
    begins, born = situation.first_day, situation.birth_date or situation.first_day
    match fact:
        case "elapsed_months":
            most = (last_day.year - begins.year) * 12 + last_day.month - begins.month
            used = situation.months_used or Decimal(0)
            for count in _counts(limits, from_=used, most=most):
                yield add_months(begins, count)
        case "age":
            age = full_years(born, begins)
            for more in _counts(limits, from_=Decimal(age), most=last_day.year - begins.year + 1):
                yield birthday(born, age + more)
        case "age_at_year_start":
            age = full_years(born, date(begins.year, 1, 1))
            for more in _counts(limits, from_=Decimal(age), most=last_day.year - begins.year):
                yield date(begins.year + more, 1, 1)
        case _:
            for more in _counts(limits, from_=Decimal(begins.year), most=last_day.year - begins.year):
                yield date(begins.year + more, 1, 1)


def _counts(limits: tuple[Decimal, ...] | None, *, from_: Decimal, most: int) -> Iterator[int]:
    """Yield after how many steps a number that grows by one reaches each limit, or every step without limits."""
    if limits is None:
        yield from range(1, most + 1)
        return
    for limit in limits:
        count = int((limit - from_).to_integral_value(rounding=ROUND_CEILING))
        if 1 <= count <= most:
            yield count
