"""From a list's bytes to rows: find the tables, recognise the columns, read the values, with a person's corrections."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from talja.apps.imports.own_words import OwnWords
from talja.apps.imports.parts import Part, parts_of
from talja.core.intake.record import Field, ReadRow
from talja.core.intake.rows import read_rows
from talja.core.intake.sheet import Cell
from talja.core.intake.workbook import read_workbook

Corrections = Mapping[int, Mapping[str, str]]  # row number -> field -> text that a person wrote instead


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as Talja understood it: what it took, what it left, and how it read the columns.

    Rows are numbered through all parts; `left` tells each sheet's own numbers.
    """

    sheets: tuple[str, ...]
    parts: tuple[Part, ...] = field(repr=False)
    rows: tuple[ReadRow, ...] = field(repr=False)

    def fields_of(self, number: int) -> frozenset[Field]:
        """Return the fields that the row's part of the list has a column for."""
        return next((part for part in reversed(self.parts) if part.row_offset < number), self.parts[0]).fields

    @property
    def left(self) -> list[dict[str, Any]]:
        """What is no row of the list: sheet, reason code, first and last row, and what it says."""
        return [{"sheet": part.table.sheet, **asdict(one)} for part in self.parts for one in part.table.left]

    def cells(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row's number and its cells as a person would see them, from the part's first column on."""
        for part in self.parts:
            for row in part.table.rows:
                yield row.number + part.row_offset, [as_text(cell) for cell in row.cells]


def read_list(
    content: bytes,
    *,
    file_name: str,
    list_day: date,
    own_words: OwnWords,
    remembered: Mapping[str, Field],
    corrections: Corrections,
    sheet: str = "",
) -> ReadList:
    """Read a list. Raises `Unreadable` with a code, `no_table` when no sheet holds a list."""
    workbook = read_workbook(content, filename=file_name)
    vocabulary = own_words.vocabulary
    parts = parts_of(workbook, sheet=sheet, remembered=remembered, vocabulary=vocabulary)
    mapping = {index: code for part in parts for index, code in part.mapping.items()}
    extra = _extra_columns(parts, corrections)
    body = [row for part in parts for row in _body(part, corrections, extra)]
    headings = {one.index: one.heading for part in parts for one in part.columns}
    mapping |= {index: code for code, index in extra.items()}
    rows = read_rows(body, mapping=mapping, vocabulary=vocabulary, list_day=list_day, headings=headings)
    columns = _columns_of(parts)
    return ReadList(
        sheets=tuple(one.name for one in workbook.sheets),
        parts=parts,
        rows=tuple(own_words.fit(row, columns(row.number)) for row in rows),
    )


def _columns_of(parts: Sequence[Part]) -> Callable[[int], Mapping[Field, int]]:
    """Return a function from a row's number to where its part has each field."""
    places = [{code: index for index, code in part.mapping.items()} for part in parts]
    starts = [part.row_offset for part in parts]

    def of(number: int) -> Mapping[Field, int]:
        return places[bisect_left(starts, number) - 1]

    return of


def _extra_columns(parts: Sequence[Part], corrections: Corrections) -> dict[Field, int]:
    """Give a field that is corrected, but has no column in some part, one beyond the last."""
    said = {Field(code) for texts in corrections.values() for code in texts}
    missing = {code for code in said if any(code not in part.mapping.values() for part in parts)}
    width = parts[-1].column_offset + parts[-1].width
    return {code: width + place for place, code in enumerate(sorted(missing))}


def _body(part: Part, corrections: Corrections, extra: Mapping[Field, int]) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Yield the part's rows from the list's first column on, with what a person wrote instead of what stood there."""
    place = {**extra, **{code: index for index, code in part.mapping.items()}}
    before: list[Cell] = [None] * part.column_offset
    for row in part.table.rows:
        number = row.number + part.row_offset
        cells: list[Cell] = [*before, *row.cells]
        for code, text in corrections.get(number, {}).items():
            at = place[Field(code)]
            cells += [None] * (at + 1 - len(cells))
            cells[at] = text
        yield number, cells


def as_text(cell: Cell) -> str:
    """Return a cell as a person would see it in the sheet."""
    if isinstance(cell, str):
        return cell.removesuffix(" 00:00:00")
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).removesuffix(" 00:00:00")
