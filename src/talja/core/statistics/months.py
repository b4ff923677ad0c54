"""Calendar months as whole numbers (202511 is November 2025): quick to group by on every database engine."""

from calendar import monthrange
from datetime import date


def month_of(day: date) -> int:
    """Return the month of a day, as yyyymm."""
    return day.year * 100 + day.month


def months_from(first_month: int, count: int) -> tuple[int, ...]:
    """Return `count` months in a row from `first_month` (yyyymm)."""
    start = first_month // 100 * 12 + first_month % 100 - 1
    return tuple(index // 12 * 100 + index % 12 + 1 for index in range(start, start + count))


def months_until(last_month: int, count: int) -> tuple[int, ...]:
    """Return `count` months in a row that end with `last_month` (yyyymm)."""
    start = last_month // 100 * 12 + last_month % 100 - count
    return months_from(start // 12 * 100 + start % 12 + 1, count)


def first_day_of(month: int) -> date:
    """Return the first day of a month (yyyymm)."""
    return date(month // 100, month % 100, 1)


def last_day_of(month: int) -> date:
    """Return the last day of a month (yyyymm)."""
    year, number = divmod(month, 100)
    return date(year, number, monthrange(year, number)[1])
