"""What the register learns of a spell, and when: registered soon or late, extended, changed, ended, followed up."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from talja.project.demo.chance import maybe, months_after, office_moment, other_than, pick, stream
from talja.project.demo.model import Facts, Person, Placement, Places, Version
from talja.project.demo.spells import YEARS_OF_HISTORY, Career, Decision, Spell, Unheard
from talja.project.demo.terms import TERMS, UNKNOWN_YET, Ending

_GAPS = {"extent": 0.05, "occupation": 0.12, "supervisor": 0.1, "decision_reference": 0.06}  # never filled in
_EMPTY: dict[str, Any] = {"extent": None, "occupation": "", "supervisor": "", "decision_reference": ""}
_LATE, _FOLLOWED_UP = 0.13, 0.15
_SUPERVISOR_CHANGES, _EXTENT_CHANGES = 0.08, 0.06
_EXTENDED_BEFORE_DAYS = (3, 35)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Step:
    """A change of what is known, before it is a whole version."""

    at: datetime
    values: dict[str, Any]


def build_placements(
    on: date, seed: int, careers: Sequence[Career], persons: Sequence[Person], places: Places
) -> list[Placement]:
    """Return the placements of all careers with their versions, person by person."""
    teller = _Teller(on, stream(seed, "history"), places)
    placements: list[Placement] = []
    for person, career in zip(persons, careers, strict=True):
        not_before: datetime | None = None
        for spell in career:
            placements.append(teller.placement(f"t{len(placements) + 1:05}", person, spell, not_before))
            not_before = _told_of_end(placements[-1])
    return placements


class _Teller:
    """Tells the register about spells, from one stream of chance."""

    def __init__(self, on: date, rng: random.Random, places: Places) -> None:
        self._rng, self._places = rng, {place.key: place for place in places.workplaces}
        self._since = office_moment(rng, months_after(on, -12 * YEARS_OF_HISTORY))
        self._until = office_moment(
            rng, on - timedelta(days=4)
        )  # at the latest the Monday after a weekend: before `on`
        self._coordinator = next(each.key for each in places.staff if each.role == "coordinator")

    def placement(self, key: str, person: Person, spell: Spell, not_before: datetime | None) -> Placement:
        """Return the spell as a placement. The truth is complete; what the register has learnt has gaps.

        `not_before` is when the register learnt of the end of the one before: until then it refuses an overlapping one.
        """
        start = self._beginning(spell)
        extensions, changes, ends = (
            list(self._extensions(spell)),
            list(self._changes(spell, start)),
            list(self._end(spell)),
        )
        truth = start
        for step in (*extensions, *changes, *ends):
            truth = replace(truth, **step.values)
        if spell.unheard is Unheard.CHANGE:
            truth = replace(truth, extent=other_than(self._rng, (Decimal(50), Decimal(75), Decimal(100)), truth.extent))
        heard = [*(extensions[:-1] if spell.unheard is Unheard.EXTENSION else extensions), *changes]
        heard.sort(key=lambda step: step.at)
        heard += [] if spell.unheard is Unheard.END else ends
        by = person.case_worker or self._coordinator
        told = () if spell.unheard is Unheard.EVERYTHING else self._versions(spell, by, start, heard, not_before)
        return Placement(key, person.key, TERMS[spell.measure].category, truth, told)

    def _beginning(self, spell: Spell) -> Facts:
        """Return the facts as they stood when the spell began."""
        place, terms = self._places[spell.workplace], TERMS[spell.measure]
        return Facts(
            measure=spell.measure,
            workplace=spell.workplace,
            first_day=spell.first_day,
            extent=Decimal(str(pick(self._rng, terms.extents))),
            occupation=self._rng.choice(place.occupations),
            supervisor=self._rng.choice(place.supervisors),
            **self._decided(spell, spell.decisions[0]),
        )

    def _decided(self, spell: Spell, decision: Decision) -> dict[str, Any]:
        planned = None if spell.open_ended else decision.last_day
        if not TERMS[spell.measure].decided_by_af:
            return {"planned_last_day": planned}
        return {
            "planned_last_day": planned,
            "decision_reference": f"AF-{decision.first_day.year}/{self._rng.randrange(10**6):06}",
            "decision_first_day": decision.first_day,
            "decision_last_day": decision.last_day,
        }

    def _extensions(self, spell: Spell) -> Iterator[_Step]:
        for before, decision in pairwise(spell.decisions):
            day = before.last_day - timedelta(days=self._rng.randint(*_EXTENDED_BEFORE_DAYS))
            yield _Step(office_moment(self._rng, max(day, spell.first_day)), self._decided(spell, decision))

    def _changes(self, spell: Spell, start: Facts) -> Iterator[_Step]:
        last_day = spell.last_day or self._until.date()
        about = spell.first_day + timedelta(days=max(0, (last_day - spell.first_day).days // 2))
        if about >= self._until.date() - timedelta(days=3):
            return
        if maybe(self._rng, _SUPERVISOR_CHANGES):
            name = self._rng.choice(self._places[spell.workplace].supervisors)
            yield _Step(office_moment(self._rng, about), {"supervisor": name})
        if maybe(self._rng, _EXTENT_CHANGES) and start.extent == 50:
            yield _Step(office_moment(self._rng, about), {"extent": Decimal(75)})

    def _end(self, spell: Spell) -> Iterator[_Step]:
        """Yield the end, and the follow-up that found out where it led when that was not known at once."""
        if spell.last_day is None or spell.ending is None:
            return
        told = self._soon_after(spell.last_day)
        followed_up = told + timedelta(days=self._rng.randint(30, 90))
        if maybe(self._rng, _FOLLOWED_UP) and followed_up < self._until and spell.ending.destination != "unknown":
            yield _Step(told, {"last_day": spell.last_day, **_codes(UNKNOWN_YET)})
            told = office_moment(self._rng, followed_up.date())
        yield _Step(told, {"last_day": spell.last_day, **_codes(spell.ending)})

    def _versions(
        self, spell: Spell, by: str, start: Facts, heard: Sequence[_Step], not_before: datetime | None
    ) -> tuple[Version, ...]:
        """Return what the register held after each thing it heard. What happened before it was told is told at once."""
        early = self._soon_after(spell.first_day - timedelta(days=7 if maybe(self._rng, 0.5) else 0))
        first = max(min(max(early, self._since), self._until), (not_before or self._since) + _MINUTE)
        gaps: dict[str, Any] = {name: _EMPTY[name] for name, rate in _GAPS.items() if maybe(self._rng, rate)}
        facts = start
        versions: list[Version] = []
        for step in [_Step(first, {}), *heard]:
            facts = replace(facts, **step.values)
            if step.at <= first and facts.last_day is None:
                versions.clear()
            at = max(step.at, versions[-1].at + _MINUTE) if versions else first
            versions.append(Version(at, by, replace(facts, **gaps)))
        return tuple(_without_repeats(versions))

    def _soon_after(self, day: date) -> datetime:
        """Return when the register is told of something that happened on the day: mostly within a fortnight."""
        days = self._rng.randint(25, 90) if maybe(self._rng, _LATE) else self._rng.randint(0, 14)
        return office_moment(self._rng, min(day + timedelta(days=days), self._until.date()))


def _told_of_end(placement: Placement) -> datetime | None:
    return next((version.at for version in placement.versions if version.facts.last_day), None)


def _codes(ending: Ending) -> dict[str, str]:
    return {"end_reason": ending.reason, "destination": ending.destination, "kolada": ending.kolada}


def _without_repeats(versions: Sequence[Version]) -> Iterator[Version]:
    """Leave out what taught the register nothing, because the field is one of its gaps."""
    held: Facts | None = None
    for version in versions:
        if version.facts != held:
            yield version
        held = version.facts
