"""Messy lists read and staged as an import does it, and by a plain program; both scored against the truth."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone

from benchmarks import worlds
from benchmarks.steps.plain_reader import read_plainly
from benchmarks.steps.register import Keys, fill_with
from talja.apps.imports.enums import RowStatus
from talja.apps.imports.queries.reading_now import Handed, read_now, stage_now
from talja.apps.imports.staging import Decided, Staged
from talja.apps.organisation.actors import system_actor
from talja.project.demo.lists.making import make_lists
from talja.project.demo.lists.mess import Mess
from talja.project.demo.lists.truth import MadeList
from talja.project.demo.model import World
from talja.project.demo.scoring import Place, score_cells, score_persons, score_placements, score_rows
from talja.project.demo.world import build_world

_SETTLED = frozenset({RowStatus.NEW, RowStatus.CHANGED, RowStatus.UNCHANGED})


@dataclass(frozen=True, slots=True)
class Told:
    """What an importer made of a list: what it read, and whom and which placement it settled on, place by place.

    `together` are the places that it took for one new person, by whatever it calls them.
    """

    read: dict[Place, dict[str, str]]
    persons: dict[Place, str | None]
    placements: dict[Place, str | None]
    together: dict[Place, str]


def score(*, seed: int, mess: float, limit: int | None = None) -> dict[str, Any]:
    """Score one seed of mess: three lists about a world of its own, each against the register before any of them."""
    world = build_world(worlds.ON, seed=seed)
    registered = list(world.registered())
    keys = fill_with(world, registered)
    known = {each.person for each in registered}, {each.key for each in registered}
    lists = make_lists(world, mess=Mess().times(mess))[:limit]
    return {
        "lists": [made.source for made in lists],
        "talja": [_scores(made, _talja(made, world, keys), known) for made in lists],
        "plain": [_scores(made, _plain(made, world), known) for made in lists],
    }


def _talja(made: MadeList, world: World, keys: Keys) -> Told:
    actor = system_actor(at=timezone.now())
    told = Told({}, {}, {}, {})
    handed = Handed(content=made.content, file_name=made.name, list_day=made.day)
    read = read_now(handed, actor=actor)
    places = {
        row.number + part.row_offset: (part.table.sheet, row.number) for part in read.parts for row in part.table.rows
    }
    for row in stage_now(read, handed, decided=Decided(), actor=actor):
        if row.status == RowStatus.MISSING:
            continue
        place = places[row.number]
        told.read[place] = _values(row, world, keys)
        told.persons[place] = _person(row, keys)
        told.placements[place] = _placement(row, keys)
        if row.status == RowStatus.NEW and row.person_key is None:
            told.together[place] = str(row.group)
    return told


def _values(row: Staged, world: World, keys: Keys) -> dict[str, str]:
    """Return what was read in the words of the truth: workplaces by name, case workers by the name they go by."""
    names = {place.key: place.name for place in world.places.workplaces}
    staff = {member.name: member.name.split()[0] for member in world.places.staff}
    values = dict(row.values)
    if "case_worker" in values:
        values["case_worker"] = staff.get(values["case_worker"], values["case_worker"])
    if values.get("workplace") in keys.workplaces:
        values["workplace"] = names[keys.workplaces[values["workplace"]]]
    return values


def _person(row: Staged, keys: Keys) -> str | None:
    if row.person_key is not None:
        return keys.persons[row.person_key]
    return "" if row.status in _SETTLED else None


def _placement(row: Staged, keys: Keys) -> str | None:
    if row.placement_key is not None:
        return keys.placements[row.placement_key]
    return "" if row.status in _SETTLED else None


def _plain(made: MadeList, world: World) -> Told:
    told = Told({}, {}, {}, {})
    by_number = {person.number: person.key for person in world.persons if person.number}
    known = {each.person for each in world.registered()}
    theirs = {(each.person, str(each.known.first_day)): each.key for each in world.registered() if each.known}
    for place, values in read_plainly(made, world).items():
        person = by_number.get(values.get("number", ""), "")
        told.read[place] = values
        told.persons[place] = person if person in known else ""
        day = values.get("first_day") or values.get("decision_first_day", "")
        told.placements[place] = theirs.get((person, day), "")
        if not told.persons[place] and values.get("number"):
            told.together[place] = values["number"]
    return told


def _scores(made: MadeList, told: Told, known: tuple[set[str], set[str]]) -> dict[str, Any]:
    cells = score_cells(made, told.read)
    persons = score_persons(made, told.persons, known=known[0])
    placements = score_placements(made, told.placements, known=known[1])
    return {
        "rows": len(made.rows),
        "cells": asdict(cells.total),
        "fields": {name: asdict(each) for name, each in cells.by_field.items()},
        "faults": {name: asdict(each) for name, each in cells.by_fault.items()},
        "taken": asdict(score_rows(made, told.read)),
        "persons": asdict(persons),
        "placements": asdict(placements),
        "new_merged": _merged_in_list(made, told.together),
    }


def _merged_in_list(made: MadeList, together: Mapping[Place, str]) -> int:
    """Count the rows that were silently taken for the same new person as somebody else's row."""
    truth = {(row.sheet, row.number): row.person for row in made.rows}
    groups: dict[str, Counter[str]] = {}
    for place, group in together.items():
        if place in truth:
            groups.setdefault(group, Counter())[truth[place]] += 1
    return sum(sum(counts.values()) - max(counts.values()) for counts in groups.values())
