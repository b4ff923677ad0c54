"""Whole days out of loose parts: which year, does the day exist, is it within reach."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from talja.core.intake.values.cells import Read, noted, unread

_YEARS_BACK = 50
_YEARS_AHEAD = 15
_OLDEST = 115
_END_OF_TIME = 2090  # payroll systems write 2099-12-31 or 9999-12-31 for "until further notice"


class Edge(StrEnum):
    """Which end of a period a column tells, or a birth date: settles what "aug 2016" means."""

    FIRST = "first"
    LAST = "last"
    BIRTH = "birth"


class DayOrder(StrEnum):
    """In which order day, month and year are written."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a day in a list: which end it is, the list's own day, what is within reach.

    `orders` tells what the column has settled for each pattern of separators ("//", "--"). `before` is the last day
    of the same period when the cell tells both: a first day without a year then lies within the year before it.
    """

    edge: Edge
    on: date
    earliest: date
    latest: date
    orders: Mapping[str, DayOrder] = field(default_factory=dict)
    before: date | None = None


def frame_for(edge: Edge, *, on: date, orders: Mapping[str, DayOrder] | None = None) -> Frame:
    """Return the frame of a column: days of placements within 50 years back and 15 ahead, births up to 115 years."""
    if edge is Edge.BIRTH:
        return Frame(edge, on, date(on.year - _OLDEST, 1, 1), on, orders or {})
    return Frame(edge, on, date(on.year - _YEARS_BACK, 1, 1), date(on.year + _YEARS_AHEAD, 12, 31), orders or {})


def exact(frame: Frame, year: int, month: int, day: int) -> Read[date]:
    """Return the day, or say that it does not exist or is out of reach, with the nearest that does and is."""
    try:
        value = date(year, month, day)
    except ValueError:
        return unread("day_does_not_exist", _nearest(frame, year, month, day))
    return within(frame, value)


def within(frame: Frame, value: date) -> Read[date]:
    """Return the day if it is within reach; the far future as a last day is an open end."""
    if frame.earliest <= value <= frame.latest:
        return Read(value)
    if frame.edge is Edge.LAST and value.year >= _END_OF_TIME and (value.month, value.day) == (12, 31):
        return noted(None, "open_end")
    return unread("day_out_of_range", _transposed(frame, value))


def full_year(frame: Frame, digits: str) -> int:
    """Return the year in four digits: two digits are the latest such year within reach."""
    if len(digits) > 2:
        return int(digits)
    latest = frame.latest.year
    return latest - (latest - int(digits)) % 100


def whole_month(frame: Frame, year: int, month: int) -> Read[date]:
    """Return the first day of the month, or the last when the column tells last days."""
    if not 1 <= month <= 12:
        return unread("day_does_not_exist")
    return exact(frame, year, month, _last_of_month(year, month) if frame.edge is Edge.LAST else 1)


def iso_week(frame: Frame, year: int, week: int) -> Read[date]:
    """Return the Monday of the ISO week, or its Sunday when the column tells last days."""
    weekday = 7 if frame.edge is Edge.LAST else 1
    try:
        return within(frame, date.fromisocalendar(year, week, weekday))
    except ValueError:
        nearest = date.fromisocalendar(year, 52, weekday).isoformat() if week == 53 else ""
        return unread("day_does_not_exist", nearest)


def assumed_year(frame: Frame, month: int, day: int) -> int:
    """Return the year that a day without one belongs to: nearest the list's day, or just before a known last day."""
    month, day = min(max(month, 1), 12), min(max(day, 1), 28)  # near enough to choose a year by
    if frame.before:
        return frame.before.year - ((month, day) > (frame.before.month, frame.before.day))
    years = (frame.on.year - 1, frame.on.year, frame.on.year + 1)
    return min(years, key=lambda year: abs(date(year, month, day) - frame.on))


def _nearest(frame: Frame, year: int, month: int, day: int) -> str:
    if day <= 12 < month <= 31:
        month, day = day, month  # 2016-13-01: day and month have changed places
    if not (1 <= month <= 12 and 1 <= day <= 31 and frame.earliest.year <= year <= frame.latest.year):
        return ""
    return date(year, month, min(day, _last_of_month(year, month))).isoformat()


def _transposed(frame: Frame, value: date) -> str:
    """Return the day with two neighbouring digits of the year changed over, if that brings it within reach."""
    digits = f"{value.year:04}"
    years = (int(digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]) for n in range(3))
    return next(filter(None, (_nearest(frame, year, value.month, value.day) for year in years)), "")


def _last_of_month(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
