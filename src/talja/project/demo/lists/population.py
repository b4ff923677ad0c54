"""Which placements a list is about, and how each list goes wrong over who is in it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from talja.project.demo.chance import maybe
from talja.project.demo.lists.mess import Mess
from talja.project.demo.model import Facts, Person, Placement, Workplace, World

_LATELY_DAYS = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """A placement as a list is to show it. `ends_untold` leaves out that it has ended."""

    person: Person
    placement: Placement
    place: Workplace
    fault: str = ""

    @property
    def facts(self) -> Facts:
        """What is really so."""
        return self.placement.truth

    @property
    def last_day(self) -> date | None:
        """The last day that the list ought to show: the real one unless it is untold, else the planned one."""
        facts = self.facts
        return facts.planned_last_day if self.fault == "still_listed" else facts.last_day or facts.planned_last_day


@dataclass(frozen=True, slots=True)
class Population:
    """Those who are in a list, in order, and the keys of the placements that were left out."""

    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]


def population(
    world: World, rng: random.Random, mess: Mess, *, belongs: Callable[[Placement, Workplace], bool], rows: int | None
) -> Population:
    """Return what runs, will begin or ended lately; with `rows`, also what ended before until there are enough."""
    places = {place.key: place for place in world.places.workplaces}
    persons = {person.key: person for person in world.persons}
    entries: list[Entry] = []
    left_out: list[str] = []
    for placement, fault in _chosen(world, rng, mess, rows):
        place = places[placement.truth.workplace]
        if rows is not None and len(entries) >= rows:
            break
        if not belongs(placement, place):
            continue
        if maybe(rng, mess.left_out):
            left_out.append(placement.key)
            continue
        entries.append(Entry(persons[placement.person], placement, place, fault))
        if maybe(rng, mess.duplicate):
            entries.append(Entry(persons[placement.person], placement, place, "duplicate"))
    return Population(tuple(entries), tuple(left_out))


def _chosen(world: World, rng: random.Random, mess: Mess, rows: int | None) -> Iterator[tuple[Placement, str]]:
    ended = [each for each in world.placements if (each.truth.last_day or world.on) < world.on]
    yield from ((each, "") for each in world.placements if (each.truth.last_day or world.on) >= world.on)
    ended.sort(key=lambda each: each.truth.last_day or world.on, reverse=True)
    for placement in ended:
        lately = (placement.truth.last_day or world.on) > world.on - timedelta(days=_LATELY_DAYS)
        if lately and maybe(rng, mess.still_listed):
            yield placement, "still_listed"
        elif rows is not None or placement.known is None or placement.known.last_day is None:
            yield placement, ""
