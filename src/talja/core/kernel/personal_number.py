"""Swedish personal numbers (personnummer) and co-ordination numbers (samordningsnummer).

Structure and check digit: folkbokföringslagen (1991:481) 18 and 18 a §§. A co-ordination number has 60 added to
the day; when the birth date is not fully known, month or day can be 00 (day then reads 60). Reserve numbers (a
letter among the last four: T-numbers of health care, universities and schools) are each authority's own, never
personal numbers.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_SHAPE = re.compile(
    r"(?P<century>18|19|20)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?P<sign>[-+]?)(?P<serial>(?!000)\d{4})", re.ASCII
)
_RESERVE = re.compile(r"(?:18|19|20)?\d{6}[-+]?(?=\d*[A-Z])[A-Z0-9]{4}", re.ASCII | re.IGNORECASE)
_SPACES = re.compile(r"[\s.\u200b\ufeff]+")  # \s holds the no-break spaces too
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012–—−", "-"))
_CO_ORDINATION_OFFSET = 60
_DIGIT_SUMS_OF_DOUBLES = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


class NumberKind(StrEnum):
    """What the number is. A local number is the municipality's own, for a person who has neither of the others."""

    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"
    LOCAL = "lokalt"


class InvalidNumber(ValueError):
    """Raised for text that is no personal number. `code` is one of the four below.

    number_shape (not ten or twelve digits), number_reserve (a letter among the last four), number_check_digit,
    number_date (no such day, or one that has not come yet).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A checked number: twelve digits with century. Never printed: `str` and `repr` hide the digits."""

    digits: str
    kind: NumberKind
    birth_date: date | None

    @property
    def is_woman(self) -> bool:
        """The last digit but one is even for women and odd for men."""
        return int(self.digits[10]) % 2 == 0

    @property
    def written(self) -> str:
        """The number as people write it: YYYYMMDD-NNNN."""
        return f"{self.digits[:8]}-{self.digits[8:]}"

    def __repr__(self) -> str:
        return f"<{self.kind.value}>"

    __str__ = __repr__


def parse(text: str, *, on: date) -> PersonalNumber:
    """Read a number in any usual form: with or without century, hyphen, plus sign or spaces.

    `on` settles the century of a ten-digit number: the latest one that is not in the future, or a hundred years
    earlier after a plus sign. Raises `InvalidNumber`.
    """
    bare = _SPACES.sub("", text).translate(_HYPHENS)
    found = _SHAPE.fullmatch(bare)
    if not found:
        raise InvalidNumber("number_reserve" if _RESERVE.fullmatch(bare) else "number_shape")
    month, day = int(found["month"]), int(found["day"])
    if check_digit(found["year"] + found["month"] + found["day"] + found["serial"][:3]) != int(found["serial"][3]):
        raise InvalidNumber("number_check_digit")
    co_ordination = day >= _CO_ORDINATION_OFFSET
    day -= _CO_ORDINATION_OFFSET if co_ordination else 0
    century = found["century"] or _century(found["year"], month, day, older=found["sign"] == "+", on=on)
    birth_date = _birth_date(int(century + found["year"]), month, day, may_be_unknown=co_ordination)
    if birth_date and birth_date > on:
        raise InvalidNumber("number_date")
    digits = century + "".join(found.group("year", "month", "day", "serial"))
    return PersonalNumber(digits, _kind(co_ordination=co_ordination), birth_date)


def from_digits(digits: str) -> PersonalNumber:
    """Return the number that `parse` once gave these twelve digits: quicker, and only its birth date is looked at.

    Raises `InvalidNumber` for digits that never came from `parse`.
    """
    day = int(digits[6:8])
    co_ordination = day >= _CO_ORDINATION_OFFSET
    day -= _CO_ORDINATION_OFFSET if co_ordination else 0
    birth_date = _birth_date(int(digits[:4]), int(digits[4:6]), day, may_be_unknown=co_ordination)
    return PersonalNumber(digits, _kind(co_ordination=co_ordination), birth_date)


def check_digit(digits: str) -> int:
    """Return the Luhn check digit (modulus 10, weights 2 and 1 from the left) of nine digits."""
    doubled = sum(_DIGIT_SUMS_OF_DOUBLES[int(digit)] for digit in digits[::2])
    return -(doubled + sum(map(int, digits[1::2]))) % 10


def _kind(*, co_ordination: bool) -> NumberKind:
    return NumberKind.SAMORDNINGSNUMMER if co_ordination else NumberKind.PERSONNUMMER


def _century(year: str, month: int, day: int, *, older: bool, on: date) -> str:
    this_year = int(f"{on.year // 100}{year}")
    in_future = (this_year, month, day) > (on.year, on.month, on.day)
    return str(on.year // 100 - in_future - older)


def _birth_date(year: int, month: int, day: int, *, may_be_unknown: bool) -> date | None:
    if may_be_unknown and 0 in (month, day) and month <= 12 and day <= 31:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidNumber("number_date") from None
