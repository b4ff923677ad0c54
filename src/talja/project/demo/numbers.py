"""Numbers that are right and belong to nobody.

Personal numbers: birth numbers 980–999 are the series that Skatteverket keeps for test numbers. Organisation numbers:
the first digit tells the legal form, and 4 is not given to any, so a number that begins with 4 is nobody's.
"""

import random
from datetime import date

from talja.core.kernel.personal_number import check_digit

_FIRST_TEST_SERIAL, _PAIRS = 980, 10
_CO_ORDINATION = 60


class InventedNumbers:
    """Gives out test personal numbers, each of them once."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def personnummer(self, born: date, *, woman: bool) -> str | None:
        """Return twelve digits, or None when the day's ten numbers are given out."""
        return self._next(f"{born:%Y%m%d}", woman=woman)

    def samordningsnummer(self, born: date, *, woman: bool, unknown: str) -> str | None:
        """Return twelve digits with 60 added to the day. `unknown` is "", "day" or "month" (then the day too)."""
        month = 0 if unknown == "month" else born.month
        day = _CO_ORDINATION + (0 if unknown else born.day)
        return self._next(f"{born.year}{month:02}{day:02}", woman=woman)

    def _next(self, day: str, *, woman: bool) -> str | None:
        offsets = list(range(_PAIRS))
        self._rng.shuffle(offsets)
        for offset in offsets:
            serial = _FIRST_TEST_SERIAL + 2 * offset + (0 if woman else 1)
            number = with_check_digit(f"{day}{serial}")
            if number not in self._given:
                self._given.add(number)
                return number
        return None


def with_check_digit(eleven: str) -> str:
    """Return the twelve digits of a personal number from its first eleven."""
    return f"{eleven}{check_digit(eleven[2:])}"


def invented_org_number(order: int) -> str:
    """Return the ten digits of organisation number `order` in a series that is given to nobody."""
    nine = f"499{order:06}"
    return f"{nine}{check_digit(nine)}"
