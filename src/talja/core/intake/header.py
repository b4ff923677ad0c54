"""Where the header of a list stands in a sheet, and what it says: one row, or two with group headings above."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from talja.core.intake.headings import heading_key, is_known
from talja.core.intake.sheet import Cell, Merged
from talja.core.intake.spellings import ENDS, STARTS

Row: TypeAlias = Sequence[Cell]

_SEARCHED = 60  # rows with something in them, from where the search starts
_SMALLEST_NUMBER = 10**8  # a personal number that Excel took for a number has lost a zero or two
_PERSONAL_NUMBER = re.compile(r"(?:\d\d)?\d{2}[01]\d\d{2}[-+ ]?[\dXx*]{4}")
_DATA = re.compile(r"\d{4}|^[\d\s.,:%/–-]+(?:kr|%|st)?$|^\W+$")
_OTHER_WORDS = "datum;telefon;tfn;e post;epost;procent;form;typ;referens;ref;omfattning;orsak"
_GENERIC = frozenset(f"{STARTS};{ENDS};{_OTHER_WORDS}".split(";"))  # words that need a group heading to say of what


@dataclass(frozen=True, slots=True)
class Header:
    """The heading of each column, and the rows (from 0) where they stand; no rows for a list without a header."""

    headings: tuple[str, ...]
    rows: tuple[int, ...]
    body: int  # where the list itself begins

    @property
    def first_column(self) -> int:
        """The first column with a heading, or the first of all."""
        return next((column for column, heading in enumerate(self.headings) if heading), 0)

    @property
    def breadth(self) -> int:
        """How many columns have a heading."""
        return sum(map(bool, self.headings))


def find_header(grid: Sequence[Row], merged: Sequence[Merged], *, start: int) -> Header | None:
    """Return the first header from row `start` on; one without rows when the list begins at once; None when empty."""
    searched = list(_rows_with_something(grid, start))
    if not searched:
        return None
    at = _known_header(grid, searched)
    if at is None:
        at = _likely_header(grid, searched)
    if at is None or any(is_personal_number(cell) for row in grid[start:at] for cell in row):
        return _headless(grid, searched)  # people above a header stand in no title, but in a list without one
    return _whole_header(grid, merged, at, start=start)


def is_header(row: Row) -> bool:
    """Say whether a row further down is a header: texts only, at least two, and most of them known as headings."""
    filled = [cell for cell in row if cell is not None]
    if len(filled) < 2 or not all(isinstance(cell, str) and not _DATA.search(cell) for cell in filled):
        return False
    return _known(filled) >= max(2, (len(filled) + 1) // 2)


def looks_like_data(cell: Cell) -> bool:
    """Say whether a cell is a value rather than a heading: a number, a date, or a text of digits."""
    return isinstance(cell, (int, float, date, time)) or (isinstance(cell, str) and bool(_DATA.search(cell)))


def is_personal_number(cell: Cell) -> bool:
    """Say whether a cell looks like a personal number, also one that Excel took for a number."""
    if isinstance(cell, int):
        return cell >= _SMALLEST_NUMBER and bool(_PERSONAL_NUMBER.fullmatch(f"{cell:010}"))
    return isinstance(cell, str) and bool(_PERSONAL_NUMBER.fullmatch(cell))


def _rows_with_something(grid: Sequence[Row], start: int) -> Iterator[int]:
    left = _SEARCHED
    for at in range(start, len(grid)):
        if any(cell is not None for cell in grid[at]):
            yield at
            left -= 1
            if not left:
                return


def _known(filled: Sequence[Cell]) -> int:
    return sum(is_known(cell) for cell in filled if isinstance(cell, str))


def _score(row: Row) -> int:
    """Known headings speak for a header, values speak against it. 0 for a row without known headings."""
    filled = [cell for cell in row if cell is not None]
    known = _known(filled)
    data = sum(looks_like_data(cell) and not (isinstance(cell, str) and is_known(cell)) for cell in filled)
    return max(3 * known + len(filled) - 5 * data, 0) if known else 0


def _known_header(grid: Sequence[Row], searched: Sequence[int]) -> int | None:
    scores = {at: _score(grid[at]) for at in searched}
    best = max(scores.values())
    width = _typical_width(grid, searched)
    if best <= 4 < width * 2:  # a single known word in a list of several columns is a title or a value
        return None
    return next((at for at in searched if best and scores[at] >= 0.6 * best), None)


def _typical_width(grid: Sequence[Row], searched: Sequence[int]) -> float:
    return median(sum(cell is not None for cell in grid[at]) for at in searched)


def _likely_header(grid: Sequence[Row], searched: Sequence[int]) -> int | None:
    """Return the first full row of different texts, if values stand beneath it: a header in words we do not know."""
    width = _typical_width(grid, searched)
    for at, below in pairwise(searched):
        filled = [cell for cell in grid[at] if cell is not None]
        if len(filled) >= max(2, 0.6 * width):
            texts = not any(map(looks_like_data, filled)) and len(set(filled)) == len(filled)
            return at if texts and any(map(looks_like_data, grid[below])) else None
    return None


def _headless(grid: Sequence[Row], searched: Sequence[int]) -> Header:
    """The list begins with the first row that is about as full as the others, or that names a person."""
    enough = _typical_width(grid, searched) / 2
    body = next(
        at
        for at in searched
        if sum(cell is not None for cell in grid[at]) >= enough or any(map(is_personal_number, grid[at]))
    )
    return Header(headings=("",) * len(grid[body]), rows=(), body=body)


def _whole_header(grid: Sequence[Row], merged: Sequence[Merged], at: int, *, start: int) -> Header:
    if at + 1 < len(grid) and _is_below(grid, merged, at):
        return _two_rows(grid, merged, at)
    if at > start and _is_above(grid, merged, at - 1):
        return _two_rows(grid, merged, at - 1)
    return Header(tuple(map(_text, grid[at])), rows=(at,), body=at + 1)


def _is_below(grid: Sequence[Row], merged: Sequence[Merged], at: int) -> bool:
    """Say whether the row after `at` divides it further: known words only, some of them under a group or a gap."""
    below = [(column, _text(cell)) for column, cell in enumerate(grid[at + 1]) if cell is not None]
    own = [(column, text) for column, text in below if text != _text(grid[at][column])]
    if not own or any(looks_like_data(grid[at + 1][column]) for column, _ in own):
        return False
    if not all(is_known(text) for _, text in own):
        return False
    groups = _spread(grid, merged, at)
    return len(own) < len(below) or all(not grid[at][column] or groups[column] for column, _ in own)


def _is_above(grid: Sequence[Row], merged: Sequence[Merged], at: int) -> bool:
    """Say whether row `at` holds group headings for the row after it, rather than a title."""
    filled = [cell for cell in grid[at] if cell is not None]
    if not filled or any(looks_like_data(cell) or _text(cell).endswith(":") for cell in filled):
        return False
    below = grid[at + 1]
    spans = [span for span in merged if span.first_row == at == span.last_row and span.last_column > span.first_column]
    headed = [column for column, cell in enumerate(below) if cell is not None]
    if any(span.first_column <= headed[0] and span.last_column >= headed[-1] for span in spans):
        return False  # a title across the whole list
    groups = _spread(grid, merged, at)
    return bool(spans) or any(groups[column] and _is_generic(below[column]) for column in headed if column > headed[0])


def _spread(grid: Sequence[Row], merged: Sequence[Merged], at: int) -> list[str]:
    """Return the group heading over each column: as far as it is merged, or over the generic words beside it."""
    row, below = grid[at], grid[at + 1]
    groups = [_text(cell) for cell in row]
    for span in merged:
        if span.first_row <= at <= span.last_row:
            width = min(span.last_column + 1, len(row)) - span.first_column
            groups[span.first_column : span.last_column + 1] = [_text(row[span.first_column])] * width
    for column in range(1, len(row)):
        if not groups[column] and _is_generic(below[column]):
            groups[column] = groups[column - 1]
    return groups


def _two_rows(grid: Sequence[Row], merged: Sequence[Merged], at: int) -> Header:
    pairs = zip(_spread(grid, merged, at), map(_text, grid[at + 1]), strict=True)
    headings = tuple(f"{group} | {own}" if group and own and group != own else own or group for group, own in pairs)
    return Header(headings, rows=(at, at + 1), body=at + 2)


def _is_generic(cell: Cell) -> bool:
    return isinstance(cell, str) and heading_key(cell) in _GENERIC


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
