"""What a list would do, told without a trace in the database: the command line's dry run."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from talja.apps.imports import codec
from talja.apps.imports.lines import ChangeLine, ValueLine
from talja.apps.imports.parts import Part
from talja.apps.imports.queries.reading_now import Handed, read_now, stage_now
from talja.apps.imports.queries.shown import Names
from talja.apps.imports.reading import ReadList
from talja.apps.imports.staging import Decided, Staged
from talja.apps.organisation.actors import Actor
from talja.core.intake.columns import ColumnGuess
from talja.core.intake.links import Reason
from talja.core.intake.record import Field, Finding


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row: where it stood (`number` 0 for a missing placement), how it was read, whom it fits, what it would do.

    `person_key` and `placement_key` are those found in the register, `candidates` keys of persons it may be.
    """

    sheet: str
    number: int
    status: str
    is_protected: bool
    person_key: str
    placement_key: str
    candidates: tuple[str, ...]
    reasons: tuple[Reason, ...]
    values: tuple[ValueLine, ...] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    changes: tuple[ChangeLine, ...] = field(repr=False)

    def said(self, code: str) -> object:
        """Return the value of a field, or None when the row does not say."""
        return next((value.value for value in self.values if value.field == code), None)


@dataclass(frozen=True, slots=True)
class Preview:
    """A list as it was read, and what it would do. `left` is what was no row of it."""

    taken: tuple[str, ...]
    columns: tuple[tuple[str, ColumnGuess], ...]
    left: tuple[Mapping[str, Any], ...] = field(repr=False)
    rows: tuple[PreviewRow, ...] = field(repr=False)
    counts: dict[str, int]


def preview_list(handed: Handed, *, actor: Actor) -> Preview:
    """Read a list and hold it against the register. Raises `Unreadable` with a code."""
    read = read_now(handed, actor=actor)
    staged = stage_now(read, handed, decided=Decided(), actor=actor)
    names = Names.behind(_stored(staged))
    return Preview(
        taken=tuple(part.table.sheet for part in read.parts),
        columns=tuple((part.table.sheet, column) for part in read.parts for column in part.columns),
        left=tuple(read.left),
        rows=tuple(_row(one, read, names) for one in staged),
        counts=dict(Counter(one.status.value for one in staged)),
    )


def _stored(staged: Sequence[Staged]) -> Iterator[tuple[str, str | None]]:
    for one in staged:
        yield from one.values.items()
        for change in one.changes:
            yield change["field"], change["old"]
            yield change["field"], change["new"]


def _row(one: Staged, read: ReadList, names: Names) -> PreviewRow:
    part = _part_of(read.parts, one.number)
    several = len(read.parts) > 1
    return PreviewRow(
        sheet=part.table.sheet if several and one.number else "",
        number=one.number - part.row_offset if one.number else 0,
        status=one.status.value,
        is_protected=one.is_protected,
        person_key=one.person_key or "",
        placement_key=one.placement_key or "",
        candidates=tuple(candidate["person_key"] for candidate in one.candidates if candidate.get("person_key")),
        reasons=tuple(Reason(reason["code"], _told(reason.get("params", {}), read)) for reason in one.reasons),
        values=tuple(
            ValueLine(code.value, names.shown(code, one.values[code])) for code in Field if code.value in one.values
        ),
        findings=codec.findings_from_json(one.findings),
        changes=tuple(
            ChangeLine(
                field=change["field"],
                attribute=change["attribute"],
                old=names.shown(change["field"], change["old"]),
                new=names.shown(change["field"], change["new"]),
                take=change["take"],
            )
            for change in one.changes
        ),
    )


def _told(params: Mapping[str, str], read: ReadList) -> dict[str, str]:
    """Return the figures of a reason, with a row told by its own number in its sheet."""
    if "row" not in params:
        return dict(params)
    number = int(params["row"])
    part = _part_of(read.parts, number)
    own = str(number - part.row_offset)
    return {**params, "row": own if len(read.parts) == 1 else f"{own} ({part.table.sheet})"}


def _part_of(parts: Sequence[Part], number: int) -> Part:
    return next((part for part in reversed(parts) if part.row_offset < number), parts[0])
