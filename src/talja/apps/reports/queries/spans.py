"""Which days a figure is about. Protected numbers come by whole months, so that no two spans part by one person."""

from datetime import date, timedelta

from talja.core.chain.schedule import ended_for_check
from talja.core.kernel.period import Period
from talja.core.statistics.months import first_day_of, last_day_of, month_of, months_until

SHORTEST_SERIES = 13
LONGEST_SERIES = 240
_ONE_DAY = timedelta(days=1)


def last_year(on: date) -> Period:
    """Return the twelve months up to and including the day."""
    day = min(on.day, last_day_of((on.year - 1) * 100 + on.month).day)
    return Period(date(on.year - 1, on.month, day) + _ONE_DAY, on)


def within(period: Period, *, on: date) -> Period:
    """Return the period up to the day, at least that one day: what is to come is no flow yet."""
    last_day = min(period.last_day or on, on)
    return Period(min(period.first_day, last_day), last_day)


def whole_months(period: Period, *, on: date) -> Period:
    """Return the period from the first of its first month to the end of its last month that is over on the day."""
    last_day = month_end(min(period.last_day or on, on))
    return Period(first_day_of(month_of(min(period.first_day, last_day))), last_day)


def asked_about(period: Period, *, months: int) -> tuple[date, date]:
    """Return the first and the latest last day that lie so many months before a day of the period.

    In disorder when there is none: nobody's day to be asked six months later is the 31st of March.
    """
    first_day, last_day = period.first_day, period.last_day or period.first_day
    return ended_for_check(months, on=first_day - _ONE_DAY) + _ONE_DAY, ended_for_check(months, on=last_day)


def month_end(on: date) -> date:
    """Return the day if it ends its month, else the last day of the month before."""
    return on if on == last_day_of(month_of(on)) else on.replace(day=1) - _ONE_DAY


def months_of(period: Period) -> tuple[int, int]:
    """Return the first month (yyyymm) and the number of months to draw: the period's, but a year at least."""
    first, last = period.first_day, period.last_day or period.first_day
    wanted = (last.year - first.year) * 12 + last.month - first.month + 1
    months = min(max(wanted, SHORTEST_SERIES), LONGEST_SERIES)
    return months_until(month_of(last), months)[0], months
