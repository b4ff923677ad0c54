"""Work out one scheme for one situation: steps per month, months, totals, how long, and on which conditions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from talja.core.rules.conditions import Asker, existence
from talja.core.rules.day_counts import add_months
from talja.core.rules.durations import extent_of
from talja.core.rules.facts import Situation
from talja.core.rules.finding import Finder
from talja.core.rules.months import part, sum_up
from talja.core.rules.parameters import Certainty
from talja.core.rules.plan import Plan, plan_of
from talja.core.rules.results import Answer, Calculation, Checked, Extent, Monthly
from talja.core.rules.scheme import Scheme
from talja.core.rules.segments import Course, Kept, courses
from talja.core.rules.steps import amount_on

_ZERO, _ONE = Decimal(0), Decimal(1)
_ONE_DAY = timedelta(days=1)


def calculate(scheme: Scheme, situation: Situation, *, book_version: str = "", months: int = 24) -> Calculation:
    """Return the calculation over the situation's days, or over so many months when it has no last day.

    When the target group is not settled, the one that gives the least support is counted with, and all are named.
    Raises `ValueError` when the last day comes before the first.
    """
    return calculate_with({}, scheme, situation, book_version=book_version, months=months)


def calculate_with(kept: Kept, scheme: Scheme, situation: Situation, *, book_version: str, months: int) -> Calculation:
    """Return the calculation. `kept` holds what several schemes have in common for the situation, and is added to."""
    ends = situation.last_day or add_months(situation.first_day, months) - _ONE_DAY
    if ends < situation.first_day:
        raise ValueError(f"last day {ends} is before first day {situation.first_day}")
    plan, asker = plan_of(scheme), Asker(scheme, situation)
    group, possible = asker.group()
    different: dict[object, Course] = {}
    lengths: set[Decimal | None] = set()
    for course in courses(plan, situation, _candidates(group, possible), last_day=ends, kept=kept):
        different.setdefault(course.amounts, course)
        lengths.add(course.extent.left_months)
    chosen = min((sum_up(plan, course) for course in different.values()), key=lambda one: one.support or _ZERO)
    extent = chosen.course.extent
    if len(lengths) > 1:  # how long it lasts depends on a target group that is not settled
        extent = replace(extent, is_known=False)
    return Calculation(
        scheme=scheme.code,
        group=chosen.course.finder.group,
        possible_groups=possible,
        conditions=tuple(_conditions(asker, possible, extent)),
        extent=extent,
        segments=chosen.course.segments,
        months=chosen.months,
        cost=chosen.cost,
        support=chosen.support,
        missing=chosen.missing,
        book_version=book_version,
        currency=scheme.currency,
    )


def monthly(scheme: Scheme, situation: Situation, on: date) -> Monthly:
    """Return what a whole month comes to as it is on a day of the situation, before caps on years and totals.

    The quick way to ask what a change of rules does to many placements. After the support's last day it is nothing.
    When the target group is not settled, the one that gives the least support on the day is counted with.
    """
    plan = plan_of(scheme)
    group, possible = Asker(scheme, situation).group()
    finders = [Finder(situation, one) for one in _candidates(group, possible)]
    found: list[Monthly] = []
    for finder in finders:
        is_common = found and not plan.cost.uses_group
        cost = found[0].cost if is_common else part(amount_on(plan.cost, finder, on), _ONE, scheme)
        found.append(Monthly(finder.group, cost, _support_on(plan, finder, on)))
    return min(found, key=lambda one: one.support or _ZERO)


def months_left(scheme: Scheme, situation: Situation) -> Decimal | None:
    """Return how many months of the form remain for the person on the first day; None when no limit is known.

    When the target group is not settled, the one that leaves the least is counted with.
    """
    group, possible = Asker(scheme, situation).group()
    found = [extent_of(plan_of(scheme), Finder(situation, one))[0] for one in _candidates(group, possible)]
    return min((one.left_months for one in found if one.left_months is not None), default=None)


def _candidates(group: str, possible: tuple[str, ...]) -> tuple[str, ...]:
    return (group,) if group or not possible else possible


def _support_on(plan: Plan, finder: Finder, on: date) -> Decimal | None:
    extent, _ = extent_of(plan, finder)
    if extent.last_day is not None and on > extent.last_day:
        return _ZERO
    return part(amount_on(plan.support, finder, on), _ONE, plan.scheme)


def _conditions(asker: Asker, possible: tuple[str, ...], extent: Extent) -> Iterator[Checked]:
    """Yield the scheme's conditions, and those of every scheme: it exists then, it is meant for them, time is left."""
    scheme = asker.scheme
    yield existence(scheme, asker.situation)
    yield from asker.check_all()
    if scheme.groups:
        yield asker.check_group(possible)
    if extent.left_months is not None and extent.left_months <= 0:
        answer = Answer.NO if extent.is_known else Answer.UNKNOWN
        yield Checked("time_left", "", scheme.legal_basis, Certainty.HIGH, answer)
