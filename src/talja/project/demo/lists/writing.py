"""How people and systems write numbers, names, days, extents and forms of support, slips included."""

import calendar
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from talja.project.demo.chance import maybe, months_after, other_than
from talja.project.demo.lists.mess import Mess, misspelt, with_transposed_digits, with_wrong_check_digit
from talja.project.demo.lists.truth import CellValue, Written
from talja.project.demo.model import Person

NUMBER_STYLES: Mapping[str, Callable[[str], CellValue]] = {
    "long": lambda digits: f"{digits[:8]}-{digits[8:]}",
    "short": lambda digits: f"{digits[2:8]}-{digits[8:]}",
    "long_bare": lambda digits: digits,
    "short_bare": lambda digits: digits[2:],
    "spaced": lambda digits: f"{digits[:8]} {digits[8:]}",
    "number": int,
}
_MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
DAY_STYLES: Mapping[str, Callable[[date], CellValue]] = {
    "date": lambda day: day,
    "iso": lambda day: day.isoformat(),
    "six": lambda day: f"{day:%y%m%d}",
    "slash": lambda day: f"{day.day}/{day.month} {day.year}",
    "slash_short": lambda day: f"{day.day}/{day.month}-{day:%y}",
    "dots": lambda day: f"{day.day}.{day.month}.{day.year}",
    "words": lambda day: f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
    "eight": lambda day: f"{day:%Y%m%d}",
}
FULL_TIME_HOURS = 40


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes cells in the ways of one list, with its share of slips."""

    rng: random.Random
    mess: Mess
    on: date
    number_styles: Sequence[str]
    day_styles: Sequence[str]
    is_own: bool = False  # the unit's own list: it has local numbers, hides the protected, and orders names as it likes

    def number(self, person: Person) -> Written:
        """Write the personal number, or a local number where there is no other."""
        if not person.number:
            local = {"local_number": person.local_number}
            return Written(person.local_number, local, local) if self.is_own else Written(None, {}, local, "no_number")
        true = {"number": person.number}
        if maybe(self.rng, self.mess.missing_number) or (self.is_own and person.protection):
            return Written(None, {}, true, "missing_number")
        if maybe(self.rng, self.mess.birth_date_only) and person.birth_date:
            text = f"{person.number[2:8]}-XXXX"
            return Written(text, {"birth_date": person.birth_date.isoformat()}, true, "birth_date_only")
        slips: dict[str, tuple[float, Callable[[random.Random, str], str]]] = {
            "wrong_check_digit": (self.mess.wrong_check_digit, with_wrong_check_digit),
            "transposed_digits": (self.mess.transposed_digits, partial(with_transposed_digits, on=self.on)),
        }
        style = NUMBER_STYLES[self.rng.choice(self.number_styles)]
        for fault, (rate, slip) in slips.items():
            if maybe(self.rng, rate):
                return Written(style(slip(self.rng, person.number)), {}, true, fault)
        return Written(style(person.number), true, true)

    def name_parts(self, person: Person) -> tuple[str, str, str]:
        """Return given name and family name as this list has them, and the fault."""
        given, family = person.given_name, person.family_name
        if " " in given and maybe(self.rng, self.mess.name_in_part):
            return given.split()[0], family, "name_in_part"
        if maybe(self.rng, self.mess.name_typo):
            if maybe(self.rng, 0.5):
                return misspelt(self.rng, given), family, "name_typo"
            return given, misspelt(self.rng, family), "name_typo"
        return given, family, ""

    def name(self, person: Person, *, pattern: str) -> Written:
        """Write both names in one cell by the pattern, or in another order where people are free to."""
        given, family, fault = self.name_parts(person)
        written = pattern.format(given=given, family=family, FAMILY=family.upper())
        if self.is_own and maybe(self.rng, self.mess.name_order):
            written = self.rng.choice([f"{family} {given}", f"{family}, {given}"])
            fault = fault or "name_order"
        true = {"given_name": person.given_name, "family_name": person.family_name}
        return Written(written, {"given_name": given, "family_name": family}, true, fault)

    def day(self, name: str, day: date | None, *, style: str = "") -> Written:
        """Write a day; nothing when there is none."""
        if day is None:
            return Written(None, {}, {name: ""})
        true = {name: day.isoformat()}
        if maybe(self.rng, self.mess.missing_value):
            return Written(None, {}, true, "missing_value")
        if maybe(self.rng, self.mess.no_such_day):
            return Written(self._no_such_day(day), {}, true, "no_such_day")
        if maybe(self.rng, self.mess.wrong_day):
            wrong = self._wrong_day(day)
            return Written(self._styled(wrong, style), {name: wrong.isoformat()}, true, "wrong_day")
        return Written(self._styled(day, style), true, true)

    def vague(self, name: str, day: date | None, *, ends: bool) -> Written:
        """Write a day as people remember it: the month or the week. Where that does not fit, write it in full."""
        if day is None or not maybe(self.rng, self.mess.vague_day):
            return self.day(name, day)
        monday = day - timedelta(days=day.weekday())
        last_of_month = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        if maybe(self.rng, 0.5):
            says = last_of_month if ends else day.replace(day=1)
            text = f"{_MONTHS[day.month - 1]} {day.year}"
        else:
            says = monday + timedelta(days=6) if ends else monday
            year, week, _ = day.isocalendar()
            text = self.rng.choice([f"v. {week} {year}", f"v {week} {year}", f"vecka {week} {year}"])
        return Written(text, {name: says.isoformat()}, {name: day.isoformat()}, "vague_day")

    def extent(self, extent: Decimal | None, styles: Sequence[str]) -> Written:
        """Write how much of full time it is, in per cent, as a share, in words or in hours a week."""
        if extent is None:
            return Written(None)
        true = {"extent": plain_number(extent)}
        if maybe(self.rng, self.mess.missing_value):
            return Written(None, {}, true, "missing_value")
        fault = ""
        if maybe(self.rng, self.mess.wrong_extent):
            extent, fault = other_than(self.rng, (Decimal(50), Decimal(75), Decimal(100)), extent), "wrong_extent"
        return Written(_extent(extent, self.rng.choice(styles)), {"extent": plain_number(extent)}, true, fault)

    def text(self, name: str, value: str, *, written: str = "", fault: str = "") -> Written:
        """Write a text that means the value; now and then it is left out. `fault` tells what is odd about it."""
        true = {name: value} if value else {}
        if not value or maybe(self.rng, self.mess.missing_value):
            return Written(None, {}, true, "missing_value" if value else "")
        return Written(written or value, true, true, fault)

    def _styled(self, day: date, style: str) -> CellValue:
        return DAY_STYLES[style or self.rng.choice(self.day_styles)](day)

    def _wrong_day(self, day: date) -> date:
        shifts = (months_after(day, 1), months_after(day, -1), months_after(day, 12), day + timedelta(days=9))
        return self.rng.choice(shifts)

    def _no_such_day(self, day: date) -> str:
        return self.rng.choice([f"{day.year}-02-30", f"31/6 {day.year}", f"{day.year}-13-{day.day:02}"])


def plain_number(number: Decimal) -> str:
    """Return the number without needless zeros."""
    return f"{number.normalize():f}"


def _extent(extent: Decimal, style: str) -> CellValue:
    text = plain_number(extent).replace(".", ",")
    words = {Decimal(100): "heltid", Decimal(50): "halvtid"}
    if style == "words" and extent in words:
        return words[extent]
    if style == "hours":
        return f"{plain_number(extent * FULL_TIME_HOURS / 100).replace('.', ',')} tim/v"
    written: dict[str, CellValue] = {
        "share": plain_number(extent / 100).replace(".", ","),
        "number": float(extent),
        "percent": f"{text} %",
        "decimals": f"{extent:.2f}".replace(".", ","),
    }
    return written.get(style, text)
