"""Day, month and year as three short numbers: what their marks say, and what the rest of the column settles."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, plain, text_of, warned
from talja.core.intake.values.reckoning import DayOrder, Edge, Frame, exact, frame_for, full_year

Found: TypeAlias = re.Match[str]

THREE_NUMBERS = r"(?P<one>\d{1,2})(?P<mark>[-/. ])(?P<two>\d{1,2})(?P<stop> ?-|[/. ]) ?'?(?P<three>\d{4}|\d\d)"
_THREE_NUMBERS = re.compile(THREE_NUMBERS, re.ASCII)
_DMY, _MDY, _YMD = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST, DayOrder.YEAR_FIRST
_ORDERS = {  # by marks and length of the last number, the likeliest first
    ("--", 2): (_YMD, _DMY),
    ("//", 2): (_DMY, _YMD, _MDY),
}
_PLAIN_MARKS = frozenset({"/ ", "..", ". "})  # "1/8 2016" and "1.8.16" have one meaning in Sweden
_FAR = 10  # years from the list's day: a reading with a short year that lands further away is told


def settle_orders(cells: Iterable[Cell], *, on: date) -> dict[str, DayOrder]:
    """Return, for each pair of marks in a column, the order that all its unmistakable cells agree on."""
    frame = frame_for(Edge.FIRST, on=on)
    votes: dict[str, set[DayOrder]] = {}
    for text in {cell for cell in cells if isinstance(cell, str)}:
        found = _THREE_NUMBERS.fullmatch(plain(text_of(text)))
        possible = _possible(found, frame) if found else {}
        if found and len(possible) == 1:
            votes.setdefault(_marks(found), set()).update(possible)
    return {marks: orders.pop() for marks, orders in votes.items() if len(orders) == 1}


def in_some_order(found: Found, frame: Frame) -> Read[date]:
    """Return the day: silently when one order is possible, settled or the only usual one, else with a warning."""
    possible = _possible(found, frame)
    if not possible:
        return exact(frame, *next(_readings(found, frame))[1])
    settled = frame.orders.get(_marks(found))
    if settled in possible:
        return Read(possible[settled])
    value = next(iter(possible.values()))
    if len(set(possible.values())) == 1 or _marks(found) in _PLAIN_MARKS:
        near = len(found["three"]) == 4 or abs(value.year - frame.on.year) <= _FAR
        return Read(value) if near or frame.edge is Edge.BIRTH else _told(value)
    nearest = min(possible.values(), key=lambda day: abs(day - frame.on))
    return Read(value) if possible.get(_YMD) == value == nearest and _marks(found) == "--" else _told(value)


def _told(value: date) -> Read[date]:
    return warned(value, "day_ambiguous", value.isoformat())


def _possible(found: Found, frame: Frame) -> dict[DayOrder, date]:
    """Return the days that exist within reach, by order, the likeliest first."""
    read = {order: exact(frame, *parts).value for order, parts in _readings(found, frame)}
    days = {order: value for order, value in read.items() if value}
    if _marks(found) == "//" and len(found["three"]) == 2:
        return dict(sorted(days.items(), key=lambda item: abs(item[1] - frame.on)))
    return days


def _readings(found: Found, frame: Frame) -> Iterator[tuple[DayOrder, tuple[int, int, int]]]:
    """Yield year, month and day for each order that the marks allow."""
    one, two, three = found.group("one", "two", "three")
    for order in _ORDERS.get((_marks(found), len(three)), (_DMY, _MDY)):
        if order is _YMD:
            yield order, (full_year(frame, one), int(two), int(three))
        elif order is _DMY:
            yield order, (full_year(frame, three), int(two), int(one))
        else:
            yield order, (full_year(frame, three), int(one), int(two))


def _marks(found: Found) -> str:
    return found["mark"] + (found["stop"].strip() or " ")
