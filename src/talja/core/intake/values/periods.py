"""Both days in one cell: "2016-08-01--2017-07-31", "1/8 – 31/12 2016", "fr.o.m. 160801 tv"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from talja.core.intake.record import Severity
from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, Remark, noted, nothing, plain, text_of, unread
from talja.core.intake.values.days import read_day, read_day_text
from talja.core.intake.values.reckoning import Frame

_CLEAR_SPLITS = re.compile(
    r" ?--+ ?| ?(?:->|→|>) ?| - | ?-$|^- ?"
    r"|,? (?:t\.? ?o\.? ?m\.?|till och med|till|to) ?| (?=tv\b|t\.v|tills|löpande|pågå)"
)
_LOOSE_SPLITS = re.compile(r" ?- ?|/(?=\d{4}-)|; ?|, ")
_WEEK = re.compile(r"(?P<word>(?:v|vecka|w)\.? ?)\d\d?\b")
_BARE_WEEK = re.compile(r"\d\d?(?:[ ,]+\d{4})?")
_BARE_DAY = re.compile(r"\d\d?")
_MONTH_OF_DAY = re.compile(r"\d\d?(?P<rest>(?:/\d|\.? ?[a-z]).*)")
_SAYS_UNTIL = re.compile(r"(?:t\.? ?o\.? ?m\.?|till|until|-)[ :\d]")
_SAYS_FROM = re.compile(r"f(?:r|om|\.)")


@dataclass(frozen=True, slots=True)
class Days:
    """The days that one cell tells; no last day is an open end."""

    first_day: date | None = None
    last_day: date | None = None


def read_period(cell: Cell, *, first: Frame, last: Frame) -> Read[Days]:
    """Return both days. One day alone is the first one, with a warning, unless words or marks say which it is."""
    if not isinstance(cell, str):
        return _alone(read_day(cell, frame=first))
    blank: Read[Days] | None = nothing(text_of(cell))
    if blank is not None:
        return blank
    text = plain(text_of(cell)).strip(" .,;")
    answers = list(_tries(text, first, last))
    advised = (read for read in answers if any(remark.suggestion for remark in read.remarks))
    best = answers[0] if _CLEAR_SPLITS.search(text) else next(advised, answers[0])
    return next((read for read in answers if not read.failed), best)


def _tries(text: str, first: Frame, last: Frame) -> Iterator[Read[Days]]:
    """Yield one reading per way to understand the text, the surest first."""
    loose = [_both(text, found, first, last) for found in _LOOSE_SPLITS.finditer(text)]
    yield from (_both(text, found, first, last) for found in _CLEAR_SPLITS.finditer(text))
    yield from loose if _WEEK.match(text) else ()
    if _SAYS_UNTIL.match(text):
        read = read_day_text(text, frame=last)
        yield Read(Days(None, read.value), read.remarks)
    elif _SAYS_FROM.match(text):
        read = read_day_text(text, frame=first)
        yield Read(Days(read.value), read.remarks)
    else:
        yield _alone(read_day_text(text, frame=first))
    yield from loose
    yield Read(Days(), read_day_text(text, frame=last).remarks)  # "tills vidare" and no more


def _alone(read: Read[date]) -> Read[Days]:
    if read.value is None:
        return Read(None, read.remarks)
    remark = Remark("period_one_day", Severity.WARNING, f"{read.value}--")
    return Read(Days(read.value), (*read.remarks, remark))


def _both(text: str, found: re.Match[str], first: Frame, last: Frame) -> Read[Days]:
    left, right = _completed(text[: found.start()], text[found.end() :])
    until = read_day_text(right, frame=last) if right else noted(None, "open_end")
    since: Read[date] = read_day_text(left, frame=replace(first, before=until.value)) if left else Read()
    if since.value and until.value and until.value < since.value:
        return unread("last_day_before_first_day")
    return Read(Days(since.value, until.value), _told_whole(since, until))


def _told_whole(since: Read[date], until: Read[date]) -> tuple[Remark, ...]:
    """Return the remarks of both days, with suggestions that mend the whole cell."""
    whole = f"{_mended(since)}--{_mended(until)}"
    remarks = (replace(remark, suggestion=remark.suggestion and whole) for remark in since.remarks + until.remarks)
    return tuple(dict.fromkeys(remarks))


def _mended(read: Read[date]) -> str:
    return str(read.value) if read.value else next((remark.suggestion for remark in read.remarks), "")


def _completed(left: str, right: str) -> tuple[str, str]:
    """Return both halves whole: "v 34 | 50" shares its word, "1 | 15/8 2016" its month and year."""
    week, month = _WEEK.match(left), _MONTH_OF_DAY.fullmatch(right)
    if week and _BARE_WEEK.fullmatch(right):
        return left, week["word"] + right
    if month and _BARE_DAY.fullmatch(left):
        return left + month["rest"], right
    return left, right
