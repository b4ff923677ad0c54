"""What the queries answer about persons: made for the actor who asked, already masked."""

from dataclasses import dataclass, field
from datetime import date, datetime

from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list.

    `is_masked`: the words for a protected person stand as the name; number and birth date are empty.
    """

    key: str
    name: str = field(repr=False)
    number: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    is_protected: bool
    is_masked: bool
    case_worker: str = ""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything a person's page shows, and what the actor may do there."""

    key: str
    name: str = field(repr=False)
    given_name: str = field(repr=False)
    family_name: str = field(repr=False)
    number: str = field(repr=False)
    number_kind: str
    local_number: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    sex: str
    born: str
    education: str
    protection: str
    is_protected: bool
    is_masked: bool
    case_worker_key: str
    case_worker: str
    recorded_from: datetime
    recorded_by: str
    may_change: Verdict


@dataclass(frozen=True, slots=True)
class ReachLine:
    """How to reach a person. Everything is empty when nothing is known, or when the person is hidden from the actor."""

    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    street: str = field(default="", repr=False)
    postcode: str = field(default="", repr=False)
    town: str = field(default="", repr=False)
    language: str = ""

    @property
    def postal(self) -> tuple[str, ...]:
        """The lines of a postal address under the name; none without a street and a town."""
        return (self.street, f"{self.postcode} {self.town}".strip()) if self.street and self.town else ()


@dataclass(frozen=True, slots=True)
class CaseWorker:
    """Somebody who can be a person's case worker."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One fact before and after, as text: days in ISO form, codes as codes, people, measures and workplaces by name.

    `field` is a name of the register (`first_day`, `measure`, `workplace` ...).
    """

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What somebody wrote at a moment. `event` is a code of people.enums.VersionEvent; `reason` is in their words."""

    at: datetime
    by: str
    event: str
    reason: str = field(repr=False)
    changes: tuple[FieldChange, ...] = field(repr=False)
