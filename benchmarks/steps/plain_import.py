"""What one would write first: openpyxl, a dict of headings, and the ORM row by row. The baseline for speed.

It takes a tidy sheet: exact headings, one form for everything. It does not stage, does not match without a number,
keeps no history, and cannot be undone.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.utils import timezone
from openpyxl import load_workbook

from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.placements.models import Measure, Placement
from talja.core.kernel.personal_number import NumberKind

HEADINGS = {
    "Personnr": "number",
    "Namn": "name",
    "Arbetsplats": "workplace",
    "Handledare": "supervisor",
    "Insats": "measure",
    "Omf": "extent",
    "Fr.o.m.": "first_day",
    "T.o.m.": "last_day",
}
Row = dict[str, Any]


def run(path: Path) -> dict[str, int]:
    """Import the sheet and return how many rows there were, and how many placements were saved or new."""
    counts = {"rows": 0, "saved": 0, "created": 0, "skipped": 0}
    for row in _rows(path):
        counts["rows"] += 1
        counts[_import(row)] += 1
    return counts


def _rows(path: Path) -> Iterator[Row]:
    lines = load_workbook(path, data_only=True).worksheets[0].iter_rows(values_only=True)
    columns = [HEADINGS[str(cell)] for cell in next(lines)]
    for cells in lines:
        yield dict(zip(columns, cells, strict=True))


def _import(row: Row) -> str:
    number, first_day = personal_number(row["number"]), _day(row["first_day"])
    if len(number) != 12 or first_day is None:
        return "skipped"
    person = _person(row, number)
    placement = Placement.objects.filter(person=person, first_day=first_day).first()
    facts = {
        "supervisor": row["supervisor"] or "",
        "extent": _number(row["extent"]),
        "planned_last_day": _day(row["last_day"]),
    }
    if placement is not None:
        return _save(placement, facts)
    workplace = Workplace.objects.filter(name=row["workplace"] or "").first()
    measure = Measure.objects.filter(name=row["measure"] or "").first()
    if workplace is None or measure is None:
        return "skipped"
    Placement.objects.create(
        person=person, workplace=workplace, measure=measure, first_day=first_day, recorded_from=timezone.now(), **facts
    )
    return "created"


def _person(row: Row, number: str) -> Person:
    given_name, _, family_name = str(row["name"] or "").rpartition(" ")
    said = {"given_name": given_name, "family_name": family_name}
    new = {"number_kind": NumberKind.PERSONNUMMER.value, "recorded_from": timezone.now()}
    person, is_new = Person.objects.get_or_create(number=number, defaults=said | new)
    if not is_new:
        _set(person, said)
        person.save()
    return person


def _save(placement: Placement, facts: Row) -> str:
    _set(placement, facts)
    if (placement.planned_last_day or placement.first_day) < placement.first_day:
        return "skipped"
    placement.save()
    return "saved"


def _set(record: Person | Placement, said: Row) -> None:
    for name, value in said.items():
        if value and value != getattr(record, name):
            setattr(record, name, value)


def personal_number(cell: Any) -> str:
    """Return the twelve digits of a number in ten or twelve, guessing the century; whatever digits there are else."""
    digits = "".join(filter(str.isdigit, str(cell or "")))
    century = "20" if digits[:2] < "12" else "19"
    return century + digits if len(digits) == 10 else digits


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    with suppress(ValueError):
        return date.fromisoformat(str(cell))
    return None


def _number(cell: Any) -> Decimal | None:
    with suppress(InvalidOperation):
        return Decimal(str(cell).replace(",", ".").removesuffix("%").strip())
    return None
