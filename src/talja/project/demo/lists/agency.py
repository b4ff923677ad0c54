"""The employment service's decisions: its own words and references, and nothing of what happened afterwards."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta

from talja.project.demo.chance import maybe, stream
from talja.project.demo.lists.forms import AGENCY_WORDS, written_form
from talja.project.demo.lists.mess import Mess
from talja.project.demo.lists.population import Entry, population
from talja.project.demo.lists.truth import MadeList, Sheet, Written
from talja.project.demo.lists.writing import Pen
from talja.project.demo.model import Placement, Workplace, World

_HEADINGS = (
    *("Beslutsnummer", "Personnummer", "Namn", "Insats"),
    *("Beslut fr.o.m.", "Beslut t.o.m.", "Omfattning", "Arbetsgivare"),
)
_LIST_DAYS_OLD = 9
_OTHER_SPELLING = 0.3


def agency_list(world: World, *, seed: int, mess: Mess, rows: int | None = None) -> MadeList:
    """Return the decisions as a tab-separated file in UTF-16, with a title above the header."""
    rng = stream(seed, "agency")
    day = world.on - timedelta(days=_LIST_DAYS_OLD)
    pen = Pen(rng, mess, day, number_styles=("long_bare",) * 3 + ("short",) * 2, day_styles=("iso",))

    def belongs(placement: Placement, place: Workplace) -> bool:
        del place
        return bool(placement.truth.decision_reference)

    people = population(world, rng, mess, belongs=belongs, rows=rows)
    sheet = Sheet("")
    sheet.add("title", f"Beslut om insatser, {world.places.municipality.name}")
    sheet.add("title", f"Uttag {day.isoformat()}")
    sheet.add("blank")
    sheet.add("header", *_HEADINGS)
    employers = {employer.key: employer for employer in world.places.employers}
    for entry in sorted(people.entries, key=lambda each: each.facts.decision_reference):
        employer = employers[entry.place.employer]
        cells = (*_cells(entry, pen), _employer(pen, employer.name))
        sheet.add_row(person=entry.person.key, placement=entry.placement.key, cells=cells, fault=entry.fault)
    name = f"af-beslut-{day.isoformat()}.txt"
    found = tuple(sheet.rows), tuple(sheet.furniture), people.left_out
    return MadeList(name, "Beslut från Arbetsförmedlingen", "Arbetsförmedlingen", day, _content(sheet), *found)


def _cells(entry: Entry, pen: Pen) -> Iterator[Written]:
    facts = entry.facts
    yield pen.text("decision_reference", facts.decision_reference)
    yield pen.number(entry.person)
    yield pen.name(entry.person, pattern="{given} {family}")
    yield written_form(pen, facts.measure, AGENCY_WORDS, may_doubt=False)
    yield pen.day("decision_first_day", facts.decision_first_day)
    yield pen.day("decision_last_day", facts.decision_last_day)
    yield pen.extent(facts.extent, ("percent",))


def _employer(pen: Pen, name: str) -> Written:
    """Write the employer's name as it was typed in: no list of names settles it."""
    if maybe(pen.rng, _OTHER_SPELLING):
        typed = name.removesuffix(" AB").upper()
        return Written(typed, {"employer": typed}, {"employer": name}, "other_spelling")
    return pen.text("employer", name)


def _content(sheet: Sheet) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t", lineterminator="\r\n").writerows(sheet.lines)
    return text.getvalue().encode("utf-16")
