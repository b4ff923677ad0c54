"""Working days in Sweden: Monday to Friday, but for public holidays and the eves when offices are closed."""

from datetime import date, timedelta
from functools import cache
from typing import Final

_SATURDAY: Final = 5
_FIXED: Final = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))
_AFTER_EASTER: Final = (-2, 0, 1, 39, 49)  # Good Friday, Easter, Easter Monday, Ascension Day, Whit Sunday


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher's way of counting)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * golden + skipped + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    away = moon - weekday
    month = 3 + (away + 40) // 44
    return date(year, month, away + 28 - 31 * (month // 4))


@cache
def free_days(year: int) -> frozenset[date]:
    """Return the days of a year when nobody is at the office, whatever the weekday.

    Public holidays by lag (1989:253) om allmänna helgdagar, and Midsummer Eve, Christmas Eve and New Year's Eve.
    """
    easter = easter_sunday(year)
    moving = {easter + timedelta(days=days) for days in _AFTER_EASTER}
    return frozenset({date(year, month, day) for month, day in _FIXED} | moving | {_midsummer_eve(year)})


def is_workday(day: date) -> bool:
    """Whether offices are open on the day."""
    return day.weekday() < _SATURDAY and day not in free_days(day.year)


def workday_within(day: date, *, first_day: date, last_day: date) -> date:
    """Return the first working day from the day on; if the period is over before it, the last one before.

    In a period without a working day, the day itself, moved to the nearest day within the period.
    """
    wanted = min(max(day, first_day), last_day)
    after = wanted
    while after <= last_day:
        if is_workday(after):
            return after
        after += timedelta(days=1)
    before = wanted
    while before >= first_day:
        if is_workday(before):
            return before
        before -= timedelta(days=1)
    return wanted


def _midsummer_eve(year: int) -> date:
    """Return the Friday between the 19th and the 25th of June."""
    first = date(year, 6, 19)
    return first + timedelta(days=(4 - first.weekday()) % 7)
