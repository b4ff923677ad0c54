"""The register as a file: a heading for every field that an import reads, and values that it reads back exactly."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Final, TypeAlias

import xlsxwriter
from django.utils.translation import gettext_lazy as _

from talja.apps.people.enums import Born, Education, Protection, Sex
from talja.apps.placements.enums import Destination, EndReason, Kolada
from talja.apps.placements.queries import Export, ExportRow, occupation_name

Cell: TypeAlias = str | date | Decimal | None
BOM: Final = "\ufeff"
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: its heading, its width in characters, and what stands in it."""

    heading: str
    width: int
    cell: Callable[[ExportRow], Cell]


_BORN = {Born.SWEDEN.value: "Sverige", Born.ABROAD.value: "utomlands"}
COLUMNS: Final = (  # headings are Swedish in every language: the import knows them by these words
    Column("Personnummer", 15, lambda row: row.number),
    Column("Lokalt nummer", 14, lambda row: row.local_number),
    Column("Förnamn", 16, lambda row: row.given_name),
    Column("Efternamn", 18, lambda row: row.family_name),
    Column("Födelsedatum", 13, lambda row: row.birth_date),
    Column("Kön", 8, lambda row: _word(Sex, row.sex)),
    Column("Född i", 11, lambda row: _BORN.get(row.born, "")),
    Column("Utbildning", 18, lambda row: _word(Education, row.education)),
    Column("Skyddade personuppgifter", 22, lambda row: _word(Protection, row.protection)),
    Column("Handläggare", 20, lambda row: row.line.case_worker),
    Column("Insats", 28, lambda row: row.line.measure),
    Column("Arbetsgivare", 22, lambda row: row.line.employer),
    Column("Organisationsnummer", 18, lambda row: row.org_number),
    Column("Förvaltning", 24, lambda row: row.line.administration),
    Column("Enhet", 22, lambda row: row.line.unit),
    Column("Arbetsplats", 26, lambda row: row.line.workplace),
    Column("Kostnadsställe", 14, lambda row: row.cost_centre),
    Column("Första dag", 12, lambda row: row.line.first_day),
    Column("Sista dag", 12, lambda row: row.line.ends),
    Column("Omfattning (%)", 13, lambda row: row.line.extent),
    Column("Yrke (SSYK 2012)", 26, lambda row: occupation_name(row.line.occupation)),
    Column("Handledare", 20, lambda row: row.line.supervisor),
    Column("Beslutsnummer", 16, lambda row: row.decision_reference),
    Column("Beslut från och med", 17, lambda row: row.decision_first_day),
    Column("Beslut till och med", 17, lambda row: row.decision_last_day),
    Column("Avslutsorsak", 20, lambda row: _word(EndReason, row.line.end_reason)),
    Column("Gått vidare till", 30, lambda row: _word(Destination, row.line.destination)),
    Column("Kolada", 20, lambda row: _word(Kolada, row.line.kolada)),
)


def write_xlsx(export: Export, *, about: Sequence[tuple[str, str]]) -> bytes:
    """Return a workbook: the register on its first sheet, and on the second what it holds (`about`: label, text)."""
    stream = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        day, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
        sheet = book.add_worksheet("register")
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, column.width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(export.rows), len(COLUMNS) - 1)
        sheet.write_row(0, 0, [column.heading for column in COLUMNS], bold)
        for number, row in enumerate(export.rows, start=1):
            for place, column in enumerate(COLUMNS):
                _write(sheet, number, place, column.cell(row), day=day)
        notes = book.add_worksheet("om filen")
        notes.set_column(0, 0, 24)
        notes.set_column(1, 1, 80)
        for number, (label, text) in enumerate(about):
            notes.write_string(number, 0, label, bold)
            notes.write_string(number, 1, text)
    return stream.getvalue()


def write_csv(export: Export) -> bytes:
    """Return the same columns as text that Swedish Excel opens: semicolons, decimal commas, UTF-8 with its mark.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.heading for column in COLUMNS])
    writer.writerows([_text(column.cell(row)) for column in COLUMNS] for row in export.rows)
    return (BOM + stream.getvalue()).encode()


def about_file(
    *, filters: Sequence[str], on: date, at: str, who: str, export: Export, municipality: str
) -> Iterator[tuple[str, str]]:
    """Yield what the second sheet tells of the file: what was chosen, which day, who took it out, as known when."""
    yield str(_("Kommun")), municipality
    yield str(_("Urval")), "; ".join(filters) or str(_("alla placeringar"))
    yield str(_("Läget den")), on.isoformat()
    yield str(_("Som registret var")), at
    yield str(_("Hämtat av")), who
    yield str(_("Antal placeringar")), str(len(export.rows))
    if export.left_out:
        yield str(_("Inte med")), str(_("%(count)s med skyddade personuppgifter") % {"count": export.left_out})
    yield str(_("Sista dag")), str(_("Den verkliga, eller den planerade när det inte finns någon avslutsorsak."))


def _write(sheet: Any, row: int, place: int, cell: Cell, *, day: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, place, cell, day)
    elif isinstance(cell, Decimal):
        sheet.write_number(row, place, cell)
    elif cell:
        sheet.write_string(row, place, cell)


def _text(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}".replace(".", ",")
    return f"'{cell}" if cell and cell.startswith(FORMULA_STARTS) else cell or ""


def _word(codes: Any, code: str) -> str:
    return str(codes(code).label) if code else ""
