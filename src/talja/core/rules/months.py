"""Month by month: parts of months, rounding, and what may be paid in a year and in all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from talja.core.rules.day_counts import UNCUT, Piece, pieces
from talja.core.rules.plan import Plan
from talja.core.rules.results import Month, Segment
from talja.core.rules.rounding import rounded
from talja.core.rules.scheme import Cap, RoundingPlace, Scheme
from talja.core.rules.segments import Course

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Summed:
    """A course month by month, with what it comes to."""

    course: Course
    months: tuple[Month, ...]
    cost: Decimal | None
    support: Decimal | None
    missing: tuple[str, ...]


def sum_up(plan: Plan, course: Course) -> Summed:
    """Return the months of a course and their totals."""
    missing = dict.fromkeys(course.missing)
    months = tuple(_months(plan.scheme, course))
    for cap in plan.scheme.caps:
        months = tuple(_capped(months, cap, plan, course, missing))
    cost = _total((month.cost for month in months), plan.scheme)
    support = _total((month.support for month in months), plan.scheme)
    return Summed(course, months, cost, support, tuple(missing))


def part(amount: Decimal | None, share: Decimal, scheme: Scheme) -> Decimal | None:
    """Return a share of a month's amount, rounded where the scheme rounds months."""
    return None if amount is None else rounded(amount * share, scheme.rounding, at=RoundingPlace.MONTH)


def _months(scheme: Scheme, course: Course) -> Iterator[Month]:
    """Yield the months. They are cut where their amounts change, where the way of counting days cuts months at all."""
    segments = course.segments
    cuts = tuple(_amount_changes(segments))
    if scheme.day_count in UNCUT:
        cuts = tuple(day for day in cuts if day == course.ended)
    cut = pieces(segments[0].first_day, segments[-1].last_day, scheme.day_count, cuts)
    shares, counted = (_ZERO, _ZERO), None
    cost: Decimal | None = None
    support: Decimal | None = None
    for piece, segment in _within(cut, segments):
        if segment is not counted or shares != (piece.share, piece.cost_share):
            shares, counted = (piece.share, piece.cost_share), segment
            cost = part(segment.monthly_cost, piece.cost_share, scheme)
            support = part(segment.monthly_support, piece.share, scheme)
        yield Month(piece.first_day, piece.last_day, piece.share, cost, support, piece.cost_share)


def _within(cut: tuple[Piece, ...], segments: tuple[Segment, ...]) -> Iterator[tuple[Piece, Segment]]:
    """Yield each piece with the segment in which it begins."""
    following = iter(segments)
    segment = next(following)
    for piece in cut:
        while segment.last_day < piece.first_day:
            segment = next(following)
        yield piece, segment


def _amount_changes(segments: tuple[Segment, ...]) -> Iterator[date]:
    """Yield the first days of segments whose months come to something else than before."""
    for one, other in pairwise(segments):
        if (one.monthly_cost, one.monthly_support) != (other.monthly_cost, other.monthly_support):
            yield other.first_day


def _capped(
    months: tuple[Month, ...], cap: Cap, plan: Plan, course: Course, missing: dict[str, None]
) -> Iterator[Month]:
    """Yield the months with the support held within what may be paid in a calendar year, or in all."""
    left: dict[int, Decimal | None] = {}
    for month in months:
        at = course.finder.find(plan.singles[cap.at], month.first_day)
        if at.term.is_ended:
            yield month
            continue
        missing.update(dict.fromkeys(at.missing))
        bucket = month.first_day.year if cap.per == "year" else 0
        rest = left.get(bucket, at.term.number)
        support = None if rest is None or month.support is None else min(month.support, max(_ZERO, rest))
        left[bucket] = None if rest is None or support is None else rest - support
        yield replace(month, support=support)


def _total(amounts: Iterable[Decimal | None], scheme: Scheme) -> Decimal | None:
    total = _ZERO
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return rounded(total, scheme.rounding, at=RoundingPlace.TOTAL)
