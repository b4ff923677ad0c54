"""What a row, or the register, tells of who somebody is: the one shape in which the two are compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from talja.core.intake.known import KnownPerson, KnownPlacement
from talja.core.intake.names import Name, NameBook
from talja.core.intake.record import Field, ReadRow, Severity

_CO_ORDINATION_OFFSET = 60


@dataclass(frozen=True, slots=True)
class Stay:
    """Where somebody is or was; `workplace` holds every way the place is called, each as folded words."""

    measure: str
    workplace: frozenset[tuple[str, ...]]
    first_day: date | None
    last_day: date | None

    def overlaps(self, other: "Stay") -> bool:
        """Whether the two share a day; never when a first day is unknown."""
        if self.first_day is None or other.first_day is None:
            return False
        return self.first_day <= (other.last_day or date.max) and other.first_day <= (self.last_day or date.max)


@dataclass(frozen=True, slots=True, eq=False)
class Identity:
    """Who somebody is: a person of the register (`person_key`) or somebody in the list (`row`, a position).

    `doubtful_number` is what stands in a number cell that could not be read as a number, ten digits of it.
    """

    person_key: str | None
    row: int | None
    number: str | None
    local_number: str | None
    birth_date: date | None
    names: tuple[Name, ...]
    stays: tuple[Stay, ...] = ()
    doubtful_number: str = ""


def birth_date_of(number: str) -> date | None:
    """Return the birth date in twelve digits; None when a co-ordination number leaves month or day unknown."""
    day = int(number[6:8])
    try:
        return date(int(number[:4]), int(number[4:6]), day - _CO_ORDINATION_OFFSET * (day > _CO_ORDINATION_OFFSET))
    except ValueError:
        return None


def of_person(person: KnownPerson, placements: Sequence[KnownPlacement], book: NameBook) -> Identity:
    """Return the identity of a person in the register."""
    names = [book.read(person.given_name, person.family_name)]
    for full_name in person.other_names:
        given, _, family = full_name.rpartition(" ")
        names.append(book.read(given, family))
    born = person.birth_date or (birth_date_of(person.number) if person.number else None)
    stays = tuple(_stay_of(placement, book) for placement in placements)
    return Identity(
        person.key, None, person.number or None, person.local_number or None, born, tuple(names), stays=stays
    )


def of_row(position: int, row: ReadRow, book: NameBook) -> Identity:
    """Return the identity of whoever a row speaks of."""
    number = row.text(Field.NUMBER) or None
    name = book.read(row.text(Field.GIVEN_NAME), row.text(Field.FAMILY_NAME))
    workplace = book.words(row.text(Field.WORKPLACE))
    stay = Stay(
        row.text(Field.MEASURE),
        frozenset({workplace} if workplace else ()),
        row.day(Field.FIRST_DAY),
        row.day(Field.LAST_DAY),
    )
    born = row.day(Field.BIRTH_DATE) or (birth_date_of(number) if number else None)
    local = row.text(Field.LOCAL_NUMBER) or None
    return Identity(None, position, number, local, born, (name,), (stay,), "" if number else _doubtful_number(row))


def merged(rows: Sequence[Identity]) -> Identity:
    """Return rows of one person as one identity; what they disagree on is not known."""
    if len(rows) == 1:
        return rows[0]
    names = {one.names[0].words: one.names[0] for one in rows if one.names[0].words}
    births, locals_ = {one.birth_date for one in rows}, {one.local_number for one in rows}
    return Identity(
        person_key=None,
        row=rows[0].row,
        number=rows[0].number,
        local_number=locals_.pop() if len(locals_) == 1 else None,
        birth_date=births.pop() if len(births) == 1 else None,
        names=tuple(name for _, name in sorted(names.items())) or rows[0].names,
        stays=tuple(stay for one in rows for stay in one.stays),
        doubtful_number=max(one.doubtful_number for one in rows),
    )


def _stay_of(placement: KnownPlacement, book: NameBook) -> Stay:
    called = (book.words(text) for text in (placement.workplace, placement.workplace_name))
    last_day = placement.last_day or placement.planned_last_day
    return Stay(placement.measure, frozenset(filter(None, called)), placement.first_day, last_day)


def _doubtful_number(row: ReadRow) -> str:
    for finding in row.findings:
        if finding.field is Field.NUMBER and finding.severity is Severity.ERROR:
            digits = re.sub(r"\D", "", finding.raw)
            return digits[-10:] if len(digits) in (10, 12) else ""
    return ""
