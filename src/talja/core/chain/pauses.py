"""Days in which somebody is not there though the placement goes on. Pure: periods in, periods out."""

from collections.abc import Iterable
from datetime import date, timedelta

from talja.core.kernel.period import Period

_A_DAY = timedelta(days=1)


def paused(pauses: Iterable[Period], *, from_day: date) -> tuple[Period, ...]:
    """Return the pauses with one that begins on the day and has no end yet; one that is open already goes on."""
    known = tuple(pauses)
    return known if any(one.last_day is None for one in known) else (*known, Period(from_day))


def resumed(pauses: Iterable[Period], *, on: date) -> tuple[Period, ...]:
    """Return the pauses with the open one ended the day before. One that never came to be is left out."""
    known = tuple(pauses)
    return tuple(
        one if one.last_day is not None else Period(one.first_day, on - _A_DAY)
        for one in known
        if one.last_day is not None or one.first_day < on
    )


def within(pauses: Iterable[Period], *, last_day: date | None) -> tuple[Period, ...]:
    """Return the pauses up to a last day: what is over has no pause any more."""
    if last_day is None:
        return tuple(pauses)
    begun = (one for one in pauses if one.first_day <= last_day)
    return tuple(Period(one.first_day, min(one.last_day or last_day, last_day)) for one in begun)
