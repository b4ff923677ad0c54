"""The list within a sheet: its header, its rows, and what stands around and between them.

Nothing is dropped in silence: every row of the sheet is either in the table or among what was left, with a reason.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from talja.core.intake.header import Header, Row, find_header, is_header
from talja.core.intake.headings import heading_keys, is_known, meaning
from talja.core.intake.lines import Line, LineKind, judge_lines
from talja.core.intake.record import Field
from talja.core.intake.sheet import Cell, Merged, Sheet

SECTION_KEY = "#section"
_PERSON = frozenset({Field.NUMBER, Field.NAME, Field.FAMILY_NAME})
_MANY_ROWS = 50


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the list. `number` is counted from 1 as in Excel; `section` is the sub-heading above it."""

    number: int
    cells: tuple[Cell, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that are not in the list, counted from 1, both included, and what they say (shown to the user only).

    `code` is row_title, row_blank, row_total, row_section, row_header_repeated or row_note.
    """

    code: str
    first_row: int
    last_row: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it was found. Column numbers count from 0 and are those of the sheet.

    When rows stand under sub-headings, one more column after the last holds the sub-heading of each row, so that it
    can be taken as a field like any other: `section_column` is its number.
    """

    sheet: str
    headings: tuple[str, ...]
    header_rows: tuple[int, ...]
    rows: tuple[TableRow, ...]
    left: tuple[LeftOut, ...]
    hidden_columns: frozenset[int] = frozenset()
    section_column: int | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """One key per column to remember a mapping by, the same next month if the list is."""
        keys = heading_keys(self.headings)
        return keys if self.section_column is None else (*keys[: self.section_column], SECTION_KEY)

    def column(self, index: int) -> list[Cell]:
        """Return the cells of one column that hold something."""
        return [row.cells[index] for row in self.rows if row.cells[index] is not None]


def find_tables(sheet: Sheet) -> tuple[Table, ...]:
    """Return the tables of a sheet from the top; those with no rows beneath their header are not among them."""
    return tuple(_tables(sheet, _grid(sheet)))


def likeliest(found: Iterable[tuple[Sheet, Sequence[Table]]]) -> Table | None:
    """Return the table that is most likely the list, of those found in each sheet; those of hidden sheets come last."""
    ranked = [((not sheet.hidden, _weight(table)), table) for sheet, tables in found for table in tables]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _weight(table: Table) -> float:
    known = sum(map(is_known, table.headings))
    about_people = any(_PERSON & meaning(heading).readings.keys() for heading in table.headings if heading)
    return (1 + known) ** 2 * math.sqrt(min(len(table.rows), _MANY_ROWS)) * (1 + about_people)


def _grid(sheet: Sheet) -> list[Row]:
    """Return rows of equal length where a cell that is merged downwards stands in every row that it covers."""
    width = sheet.width
    grid: list[Row] = [row if len(row) == width else (*row, *[None] * (width - len(row))) for row in sheet.rows]
    for span in _inside(sheet):
        for at in range(span.first_row + 1, min(span.last_row + 1, len(grid))):
            column = span.first_column
            grid[at] = (*grid[at][:column], grid[span.first_row][column], *grid[at][column + 1 :])
    return grid


def _tables(sheet: Sheet, grid: Sequence[Row]) -> Iterator[Table]:
    start = 0
    while header := find_header(grid, _inside(sheet), start=start):
        end = _end(grid, header)
        lines = judge_lines(grid, header, end=end)
        if any(line.kind is LineKind.ROW for line in lines):
            yield _table(sheet, header, [*_titles(grid, header, start), *lines])
        start = end


def _inside(sheet: Sheet) -> list[Merged]:
    """Leave out ranges that begin beyond the last cell."""
    return [span for span in sheet.merged if span.first_row < len(sheet.rows) and span.first_column < sheet.width]


def _end(grid: Sequence[Row], header: Header) -> int:
    """Return where the next list begins: at another header after a blank row, or at the first one without the row."""
    own = [tuple(grid[at]) for at in header.rows]
    for at in range(header.body + 1, len(grid)):
        if not (own and _filled(grid[at - 1])) and is_header(grid[at]) and tuple(grid[at]) not in own:
            return at
    return len(grid)


def _titles(grid: Sequence[Row], header: Header, start: int) -> Iterator[Line]:
    for at in range(start, header.rows[0] if header.rows else header.body):
        kind = LineKind.TITLE if _filled(grid[at]) else LineKind.BLANK
        yield Line(at, kind, grid[at])


def _table(sheet: Sheet, header: Header, lines: Sequence[Line]) -> Table:
    rows = [line for line in lines if line.kind is LineKind.ROW]
    width = max(_last(header.headings), *(_last(line.cells) for line in rows)) + 1
    table = Table(
        sheet=sheet.name,
        headings=header.headings[:width],
        header_rows=tuple(at + 1 for at in header.rows),
        rows=tuple(TableRow(line.at + 1, tuple(line.cells[:width]), line.section) for line in rows),
        left=tuple(_left_out(lines)),
        hidden_columns=frozenset(column for column in sheet.hidden_columns if column < width),
    )
    return _with_sections(table) if any(row.section for row in table.rows) else table


def _last(cells: Sequence[object]) -> int:
    """Return the last place that holds something, -1 for none."""
    return max((place for place, cell in enumerate(cells) if cell not in {None, ""}), default=-1)


def _with_sections(table: Table) -> Table:
    rows = tuple(replace(row, cells=(*row.cells, row.section or None)) for row in table.rows)
    return replace(table, headings=(*table.headings, ""), rows=rows, section_column=len(table.headings))


def _left_out(lines: Sequence[Line]) -> Iterator[LeftOut]:
    """Yield every line that is no row, blank ones in runs."""
    others = [line for line in lines if line.kind is not LineKind.ROW]
    for _, run in groupby(enumerate(others), key=lambda pair: _run(*pair)):
        together = [line for _, line in run]
        text = next((str(cell) for cell in together[0].cells if cell is not None), "")
        yield LeftOut(together[0].kind.value, together[0].at + 1, together[-1].at + 1, text)


def _run(place: int, line: Line) -> tuple[LineKind, int]:
    return line.kind, line.at - place if line.kind is LineKind.BLANK else line.at


def _filled(row: Row) -> bool:
    return any(cell is not None for cell in row)
