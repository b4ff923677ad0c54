"""The labour-market unit's own spreadsheet: made by people, for people, over many years."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from talja.project.demo.chance import stream
from talja.project.demo.lists.forms import STAFF_WORDS, written_destination, written_form, written_reason
from talja.project.demo.lists.mess import Mess
from talja.project.demo.lists.population import Entry, population
from talja.project.demo.lists.truth import MadeList, Sheet, Written
from talja.project.demo.lists.workbook import Layout, workbook
from talja.project.demo.lists.writing import Pen
from talja.project.demo.model import Placement, Workplace, World

_LIST_DAYS_OLD = 3
_EMPLOYMENTS, _TRAINING = "Anställningar", "Praktik"
_GROUPS = ((0, 1, ""), (2, 3, "Person"), (4, 5, "Placering"), (6, 7, "Stöd"), (8, 9, "Period"), (10, 13, "Övrigt"))
_HEADINGS = (
    *("Nr", "Gammalt id", "Personnr", "Namn", "Arbetsplats", "Handledare", "Insats", "Omf", "Fr.o.m.", "T.o.m."),
    *("Handläggare", "Avslutsorsak", "Gått vidare till", "Anm"),
)
_TRAINING_HEADINGS = ("Namn", "Pnr", "Praktikplats", "Form", "Startdatum", "Slutdatum", "Omfattning %", "Kontaktperson")
_REMARKS = ("", "", "", "", "ring chefen", "vill ha mer tid", "väntar på beslut *", "jobbar bra", "ev. förlängning")
_NUMBERS = ("long",) * 5 + ("short",) * 3 + ("short_bare", "long_bare", "spaced", "number")
_DAYS = ("date",) * 10 + ("iso", "six", "slash", "slash_short", "dots", "words", "eight")
_EXTENTS = ("number",) * 8 + ("percent", "share", "words", "words", "hours")


def unit_list(world: World, *, seed: int, mess: Mess, rows: int | None = None) -> MadeList:
    """Return the spreadsheet with two sheets: employments by administration, and training."""
    rng = stream(seed, "unit")
    day = world.on - timedelta(days=_LIST_DAYS_OLD)
    pen = Pen(rng, mess, day, number_styles=_NUMBERS, day_styles=_DAYS, is_own=True)

    def belongs(placement: Placement, place: Workplace) -> bool:
        del placement, place
        return True

    people = population(world, rng, mess, belongs=belongs, rows=rows)
    employments = [each for each in people.entries if each.placement.category in ("subsidised", "municipal")]
    training = [each for each in people.entries if each.placement.category not in ("subsidised", "municipal")]
    first, second = _employments(world, employments, pen, day), _training(training, pen)
    content = workbook(
        (first, Layout(header_groups=_GROUPS, hidden_columns=(1,))), (second, Layout(header_groups=())), made=world.on
    )
    name = f"inventering-ame-{day.isoformat()}.xlsx"
    found = (*first.rows, *second.rows), (*first.furniture, *second.furniture), people.left_out
    return MadeList(name, "Arbetsmarknadsenhetens lista", "Arbetsmarknadsenheten", day, content, *found)


def _employments(world: World, entries: Iterable[Entry], pen: Pen, day: date) -> Sheet:
    sheet = Sheet(_EMPLOYMENTS)
    sheet.add("title", f"Arbetsmarknadsenheten {world.places.name}")
    sheet.add("title", f"Anställningar med stöd, uppdaterad {day.isoformat()} /AA")
    sheet.add("blank")
    sheet.add("header", *_group_titles())
    sheet.add("header", *_HEADINGS)
    staff = {each.key: each.name.split()[0] for each in world.places.staff}
    number = 0
    for title, group in _by_administration(world, entries, pen.rng):
        sheet.add("subheading", title)
        for entry in group:
            number += 1
            cells = _employment_cells(entry, pen, number, staff)
            sheet.add_row(person=entry.person.key, placement=entry.placement.key, cells=cells, fault=entry.fault)
        sheet.add("total", None, None, None, f"Summa: {len(group)}")
        sheet.add("blank")
    sheet.add("total", None, None, None, "TOTALT", None, None, None, number)
    sheet.add("footnote", "* väntar på beslut från Arbetsförmedlingen")
    sheet.add("footnote", "Frågor om listan: ring samordnaren.")
    return sheet


def _by_administration(
    world: World, entries: Iterable[Entry], rng: random.Random
) -> Iterator[tuple[str, Sequence[Entry]]]:
    titles = {unit.key: unit.name.upper() for unit in world.places.units}
    kinds = {employer.key: employer.kind for employer in world.places.employers}
    foreign = {"private": "PRIVATA ARBETSGIVARE", "association": "FÖRENINGAR"}
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        title = titles.get(entry.place.administration) or foreign[kinds[entry.place.employer]]
        groups.setdefault(title, []).append(entry)
    for title in sorted(groups):
        rng.shuffle(groups[title])
        yield title, groups[title]


def _employment_cells(entry: Entry, pen: Pen, number: int, staff: Mapping[str, str]) -> Iterator[Written]:
    facts, told = entry.facts, entry.fault != "still_listed"
    yield Written(number)
    yield Written(pen.rng.randrange(1000, 9999))
    yield pen.number(entry.person)
    yield _name(entry, pen)
    yield _workplace(entry, pen)
    yield pen.text("supervisor", facts.supervisor)
    yield written_form(pen, facts.measure, STAFF_WORDS)
    yield pen.extent(facts.extent, _EXTENTS)
    yield pen.vague("first_day", facts.first_day, ends=False)
    yield _last_day(entry, pen)
    yield pen.text("case_worker", staff.get(entry.person.case_worker, ""))
    yield written_reason(pen, facts.end_reason if told else "")
    yield written_destination(pen, facts.destination if told else "")
    yield Written(pen.rng.choice(_REMARKS) or None)


def _training(entries: Sequence[Entry], pen: Pen) -> Sheet:
    sheet = Sheet(_TRAINING)
    sheet.add("title", "Praktik och träning just nu")
    sheet.add("blank")
    sheet.add("header", *_TRAINING_HEADINGS)
    for entry in sorted(entries, key=lambda each: each.facts.first_day):
        facts = entry.facts
        cells = (
            _name(entry, pen),
            pen.number(entry.person),
            _workplace(entry, pen),
            written_form(pen, facts.measure, STAFF_WORDS),
            pen.vague("first_day", facts.first_day, ends=False),
            _last_day(entry, pen),
            pen.extent(facts.extent, ("number",)),
            pen.text("supervisor", facts.supervisor),
        )
        sheet.add_row(person=entry.person.key, placement=entry.placement.key, cells=cells, fault=entry.fault)
    sheet.add("blank")
    sheet.add("total", f"Antal: {len(entries)}")
    return sheet


def _name(entry: Entry, pen: Pen) -> Written:
    if entry.person.protection:
        true = {"given_name": entry.person.given_name, "family_name": entry.person.family_name}
        return Written("Skyddad identitet", {}, true, "protected")
    return pen.name(entry.person, pattern="{given} {family}")


def _workplace(entry: Entry, pen: Pen) -> Written:
    name = entry.place.name
    written = pen.rng.choice((name, name, *entry.place.spellings))
    return pen.text("workplace", name, written=written, fault="" if written == name else "other_spelling")


def _last_day(entry: Entry, pen: Pen) -> Written:
    if entry.last_day is None:
        return Written(pen.rng.choice(["tv", "tillsvidare", "TV", None]), {}, {"last_day": ""}, "open_end")
    return pen.vague("last_day", entry.last_day, ends=True)


def _group_titles() -> tuple[str | None, ...]:
    titles: list[str | None] = [None] * len(_HEADINGS)
    for first, _, title in _GROUPS:
        titles[first] = title or None
    return tuple(titles)
