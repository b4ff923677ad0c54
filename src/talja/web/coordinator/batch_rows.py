"""Rows of a list under review: every word ready, what there is to mend first, so that templates only write them out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from talja.apps.imports.enums import RowDecision, RowStatus
from talja.apps.imports.queries import CandidateLine, CellLine, ChangeLine, RowLine
from talja.apps.placements.queries import PlacementLine
from talja.core.intake.links import Reason
from talja.core.intake.record import Field, Finding, Severity
from talja.core.intake.values.cells import CHOICES
from talja.web.shared.finding_texts import say_finding
from talja.web.shared.import_texts import field_label, value_text
from talja.web.shared.link_reasons import LINK_REASONS, say_link
from talja.web.shared.reasons import say

WAITS: Final = frozenset(
    {"who_is_it", "which_placement", "nobody_named", "number_unreadable", "essential_unreadable", "essential_missing"}
    | {"ends_before_start", "ended_in_register", "ending_without_last_day", "protection_changes", "row_repeats"}
    | {"several_rows", "several_placements", "name_differs", "not_in_list", "person_in_list", "perhaps_in_row"}
    | {"protected_person", "would_overlap", "would_overlap_row"}
)
_WHO: Final = frozenset({"who_is_it", "number_unreadable"})
_WHO_FIELDS: Final = (Field.NUMBER, Field.LOCAL_NUMBER, Field.BIRTH_DATE)
_LISTED: Final = frozenset({Field.MEASURE.value, Field.WORKPLACE.value})  # fields whose values the page suggests
_SHOWN: Final = (
    Field.MEASURE,
    Field.WORKPLACE,
    Field.EMPLOYER,
    Field.FIRST_DAY,
    Field.LAST_DAY,
    Field.EXTENT,
    Field.DECISION_FIRST_DAY,
    Field.DECISION_LAST_DAY,
)


@dataclass(frozen=True, slots=True)
class Fix:
    """A cell to mend: what stands there, what is wrong, what it may be, and what to start from when writing."""

    code: str
    label: str
    text: str
    raw: str = field(repr=False, default="")
    suggestions: tuple[str, ...] = field(repr=False, default=())
    options: str = ""  # the id of the list of known values
    is_error: bool = True
    asks: bool = False  # whether the suggestion is something to choose, and not what was taken
    rows: tuple[str, ...] = ()  # of a fix for many rows, their keys
    count: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """How a cell was read where that is not obvious. It asks for nothing."""

    label: str
    text: str
    raw: str = field(repr=False, default="")
    taken: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A field that gets another value, and whether it is ticked."""

    code: str
    label: str
    old: str = field(repr=False)
    new: str = field(repr=False)
    take: bool


@dataclass(frozen=True, slots=True)
class CandidateView:
    """Somebody the row may speak of: a person by `key`, or whoever another row, by `row_key`, speaks of."""

    key: str
    row_key: str
    name: str = field(repr=False)
    number: str = field(repr=False)
    reasons: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A placement to choose, or that the row speaks of, in one line."""

    key: str
    title: str = field(repr=False)
    days: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with everything said in Swedish. `after` is the key of the row that comes next on the page."""

    key: str
    number: int
    sheet: str
    status: str
    status_label: str
    name: str = field(repr=False)
    identity: str = field(repr=False)
    is_missing: bool
    waits: tuple[str, ...] = field(repr=False)
    because: tuple[str, ...] = field(repr=False)
    fixes: tuple[Fix, ...] = field(repr=False)
    notes: tuple[Note, ...] = field(repr=False)
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    changes: tuple[ChangeView, ...] = field(repr=False)
    asks_who: bool
    candidates: tuple[CandidateView, ...] = field(repr=False)
    places: tuple[PlaceView, ...] = field(repr=False)
    placement: PlaceView | None
    person_key: str
    decision: str
    decision_label: str
    refusal: str
    is_written: bool
    is_left: bool
    after: str = ""
    has_focus: bool = False


def rows_of(lines: Sequence[RowLine], *, focus: str = "") -> list[RowView]:
    """Return the rows of a page, each knowing the next.

    `focus` is the key of the one to start from.
    """
    following = [*(line.key for line in lines[1:]), ""][: len(lines)]
    return [view_of(line, after=after, focus=focus) for line, after in zip(lines, following, strict=True)]


