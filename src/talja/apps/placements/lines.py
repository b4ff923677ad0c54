"""What the queries answer about placements: made for the actor who asked, already masked."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from talja.apps.people.lines import FieldChange, HistoryEntry
from talja.core.kernel.verdict import Verdict

__all__ = [
    "Export",
    "ExportRow",
    "FieldChange",
    "Gap",
    "HistoryEntry",
    "KnownStock",
    "MeasureLine",
    "PlacementLine",
    "PlacementPage",
]


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """A placement in a list.

    `is_masked`: a protected person whose name stands as the words for one, and whose number and place are empty.
    `measure` is the measure's name, or its category for those who may not see measures; then `measure_code` is empty.
    `extent` is per cent of full time. `state` is as of the day that was asked about.
    """

    key: str
    person_key: str
    person_name: str = field(repr=False)
    person_number: str = field(repr=False)
    is_protected: bool
    is_masked: bool
    measure_code: str
    measure: str
    category: str
    workplace_key: str
    workplace: str
    unit: str
    administration: str
    employer: str
    employer_kind: str
    first_day: date
    planned_last_day: date | None
    last_day: date | None
    extent: Decimal | None
    occupation: str
    supervisor: str
    case_worker: str
    end_reason: str
    destination: str
    kolada: str
    state: str

    @property
    def ends(self) -> date | None:
        """The day it ends or is meant to end."""
        return self.last_day or self.planned_last_day


@dataclass(frozen=True, slots=True)
class PlacementPage:
    """A placement's own page: its line, AF's decision (empty without the right), and what the actor may do."""

    line: PlacementLine
    decision_reference: str
    decision_first_day: date | None
    decision_last_day: date | None
    sees_measure: bool
    recorded_from: datetime
    recorded_by: str
    may_change: Verdict
    may_end: Verdict
    may_reopen: Verdict
    may_remove: Verdict


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure to choose among. `can_start` says whether new placements can begin under it on the day asked about."""

    code: str
    name: str
    category: str
    first_day: date | None
    last_day: date | None
    can_start: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """How many placements lack something; `kind` is a code of enums.Missing, and the filter's `missing` finds them."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class KnownStock:
    """How many placements were running on a day, as known at a moment. Per measure only for those who may see it."""

    placements: int
    persons: int
    by_category: dict[str, int]
    by_measure: dict[str, int]


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A placement with everything the actor may take out, in the words and codes that an import reads back."""

    line: PlacementLine
    given_name: str = field(repr=False)
    family_name: str = field(repr=False)
    number: str = field(repr=False)
    local_number: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    sex: str
    born: str
    education: str
    protection: str
    org_number: str
    cost_centre: str
    decision_reference: str
    decision_first_day: date | None
    decision_last_day: date | None


@dataclass(frozen=True, slots=True)
class Export:
    """The rows of an export, and how many were left out because the person's identity is protected."""

    rows: tuple[ExportRow, ...]
    left_out: int
