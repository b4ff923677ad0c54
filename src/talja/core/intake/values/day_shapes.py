"""The shapes that people give a day in text: a table of patterns and what each one means."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from talja.core.intake.record import Severity
from talja.core.intake.values.cells import Read, Remark, noted, unread, warned
from talja.core.intake.values.day_order import THREE_NUMBERS, in_some_order
from talja.core.intake.values.reckoning import Edge, Frame, assumed_year, exact, full_year, iso_week, whole_month

Found: TypeAlias = re.Match[str]
Shape: TypeAlias = Callable[[Found, Frame], Read[date]]

_MONTHS = ("jan", "feb", "mar", "apr", "ma[jy]", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "dec")
_MONTH_NAMES = (
    "jan(?:uari|uary)?|feb(?:r|ruari|ruary)?|mars?|march|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?|aug(?:usti|ust)?|"
    "sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NAME = rf"(?P<name>{_MONTH_NAMES})\.?"
_WEEK = r"(?:v|w|vecka|veckan|week)\.? ?-?"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)"
_ANY_YEAR = date(2001, 1, 1)
_AGO = 5  # years: further away than this, "31-12" is a day and a month rather than December 2031


def _year_month_day(found: Found, frame: Frame) -> Read[date]:
    year, month, day = (int(part) for part in found.groups())
    return exact(frame, year, month, day)


def _eight_digits(found: Found, frame: Frame) -> Read[date]:
    digits = found[0]
    read = exact(frame, int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if not read.failed:
        return read
    turned = exact(frame, int(digits[4:]), int(digits[2:4]), int(digits[:2]))  # 01082016
    return read if turned.value is None else warned(turned.value, "day_ambiguous", turned.value.isoformat())


def _six_digits(found: Found, frame: Frame) -> Read[date]:
    """Read YYMMDD, the Swedish six digits; only where no such day exists can YYYYMM be meant."""
    digits = found[0]
    read = exact(frame, full_year(frame, digits[:2]), int(digits[2:4]), int(digits[4:]))
    if read.failed and digits[:2] in {"19", "20"} and 1 <= int(digits[4:]) <= 12:
        return _month(frame, int(digits[:4]), int(digits[4:]))
    return read


def _year_and_month(found: Found, frame: Frame) -> Read[date]:
    return _month(frame, int(found["year"]), int(found["month"]))


def _two_numbers(found: Found, frame: Frame) -> Read[date]:
    """Read "1/8" and "1.8" as day and month; "16-08" can also be a year and a month."""
    first, second = int(found["first"]), int(found["second"])
    year = full_year(frame, found["first"])
    if found["mark"] == "-" and 1 <= second <= 12 and abs(year - frame.on.year) <= _AGO:
        return _month(frame, year, second, code="day_ambiguous")
    return _without_year(frame, second, first)


def _year_only(found: Found, frame: Frame) -> Read[date]:
    end = "12-31" if frame.edge is Edge.LAST else "01-01"
    return unread("day_incomplete", "" if frame.edge is Edge.BIRTH else f"{found[0]}-{end}")


def _month_name(found: Found, frame: Frame) -> Read[date]:
    month = next(n for n, name in enumerate(_MONTHS, 1) if re.match(name, found["name"]))
    day, written = found["day"], (found["year"] or "").removeprefix("'")
    if day and written:
        return exact(frame, full_year(frame, written), month, int(day))
    if day:
        return _without_year(frame, month, int(day))
    if written or frame.before:
        return _month(frame, full_year(frame, written) if written else assumed_year(frame, month, 15), month)
    return _month(frame, assumed_year(frame, month, 15), month, code="day_year_assumed")


def _week(found: Found, frame: Frame) -> Read[date]:
    week, written = int(found["week"]), (found["year"] or "").removeprefix("'")
    if frame.edge is Edge.BIRTH:
        return unread("day_incomplete")
    about = _ANY_YEAR + timedelta(min(week, 52) * 7 - 4)
    year = full_year(frame, written) if written else assumed_year(frame, about.month, about.day)
    read = iso_week(frame, year, week)
    if read.value is None or written or frame.before:
        return read if read.value is None else noted(read.value, "day_from_week")
    return warned(read.value, "day_year_assumed", read.value.isoformat())


def _term(found: Found, frame: Frame) -> Read[date]:
    """Say that a term has no one day, and suggest half a year."""
    autumn = found["term"].startswith("h")
    ends = {Edge.FIRST: ("01-01", "07-01"), Edge.LAST: ("06-30", "12-31")}.get(frame.edge)
    year = full_year(frame, found["year"].removeprefix("'"))
    return unread("day_from_term", f"{year}-{ends[autumn]}" if ends else "")


def _month(frame: Frame, year: int, month: int, *, code: str = "day_from_month") -> Read[date]:
    read = whole_month(frame, year, month)
    if read.value is None:
        return read
    if frame.edge is Edge.BIRTH:
        return unread("day_incomplete")
    return warned(read.value, code, read.value.isoformat())


def _without_year(frame: Frame, month: int, day: int) -> Read[date]:
    if frame.edge is Edge.BIRTH:
        return unread("day_incomplete")
    read = exact(frame, assumed_year(frame, month, day), month, day)
    if read.value is None or frame.before:  # both days in one cell share their year
        return read
    return read.also(Remark("day_year_assumed", Severity.WARNING, read.value.isoformat()))


_TABLE: tuple[tuple[str, Shape], ...] = (
    (r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", _year_month_day),
    (r"(\d{4})-(\d\d)(\d\d)", _year_month_day),
    (r"\d{8}", _eight_digits),
    (r"\d{6}", _six_digits),
    (THREE_NUMBERS, in_some_order),
    (r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})", _year_and_month),
    (r"(?P<month>\d{1,2})[-/. ](?P<year>\d{4})", _year_and_month),
    (r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})", _two_numbers),
    (r"(?:19|20)\d\d", _year_only),
    (rf"(?:(?P<day>\d{{1,2}})(?::?[ae]|\.)?)?[ .-]*{_NAME}[ .,-]*{_YEAR}?", _month_name),
    (rf"(?P<year>\d{{4}})[ -]*{_NAME}[ .-]*(?P<day>\d{{1,2}})?", _month_name),
    (rf"{_WEEK}(?P<week>\d{{1,2}})(?:[ ,/-]+{_YEAR})?", _week),
    (rf"(?P<year>\d{{4}})[ ,-]*{_WEEK}(?P<week>\d{{1,2}})", _week),
    (rf"(?P<term>ht|vt|höstterminen|vårterminen|hösten|våren)[ -]*{_YEAR}", _term),
)
SHAPES: tuple[tuple[re.Pattern[str], Shape], ...] = tuple((re.compile(text, re.ASCII), shape) for text, shape in _TABLE)
