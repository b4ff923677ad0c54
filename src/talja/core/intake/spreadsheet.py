"""Spreadsheets (xlsx, xls, xlsb, ods) read by calamine, and its cells in our own few types."""

import io
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TypeAlias

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from talja.core.intake.archive import Columns, check_kind, check_size, hidden_columns, open_archive
from talja.core.intake.ole import check_ole
from talja.core.intake.sheet import Cell, Merged, Sheet, Unreadable

ForeignCell: TypeAlias = Cell | timedelta

_LARGEST_WHOLE = 1e15  # above this a float no longer holds every whole number


def read_zipped(content: bytes, *, max_cells: int, max_bytes: int) -> tuple[Sheet, ...]:
    """Read xlsx, xlsb or ods. Raises `Unreadable`."""
    with open_archive(content) as archive:
        check_kind(archive)
        check_size(archive, max_cells=max_cells, max_bytes=max_bytes)
        hidden = hidden_columns(archive)
    return tuple(_sheets(content, hidden=dict(hidden), max_cells=max_cells))


def read_ole(content: bytes, *, max_cells: int) -> tuple[Sheet, ...]:
    """Read xls. Raises `Unreadable`, also for the other kinds of file in the same envelope."""
    check_ole(content, max_cells=max_cells)
    return tuple(_sheets(content, hidden={}, max_cells=max_cells))


def _sheets(content: bytes, *, hidden: dict[str, tuple[Columns, ...]], max_cells: int) -> Iterator[Sheet]:
    left = max_cells
    texts: dict[str, str | None] = {}
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for about in book.sheets_metadata:
                if about.typ == SheetTypeEnum.WorkSheet:
                    foreign = book.get_sheet_by_name(about.name)
                    left -= _size(foreign)
                    if left < 0:
                        raise Unreadable("file_too_large")
                    ranges = hidden.get(about.name, ())
                    yield _sheet(foreign, ranges, texts, hidden=about.visible != SheetVisibleEnum.Visible)
    except Unreadable:
        raise
    except Exception:  # the reader has a dozen kinds of error, and none says more to the user
        raise Unreadable("file_broken") from None
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":  # the reader's own collapse is not an Exception
            raise
        raise Unreadable("file_broken") from None


def _size(foreign: CalamineSheet) -> int:
    return (foreign.end[0] + 1) * (foreign.end[1] + 1) if foreign.end else 0


def _sheet(foreign: CalamineSheet, ranges: tuple[Columns, ...], texts: dict[str, str | None], *, hidden: bool) -> Sheet:
    rows = tuple(tuple([_cell(cell, texts) for cell in row]) for row in foreign.to_python(skip_empty_area=False))
    last = foreign.end[1] if foreign.end else -1
    return Sheet(
        name=foreign.name,
        rows=rows,
        merged=tuple(Merged(*first, *end) for first, end in foreign.merged_cell_ranges or ()),
        hidden_columns=frozenset(column for first, end in ranges for column in range(first, min(end, last) + 1)),
        hidden=hidden,
    )


def _cell(cell: ForeignCell, texts: dict[str, str | None]) -> Cell:
    """Return the cell in our types. Equal texts become one object: lists repeat themselves, memory need not."""
    if isinstance(cell, str):
        if cell not in texts:
            texts[cell] = cell.strip() or None
        return texts[cell]
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < _LARGEST_WHOLE else cell
    return _moment(cell) if isinstance(cell, (datetime, timedelta)) else cell


def _moment(moment: datetime | timedelta) -> Cell:
    """A date without a time is a date; a length of time is a clock time below a day, else hours as text."""
    if isinstance(moment, datetime):
        return moment.date() if moment.time() == time.min else moment
    seconds = round(moment.total_seconds())
    if 0 <= seconds < 24 * 3600:
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}"