def view_of(line: RowLine, *, after: str = "", focus: str = "") -> RowView:
    """Return one row."""
    codes = {reason.code for reason in line.reasons}
    fixes = tuple(_fixes(line))
    return RowView(
        key=line.key,
        number=line.number,
        sheet=line.sheet,
        status=line.status,
        status_label=str(RowStatus(line.status).label),
        name=line.name or _("Utan namn"),
        identity=_identity(line),
        is_missing=line.status == RowStatus.MISSING,
        waits=tuple(_said(reason for reason in line.reasons if _waits(reason))),
        because=tuple(_said(reason for reason in line.reasons if not _waits(reason))),
        fixes=fixes,
        notes=tuple(_notes(line)),
        facts=tuple(_facts(line)),
        changes=tuple(_change(change) for change in line.changes) if line.status == RowStatus.CHANGED else (),
        asks_who=bool(codes & _WHO),
        candidates=tuple(_candidate(one) for one in line.candidates),
        places=tuple(place_view(one) for one in line.placements) if "which_placement" in codes else (),
        placement=place_view(line.placement) if line.placement else None,
        person_key=line.person.key if line.person else "",
        decision=line.decision,
        decision_label=str(RowDecision(line.decision).label) if line.decision else "",
        refusal=say(line.refusal) if line.refusal else "",
        is_written=line.is_written,
        is_left=line.is_left,
        after=after,
        has_focus=line.key == focus,
    )


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a row on its own page. `code` is empty for a column that is not read."""

    code: str
    heading: str
    label: str
    text: str = field(repr=False)
    correction: str = field(repr=False)
    value: str = field(repr=False)
    notes: tuple[tuple[str, str], ...] = field(repr=False)  # what was found, and its tone
    options: str = ""


_TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.NOTE: "info"}


def cells_of(line: RowLine) -> list[CellView]:
    """Return every cell of a row, how it was read beside it."""
    values = {value.field: value_text(value.field, value.value) for value in line.values}
    return [
        CellView(
            code=cell.field if cell.field != Field.IGNORED else "",
            heading=cell.heading.rpartition(" | ")[2],
            label=field_label(cell.field) if cell.field else "",
            text=cell.text,
            correction=cell.correction,
            value=_read_as(cell.field, values),
            notes=tuple((say_finding(finding), _TONES[finding.severity]) for finding in cell.findings),
            options=options_for(cell.field),
        )
        for cell in line.cells
    ]


_PARTS: Final[dict[str, tuple[str, ...]]] = {
    Field.NAME: (Field.GIVEN_NAME, Field.FAMILY_NAME),
    Field.PERIOD: (Field.FIRST_DAY, Field.LAST_DAY),
}


def _read_as(code: str, values: dict[str, str]) -> str:
    """Return how a column's cell was read; a name and a period are read into their parts."""
    parts = _PARTS.get(code, (code,))
    return " ".join(values[part] for part in parts if values.get(part))


def _waits(reason: Reason) -> bool:
    """Whether the reason tells why the row waits; what the register would refuse does so too."""
    return reason.code in WAITS or reason.code not in LINK_REASONS


def suggestions_in(text: str) -> tuple[str, ...]:
    """Return the values a finding suggests, one by one."""
    return tuple(part for part in text.split(CHOICES) if part)


def options_for(code: str) -> str:
    """Return the id of the list of known values for a field, empty for a field of free text."""
    return f"known-{code}" if code in _LISTED else ""


def place_view(line: PlacementLine) -> PlaceView:
    """Return a placement in one line: what and where, and when."""
    until = line.last_day or line.planned_last_day
    days = f"{line.first_day.isoformat()} – {until.isoformat() if until else _('tills vidare')}"
    where = line.workplace or line.employer
    return PlaceView(line.key, " · ".join(part for part in (line.measure, where) if part), days)


def _said(reasons: Iterable[Reason]) -> Iterator[str]:
    """Say reasons in Swedish: those of the reading, and those that the register itself would refuse with."""
    return (say_link(reason) if reason.code in LINK_REASONS else say(reason.code) for reason in reasons)


def _identity(line: RowLine) -> str:
    values = {value.field: value_text(value.field, value.value) for value in line.values}
    said = next((values[code] for code in _WHO_FIELDS if values.get(code)), "")
    return said or (line.person.number if line.person else "")


def _fixes(line: RowLine) -> Iterator[Fix]:
    mended: set[str] = set()
    for cell, finding in _findings(line):
        if finding.severity is Severity.ERROR and finding.field and finding.field.value not in mended:
            mended.add(finding.field.value)
            yield _fix(cell, finding)
    if line.status not in {RowStatus.NEEDS_YOU, RowStatus.REFUSED}:
        return
    for reason in line.reasons:
        wanted = _wanted(reason)
        for code in wanted:
            if code not in mended:
                mended.add(code)
                yield Fix(code, field_label(code), "", options=options_for(code))


def _wanted(reason: Reason) -> tuple[str, ...]:
    """Return the fields that the reason asks for."""
    if reason.code == "nobody_named":
        return (Field.NUMBER.value, Field.NAME.value)
    if reason.code in {"ending_without_last_day", "ends_before_start"}:
        return (Field.LAST_DAY.value,)
    return (reason.params["field"],) if reason.code == "essential_missing" else ()


def _findings(line: RowLine) -> Iterator[tuple[CellLine, Finding]]:
    for cell in line.cells:
        for finding in cell.findings:
            yield cell, finding


def _fix(cell: CellLine, finding: Finding) -> Fix:
    code = finding.field.value if finding.field else cell.field
    return Fix(
        code=code,
        label=field_label(code),
        text=say_finding(finding),
        raw=cell.correction or finding.raw or cell.text,
        suggestions=suggestions_in(finding.suggestion),
        options=options_for(code),
    )


def _notes(line: RowLine) -> Iterator[Note]:
    for cell, finding in _findings(line):
        if finding.severity is not Severity.ERROR and finding.code != "value_unknown":
            label = field_label(finding.field.value) if finding.field else cell.heading
            yield Note(label, say_finding(finding), finding.raw or cell.text, finding.suggestion)
    for finding in line.findings:
        yield Note(_("Raden"), say_finding(finding))


def _facts(line: RowLine) -> Iterator[tuple[str, str]]:
    values = {value.field: value_text(value.field, value.value) for value in line.values}
    for code in _SHOWN:
        if values.get(code):
            yield field_label(code), values[code]


def _change(change: ChangeLine) -> ChangeView:
    return ChangeView(
        code=change.field,
        label=field_label(change.field, change.attribute),
        old=value_text(change.field, change.old),
        new=value_text(change.field, change.new),
        take=change.take,
    )


def _candidate(one: CandidateLine) -> CandidateView:
    reasons = tuple(_said(one.reasons))
    if one.person is None:
        return CandidateView("", one.row_key, _("Samma som rad %(row)s") % {"row": one.row_told}, "", reasons)
    born = one.person.birth_date.isoformat() if one.person.birth_date else ""
    return CandidateView(one.person.key, "", one.person.name, one.person.number or born, reasons)
