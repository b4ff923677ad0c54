"""What really happened: one person's spells in measures, made backwards from how things stand today."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from talja.project.demo.chance import deal, last_day_of, maybe, months_after, pick, stream, working_day
from talja.project.demo.model import Places, Workplace
from talja.project.demo.size import Size
from talja.project.demo.terms import ENDINGS, MONTH_WEIGHTS, MUNICIPAL, TERMS, TO_EMPLOYMENT, Ending

YEARS_OF_HISTORY = 3
_DAYS_A_MONTH = 30.4
_FORERUNNERS: Mapping[str, tuple[float, Mapping[str, float]]] = {  # how often something came before, and what
    "nystartsjobb": (0.45, {"arbetspraktik": 8, "arbetstraning": 2, "introduktionsjobb": 1}),
    "introduktionsjobb": (0.5, {"arbetspraktik": 8, "forstarkt_arbetstraning": 2}),
    "lonebidrag_anstallning": (0.4, {"lonebidrag_utveckling": 4, "arbetstraning": 3}),
    "lonebidrag_utveckling": (0.4, {"arbetstraning": 6, "forstarkt_arbetstraning": 3}),
    "osa": (0.3, {"arbetstraning": 1}),
    "kommunal_anstallning": (0.3, {"arbetspraktik": 1}),
    "arbetspraktik": (0.12, {"kompetensbedomning": 1}),
}
_SAME_WORKPLACE = 0.7
_SETTLED_DAYS = 6  # an end this old can have been told to the register
_SILENT_ENDINGS = {
    Ending("got_work", "ordinary_municipal_job", "A"): 2,
    Ending("time_ran_out", "unemployed", "D"): 2,
    Ending("started_studies", "studies_upper_secondary", "B"): 1,
}


class Unheard(Enum):
    """What the register has not heard of a spell."""

    NOTHING = "nothing"
    EVERYTHING = "everything"
    END = "end"
    EXTENSION = "extension"  # the latest one
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decided period, both ends included."""

    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Spell:
    """One unbroken time in a measure at a workplace. `ending` is None while it runs or has not begun."""

    measure: str
    workplace: str
    first_day: date
    decisions: tuple[Decision, ...]
    open_ended: bool = False
    last_day: date | None = None
    ending: Ending | None = None
    unheard: Unheard = Unheard.NOTHING


Career = tuple[Spell, ...]


def build_careers(on: date, seed: int, places: Places, size: Size) -> list[Career]:
    """Return one career per person, each in order of time and without overlaps. Running ones come first."""
    maker = _Maker(on, stream(seed, "careers"), places)
    tails = [
        *(maker.running(measure) for measure in _spread(size.running)),
        *(maker.untold(measure) for measure in _spread(size.untold)),
        *(maker.planned(measure) for measure in _spread(size.planned)),
        *maker.ended(size.ended),
    ]
    careers = [maker.career(tail) for tail in tails]
    return _with_silence(stream(seed, "silence"), careers, size)


def _with_silence(rng: random.Random, careers: list[Career], size: Size) -> list[Career]:
    """Let the register miss some ends, extensions and changes of running subsidised employments."""
    found = list(careers)
    running = [
        place
        for place, career in enumerate(careers[: sum(size.running.values())])
        if TERMS[career[-1].measure].category == "subsidised"
    ]
    overdue = [place for place in running if len(found[place][-1].decisions) > 1 and not found[place][-1].open_ended]
    overdue.sort(key=lambda place: found[place][-1].decisions[-1].first_day, reverse=True)
    overdue = overdue[: size.silently_ended + size.silently_extended]
    rng.shuffle(overdue)
    others = [place for place in running if place not in set(overdue)]
    endings = deal(rng, _SILENT_ENDINGS, size.silently_ended)
    for place, ending in zip(overdue, endings, strict=False):
        found[place] = (*found[place][:-1], _ended_unheard(found[place][-1], ending))
    for place in overdue[size.silently_ended :]:
        found[place] = (*found[place][:-1], replace(found[place][-1], unheard=Unheard.EXTENSION))
    for place in rng.sample(others, size.silently_changed):
        found[place] = (*found[place][:-1], replace(found[place][-1], unheard=Unheard.CHANGE))
    return found


def _ended_unheard(spell: Spell, ending: Ending) -> Spell:
    """Return the spell without its latest extension: it ended when the one before did, and nobody told."""
    decisions = spell.decisions[:-1]
    return replace(spell, decisions=decisions, last_day=decisions[-1].last_day, ending=ending, unheard=Unheard.END)


def _spread(numbers: Mapping[str, int]) -> Iterator[str]:
    for measure, number in numbers.items():
        yield from [measure] * number


