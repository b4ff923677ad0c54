"""Writes sheets to an Excel file: dates as dates, merged group headings and subheadings, hidden columns."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter

from talja.project.demo.lists.truth import CellValue, Sheet

_COLUMN_WIDTH = 18
_MERGED_KINDS = ("title", "subheading", "footnote")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet looks: header cells merged sideways (first and last column, text), and hidden columns."""

    header_groups: Sequence[tuple[int, int, str]] = field(default=())
    hidden_columns: Sequence[int] = field(default=())


def workbook(*sheets: tuple[Sheet, Layout], made: date) -> bytes:
    """Return the file. The same sheets give the same bytes: the time of making is the day given."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"created": datetime(made.year, made.month, made.day)})  # noqa: DTZ001 Excel has no time zones
    bold = book.add_format({"bold": True})
    for sheet, layout in sheets:
        _write(book.add_worksheet(sheet.name), sheet, layout, bold)
    book.close()
    return content.getvalue()


def _write(target: Any, sheet: Sheet, layout: Layout, bold: Any) -> None:
    width = max(len(line) for line in sheet.lines)
    kinds = {each.number: each.kind for each in sheet.furniture}
    headers = [number for number, kind in kinds.items() if kind == "header"]
    target.set_column(0, width - 1, _COLUMN_WIDTH)
    for column in layout.hidden_columns:
        target.set_column(column, column, _COLUMN_WIDTH, None, {"hidden": True})
    for number, line in enumerate(sheet.lines, 1):
        kind = kinds.get(number, "row")
        if kind in _MERGED_KINDS:
            target.merge_range(number - 1, 0, number - 1, width - 1, line[0], bold)
        elif number == headers[0] and layout.header_groups:
            _write_groups(target, number - 1, layout, bold)
        else:
            _write_line(target, number - 1, line, bold if kind in ("header", "total") else None)


def _write_groups(target: Any, row: int, layout: Layout, bold: Any) -> None:
    for first, last, title in layout.header_groups:
        if title:
            target.merge_range(row, first, row, last, title, bold)


def _write_line(target: Any, row: int, line: Sequence[CellValue], style: Any) -> None:
    for column, value in enumerate(line):
        if isinstance(value, str):
            target.write_string(row, column, value, style)
        elif isinstance(value, date):
            target.write_datetime(row, column, value)
        elif value is not None:
            target.write_number(row, column, value, style)
