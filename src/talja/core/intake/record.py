"""What a row in somebody's list can say, once it is read: fields, values and findings.

The contract between the rooms of the import: reading (workbook, tables, columns, values, rows), linking, comparing
and reconciling all speak in these types.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = str | date | Decimal | bool


class Field(StrEnum):
    """What a column can hold."""

    NUMBER = "number"  # personnummer or samordningsnummer, read to twelve digits
    LOCAL_NUMBER = "local_number"
    BIRTH_DATE = "birth_date"
    NAME = "name"  # given and family name in one column, either order
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    SEX = "sex"  # woman | man
    BORN = "born"  # sweden | abroad
    EDUCATION = "education"  # codes of apps.people.enums.Education
    PROTECTION = "protection"  # codes of apps.people.enums.Protection
    MEASURE = "measure"  # code of a measure in the register
    EMPLOYER = "employer"
    ORG_NUMBER = "org_number"
    ADMINISTRATION = "administration"
    UNIT = "unit"
    WORKPLACE = "workplace"
    COST_CENTRE = "cost_centre"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"  # "t.o.m.": planned if it lies after the list's day, else the real last day
    PERIOD = "period"  # both days in one cell, read into FIRST_DAY and LAST_DAY
    EXTENT = "extent"  # per cent of full time
    OCCUPATION = "occupation"  # SSYK 2012, four digits
    SUPERVISOR = "supervisor"
    CASE_WORKER = "case_worker"
    DECISION_REFERENCE = "decision_reference"
    DECISION_FIRST_DAY = "decision_first_day"
    DECISION_LAST_DAY = "decision_last_day"
    END_REASON = "end_reason"  # codes of apps.placements.enums.EndReason
    DESTINATION = "destination"  # codes of apps.placements.enums.Destination
    KOLADA = "kolada"  # A–E
    WAGE = "wage"  # kronor per month; shown, not stored in the register
    IGNORED = "ignored"  # a column that the user has chosen to leave


class Severity(StrEnum):
    """How a finding weighs: an error keeps the value out, a warning lets it in but tells, a note explains."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to tell about one cell (or the row, when `column` is None).

    `code` is turned into Swedish by the web; `raw` is the cell as written (shown to the user only, never logged);
    `suggestion` is a value the user can accept with one click, written as the user would write it.
    """

    code: str
    severity: Severity
    column: int | None = None
    field: Field | None = None
    raw: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as Talja understood it. `number` is the row's number in the sheet, counted from 1 as people do.

    A field that is absent from `values` was empty or could not be read; whether the list has such a column at all
    is known by the mapping. NAME and PERIOD never stand in `values`: they are split into their parts.
    """

    number: int
    values: dict[Field, Value]
    findings: tuple[Finding, ...] = field(default=())

    def text(self, key: Field) -> str:
        """Return the value as text, or the empty string when it is absent."""
        value = self.values.get(key)
        return "" if value is None else str(value)

    def day(self, key: Field) -> date | None:
        """Return the value as a date, or None when it is absent or no date."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The municipality's own words: code -> every spelling that staff use for it, the official name first."""

    measures: dict[str, tuple[str, ...]]
    workplaces: dict[str, tuple[str, ...]] = field(default_factory=dict)
    occupations: dict[str, tuple[str, ...]] = field(default_factory=dict)