class _Maker:
    """Makes spells from one stream of chance."""

    def __init__(self, on: date, rng: random.Random, places: Places) -> None:
        self._on, self._rng = on, rng
        self._since = months_after(on, -12 * YEARS_OF_HISTORY)
        kinds = {employer.key: employer.kind for employer in places.employers}
        self._workplaces: dict[str, list[Workplace]] = {}
        for place in places.workplaces:
            self._workplaces.setdefault(kinds[place.employer], []).append(place)

    def running(self, measure: str) -> Spell:
        """Return a spell that runs today: some part of its length has passed."""
        gone = self._rng.uniform(0.03, 0.97) * self._months(measure)
        return self._open(measure, self._on - timedelta(days=max(3, int(gone * _DAYS_A_MONTH))))

    def untold(self, measure: str) -> Spell:
        """Return a spell that has just begun, and that nobody has told the register of."""
        spell = self._open(measure, self._on - timedelta(days=self._rng.randint(4, 60)))
        return replace(spell, unheard=Unheard.EVERYTHING)

    def planned(self, measure: str) -> Spell:
        """Return a spell that is decided but has not begun."""
        return self._open(measure, self._on + timedelta(days=self._rng.randint(3, 45)))

    def ended(self, numbers: Mapping[str, int]) -> Iterator[Spell]:
        """Yield spells that ended in the years of history, with endings in the usual proportions."""
        by_category: dict[str, list[str]] = {}
        for measure in _spread(numbers):
            by_category.setdefault(TERMS[measure].category, []).append(measure)
        for category, measures in by_category.items():
            endings = deal(self._rng, ENDINGS[category], len(measures))
            for measure, ending in zip(measures, endings, strict=True):
                yield self._ended(measure, self._some_end(), ending, workplace=self._workplace(measure))

    def career(self, tail: Spell) -> Career:
        """Return the tail with what came before it, as far as it lies within the years of history."""
        spells = [tail]
        while forerunner := self._forerunner(spells[0], depth=len(spells)):
            spells.insert(0, forerunner)
        if maybe(self._rng, 0.12):
            spells = [*self._earlier_try(spells[0]), *spells]
        return tuple(spell for spell in spells if spell.last_day is None or spell.last_day >= self._since)

    def _forerunner(self, spell: Spell, *, depth: int) -> Spell | None:
        rate, kinds = _FORERUNNERS.get(spell.measure, (0.0, {}))
        if depth > 2 or not maybe(self._rng, rate):
            return None
        measure = pick(self._rng, kinds)
        stays = maybe(self._rng, _SAME_WORKPLACE) and TERMS[measure].employers.keys() != {MUNICIPAL}
        workplace = spell.workplace if stays else self._workplace(measure)
        last_day = spell.first_day - timedelta(days=self._rng.choice([1, 1, 1, 3, 8, 15, 25]))
        return self._ended(
            measure, min(last_day, self._on - timedelta(days=_SETTLED_DAYS)), TO_EMPLOYMENT, workplace=workplace
        )

    def _earlier_try(self, spell: Spell) -> list[Spell]:
        """Return an earlier internship that led nowhere, some time before."""
        last_day = spell.first_day - timedelta(days=self._rng.randint(45, 300))
        ending = self._rng.choice([Ending("time_ran_out", "unemployed", "D"), Ending("ill", "ill", "C")])
        if last_day >= self._on:
            return []
        return [self._ended("arbetspraktik", last_day, ending, workplace=self._workplace("arbetspraktik"))]

    def _open(self, measure: str, about: date) -> Spell:
        terms = TERMS[measure]
        first_day = self._some_start(about)
        open_ended = maybe(self._rng, terms.open_ended)
        decisions = self._decisions(measure, first_day, until=self._on)
        return Spell(measure, self._workplace(measure), first_day, decisions, open_ended)

    def _ended(self, measure: str, last_day: date, ending: Ending, *, workplace: str) -> Spell:
        days = max(10, int(self._months(measure) * _DAYS_A_MONTH))
        first_day = working_day(last_day - timedelta(days=days))
        decisions = self._decisions(measure, first_day, until=last_day)
        if ending.reason == "time_ran_out":
            decisions = (*decisions[:-1], Decision(decisions[-1].first_day, last_day))
        open_ended = maybe(self._rng, TERMS[measure].open_ended) and ending.reason != "time_ran_out"
        return Spell(measure, workplace, first_day, decisions, open_ended, last_day, ending)

    def _decisions(self, measure: str, first_day: date, *, until: date) -> tuple[Decision, ...]:
        """Return decisions end to end from the first day until the day is covered."""
        found: list[Decision] = []
        begins = first_day
        while not found or found[-1].last_day < until:
            found.append(Decision(begins, last_day_of(begins, self._rng.choice(TERMS[measure].decisions))))
            begins = found[-1].last_day + timedelta(days=1)
        return tuple(found)

    def _months(self, measure: str) -> float:
        least, usual, most = TERMS[measure].months
        return self._rng.triangular(least, most, usual)

    def _workplace(self, measure: str) -> str:
        kind = pick(self._rng, TERMS[measure].employers)
        return self._rng.choice(self._workplaces[kind]).key

    def _some_start(self, about: date) -> date:
        """Return a likely first day near the day: often the first of the month, else a working day."""
        first = about.replace(day=1)
        keeps_side = (first > self._on) == (about > self._on)
        day = first if maybe(self._rng, 0.45) and keeps_side else working_day(about)
        return day if (day > self._on) == (about > self._on) else about

    def _some_end(self) -> date:
        """Return a likely last day within the years of history: often the last of a month, seldom in July."""
        month = self._rng.choices(range(12 * YEARS_OF_HISTORY), weights=self._month_weights())[0]
        first = months_after(self._since.replace(day=1), month)
        last = months_after(first, 1) - timedelta(days=1)
        day = last if maybe(self._rng, 0.5) else first + timedelta(days=self._rng.randrange((last - first).days))
        return min(max(day, self._since), self._on - timedelta(days=_SETTLED_DAYS))

    def _month_weights(self) -> list[float]:
        return [MONTH_WEIGHTS[(self._since.month - 1 + index) % 12] for index in range(12 * YEARS_OF_HISTORY)]
