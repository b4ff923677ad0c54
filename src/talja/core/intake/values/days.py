"""A day in one cell: a date, a serial number of a spreadsheet, or whatever people write."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from talja.core.intake.record import Severity
from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, Remark, noted, nothing, plain, text_of, unread, warned
from talja.core.intake.values.day_shapes import SHAPES
from talja.core.intake.values.reckoning import Edge, Frame, exact, within

_SERIAL_ORIGIN = date(1899, 12, 30)  # day 0 of the 1900 system, good for every day from March 1900
_SERIALS = range(7_000, 73_000)  # 1919 to 2099
_OPEN = frozenset(
    {"tv", "t v", "t.v", "t.v.", "tv.", "tsv", "tills vidare", "tillsvidare", "till vidare", "tillsv", "tillsv."}
    | {"löpande", "fortlöpande", "pågår", "pågående", "öppet", "öppen", "inget slutdatum", "ej slutdatum", "ingen"}
    | {"ej klart", "tills vidare.", "tillsvidareanställd", "tills vidare anställd", "open"}
)
_SAYS = {
    Edge.FIRST: re.compile(r"(?:f\.? ?r?\.? ?o\.? ?m\.?|fr\.?|från)(?: och med)?(?:[ :]+|(?=\d))"),
    Edge.LAST: re.compile(r"(?:t\.? ?o\.? ?m\.?|till|until)(?: och med)?(?:[ :]+|(?=\d))"),
}
_ABOUT = re.compile(r"^(?:ca|c:a|cirka|omkring|runt|kring|prel|preliminärt|preliminär|trol|troligen|~)\.?[ :]*(?=\S)")
_ABOUT_AFTER = re.compile(r"[ (]*(?:\?+|\b(?:prel|preliminärt|preliminär|ca)\b\.?)\)?$")
_PART_OF_MONTH = re.compile(r"(?:i )?(?P<part>början|mitten|slutet) (?:av|på) (?P<month>.+)")
_WEEKDAY = re.compile(r"^(?:(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?)?\.?,? (?:den )?|den )")
_CLOCK = re.compile(r"[ t]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?z?$")
_DAY_INSIDE = re.compile(
    r"(?<![\d/.-])(?:\d{4}-\d\d?-\d\d?|\d{8}|\d{6}|\d\d-\d\d-\d\d"
    r"|\d\d?/\d\d?(?:/| ?-| )\d{2,4}|\d\d?\.\d\d?\.\d{2,4})(?![\d/-])",
    re.ASCII,
)
_HEDGES = re.compile(r"\b(?:ej|inte|inget|ev|eventuellt|före|innan|efter|tidigast|senast|nej)\b")
_ODD_MARKS = re.compile(r"[\s,_;:.-]+")
_LETTERS_FOR_DIGITS = str.maketrans({"o": "0", "l": "1", "i": "1"})


def read_day(cell: Cell, *, frame: Frame) -> Read[date]:
    """Return the day that the cell says, in the frame of its column. An open end is no day but a note."""
    if isinstance(cell, datetime):
        return within(frame, cell.date())
    if isinstance(cell, date):
        return within(frame, cell)
    if isinstance(cell, float) and not cell.is_integer():
        in_reach = _SERIALS.start <= cell < _SERIALS.stop
        return _serial(int(cell), frame) if in_reach else unread("day_unreadable")
    if cell is None or (isinstance(cell, str | int | float) and not isinstance(cell, bool)):
        return read_day_text(text_of(cell), frame=frame)
    return unread("day_unreadable")


def read_day_text(text: str, *, frame: Frame) -> Read[date]:
    """Return the day that a text says."""
    written = plain(text).strip(" .,;:'")
    if frame.edge is Edge.LAST and (written in _OPEN or set(plain(text)) == {"-"}):
        return noted(None, "open_end")
    bare, codes = _stripped(written, frame)
    read = nothing(text) or _shaped(bare, frame) or _in_words(bare, frame) or _mended(bare, frame)
    if read.value is None:
        return read
    return read.also(*(Remark(code, Severity.WARNING, read.value.isoformat()) for code in codes))


def _stripped(written: str, frame: Frame) -> tuple[str, list[str]]:
    """Return the text without the words around the day, and the codes of what those words tell."""
    codes: list[str] = []
    bare = _CLOCK.sub("", written)
    for _word in range(3):
        bare = _WEEKDAY.sub("", bare)
        for edge, says in _SAYS.items():
            if found := says.match(bare):
                bare = bare[found.end() :]
                codes += [] if edge is frame.edge else ["day_says_other_edge"]
        shorter = _ABOUT_AFTER.sub("", _ABOUT.sub("", bare))
        codes += [] if shorter == bare else ["day_approximate"]
        bare = shorter
    return bare.strip(" .,"), list(dict.fromkeys(codes))


def _shaped(bare: str, frame: Frame) -> Read[date] | None:
    if len(bare) == 5 and bare.isascii() and bare.isdigit():
        return _five_digits(bare, frame)
    for pattern, shape in SHAPES:
        if found := pattern.fullmatch(bare):
            return shape(found, frame)
    return None


def _serial(number: int, frame: Frame) -> Read[date]:
    """Return the day that a spreadsheet counts as this many days since the end of 1899."""
    read = within(frame, _SERIAL_ORIGIN + timedelta(number))
    return read if read.value is None else noted(read.value, "day_from_serial")


def _five_digits(digits: str, frame: Frame) -> Read[date]:
    """Read a serial number; or YYMMDD of 2000 to 2009 that lost its zero when a spreadsheet took it for a number."""
    serial = _serial(int(digits), frame)
    padded = exact(frame, int(f"200{digits[0]}"), int(digits[1:3]), int(digits[3:])).value
    if padded is None:
        return serial
    value = min(filter(None, (serial.value, padded)), key=lambda day: abs(day - frame.on))
    return warned(value, "day_ambiguous", value.isoformat())


def _in_words(bare: str, frame: Frame) -> Read[date] | None:
    """Read "slutet av aug 2016", and a day that stands among other words: "förlängd till 2017-07-31"."""
    if found := _PART_OF_MONTH.fullmatch(bare):
        edge = Edge.LAST if found["part"] == "slutet" else Edge.FIRST
        read = _shaped(found["month"], replace(frame, edge=edge)) or Read()
        value = read.value and (read.value.replace(day=15) if found["part"] == "mitten" else read.value)
        return warned(value, "day_approximate", value.isoformat()) if value else None
    inside = _DAY_INSIDE.search(bare)
    if not inside or any(letter.isdigit() for letter in bare[: inside.start()] + bare[inside.end() :]):
        return None
    read = _shaped(inside[0], frame) or Read()
    if read.value is None:
        return None
    if _HEDGES.search(bare):
        return unread("day_unreadable", read.value.isoformat())
    return read.also(Remark("day_extra_text", Severity.WARNING, read.value.isoformat()))


def _mended(bare: str, frame: Frame) -> Read[date]:
    """Read through odd marks with a warning; a letter for a digit is only suggested."""
    read = _shaped(_ODD_MARKS.sub("-", bare), frame)
    if read and read.value:
        return read.also(Remark("day_odd_form", Severity.WARNING, read.value.isoformat()))
    guess = _shaped(bare.translate(_LETTERS_FOR_DIGITS), frame)
    return unread("day_unreadable", guess.value.isoformat() if guess and guess.value else "")
