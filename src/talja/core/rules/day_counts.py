"""How days become months of pay: each convention, and where the months of a time are cut.

Calendar days and 30/360 are additive: a time that is split keeps its sum. Months and days/30.4375, whole months and
started months are counted from the time's own first day, so that a split can change the sum. What a month costs is
counted in the same way, but for whole and started months: a wage is paid for its days, whatever the support is paid
for, and is then counted as months and days/30.4375.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from talja.core.rules.facts import whole_months
from talja.core.rules.scheme import DayCount

_AVERAGE_MONTH = Decimal("30.4375")  # 365.25 days / 12
ADDITIVE = frozenset({DayCount.CALENDAR_DAYS, DayCount.THIRTY_360})
UNCUT = frozenset({DayCount.WHOLE_MONTHS, DayCount.STARTED_MONTHS})  # a month is one, whatever happens within it
_ONE = Decimal(1)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A month or a part of one: how much of a month's support it gives, and how much of a month's cost."""

    first_day: date
    last_day: date
    share: Decimal
    cost_share: Decimal


@lru_cache(maxsize=1024)
def pieces(first_day: date, last_day: date, day_count: DayCount, cuts: tuple[date, ...] = ()) -> tuple[Piece, ...]:
    """Return the months of the days, both ends included, cut before each of the days `cuts` too.

    They are calendar months where the convention is additive, else months from the first day on.
    """
    return tuple(_pieces(first_day, last_day, day_count, cuts))


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first_day: date, last_day: date) -> Decimal:
    """Return the length of the days, both ends included, in months and thirtieths; for showing, not for paying."""
    after = last_day + _ONE_DAY
    whole = whole_months(first_day, after)
    return whole + Decimal((after - add_months(first_day, whole)).days) / 30


def _pieces(first_day: date, last_day: date, day_count: DayCount, cuts: tuple[date, ...]) -> Iterator[Piece]:
    begun, months = first_day, 0
    while begun <= last_day:
        months += 1
        next_first = _next_month(begun) if day_count in ADDITIVE else add_months(first_day, months)
        ends = [cut - _ONE_DAY for cut in cuts if begun < cut < next_first and cut <= last_day]
        for ended in (*ends, min(last_day, next_first - _ONE_DAY)):
            is_whole = not ends and ended == next_first - _ONE_DAY
            share = _share(begun, ended, is_whole=is_whole, by=day_count)
            by_days = DayCount.MONTHS_AND_DAYS
            yield Piece(
                begun,
                ended,
                share,
                _share(begun, ended, is_whole=is_whole, by=by_days) if day_count in UNCUT else share,
            )
            begun = ended + _ONE_DAY


def _share(first_day: date, last_day: date, *, is_whole: bool, by: DayCount) -> Decimal:
    days = (last_day - first_day).days + 1
    in_month = monthrange(first_day.year, first_day.month)[1]
    match by:
        case DayCount.CALENDAR_DAYS:
            return _ONE if days == in_month else Decimal(days) / in_month
        case DayCount.THIRTY_360:
            after = 31 if last_day.day == in_month else min(last_day.day, 30) + 1
            return Decimal(after - first_day.day) / 30
        case DayCount.MONTHS_AND_DAYS:
            return _ONE if is_whole else Decimal(days) / _AVERAGE_MONTH
        case DayCount.WHOLE_MONTHS:
            return _ONE if is_whole else Decimal(0)
        case _:  # started months
            return _ONE


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
