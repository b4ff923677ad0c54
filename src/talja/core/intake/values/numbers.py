"""Personal numbers, local numbers and organisation numbers, in every form that lists and spreadsheets give them."""

import re
from dataclasses import dataclass
from datetime import date

from talja.core.intake.record import Severity
from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, Remark, nothing, plain, text_of, unread, warned
from talja.core.intake.values.days import read_day_text
from talja.core.intake.values.reckoning import Edge, frame_for
from talja.core.kernel.personal_number import InvalidNumber, check_digit, parse

_BIRTH_DATE = re.compile(r"(?P<birth>(?:18|19|20)?\d{6}|\d{4}-\d\d-\d\d|\d\d-\d\d-\d\d)", re.ASCII)
_NO_SERIAL = re.compile(r"(?P<birth>(?:18|19|20)?\d{6})[-+ ]*(?:[x*?_.#-]{1,5}|n{4}|0000|tf|saknas)", re.ASCII)
_RESERVE = re.compile(r"(?P<birth>(?:18|19|20)?\d{6})[-+ ]?[a-z0-9]{2,4}", re.ASCII)
_SHORT_SERIAL = re.compile(r"(?P<birth>(?:18|19|20)?\d{6})[-+ ]?\d{1,3}", re.ASCII)
_INSIDE = re.compile(r"(?<!\d)(?:18|19|20)?\d{6} ?[-+]? ?\d{4}(?!\d)", re.ASCII)
_LOCAL = re.compile(r"[a-zåäö]{1,6}[-_ /]?\d{1,8}(?:[-_/]\d{1,6})?|\d{1,5}|\d{2,4}[-/]\d{1,5}", re.ASCII)
_PARTIAL = (
    (_BIRTH_DATE, "number_birth_date_only", Severity.WARNING),
    (_NO_SERIAL, "number_without_serial", Severity.WARNING),
    (_SHORT_SERIAL, "number_incomplete", Severity.ERROR),
    (_RESERVE, "number_reserve", Severity.ERROR),
)
_GAPS = re.compile(r"(?<=[\d-]) (?=[\d-])")
_WITHOUT_ZEROS = range(7, 10)  # born 2000 to 2009, up to three zeros first
_LOCAL_LENGTH = 20
_ORG_NUMBER = re.compile(r"(?:16)?(\d{6})-?(\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a cell with a number tells: twelve digits, or only a birth date, or a number of the municipality's own."""

    number: str = ""
    birth_date: date | None = None
    local_number: str = ""


def read_number(cell: Cell, *, on: date) -> Read[Identity]:
    """Return the personal number, or what can be saved of it, with what is wrong. `on` settles the century."""
    if isinstance(cell, bool) or (isinstance(cell, float) and not cell.is_integer()):
        return unread("number_shape")
    text = text_of(cell)
    blank: Read[Identity] | None = nothing(text)
    if blank is not None:
        return blank
    try:
        return Read(Identity(number=parse(text, on=on).digits))
    except InvalidNumber as invalid:
        return _saved(plain(text), invalid.code, on)


def read_local_number(cell: Cell, *, on: date) -> Read[Identity]:
    """Return the municipality's own short code; a personal number in its place is taken as one, with a warning."""
    text = text_of(cell)
    blank: Read[Identity] | None = nothing(text)
    if blank is not None:
        return blank
    try:
        number = parse(text, on=on)
    except InvalidNumber:
        return Read(Identity(local_number=text)) if len(text) <= _LOCAL_LENGTH else unread("local_number_too_long")
    return warned(Identity(number=number.digits), "local_number_is_personal", number.written)


def read_org_number(cell: Cell) -> Read[str]:
    """Return the organisation number as NNNNNN-NNNN. A sole trader's is a personal number and is refused."""
    text = text_of(cell)
    blank: Read[str] | None = nothing(text)
    if blank is not None:
        return blank
    found = _ORG_NUMBER.fullmatch(plain(text).replace(" ", ""))
    if not found:
        return unread("org_number_shape")
    digits = found[1] + found[2]
    if check_digit(digits[:9]) != int(digits[9]):
        return unread("org_number_check_digit")
    if int(digits[2]) < 2:  # the month of a birth date: organisation numbers have 20 or more here
        return unread("org_number_is_personal")
    return Read(f"{found[1]}-{found[2]}")


def _saved(text: str, code: str, on: date) -> Read[Identity]:
    """Return what a text that is no right number still tells."""
    if code in {"number_check_digit", "number_date"}:
        return unread(code)
    bare = _GAPS.sub("", text)
    if padded := _padded(bare, on):
        return padded
    for pattern, problem, severity in _PARTIAL:
        if found := pattern.fullmatch(bare):
            birth = read_day_text(found["birth"], frame=frame_for(Edge.BIRTH, on=on)).value
            return Read(Identity(birth_date=birth), (Remark(problem, severity),)) if birth else unread("number_date")
    if inside := _inside(text, on):
        return inside
    if code == "number_shape" and _LOCAL.fullmatch(text):
        return warned(Identity(local_number=text.upper()), "number_taken_as_local", text.upper())
    return unread(code)


def _padded(bare: str, on: date) -> Read[Identity] | None:
    """Return the number whose first zeros a spreadsheet took away: 101019999 was 0101019999."""
    if not (bare.isascii() and bare.isdigit() and len(bare) in _WITHOUT_ZEROS) or _birth_day(bare, on):
        return None
    try:
        number = parse(bare.zfill(10), on=on)
    except InvalidNumber:
        return None
    return warned(Identity(number=number.digits), "number_zero_added", number.written)


def _inside(text: str, on: date) -> Read[Identity] | None:
    """Return the one number that stands among other words."""
    found = _INSIDE.findall(text)
    if len(found) != 1:
        return unread("number_shape") if found else None
    try:
        number = parse(found[0], on=on)
    except InvalidNumber as invalid:
        return unread(invalid.code)
    return warned(Identity(number=number.digits), "number_extra_text", number.written)


def _birth_day(bare: str, on: date) -> date | None:
    return read_day_text(bare, frame=frame_for(Edge.BIRTH, on=on)).value if len(bare) == 8 else None
