"""A sheet of cases as staff keep it (Excel, OpenDocument, text) as rows for `core.rules.cases`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from talja.core.intake.sheet import Cell, Sheet, Unreadable
from talja.core.intake.workbook import read_workbook
from talja.core.rules import case_words as words
from talja.core.rules.case_reading import Row

MAX_BYTES = 10 * 1024 * 1024
MAX_CELLS = 400_000
MOST_ROWS = 5_000
_LOOKED_THROUGH = 20  # rows at the top of a sheet where the headings may stand


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """The rows under the headings. `above`: how many rows of the sheet stand above the headings."""

    name: str
    rows: tuple[Row, ...]
    above: int

    def row_number(self, row: int) -> int:
        """Return where a row that the core calls so stands in the sheet, counted as the spreadsheet does."""
        return row + self.above


class NoCases(ValueError):
    """Raised when a file can be read but holds no cases.

    `code` is case_headings_missing (`missing` names them), case_heading_twice (`missing` names it), case_no_rows or
    case_too_many_rows.
    """

    def __init__(self, code: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code, self.missing = code, missing


def read_case_sheet(content: bytes, *, filename: str) -> CaseSheet:
    """Return the first sheet that has the headings which every case needs.

    Raises `Unreadable` for what is no table, and `NoCases`.
    """
    if len(content) > MAX_BYTES:
        raise Unreadable("file_too_large")
    sheets = read_workbook(content, filename=filename, max_cells=MAX_CELLS).sheets
    found = [(sheet, place, headings) for sheet in sheets for place, headings in _heading_rows(sheet)]
    if not found:
        raise NoCases("case_headings_missing", words.REQUIRED)
    sheet, place, headings = max(found, key=lambda one: _known(one[2]))
    if missing := tuple(heading for heading in words.REQUIRED if heading not in headings):
        raise NoCases("case_headings_missing", missing)
    if twice := tuple(dict.fromkeys(heading for heading in headings if heading and headings.count(heading) > 1)):
        raise NoCases("case_heading_twice", twice)
    return CaseSheet(sheet.name, _rows(sheet, place, headings), above=place)


def _heading_rows(sheet: Sheet) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield rows near the top that hold some of our headings."""
    for place, row in enumerate(sheet.rows[:_LOOKED_THROUGH]):
        headings = tuple(_text(cell).casefold() for cell in row)
        if _known(headings):
            yield place, headings


def _known(headings: tuple[str, ...]) -> int:
    return len(set(headings) & set(words.HEADINGS))


def _rows(sheet: Sheet, place: int, headings: tuple[str, ...]) -> tuple[Row, ...]:
    rows = tuple({name: _text(cell) for name, cell in _named(headings, row)} for row in sheet.rows[place + 1 :])
    if not any(any(row.values()) for row in rows):
        raise NoCases("case_no_rows")
    if len(rows) > MOST_ROWS:
        raise NoCases("case_too_many_rows")
    return rows


def _named(headings: tuple[str, ...], row: tuple[Cell, ...]) -> Iterator[tuple[str, Cell]]:
    """Yield the row's cells with their headings. A cell without a heading is a note to oneself."""
    return ((name, cell) for name, cell in zip(headings, row, strict=False) if name)


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return words.YES if cell else words.NO
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()
