"""How days become months of pay: each convention, and where the months of a time are cut.

Calendar days and 30/360 are additive: a time that is split keeps its sum. Months and days/30.4375, whole months and
started months are counted from the time's own first day, so that a split can change the sum; docs/reference says which.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from talja.core.rules.facts import whole_months
from talja.core.rules.scheme import DayCount

_AVERAGE_MONTH = Decimal("30.4375")  # 365.25 days / 12
ADDITIVE = frozenset({DayCount.CALENDAR_DAYS, DayCount.THIRTY_360})
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A month or a part of one, and how much of a month's pay it gives."""

    first_day: date
    last_day: date
    share: Decimal


def pieces(first_day: date, last_day: date, day_count: DayCount) -> Iterator[Piece]:
    """Yield the months of the days, both ends included. Calendar months, or months from the first day on."""
    by_calendar = day_count in ADDITIVE
    begun = first_day
    months = 0
    while begun <= last_day:
        months += 1
        next_first = _next_month(begun) if by_calendar else add_months(first_day, months)
        ended = min(last_day, next_first - timedelta(days=1))
        yield Piece(begun, ended, _share(begun, ended, is_whole=ended == next_first - timedelta(days=1), by=day_count))
        begun = next_first


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first_day: date, last_day: date) -> Decimal:
    """Return the length of the days, both ends included, in months and thirtieths; for showing, not for paying."""
    after = last_day + timedelta(days=1)
    whole = whole_months(first_day, after)
    return whole + Decimal((after - add_months(first_day, whole)).days) / 30


def _share(first_day: date, last_day: date, *, is_whole: bool, by: DayCount) -> Decimal:
    days = (last_day - first_day).days + 1
    in_month = monthrange(first_day.year, first_day.month)[1]
    match by:
        case DayCount.CALENDAR_DAYS:
            return Decimal(days) / in_month
        case DayCount.THIRTY_360:
            after = 31 if last_day.day == in_month else min(last_day.day, 30) + 1
            return Decimal(after - first_day.day) / 30
        case DayCount.MONTHS_AND_DAYS:
            return _ONE if is_whole else Decimal(days) / _AVERAGE_MONTH
        case DayCount.WHOLE_MONTHS:
            return _ONE if is_whole else Decimal(0)
        case DayCount.STARTED_MONTHS:
            return _ONE


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
