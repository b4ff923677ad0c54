"""What the register already knows, as far as an import needs it: persons and placements."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from talja.core.intake.record import Field, Value
from talja.core.kernel.period import Period


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person in the register. `number` is twelve digits; `other_names` are earlier names, each in full.

    `values` holds what else is recorded (sex, education ...); a field that is absent is not known.
    """

    key: str
    number: str | None = None
    local_number: str | None = None
    birth_date: date | None = None
    given_name: str = ""
    family_name: str = ""
    other_names: tuple[str, ...] = ()
    values: dict[Field, Value] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        return f"<person {self.key}>"  # never a name or a number: this string ends up in logs

    def said(self) -> dict[Field, Value]:
        """Return everything known of the person, field by field, without what is empty."""
        own = {
            Field.NUMBER: self.number,
            Field.LOCAL_NUMBER: self.local_number,
            Field.BIRTH_DATE: self.birth_date,
            Field.GIVEN_NAME: self.given_name,
            Field.FAMILY_NAME: self.family_name,
        }
        return _without_empty(self.values, own)


@dataclass(frozen=True, slots=True)
class KnownPlacement:
    """A placement in the register. `workplace` is its key, `workplace_name` what people call it.

    `last_day` is the real last day of an ended placement, `planned_last_day` the day it is meant to end.
    """

    key: str
    person_key: str
    measure: str
    category: str
    first_day: date
    last_day: date | None = None
    planned_last_day: date | None = None
    workplace: str = ""
    workplace_name: str = ""
    values: dict[Field, Value] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        return f"<placement {self.key}>"

    @property
    def period(self) -> Period:
        """From the first day to the real last day, else the planned one, else open."""
        last_day = self.last_day or self.planned_last_day
        return Period(self.first_day, None if last_day is None else max(last_day, self.first_day))

    def runs(self, *, on: date) -> bool:
        """Whether the placement is open on the day, as the register counts its stock: only a real last day ends it."""
        return self.first_day <= on and (self.last_day is None or self.last_day >= on)

    def said(self) -> dict[Field, Value]:
        """Return everything known of the placement, field by field, without what is empty."""
        own: dict[Field, Value | None] = {
            Field.MEASURE: self.measure,
            Field.WORKPLACE: self.workplace or self.workplace_name,
            Field.FIRST_DAY: self.first_day,
            Field.LAST_DAY: self.last_day or self.planned_last_day,
        }
        return _without_empty(self.values, own)


@dataclass(frozen=True, slots=True)
class Register:
    """The part of the register that a list is compared with."""

    persons: tuple[KnownPerson, ...] = ()
    placements: tuple[KnownPlacement, ...] = ()

    def by_person(self) -> dict[str, tuple[KnownPlacement, ...]]:
        """Return the placements of each person who has any, in order of first day."""
        found: dict[str, list[KnownPlacement]] = defaultdict(list)
        for placement in sorted(self.placements, key=lambda one: (one.first_day, one.key)):
            found[placement.person_key].append(placement)
        return {key: tuple(placements) for key, placements in found.items()}


def _without_empty(*layers: Mapping[Field, Value | None]) -> dict[Field, Value]:
    return {key: value for layer in layers for key, value in layer.items() if value or value not in (None, "")}
