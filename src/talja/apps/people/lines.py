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
class CaseWorker:
    """Somebody who can be a person's case worker."""

    key: str
    name: str
