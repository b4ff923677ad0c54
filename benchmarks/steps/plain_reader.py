"""A plain reader of the three lists: exact headings, exact words, dates as Excel or ISO writes them. The baseline.

It knows each list's own headings and where its columns stand, which Talja is not told.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl import load_workbook

from benchmarks.steps.plain_import import personal_number
from talja.apps.placements.queries import measure_vocabulary
from talja.project.demo.lists.truth import MadeList
from talja.project.demo.model import World
from talja.project.demo.scoring import Place

_FIELDS = {
    **dict.fromkeys(("Pnr", "Personnr", "Personnummer"), "number"),
    "Namn": "name",
    **dict.fromkeys(("Anst.form", "Insats", "Form"), "measure"),
    **dict.fromkeys(("Anst.datum", "Fr.o.m.", "Startdatum"), "first_day"),
    **dict.fromkeys(("T o m", "T.o.m.", "Slutdatum"), "last_day"),
    **dict.fromkeys(("Ssg", "Omf", "Omfattning", "Omfattning %"), "extent"),
    **dict.fromkeys(("Arbetsplats", "Praktikplats"), "workplace"),
    **dict.fromkeys(("Handledare", "Kontaktperson"), "supervisor"),
    "Ansvar": "cost_centre",
    "Lön": "wage",
    "Arbetsgivare": "employer",
    "Handläggare": "case_worker",
    "Beslutsnummer": "decision_reference",
    "Beslut fr.o.m.": "decision_first_day",
    "Beslut t.o.m.": "decision_last_day",
}
_LEAST_HEADINGS = 5
_ENCODINGS = ("utf-8", "utf-16", "cp1252")


def read_plainly(made: MadeList, world: World) -> dict[Place, dict[str, str]]:
    """Return what can be read without thought, row by row: from the header to the end, those that have a name."""
    measures = {spellings[0]: code for code, spellings in measure_vocabulary().items()}
    workplaces = {place.name for place in world.places.workplaces}
    found: dict[Place, dict[str, str]] = {}
    for sheet, rows in _sheets(made):
        columns: dict[int, str] = {}
        for number, cells in enumerate(rows, 1):
            here = {place: _FIELDS[str(cell)] for place, cell in enumerate(cells) if str(cell) in _FIELDS}
            if len(here) >= _LEAST_HEADINGS:
                columns = here
            elif columns:
                values = {name: cells[place] for place, name in columns.items() if place < len(cells) and cells[place]}
                if "name" in values:
                    found[sheet, number] = dict(_read(values, measures, workplaces))
    return found


def _sheets(made: MadeList) -> Iterator[tuple[str, Sequence[Sequence[Any]]]]:
    if made.name.endswith(".xlsx"):
        book = load_workbook(io.BytesIO(made.content), data_only=True)
        yield from ((sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book)
    else:
        text = _decoded(made.content)
        yield "", list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if made.name.endswith(".csv") else "\t"))


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        with suppress(UnicodeError):
            return content.decode(encoding)
    raise AssertionError("cp1252 reads nearly everything")


def _read(values: dict[str, Any], measures: dict[str, str], workplaces: set[str]) -> Iterator[tuple[str, str]]:
    for name, cell in values.items():
        text = str(cell).strip()
        if name == "number":
            digits = personal_number(text)
            yield from [(name, digits)] if len(digits) == 12 else []
        elif name == "name":
            yield from _names(text)
        elif name == "measure":
            yield from [(name, measures[text])] if text in measures else []
        elif name == "workplace":
            yield from [(name, text)] if text in workplaces else []
        else:
            yield from _simple(name, cell, text)


def _names(text: str) -> Iterator[tuple[str, str]]:
    family_name, comma, given_name = text.partition(",")
    if not comma:
        given_name, _, family_name = text.rpartition(" ")
    yield "given_name", given_name.strip()
    yield "family_name", family_name.strip()


def _simple(name: str, cell: Any, text: str) -> Iterator[tuple[str, str]]:
    if name.endswith("_day"):
        with suppress(ValueError):
            yield name, (cell.date() if isinstance(cell, datetime) else date.fromisoformat(text)).isoformat()
    elif name in {"extent", "wage"}:
        with suppress(InvalidOperation):
            yield name, str(Decimal(text.removesuffix("%").strip().replace(",", ".")))
    else:
        yield name, text
