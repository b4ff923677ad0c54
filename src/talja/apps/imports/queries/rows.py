"""The rows of a list, with everything to show beside each: fetched for a whole page at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from talja.apps.imports import codec
from talja.apps.imports.lines import CandidateLine, CellLine, ChangeLine, RowLine, ValueLine
from talja.apps.imports.models import Batch, StagedRow, Trace
from talja.apps.imports.queries.batches import visible
from talja.apps.imports.queries.open_rows import of_open_persons
from talja.apps.imports.queries.shown import Names
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people.masking import PROTECTED_NAME, full_name
from talja.apps.people.queries import PersonLine, person_lines, search_people
from talja.apps.placements.queries import PlacementLine, placement_lines
from talja.core.intake.links import Reason
from talja.core.intake.record import Field, Finding
from talja.core.kernel.page import Page, page_within
from talja.core.kernel.swedish import fold

PAGE_SIZE = 50
_FOUND_PERSONS = 200
_PROTECTED = (Reason("protected_person"),)


def list_rows(
    *,
    batch_key: UUID,
    actor: Actor,
    status: str = "",
    decision: str | None = None,
    refused: bool = False,
    left: bool = False,
    text: str = "",
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Page[RowLine]:
    """Return a page of a list's rows in the order of the list, missing placements last.

    `status` and `decision` narrow to their codes (`decision=""`: nobody has decided), `refused` to rows the register
    refused, `left` to what undoing left. `text` is words of the row's cells, or of the name of a missing person; a
    protected person's rows are not found by text by those who may not see them. A fixed number of queries for any
    size. Raises `Batch.DoesNotExist`.
    """
    batch = visible(actor).get(key=batch_key)
    rows = _chosen(batch, status=status, decision=decision, refused=refused, left=left)
    if text.strip():
        rows = _with_text(rows, batch, text, actor=actor)
    count = rows.count()
    number = page_within(page, count=count, size=size)
    first = (number - 1) * size
    found = list(rows.order_by(*_IN_ORDER)[first : first + size])
    return Page(tuple(_lines(batch, found, actor=actor)), number, size, count)


def get_row(*, batch_key: UUID, row_key: UUID, actor: Actor) -> RowLine:
    """Return one row. Raises `Batch.DoesNotExist` and `StagedRow.DoesNotExist`."""
    batch = visible(actor).get(key=batch_key)
    (line,) = _lines(batch, [batch.rows.get(key=row_key)], actor=actor)
    return line


_IN_ORDER = (ExpressionWrapper(Q(number=0), output_field=BooleanField()), "number", "pk")


def _chosen(batch: Batch, *, status: str, decision: str | None, refused: bool, left: bool) -> QuerySet[StagedRow]:
    rows = batch.rows.all()
    rows = rows.filter(status=status) if status else rows
    rows = rows if decision is None else rows.filter(decision=decision)
    rows = rows.exclude(refusal="") if refused else rows
    return rows.filter(pk__in=batch.traces.filter(undone=False).values("row_id")) if left else rows


def _with_text(rows: QuerySet[StagedRow], batch: Batch, text: str, *, actor: Actor) -> QuerySet[StagedRow]:
    words = Q()
    for word in fold(text).split() or ["_"]:  # no folded text holds it
        words &= Q(search_text__contains=word)
    persons = [person.key for person in search_people(text=text, actor=actor, limit=_FOUND_PERSONS)]
    found = rows.filter(words | Q(number=0, person_key__in=persons))
    return found if sees_cells(batch, actor=actor) else of_open_persons(found, actor=actor)


def sees_cells(batch: Batch, *, actor: Actor) -> bool:
    """Whether the actor sees the cells of protected persons: by right, or because the list came from them."""
    own = batch.created_by_id is not None and batch.created_by_id == actor.user_id
    return own or actor.may(Right.PERSON_PROTECTED)


@dataclass(frozen=True, slots=True)
class _Beside:
    """Everything that a page of rows needs beside them."""

    columns: Sequence[Mapping[str, Any]]
    parts: Sequence[Mapping[str, Any]]
    row_keys: Mapping[int, str]
    persons: Mapping[str, PersonLine]
    placements: Mapping[str, PlacementLine]
    names: Names
    traces: Mapping[int, bool]  # row -> whether something of it was left by undoing
    sees_cells: bool

    def part_of(self, number: int) -> Mapping[str, Any]:
        """Return the part of the list that a row, numbered through, stands in."""
        return next((one for one in reversed(self.parts) if one["row_offset"] < number), self.parts[0])

    def own_number(self, number: int) -> str:
        """Return the row's own number in its sheet, with the sheet's name where there are several."""
        part = self.part_of(number)
        own = str(number - part["row_offset"])
        return own if len(self.parts) == 1 else f"{own} ({part['sheet']})"


def _lines(batch: Batch, rows: Sequence[StagedRow], *, actor: Actor) -> Iterator[RowLine]:
    beside = _beside(batch, rows, actor=actor)
    return (_line(row, beside) for row in rows)


def _beside(batch: Batch, rows: Sequence[StagedRow], *, actor: Actor) -> _Beside:
    persons = {str(row.person_key) for row in rows if row.person_key}
    persons |= {one["person_key"] for row in rows for one in row.candidates if one.get("person_key")}
    placements = {str(row.placement_key) for row in rows if row.placement_key}
    placements |= {one["placement_key"] for row in rows for one in row.candidates if "placement_key" in one}
    traces: dict[int, bool] = {}
    for row_id, undone in Trace.objects.filter(row__in=rows).values_list("row_id", "undone"):
        traces[row_id] = traces.get(row_id, False) or undone is False
    return _Beside(
        columns=batch.columns,
        parts=batch.parts,
        row_keys=_row_keys(batch, rows),
        persons=person_lines(keys=persons, actor=actor),
        placements=placement_lines(keys=placements, actor=actor, on=timezone.localdate(actor.at)),
        names=Names.behind(_stored(rows)),
        traces=traces,
        sees_cells=sees_cells(batch, actor=actor),
    )


def _row_keys(batch: Batch, rows: Sequence[StagedRow]) -> dict[int, str]:
    """Return the keys of the rows that are candidates for each other, by number."""
    numbers = {one["row"] for row in rows for one in row.candidates if one.get("row")}
    found = batch.rows.filter(number__in=numbers).values_list("number", "key")
    return {number: str(key) for number, key in found}


def _stored(rows: Sequence[StagedRow]) -> Iterator[tuple[str, str | None]]:
    for row in rows:
        yield from row.values.items()
        for change in row.changes:
            yield change["field"], change["old"]
            yield change["field"], change["new"]


def _line(row: StagedRow, beside: _Beside) -> RowLine:
    person = beside.persons.get(str(row.person_key))
    hides_register = person is not None and person.is_masked
    may_be = (beside.persons.get(one.get("person_key") or "") for one in row.candidates)
    is_hidden = hides_register or row.is_protected or any(one is not None and one.is_masked for one in may_be)
    masked = is_hidden and not beside.sees_cells
    findings = codec.findings_from_json(row.findings)
    values = {} if masked else row.values
    return RowLine(
        key=str(row.key),
        sheet=beside.part_of(row.number)["sheet"] if row.number and len(beside.parts) > 1 else "",
        number=row.number - beside.part_of(row.number)["row_offset"] if row.number else 0,
        status=row.status,
        decision=row.decision,
        is_masked=masked,
        person=person,
        placement=beside.placements.get(str(row.placement_key)),
        reasons=_PROTECTED if hides_register else _reasons(row.reasons, beside),
        candidates=tuple(_candidates(row, beside)),
        placements=_placements(row, beside),
        cells=() if masked else tuple(_cells(row, findings, beside)),
        values=tuple(_values(row, values, beside)),
        findings=() if masked else tuple(one for one in findings if one.column is None),
        changes=() if masked or hides_register else tuple(_changes(row, beside)),
        name=_name(person, values, masked=masked),
        refusal=row.refusal,
        is_written=row.pk in beside.traces,
        is_left=beside.traces.get(row.pk, False),
    )


def _name(person: PersonLine | None, values: Mapping[str, str], *, masked: bool) -> str:
    said = full_name(values.get(Field.GIVEN_NAME, ""), values.get(Field.FAMILY_NAME, ""))
    if masked:
        return str(PROTECTED_NAME)
    return said or (person.name if person else "")


def _cells(row: StagedRow, findings: Sequence[Finding], beside: _Beside) -> Iterator[CellLine]:
    if not row.number:
        return
    part = beside.part_of(row.number)
    for column in beside.columns:
        if column["sheet"] != part["sheet"]:
            continue
        place, code = column["index"] - part["column_offset"], column["field"] or ""
        yield CellLine(
            heading=column["heading"],
            field=code,
            text=row.cells[place] if place < len(row.cells) else "",
            correction=row.corrections.get(code, ""),
            findings=tuple(one for one in findings if one.column == column["index"]),
        )


def _values(row: StagedRow, values: Mapping[str, str], beside: _Beside) -> Iterator[ValueLine]:
    for field in Field:
        if field in values:
            yield ValueLine(field.value, beside.names.shown(field, values[field]), field.value in row.corrections)


def _changes(row: StagedRow, beside: _Beside) -> Iterator[ChangeLine]:
    for change in row.changes:
        code = change["field"]
        old, new = beside.names.shown(code, change["old"]), beside.names.shown(code, change["new"])
        yield ChangeLine(code, change["attribute"], old, new, change["take"])


def _candidates(row: StagedRow, beside: _Beside) -> Iterator[CandidateLine]:
    for one in row.candidates:
        if "placement_key" in one:
            continue
        person = beside.persons.get(one["person_key"] or "")
        number = one["row"]
        if person is not None or number is not None:
            reasons = _PROTECTED if person and person.is_masked else _reasons(one["reasons"], beside)
            told = "" if number is None else beside.own_number(number)
            yield CandidateLine(person, number, beside.row_keys.get(number, ""), told, one["score"], reasons)


def _placements(row: StagedRow, beside: _Beside) -> tuple[PlacementLine, ...]:
    keys = (one["placement_key"] for one in row.candidates if "placement_key" in one)
    return tuple(beside.placements[key] for key in keys if key in beside.placements)


def _reasons(stored: Sequence[Mapping[str, Any]], beside: _Beside) -> tuple[Reason, ...]:
    return tuple(Reason(one["code"], _told(one.get("params", {}), beside)) for one in stored)


def _told(params: Mapping[str, str], beside: _Beside) -> dict[str, str]:
    """Return the figures of a reason, with a row told by its own number."""
    return {**params, **({"row": beside.own_number(int(params["row"]))} if "row" in params else {})}
