"""Extents as per cent of full time, from per cent, shares, hours and words; the column settles the scale."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from talja.core.intake.record import Severity
from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, Remark, nothing, plain, text_of, unread, warned

_FULL = Decimal(100)
_WEEKDAYS = 5
_MOST_HOURS = 48  # a number above this in a column is no number of hours per week
_CLEAN_STEP = 5  # 30 of 40 hours is 75 %: nobody asks. 37,5 of 40 is 93,75 %: perhaps full time is 37,5
_LEAST = 5  # per cent: below this the cell rather holds a share

_WORDS = {
    Decimal(100): ("heltid", "hel", "ht", "full", "fulltid", "full tid", "hel tid", "heltidsanställning"),
    Decimal(75): ("trekvart", "trekvartstid", "tre fjärdedelar", "tre fjärdedels", "¾"),
    Decimal(50): ("halvtid", "halv", "halv tid", "halvtidsanställning", "½"),
    Decimal(25): ("kvartstid", "kvart", "en fjärdedel", "fjärdedels", "¼"),
}
_BY_WORD = {word: extent for extent, words in _WORDS.items() for word in words}
_PART_TIME = frozenset(
    {"deltid", "dt", "del", "deltidsanställning", "varierar", "varierande", "timanställd", "vid behov"}
)

_NUMBER = r"(?P<number>\d{1,6}(?:[.,]\d+)?)"
_PLAIN = re.compile(_NUMBER)
_PER_CENT = re.compile(rf"{_NUMBER} ?(?:%|procent|proc\.?|pct)(?:-?ig|s)?")
_PER_WEEK = r"(?:[ /]*(?:per |i |/ ?)?(?:v\.?|veckan?|week))?"
_HOURS = re.compile(rf"{_NUMBER} ?(?:tim(?:mar)?|timme|h|t)\.?{_PER_WEEK}")
_HOURS_A_DAY = re.compile(rf"{_NUMBER} ?(?:tim(?:mar)?|h|t)\.?[ /]*(?:per |om )?(?:dag(?:en)?|d)")
_SHARE = re.compile(
    r"(?P<part>\d{1,2}(?:[.,]\d+)?) ?(?:/|av) ?(?P<whole>\d{1,2}(?:[.,]\d+)?)(?:-?(?:dels|del|tid|h| tim))?"
)
_ABOUT = re.compile(r"^(?:ca|c:a|cirka|omkring|runt|upp till|max|högst|minst|~)\.?[ :]*(?=\S)")
_ASIDE = re.compile(r" ?\([^)]*\)?$|(?:[ -]*tjänst(?:göring)?|[ -]*arbetstid| av heltid)$")


class Scale(StrEnum):
    """What bare numbers in a column mean."""

    PER_CENT = "per_cent"
    SHARE = "share"
    HOURS = "hours"


def settle_scale(cells: Iterable[Cell], *, heading: str = "") -> Scale | None:
    """Return what the bare numbers of a column mean, or None when the column does not tell."""
    numbers = {number for cell in cells if (number := _bare_number(cell))}
    words = plain(heading)
    if re.search(r"\btim|\bh/v|timmar", words) and all(number <= _MOST_HOURS for number in numbers):
        return Scale.HOURS
    if numbers and max(numbers) <= 1 and (min(numbers) < 1 or "grad" in words or "andel" in words):
        return Scale.SHARE
    if re.search(r"%|procent", words) or any(number > _MOST_HOURS for number in numbers):
        return Scale.PER_CENT
    return None


def read_extent(cell: Cell, *, full_time_hours: Decimal, scale: Scale | None = None) -> Read[Decimal]:
    """Return the extent in per cent of full time. `full_time_hours` is a full week, `scale` what the column says."""
    if isinstance(cell, date):
        return unread("extent_is_a_date", _from_date(cell))
    if isinstance(cell, bool) or not isinstance(cell, str | int | float | None):
        return unread("extent_unreadable")
    text = text_of(cell)
    blank: Read[Decimal] | None = nothing(text)
    return blank if blank is not None else _from_text(plain(text), full_time_hours, scale)


def written(extent: Decimal) -> str:
    """Return the extent as people write it: "75 %", "87,5 %"."""
    return f"{extent.normalize():f} %".replace(".", ",")


def _from_text(text: str, full_time_hours: Decimal, scale: Scale | None) -> Read[Decimal]:
    bare = _ASIDE.sub("", _ABOUT.sub("", text)).strip(" .,;")
    read = _in_words(bare) or _with_unit(bare, full_time_hours)
    if read is None and (found := _PLAIN.fullmatch(bare)):
        read = _bare(_decimal(found["number"]), full_time_hours, scale)
    if read is None:
        return unread("extent_unreadable")
    if read.value is not None and _ABOUT.match(text):
        return read.also(Remark("extent_approximate", Severity.WARNING, written(read.value)))
    return read


def _in_words(bare: str) -> Read[Decimal] | None:
    if bare in _BY_WORD:
        return Read(_BY_WORD[bare])
    return unread("extent_part_time") if bare in _PART_TIME else None


def _with_unit(bare: str, full_time_hours: Decimal) -> Read[Decimal] | None:
    if found := _PER_CENT.fullmatch(bare):
        return _per_cent(_decimal(found["number"]))
    if found := _HOURS.fullmatch(bare):
        return _hours(_decimal(found["number"]), full_time_hours)
    if found := _HOURS_A_DAY.fullmatch(bare):
        return _hours(_decimal(found["number"]) * _WEEKDAYS, full_time_hours, always_told=True)
    if (found := _SHARE.fullmatch(bare)) and (whole := _decimal(found["whole"])):
        return _within(_decimal(found["part"]) / whole * _FULL)
    return None


def _bare(number: Decimal, full_time_hours: Decimal, scale: Scale | None) -> Read[Decimal]:
    """Read a number without a unit, as the column says; where it says nothing, a warning tells what was taken."""
    if scale is Scale.HOURS and number > 1:
        return _hours(number, full_time_hours)
    if scale is Scale.SHARE and number <= 2:
        return _within(number * _FULL)
    if 0 < number <= 1:
        return _told(_within(number * _FULL), sure=number < 1 and scale is None)
    return _told(_per_cent(number), sure=scale is not None or number > _MOST_HOURS)


def _per_cent(number: Decimal) -> Read[Decimal]:
    if 0 < number <= 1:
        return _told(_within(number * _FULL), sure=False)
    return _told(_within(number), sure=number >= _LEAST or not number)


def _hours(number: Decimal, full_time_hours: Decimal, *, always_told: bool = False) -> Read[Decimal]:
    read = _within(number / full_time_hours * _FULL)
    if read.value is None:
        return read
    clean = read.value % _CLEAN_STEP == 0 and not always_told
    remark = Remark(
        "extent_from_hours", Severity.NOTE if clean else Severity.WARNING, "" if clean else written(read.value)
    )
    return read.also(remark)


def _within(extent: Decimal) -> Read[Decimal]:
    extent = round(extent, 2)
    if not 0 < extent <= _FULL:
        return unread("extent_over_full" if extent else "extent_zero")
    return Read(extent.normalize() + 0)


def _told(read: Read[Decimal], *, sure: bool) -> Read[Decimal]:
    if sure or read.value is None:
        return read
    return warned(read.value, "extent_scale_assumed", written(read.value))


def _from_date(cell: date) -> str:
    """Return what a spreadsheet has turned into a date: "3/4" became 4 March or 3 April."""
    part, whole = sorted((cell.day, cell.month))
    return written(round(_FULL * part / whole, 2)) if part < whole else ""


def _bare_number(cell: Cell) -> Decimal | None:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    found = _PLAIN.fullmatch(plain(text_of(cell)))
    return _decimal(found["number"]) if found else None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
