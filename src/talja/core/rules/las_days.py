"""The days that count as time of employment: each once, in order, and the first on which there are too many of them.

A day is an ordinal here (`date.toordinal`), so that days can be counted and compared without calendars.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from talja.core.kernel.period import Period
from talja.core.rules.day_counts import add_months

Stretch = tuple[int, int]  # first and last day, both included


def stretches(periods: Iterable[Period], *, until: int) -> tuple[Stretch, ...]:
    """Return the periods as stretches that neither overlap nor touch, in order. An open one lasts to `until`."""
    return joined(_ordinals(periods, until=until))


def joined(whole: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return the same days as stretches that neither overlap nor touch, in order."""
    found: list[Stretch] = []
    for first, last in sorted(whole):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def without(whole: Iterable[Stretch], taken: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Return the stretches less those of `taken`, which neither overlap nor touch and stand in order."""
    left: list[Stretch] = []
    for first, last in whole:
        begun = first
        for start, end in taken:
            if end < begun or start > last:
                continue
            if start > begun:
                left.append((begun, start - 1))
            begun = end + 1
        if begun <= last:
            left.append((begun, last))
    return tuple(left)


def between_in_months(periods: Sequence[Period], *, at_least: Decimal, until: int) -> Iterator[Period]:
    """Yield the time between employments in each calendar month that has so many of them (LAS 3 § second paragraph).

    Every period given is one employment, also where two overlap: whoever gives them sees to that.
    """
    bounds = sorted(_ordinals(periods, until=until))
    for year, month in sorted({key for first, _ in bounds for key in [_month(first)]}):
        opens, closes = date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
        within = [(max(first, opens), min(last, closes)) for first, last in bounds if first <= closes and last >= opens]
        if len(within) >= at_least:
            covered_to = within[0][1]
            for first, last in within[1:]:
                if first > covered_to + 1:
                    yield Period(date.fromordinal(covered_to + 1), date.fromordinal(first - 1))
                covered_to = max(covered_to, last)


def chains(periods: Iterable[Period], *, gap_months: int, until: int) -> tuple[Stretch, ...]:
    """Return the spans within which one employment followed another: begun within so many months of the last's end."""
    found: list[Stretch] = []
    for first, last in sorted(_ordinals(periods, until=until)):
        if found and date.fromordinal(first) <= add_months(date.fromordinal(found[-1][1]), gap_months):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def days_of(whole: Iterable[Stretch]) -> list[int]:
    """Return every day of the stretches, in order."""
    return [day for first, last in whole for day in range(first, last + 1)]


def first_beyond(days: Sequence[int], limit: int, *, begins: Callable[[int], int], from_day: int = 0) -> int | None:
    """Return the first day when more than `limit` of the days lie within the frame that ends with it.

    `begins` gives the frame's first day for the day that it ends with. Days before `from_day` cannot be the answer.
    """
    for index in range(max(limit, bisect_left(days, from_day)), len(days)):
        if days[index - limit] >= begins(days[index]):
            return days[index]
    return None


def within(whole: Iterable[Stretch], first_day: int, last_day: int) -> tuple[Stretch, ...]:
    """Return what lies between the two days, both included."""
    cut = ((max(first, first_day), min(last, last_day)) for first, last in whole)
    return tuple((first, last) for first, last in cut if first <= last)


def frame_of_years(years: int) -> Callable[[int], int]:
    """Return what gives the first day of the frame of so many years that ends with a day."""
    return lambda day: add_months(date.fromordinal(day), -12 * years).toordinal() + 1


def frame_of_chain(spans: Sequence[Stretch]) -> Callable[[int], int]:
    """Return what gives the first day of the chain that a day lies in. Every day asked about lies in one."""
    starts = [first for first, _ in spans]
    return lambda day: starts[bisect_right(starts, day) - 1]


def total(whole: Iterable[Stretch]) -> int:
    """Return how many days the stretches have."""
    return sum(last - first + 1 for first, last in whole)


def _ordinals(periods: Iterable[Period], *, until: int) -> Iterator[Stretch]:
    for period in periods:
        first = period.first_day.toordinal()
        last = until if period.last_day is None else period.last_day.toordinal()
        if first <= last:
            yield first, last


def _month(day: int) -> tuple[int, int]:
    found = date.fromordinal(day)
    return found.year, found.month
