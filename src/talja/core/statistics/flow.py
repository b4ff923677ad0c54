"""How many are running, have started, have ended and are about to end. Placements and persons, both named."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from talja.core.kernel.period import Period
from talja.core.statistics.months import month_of
from talja.core.statistics.spells import Destination, Spell

WINDOWS = (30, 60, 90)
"""Days ahead that the overview looks for placements about to end."""


@dataclass(frozen=True, slots=True)
class Count:
    """The same spells counted twice: as placements and as distinct persons."""

    placements: int
    persons: int


@dataclass(frozen=True, slots=True)
class Endings:
    """Running placements by when they should end. `within` is cumulative: those within 60 days include those within 30.

    `overdue` have a planned last day in the past and nobody has said what happened; `without_day` have no day at all.
    """

    within: Mapping[int, int]
    overdue: int
    without_day: int


def running(spells: Iterable[Spell], *, on: date) -> tuple[Spell, ...]:
    """Return the spells in the stock on the day."""
    return tuple(spell for spell in spells if spell.runs_on(on))


def started(spells: Iterable[Spell], *, during: Period) -> tuple[Spell, ...]:
    """Return the spells whose first day lies in the period."""
    return tuple(spell for spell in spells if during.covers(spell.first_day))


def ended(spells: Iterable[Spell], *, during: Period) -> tuple[Spell, ...]:
    """Return the spells whose last day lies in the period."""
    return tuple(spell for spell in spells if spell.last_day is not None and during.covers(spell.last_day))


def count(spells: Iterable[Spell]) -> Count:
    """Count placements and distinct persons."""
    persons = [spell.person_key for spell in spells]
    return Count(len(persons), len(set(persons)))


def count_by(spells: Iterable[Spell], key: Callable[[Spell], str]) -> dict[str, Count]:
    """Count per value of `key`. Placements add up to the whole; a person in two groups is counted in both."""
    groups: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells:
        groups[key(spell)].append(spell)
    return {group: count(groups[group]) for group in sorted(groups)}


def starts_by_month(spells: Iterable[Spell]) -> dict[int, int]:
    """Count placements by the month (yyyymm) of their first day."""
    return dict(Counter(month_of(spell.first_day) for spell in spells))


def ends_by_month(spells: Iterable[Spell]) -> dict[int, int]:
    """Count placements by the month (yyyymm) of their last day. See stock.py for how ends differ from departures."""
    return dict(Counter(month_of(spell.last_day) for spell in spells if spell.last_day is not None))


def ends_by_destination(spells: Iterable[Spell], *, during: Period) -> dict[Destination, int]:
    """Count the placements that ended in the period per destination; every destination is there, also at zero."""
    counts = Counter(spell.destination for spell in ended(spells, during=during))
    return {destination: counts[destination] for destination in Destination}


def ending_soon(spells: Iterable[Spell], *, on: date, windows: tuple[int, ...] = WINDOWS) -> Endings:
    """Sort the running placements by their last day, or planned last day while no other is known.

    Within 30 days means from the day itself up to and including the day 30 days later.
    """
    days = [spell.last_day or spell.planned_last_day for spell in running(spells, on=on)]
    known = [day for day in days if day is not None]
    within = {window: sum(on <= day <= on + timedelta(days=window) for day in known) for window in windows}
    return Endings(within, overdue=sum(day < on for day in known), without_day=len(days) - len(known))
