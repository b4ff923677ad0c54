"""From a list's bytes to rows: find the table, recognise the columns, read the values, with a person's corrections."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from talja.apps.imports.own_words import OwnWords
from talja.core.intake.columns import ColumnGuess, recognise
from talja.core.intake.record import Field, ReadRow
from talja.core.intake.rows import read_rows
from talja.core.intake.sheet import Cell, Unreadable
from talja.core.intake.tables import Table, find_table, find_tables
from talja.core.intake.workbook import Workbook, read_workbook

Corrections = Mapping[int, Mapping[str, str]]  # row number -> field -> text that a person wrote instead


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as Talja understood it: what it took, what it left, and how it read the columns."""

    sheet: str
    sheets: tuple[str, ...]
    columns: tuple[ColumnGuess, ...]
    rows: tuple[ReadRow, ...] = field(repr=False)
    cells: dict[int, list[str]] = field(repr=False)
    left: tuple[dict[str, Any], ...] = field(repr=False)

    @property
    def fields(self) -> frozenset[Field]:
        """The fields that the list has columns for."""
        return frozenset(one.field for one in self.columns if one.field not in {None, Field.IGNORED} and one.field)


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
    table = _table(workbook, sheet)
    vocabulary = own_words.vocabulary
    columns = recognise(table, remembered=remembered, vocabulary=vocabulary)
    mapping = {one.index: one.field for one in columns if one.field is not None}
    width = max((len(row.cells) for row in table.rows), default=0)
    body, mapping = _corrected(table, mapping, corrections, width)
    headings = {one.index: one.heading for one in columns}
    rows = read_rows(body, mapping=mapping, vocabulary=vocabulary, list_day=list_day, headings=headings)
    place = {code: index for index, code in mapping.items()}
    return ReadList(
        sheet=table.sheet,
        sheets=tuple(one.name for one in workbook.sheets),
        columns=columns,
        rows=tuple(own_words.fit(row, place) for row in rows),
        cells={row.number: [as_text(cell) for cell in row.cells] for row in table.rows},
        left=tuple(asdict(one) for one in table.left),
    )


def _table(workbook: Workbook, sheet: str) -> Table:
    chosen = next((one for one in workbook.sheets if one.name == sheet), None) if sheet else None
    table = max(find_tables(chosen), key=lambda one: len(one.rows), default=None) if chosen else find_table(workbook)
    if table is None:
        raise Unreadable("no_table")
    return table


def _corrected(
    table: Table, mapping: dict[int, Field], corrections: Corrections, width: int
) -> tuple[list[tuple[int, list[Cell]]], dict[int, Field]]:
    """Put what a person wrote in the place of what stood in the cell; a field without a column gets one of its own."""
    place = {code: index for index, code in mapping.items()}
    extra = sorted({Field(code) for said in corrections.values() for code in said} - place.keys())
    place |= {code: width + offset for offset, code in enumerate(extra)}
    body: list[tuple[int, list[Cell]]] = []
    for row in table.rows:
        cells: list[Cell] = [*row.cells, *[None] * (width + len(extra) - len(row.cells))]
        for code, text in corrections.get(row.number, {}).items():
            cells[place[Field(code)]] = text
        body.append((row.number, cells))
    return body, {index: code for code, index in place.items()}


def as_text(cell: Cell) -> str:
    """Return a cell as a person would see it in the sheet."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    return str(cell).removesuffix(" 00:00:00")
