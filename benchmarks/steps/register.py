"""Fills an empty database with a world quickly: rows in bulk, each with its history, past the operations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from benchmarks import worlds
from talja.apps.organisation.models import Workplace
from talja.apps.people.enums import VersionEvent
from talja.apps.people.inputs import FACTS as PERSON_FACTS
from talja.apps.people.models import Person, PersonVersion
from talja.apps.placements.inputs import FACTS
from talja.apps.placements.models import Measure, Placement, PlacementVersion
from talja.core.kernel.swedish import search_text, sort_key
from talja.project.demo import model
from talja.project.demo.load import Loaded, load_world

_MINUTE = timedelta(minutes=1)
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Keys:
    """The register's keys of what it was filled with, and the world's own."""

    persons: dict[str, str]
    placements: dict[str, str]
    workplaces: dict[str, str]


def empty() -> dict[str, Any]:
    """Make the tables."""
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    return {}


def fill(*, world: str, factor: int, placements: int) -> dict[str, Any]:
    """Fill an empty database with the first so many placements that the world's register holds, and their persons."""
    made: model.World = getattr(worlds, world)(factor)
    keys = fill_with(made, list(islice(made.registered(), placements)))
    if connection.vendor == "postgresql":  # which does so by itself in time; SQLite is used as it is installed
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return {"placements": len(keys.placements), "persons": len(keys.persons)}


@transaction.atomic
def fill_with(world: model.World, placements: Sequence[model.Placement]) -> Keys:
    """Fill an empty database with these placements of a world and their persons. Register key -> the world's key."""
    loaded = load_world(replace(world, persons=(), placements=()))
    return _Filling(world, loaded).add(placements)


class _Filling:
    """One filling of an empty register."""

    def __init__(self, world: model.World, loaded: Loaded) -> None:
        self._users = loaded.users
        self._people = {person.key: person for person in world.persons}
        self._measures = {measure.code: measure for measure in Measure.objects.all()}
        self._workplaces = {place.key: place.pk for place in Workplace.objects.all()}
        self._workplace_keys = loaded.workplaces

    def add(self, placements: Sequence[model.Placement]) -> Keys:
        """Add the placements with their persons and everybody's history. Register key -> the world's key."""
        first = {each.person: each.versions[0] for each in reversed(placements)}
        persons = {key: self._person(self._people[key], version) for key, version in first.items()}
        _create(Person, persons.values())
        _create(PersonVersion, (self._person_version(person) for person in persons.values()))
        rows = [(each, self._placement(each, persons[each.person])) for each in placements]
        _create(Placement, (row for _, row in rows))
        _create(PlacementVersion, (version for each, row in rows for version in self._versions(each, row)))
        return Keys(
            persons={str(person.key): key for key, person in persons.items()},
            placements={str(row.key): each.key for each, row in rows},
            workplaces={str(row): key for key, row in self._workplace_keys.items()},
        )

    def _person(self, person: model.Person, first: model.Version) -> Person:
        worker = self._users[person.case_worker].user_id if person.case_worker else None
        return Person(
            **{name: getattr(person, name) for name in PERSON_FACTS},
            case_worker_id=worker,
            sort_key=sort_key(person.family_name, person.given_name)[:200],
            search_text=" " + search_text(person.given_name, person.family_name),
            recorded_from=first.at - _MINUTE,
            recorded_by=self._users[first.by].key,
        )

    def _person_version(self, person: Person) -> PersonVersion:
        return PersonVersion(
            **{name: getattr(person, name) for name in PERSON_FACTS},
            person_key=person.key,
            recorded_from=person.recorded_from,
            recorded_by=person.recorded_by,
            event=VersionEvent.REGISTERED,
        )

    def _placement(self, placement: model.Placement, person: Person) -> Placement:
        last = placement.versions[-1]
        measure = self._measures[last.facts.measure]
        return Placement(
            **{name: getattr(last.facts, name) for name in FACTS},
            person=person,
            workplace_id=self._workplaces[self._workplace_keys[last.facts.workplace]],
            measure=measure,
            exclusive_group=measure.exclusive_group,
            recorded_from=last.at,
            recorded_by=self._users[last.by].key,
        )

    def _versions(self, placement: model.Placement, row: Placement) -> Iterator[PlacementVersion]:
        ends = (*(version.at for version in placement.versions[1:]), None)
        for version, recorded_to in zip(placement.versions, ends, strict=True):
            event = VersionEvent.CHANGED if version is not placement.versions[0] else VersionEvent.REGISTERED
            yield PlacementVersion(
                **{name: getattr(version.facts, name) for name in FACTS},
                placement_key=row.key,
                person_key=row.person.key,
                workplace_key=self._workplace_keys[version.facts.workplace],
                measure_code=version.facts.measure,
                category=placement.category,
                recorded_from=version.at,
                recorded_to=recorded_to,
                recorded_by=self._users[version.by].key,
                event=event,
                reason=version.reason,
            )


def _create(kind: Any, rows: Iterable[Any]) -> None:
    kind.objects.bulk_create(list(rows), batch_size=_CHUNK)
