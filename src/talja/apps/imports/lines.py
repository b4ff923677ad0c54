"""What the queries answer about lists and their rows: made for the actor who asked, already masked.

A value is shown as it is to be read: days as `date`, numbers as `Decimal`, everything else as Swedish text (the name
of a measure, a workplace or a code), and None for what is not known.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from talja.apps.imports.progress import Progress
from talja.apps.people.queries import PersonLine
from talja.apps.placements.queries import PlacementLine
from talja.core.intake.links import Reason
from talja.core.intake.record import Finding
from talja.core.kernel.page import Page
from talja.core.kernel.verdict import Verdict

Shown: TypeAlias = str | date | Decimal | None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A list that comes back. `covers` are categories, `trusted_for` codes of intake fields.

    `mapping` is what is remembered of its columns: the heading's key -> code of a field.

    `latest` is the day of the latest applied list, if any; `waiting` how many lists are read, reviewed or failed.
    """

    key: str
    name: str
    kind: str
    owner: str
    covers: tuple[str, ...]
    trusted_for: tuple[str, ...]
    own_staff_only: bool
    mapping: dict[str, str]
    latest: date | None
    waiting: int


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A handed-in list. `counts` is rows per status; `fault` is a reason code, empty when all is well."""

    key: str
    source_key: str
    source: str
    file_name: str = dataclasses.field(repr=False)
    list_day: date
    state: str
    total: int
    counts: dict[str, int]
    fault: str
    created_at: datetime
    created_by: str
    applied_at: datetime | None
    progress: Progress

    @property
    def is_working(self) -> bool:
        """Whether something is under way in the background: the page polls as long as it is."""
        return self.state in {"reading", "applying", "undoing"}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column: how it was read (`field` is a code, empty for none), why (codes), and what stands in it.

    `index` is the column's own in the whole list: what `choose_columns` goes by.
    """

    sheet: str
    index: int
    heading: str
    field: str
    confidence: float
    reasons: tuple[str, ...]
    examples: tuple[str, ...] = dataclasses.field(repr=False)


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """Rows of the sheet that are not part of the list, from 1, both included, and why (a code)."""

    sheet: str
    code: str
    first_row: int
    last_row: int
    text: str = dataclasses.field(repr=False)


@dataclass(frozen=True, slots=True)
class Result:
    """What applying did: rows written, rows the register refused; and, after undoing, how much was left and why.

    `left` counts things by kind (person, placement, workplace ...) that somebody has touched since.
    """

    written: int
    refused: int
    taken_back: int
    left: dict[str, int]


@dataclass(frozen=True, slots=True)
class BatchPage:
    """A list's own page. `to_write` is how many rows applying would write as they are decided now.

    `sheet` is the one that somebody has chosen, empty when Talja takes all that belong together; `taken` are those
    that were read, of all `sheets` in the file.
    """

    line: BatchLine
    sheet: str
    sheets: tuple[str, ...]
    taken: tuple[str, ...]
    columns: tuple[ColumnLine, ...]
    left: tuple[LeftOutLine, ...]
    to_write: int
    to_end: int
    result: Result
    may_review: Verdict
    may_apply: Verdict
    may_undo: Verdict
    may_discard: Verdict
    may_reread: Verdict
    may_recover: Verdict


@dataclass(frozen=True, slots=True)
class CellLine:
    """A cell as it stood in the list, what a person wrote instead, and what was found out about it."""

    heading: str
    field: str
    text: str = dataclasses.field(repr=False)
    correction: str = dataclasses.field(repr=False)
    findings: tuple[Finding, ...] = dataclasses.field(repr=False)

    @property
    def severity(self) -> str:
        """The gravest of the findings: error, warning, note, or empty."""
        grave = {finding.severity.value for finding in self.findings}
        return next((one for one in ("error", "warning", "note") if one in grave), "")


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value as it was read. `is_corrected` when a person wrote something else than the list."""

    field: str
    value: Shown = dataclasses.field(repr=False)
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """Somebody the row may speak of: a person in the register, or whoever another row of the list speaks of.

    `row` is that other row's number through all sheets, `row_key` its key, and `row_told` its own number in its sheet,
    with the sheet's name where there are several.
    """

    person: PersonLine | None
    row: int | None
    row_key: str
    row_told: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field that gets another value. `attribute` tells a planned last day from a real one. `take`: it is ticked."""

    field: str
    attribute: str
    old: Shown = dataclasses.field(repr=False)
    new: Shown = dataclasses.field(repr=False)
    take: bool


@dataclass(frozen=True, slots=True)
class RowLine:
    """A staged row with everything to show: as it stood, as it was read, who it is, what it changes, what became of it.

    `number` is the row's own in its sheet, 0 for a missing placement; `sheet` is empty where the list has only one.

    `is_masked`: it speaks of a protected person whom the actor may not identify, in a list somebody else handed in.
    Then cells, values and changes are empty. `placement` is what the register says today. `refusal` is a reason code
    from applying; `is_written` and `is_left` tell what applying and undoing did.
    """

    key: str
    sheet: str
    number: int
    status: str
    decision: str
    is_masked: bool
    person: PersonLine | None
    placement: PlacementLine | None
    reasons: tuple[Reason, ...]
    candidates: tuple[CandidateLine, ...]
    placements: tuple[PlacementLine, ...]
    cells: tuple[CellLine, ...] = dataclasses.field(repr=False)
    values: tuple[ValueLine, ...] = dataclasses.field(repr=False)
    findings: tuple[Finding, ...] = dataclasses.field(repr=False)
    changes: tuple[ChangeLine, ...] = dataclasses.field(repr=False)
    name: str = dataclasses.field(repr=False)
    refusal: str
    is_written: bool
    is_left: bool


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """The same finding on the same text in one or many rows, to be mended at once. `rows` are their keys."""

    field: str
    heading: str
    code: str
    severity: str
    raw: str = dataclasses.field(repr=False)
    suggestion: str = dataclasses.field(repr=False)
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What one source says in a difference; `source_key` is empty for the register itself."""

    source_key: str
    source: str
    value: Shown = dataclasses.field(repr=False)
    is_trusted: bool


@dataclass(frozen=True, slots=True)
class SettlementLine:
    """How a difference was settled, by whom and when. `chosen` is the source that holds, by name."""

    chosen: str
    note: str = dataclasses.field(repr=False)
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A difference between sources. `missing_from` is the name of the source that lacks the person.

    `person` is None for somebody whom only the lists know: then `name` is what they call them.
    """

    key: str
    fingerprint: str
    kind: str
    field: str
    categories: tuple[str, ...]
    person: PersonLine | None
    name: str = dataclasses.field(repr=False)
    placement: PlacementLine | None
    said: tuple[SaidLine, ...]
    missing_from_key: str | None
    missing_from: str
    settlement: SettlementLine | None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Where the sources disagree: a page of differences, counts per kind or field and per source, and the trust.

    Counts are of what is open (not settled), before `kind`, `field` and `source` narrow the page.
    """

    page: Page[DifferenceLine]
    open: int
    settled: int
    by_kind: dict[str, int]
    by_field: dict[str, int]
    by_source: dict[str, int]
    sources: tuple[SourceLine, ...]
