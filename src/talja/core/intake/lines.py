"""What each line beneath a header is: a row of the list, or a sum, a sub-heading, a header again, a note, nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from talja.core.intake.header import Header, Row, is_personal_number
from talja.core.intake.sheet import Cell

_NARROW = 3  # below this many columns one cell alone says nothing of what a line is
_LONGEST_SECTION = 80
_TOTAL = re.compile(
    r"(?:(?:del|slut|total|års|månads)?summa|totalt?|tot|sum|antal|genomsnitt(?:lig\w*)?|medel(?:värde|tal)?|snitt)"
    r"\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?[/.]\d\d?[-/. ]\d{2,4}")
_AMOUNT = re.compile(r"[\d\s.,:-]+(?:kr|%|st|tim)?", re.IGNORECASE)
_NOTE = re.compile(
    r"^[*¹²³†(]|[.!?]$|^(?:obs|not|anm|källa|utskriv|uttag|sida|rapport|senast|uppdaterad)\b", re.IGNORECASE
)
_TURNED_NAME = re.compile(r"[^\W\d_][\w '-]*, ?[^\W\d_][\w '-]*")


class LineKind(StrEnum):
    """What a line is. All but ROW are left out of the list, with the value as the reason."""

    ROW = "row"
    TITLE = "row_title"
    BLANK = "row_blank"
    TOTAL = "row_total"
    SECTION = "row_section"
    HEADER = "row_header_repeated"
    NOTE = "row_note"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet (`at` counts from 0), what it is, and the sub-heading that it stands under."""

    at: int
    kind: LineKind
    cells: Row
    section: str = ""


def judge_lines(grid: Sequence[Row], header: Header, *, end: int) -> list[Line]:
    """Judge every line from the header to `end`."""
    header_cells = {(column, cell) for at in header.rows for column, cell in enumerate(grid[at])}
    said = {cell for _, cell in header_cells if isinstance(cell, str)}
    breadth = header.breadth or _breadth(grid[header.body : end])
    lines = []
    for at in range(header.body, end):
        repeated = not said.isdisjoint(grid[at]) and _repeats(grid[at], header_cells)
        kind = LineKind.HEADER if repeated else _kind(grid[at], header.first_column, breadth)
        lines.append(Line(at, kind, grid[at]))
    return list(_under_sections(_without_tail(_sections_are_few(lines), breadth)))


def _breadth(rows: Sequence[Row]) -> int:
    return max(sum(cell is not None for cell in row) for row in rows)


def _repeats(row: Row, header_cells: set[tuple[int, Cell]]) -> bool:
    """Two cells or more, and most of them, say what the header says in the same column."""
    same = sum((column, cell) in header_cells for column, cell in enumerate(row) if isinstance(cell, str))
    return same >= 2 and same * 3 >= 2 * sum(cell is not None for cell in row)


def _kind(row: Row, first_column: int, breadth: int) -> LineKind:
    filled = [cell for cell in row if cell is not None]
    if not filled:
        return LineKind.BLANK
    if _is_total(filled, breadth):
        return LineKind.TOTAL
    if len(filled) > 1 or breadth < _NARROW:
        return LineKind.ROW
    return _alone(filled[0], at_the_start=row[first_column] is not None or row[0] is not None)


def _is_total(filled: Sequence[Cell], breadth: int) -> bool:
    """A word for a sum, with nothing but amounts beside it, or little else and neither a person nor a day."""
    if not any(isinstance(cell, str) and _TOTAL.match(cell) for cell in filled):
        return False
    beside = [cell for cell in filled if not (isinstance(cell, str) and _TOTAL.match(cell))]
    if any(map(_names_someone, beside)):
        return False
    return all(map(_is_amount, beside)) or len(filled) * 2 < breadth


def _names_someone(cell: Cell) -> bool:
    """Say whether the cell is a personal number or a day: what a row has and a sum has not."""
    if isinstance(cell, date) or is_personal_number(cell):
        return True
    return isinstance(cell, str) and bool(_DAY.search(cell))


def _is_amount(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) or (isinstance(cell, str) and bool(_AMOUNT.fullmatch(cell)))


def _alone(cell: Cell, *, at_the_start: bool) -> LineKind:
    """A text alone at the start of a line is a sub-heading; a name turned around is a person without more."""
    if not isinstance(cell, str) or _names_someone(cell) or _is_amount(cell) or _TURNED_NAME.fullmatch(cell):
        return LineKind.ROW
    if _NOTE.search(cell) or len(cell) > _LONGEST_SECTION:
        return LineKind.NOTE
    return LineKind.SECTION if at_the_start else LineKind.ROW


def _sections_are_few(lines: list[Line]) -> list[Line]:
    """A list where most lines hold one text is a list of those texts, and not of sub-headings."""
    sections = sum(line.kind is LineKind.SECTION for line in lines)
    rows = sum(line.kind is LineKind.ROW for line in lines)
    if sections <= rows:
        return lines
    return [replace(line, kind=LineKind.ROW) if line.kind is LineKind.SECTION else line for line in lines]


def _without_tail(lines: list[Line], breadth: int) -> list[Line]:
    """Judge what stands last again: sparse lines after a blank one are notes, and a sub-heading over nothing is too."""
    blocks = [list(block) for _, block in groupby(lines, key=lambda line: line.kind is LineKind.BLANK)]
    for place in range(len(blocks) - 1, -1, -1):
        if any(line.kind is LineKind.ROW and not (place and _is_sparse(line.cells, breadth)) for line in blocks[place]):
            blocks[place] = _last_of(blocks[place], breadth)
            break
        blocks[place] = [_note(line) for line in blocks[place]]
    return [line for block in blocks for line in block]


def _is_sparse(row: Row, breadth: int) -> bool:
    filled = [cell for cell in row if cell is not None]
    return len(filled) <= 2 and len(filled) * 2 <= breadth and not any(map(_names_someone, filled))


def _note(line: Line) -> Line:
    if line.kind is LineKind.ROW:
        amounts = all(_is_amount(cell) for cell in line.cells if cell is not None)
        return replace(line, kind=LineKind.TOTAL if amounts else LineKind.NOTE)
    return replace(line, kind=LineKind.NOTE) if line.kind is LineKind.SECTION else line


def _last_of(block: list[Line], breadth: int) -> list[Line]:
    """Judge the lines after the last row of the list: sub-headings there are notes, bare amounts are sums."""
    last = max(place for place, line in enumerate(block) if line.kind is LineKind.ROW)
    cells = block[last].cells
    if last and _is_sparse(cells, breadth) and all(_is_amount(cell) for cell in cells if cell is not None):
        last -= 1
    return [*block[: last + 1], *map(_note, block[last + 1 :])]


def _under_sections(lines: Sequence[Line]) -> Iterator[Line]:
    section = ""
    for line in lines:
        if line.kind is LineKind.SECTION:
            section = next(str(cell) for cell in line.cells if cell is not None)
        yield replace(line, section=section) if line.kind is LineKind.ROW and section else line
