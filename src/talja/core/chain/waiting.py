"""How long something waits, in working days: when to remind, and how long a decision took."""

from datetime import date, timedelta

from talja.core.kernel.workdays import is_working_day

_ONE = timedelta(days=1)


def working_days_before(day: date, count: int) -> date:
    """Return the working day that comes `count` working days before the day."""
    left = count
    while left > 0:
        day -= _ONE
        left -= is_working_day(day)
    return day


def working_days_between(first_day: date, last_day: date) -> int:
    """Return how many working days come after the first day, until and with the last. 0 when it is not later."""
    days = range(1, (last_day - first_day).days + 1)
    return sum(is_working_day(first_day + timedelta(days=number)) for number in days)
