"""The overview's tables as files: one sheet each in Excel, and every cell on a line of its own as open text."""

import csv
import io
from collections.abc import Iterator, Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from talja.web.analyst.tables import Table

_LONGEST_SHEET_NAME = 31
_WIDTHS = (46, 20)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def workbook(tables: Sequence[Table], *, about: Sequence[tuple[str, str]]) -> bytes:
    """Return an Excel file: what the figures are about, and then a sheet for each table, with the page's numbers."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, share = book.add_format({"bold": True}), book.add_format({"num_format": "0.0%"})
        first = book.add_worksheet(_("Om siffrorna"))
        first.set_column(0, 1, 60)
        for row, (label, value) in enumerate(about):
            first.write_string(row, 0, label, bold)
            first.write_string(row, 1, value)
        for table in tables:
            _sheet(book.add_worksheet(table.key[:_LONGEST_SHEET_NAME]), table, bold, share)
    return held.getvalue()


def text_file(tables: Sequence[Table], *, about: Sequence[tuple[str, str]]) -> bytes:
    """Return a CSV file (UTF-8 with a mark, semicolons, decimal commas): table; row; column; value."""
    held = io.StringIO()
    writer = csv.writer(held, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Tabell"), _("Rad"), _("Kolumn"), _("Värde")])
    writer.writerows(["om", label, "", value] for label, value in about)
    for table in tables:
        writer.writerows(_lines(table))
    return held.getvalue().encode("utf-8-sig")


def _lines(table: Table) -> Iterator[list[str]]:
    for heading, *cells in table.rows:
        for column, cell in zip(table.headings[1:], cells, strict=True):
            value = str(cell.value)
            number = value.replace(".", ",") if isinstance(cell.value, float) else value
            yield [table.title, _words(heading.text), column, number]


def _words(text: str) -> str:
    """Return a name so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _sheet(sheet: xlsxwriter.worksheet.Worksheet, table: Table, bold: object, share: object) -> None:
    sheet.set_column(0, 0, _WIDTHS[0])
    sheet.set_column(1, len(table.headings), _WIDTHS[1])
    sheet.write_string(0, 0, table.title, bold)
    for column, heading in enumerate(table.headings):
        sheet.write_string(2, column, heading, bold)
    for row, cells in enumerate(table.rows, start=3):
        for column, cell in enumerate(cells):
            is_share = isinstance(cell.value, float) and cell.text.endswith("%")
            sheet.write(row, column, cell.value, share if is_share else None)
    for row, words in enumerate(
        (words for text in table.how for words in (text.question, text.how)), len(table.rows) + 4
    ):
        sheet.write_string(row, 0, str(words))
