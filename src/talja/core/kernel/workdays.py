"""Working days in Sweden: what a promise of an answer is counted in, and how long something took.

Saturdays, Sundays, public holidays and the three eves that offices keep (Midsummer, Christmas, New Year) are no
working days. Hours are office hours, the same every working day.
"""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

import holidays

OPENS, CLOSES = time(8), time(16)
HOURS_A_DAY: Final = CLOSES.hour - OPENS.hour
ZONE: Final = ZoneInfo("Europe/Stockholm")
_ONE = timedelta(days=1)
_KEPT = ("public", "de_facto")


def is_working_day(day: date) -> bool:
    """Whether offices are open on the day."""
    return day.weekday() < 5 and day not in _free_days(day.year)


def add_working_days(day: date, count: int) -> date:
    """Return the working day that comes `count` working days after the day; 0 is the day, or the first one after it."""
    while not is_working_day(day):
        day += _ONE
    for _ in range(count):
        day = add_working_days(day + _ONE, 0)
    return day


def promised_day(at: datetime, count: int) -> date:
    """Return the last day of a promise of `count` working days that was given at the moment.

    What comes after office hours, or on a free day, counts from the next working day.
    """
    there = at.astimezone(ZONE)
    first_day = there.date() if there.time() < CLOSES else there.date() + _ONE
    return add_working_days(first_day, count)


def working_hours(from_at: datetime, to_at: datetime) -> float:
    """Return the office hours between two moments; 0 when the second is not after the first."""
    first, last = from_at.astimezone(ZONE), to_at.astimezone(ZONE)
    hours, day = 0.0, first.date()
    while day <= last.date():
        if is_working_day(day):
            begins = max(first, datetime.combine(day, OPENS, ZONE))
            ends = min(last, datetime.combine(day, CLOSES, ZONE))
            hours += max(0.0, (ends - begins).total_seconds() / 3600)
        day += _ONE
    return hours


def working_day_within(day: date, *, first_day: date, last_day: date) -> date:
    """Return the first working day from the day on; if the period is over before it, the last one before.

    In a period without a working day, the day itself, moved to the nearest day within the period.
    """
    wanted = min(max(day, first_day), last_day)
    after = wanted
    while after <= last_day:
        if is_working_day(after):
            return after
        after += _ONE
    before = wanted
    while before >= first_day:
        if is_working_day(before):
            return before
        before -= _ONE
    return wanted


@cache
def _free_days(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year, categories=_KEPT))
