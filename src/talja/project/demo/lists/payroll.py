"""The payroll system's extract: tidy, terse and made for paying wages, not for knowing when support began."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from talja.project.demo.chance import maybe, months_after, stream
from talja.project.demo.lists.forms import PAYROLL_WORDS, written_form
from talja.project.demo.lists.mess import Mess
from talja.project.demo.lists.population import Entry, population
from talja.project.demo.lists.truth import MadeList, Sheet, Written
from talja.project.demo.lists.writing import Pen
from talja.project.demo.model import Placement, Workplace, World

_HEADINGS = ("Pnr", "Namn", "Anst.form", "Anst.datum", "T o m", "Ssg", "Ansvar", "Lön")
_LIST_DAYS_OLD = 6
_FULL_TIME_WAGE = 24_600
_ENCODING = "cp1252"
_ENDLESS = "9999-12-31"


def payroll_list(world: World, *, seed: int, mess: Mess, rows: int | None = None) -> MadeList:
    """Return the extract as a semicolon file in Windows' letters: the municipality's own employees with support."""
    rng = stream(seed, "payroll")
    day = world.on - timedelta(days=_LIST_DAYS_OLD)
    pen = Pen(rng, mess, day, number_styles=("long",) * 9 + ("short",), day_styles=("iso",))

    def belongs(placement: Placement, place: Workplace) -> bool:
        begun = placement.truth.first_day <= day
        return begun and world.places.is_municipal(place) and placement.category in ("subsidised", "municipal")

    people = population(world, rng, mess, belongs=belongs, rows=rows)
    sheet = Sheet("")
    sheet.add("header", *_HEADINGS)
    for entry in sorted(people.entries, key=lambda each: (each.person.family_name, each.person.given_name)):
        sheet.add_row(
            person=entry.person.key, placement=entry.placement.key, cells=_cells(entry, pen), fault=entry.fault
        )
    sheet.add("total", f"Antal poster: {len(people.entries)}")
    name = f"loneutdrag-{day:%Y-%m}.csv"
    found = tuple(sheet.rows), tuple(sheet.furniture), people.left_out
    return MadeList(name, "Löneutdrag", "Lönekontoret", day, _content(sheet), *found)


def _cells(entry: Entry, pen: Pen) -> Iterator[Written]:
    facts = entry.facts
    number = pen.number(entry.person)
    yield number if number.value is not None else _without_number(entry)
    yield _name(entry, pen)
    yield written_form(pen, facts.measure, PAYROLL_WORDS)
    yield _first_day(entry, pen)
    yield _last_day(entry, pen)
    yield pen.extent(facts.extent, ("decimals",))
    yield pen.text("cost_centre", entry.place.cost_centre)
    yield _wage(entry, pen)


def _without_number(entry: Entry) -> Written:
    """Write the payroll's own made-up number: it cannot be without one."""
    true = {"number": entry.person.number} if entry.person.number else {}
    return Written("TF" + entry.person.key[1:], {}, true, "payroll_number")


def _name(entry: Entry, pen: Pen) -> Written:
    """Write the name in the letters that the payroll has: ễ becomes a question mark."""
    cell = pen.name(entry.person, pattern="{FAMILY}, {given}")
    says = {name: _in_its_letters(text) for name, text in cell.says.items()}
    fault = cell.fault if says == cell.says else "lost_letter"
    return replace(cell, value=_in_its_letters(str(cell.value)), says=says, fault=fault)


def _in_its_letters(text: str) -> str:
    return text.encode(_ENCODING, errors="replace").decode(_ENCODING)


def _first_day(entry: Entry, pen: Pen) -> Written:
    """The payroll knows pay periods: what began within a month often stands from the next."""
    first_day = entry.facts.first_day
    if first_day.day == 1 or not maybe(pen.rng, pen.mess.pay_period_days):
        return pen.day("first_day", first_day)
    says = months_after(first_day.replace(day=1), 1)
    return Written(
        says.isoformat(), {"first_day": says.isoformat()}, {"first_day": first_day.isoformat()}, "pay_period"
    )


def _last_day(entry: Entry, pen: Pen) -> Written:
    last_day: date | None = entry.last_day
    if last_day is None and maybe(pen.rng, pen.mess.endless_day):
        return Written(_ENDLESS, {}, {"last_day": ""}, "endless_day")
    return pen.day("last_day", last_day)


def _wage(entry: Entry, pen: Pen) -> Written:
    share = (entry.facts.extent or Decimal(100)) / 100
    wage = int(_FULL_TIME_WAGE * share) // 100 * 100 + pen.rng.randrange(0, 1000, 50)
    says = {"wage": str(wage)}
    return Written(f"{wage // 1000} {wage % 1000:03},00", says, says)


def _content(sheet: Sheet) -> bytes:
    stream_of_text = io.StringIO(newline="")
    csv.writer(stream_of_text, delimiter=";", lineterminator="\r\n").writerows(sheet.lines)
    return stream_of_text.getvalue().encode(_ENCODING)
