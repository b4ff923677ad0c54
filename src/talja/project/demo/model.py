"""What the demo world consists of. Codes are those of the register; keys are the world's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Employer:
    """A legal employer. `kind` is municipal, private or association."""

    key: str
    kind: str
    name: str
    org_number: str


@dataclass(frozen=True, slots=True)
class Unit:
    """An administration, or a unit within one. `parent` is a key, empty for an administration."""

    key: str
    kind: str
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where somebody can work. `spellings` are what staff call it; `unit` is empty outside the municipality."""

    key: str
    name: str
    employer: str
    unit: str = ""
    administration: str = ""
    cost_centre: str = ""
    occupations: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who signs in. `workplaces` are the keys that a manager is bound to."""

    key: str
    name: str
    email: str
    role: str
    sees_protected: bool = False
    workplaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person with an official test number, or a local number."""

    key: str
    number: str
    number_kind: str
    local_number: str
    birth_date: date | None
    given_name: str
    family_name: str
    sex: str
    born: str
    education: str
    protection: str
    case_worker: str

    def __repr__(self) -> str:
        return f"<person {self.key}>"


@dataclass(frozen=True, slots=True)
class Facts:
    """A placement's facts at one time, field by field as in the register. None and empty mean not known."""

    measure: str
    workplace: str
    first_day: date
    planned_last_day: date | None = None
    last_day: date | None = None
    extent: Decimal | None = None
    occupation: str = ""
    supervisor: str = ""
    decision_reference: str = ""
    decision_first_day: date | None = None
    decision_last_day: date | None = None
    end_reason: str = ""
    destination: str = ""
    kolada: str = ""

    def runs(self, *, on: date) -> bool:
        """Whether it is running on the day: only a real last day ends a placement."""
        return self.first_day <= on and (self.last_day is None or self.last_day >= on)


@dataclass(frozen=True, slots=True)
class Version:
    """What the register learns at a moment, by whom (a staff key). `reason` where one is asked for."""

    at: datetime
    by: str
    facts: Facts
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """A placement as it really is (`truth`), and what the register has learnt of it: nothing, when `versions` is empty.

    The two differ where life has gone on without anybody telling the register: that is what the lists are for.
    """

    key: str
    person: str
    category: str
    truth: Facts
    versions: tuple[Version, ...] = ()

    @property
    def known(self) -> Facts | None:
        """What the register holds, or None when it does not know the placement."""
        return self.versions[-1].facts if self.versions else None


@dataclass(frozen=True, slots=True)
class Goals:
    """What the unit aims at, and the unemployed residents whom its figures are compared with: a count, no persons."""

    running_baseline: int
    running_target: int
    onward_share: Decimal
    unemployed: int
    unemployed_women: int
    unemployed_born_abroad: int


@dataclass(frozen=True, slots=True)
class Places:
    """The municipality's organisation and everybody who employs."""

    name: str
    code: str
    municipality: Employer
    employers: tuple[Employer, ...]
    units: tuple[Unit, ...]
    workplaces: tuple[Workplace, ...]
    staff: tuple[Staff, ...]

    def workplace(self, key: str) -> Workplace:
        """Return the workplace with the key."""
        return next(place for place in self.workplaces if place.key == key)

    def is_municipal(self, place: Workplace) -> bool:
        """Whether the municipality itself is the employer there."""
        return place.employer == self.municipality.key


@dataclass(frozen=True, slots=True)
class World:
    """Everything about the demo municipality, seen from the day `on`."""

    on: date
    seed: int
    places: Places
    persons: tuple[Person, ...]
    placements: tuple[Placement, ...]
    goals: Goals

    def __repr__(self) -> str:
        return f"<world {self.seed} on {self.on}: {len(self.persons)} persons, {len(self.placements)} placements>"

    def registered(self) -> Iterator[Placement]:
        """Yield the placements that the register knows."""
        return (placement for placement in self.placements if placement.versions)

    def untold(self) -> Iterator[Placement]:
        """Yield the placements that only the lists know."""
        return (placement for placement in self.placements if not placement.versions)
