"""The invented persons: names from many countries, official test numbers, and what is recorded of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from talja.core.kernel.personal_number import NumberKind
from talja.project.demo.chance import deal, maybe, pick, stream
from talja.project.demo.model import Person, Places
from talja.project.demo.numbers import InventedNumbers
from talja.project.demo.places import read_data
from talja.project.demo.size import Size
from talja.project.demo.spells import Career
from talja.project.demo.terms import TERMS

_WOMEN, _ABROAD = 0.48, 0.61  # among those in a measure; among the unemployed they are 61 % and 73 %
_KINDS = {NumberKind.PERSONNUMMER: 0.93, NumberKind.SAMORDNINGSNUMMER: 0.055, NumberKind.LOCAL: 0.015}
_UNKNOWN_BIRTH = {"": 0.6, "day": 0.25, "month": 0.15}
_EDUCATION = {
    "abroad": {
        **{"less_than_primary": 18, "primary": 26, "upper_secondary": 27, "post_secondary_short": 6},
        **{"post_secondary_long": 11, "": 12},
    },
    "sweden": {"primary": 28, "upper_secondary": 50, "post_secondary_short": 7, "post_secondary_long": 5, "": 10},
}
_BORN_UNKNOWN = 0.04
_DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class _Traits:
    sex: str
    born: str
    kind: NumberKind


def build_persons(on: date, seed: int, careers: Sequence[Career], places: Places, size: Size) -> list[Person]:
    """Return one person for each career, in the same order."""
    maker = _Maker(on, seed, places)
    running = sum(size.running.values())
    traits = [*maker.traits(running), *maker.traits(len(careers) - running)]
    persons = [
        maker.person(order, career, each) for order, (career, each) in enumerate(zip(careers, traits, strict=True), 1)
    ]
    persons = _with_namesakes(stream(seed, "namesakes"), persons, size)
    trusted = next(each.key for each in places.staff if each.role == "case_worker" and each.sees_protected)
    return _with_protection(stream(seed, "protection"), persons, size, trusted)


class _Maker:
    """Makes persons from one stream of chance."""

    def __init__(self, on: date, seed: int, places: Places) -> None:
        self._on, self._rng = on, stream(seed, "persons")
        self._numbers = InventedNumbers(stream(seed, "numbers"))
        self._groups: list[dict[str, Any]] = read_data("names.yaml")["groups"]
        self._shares = {
            born: {index: group["share"][born] for index, group in enumerate(self._groups)}
            for born in ("sweden", "abroad")
        }
        self._case_workers = [each.key for each in places.staff if each.role == "case_worker"]

    def traits(self, count: int) -> Iterator[_Traits]:
        """Yield sex, country and kind of number for so many persons, in the usual proportions."""
        sexes = deal(self._rng, {"woman": _WOMEN, "man": 1 - _WOMEN}, count)
        borns = deal(self._rng, {"abroad": _ABROAD, "sweden": 1 - _ABROAD}, count)
        kinds = deal(self._rng, _KINDS, count)
        for sex, born, kind in zip(sexes, borns, kinds, strict=True):
            foreign = born == "abroad"
            yield _Traits(sex, born, kind if foreign else NumberKind.PERSONNUMMER)

    def person(self, order: int, career: Career, traits: _Traits) -> Person:
        """Return the person whose career it is."""
        group = self._groups[pick(self._rng, self._shares[traits.born])]
        number, birth_date = self._numbered(career, traits)
        is_local = traits.kind is NumberKind.LOCAL
        return Person(
            key=f"p{order:05}",
            number=number,
            number_kind=traits.kind.value,
            local_number=f"TK-{order:05}" if is_local else "",
            birth_date=birth_date,
            given_name=self._given(group["women" if traits.sex == "woman" else "men"]),
            family_name=self._rng.choice(group["family"]),
            sex="" if is_local and maybe(self._rng, 0.3) else traits.sex,
            born="" if maybe(self._rng, _BORN_UNKNOWN) else traits.born,
            education=pick(self._rng, _EDUCATION[traits.born]),
            protection="",
            case_worker=self._rng.choice(self._case_workers) if maybe(self._rng, 0.94) else "",
        )

    def _given(self, names: Sequence[str]) -> str:
        first = self._rng.choice(names)
        second = self._rng.choice(names)
        return f"{first} {second}" if maybe(self._rng, 0.08) and second != first else first

    def _numbered(self, career: Career, traits: _Traits) -> tuple[str, date | None]:
        """Return number and birth date; another birth date is tried when the test numbers of one are used up."""
        woman = traits.sex == "woman"
        while True:
            born = self._birth_date(career)
            if traits.kind is NumberKind.LOCAL:
                return "", born if maybe(self._rng, 0.7) else None
            unknown = pick(self._rng, _UNKNOWN_BIRTH)
            if traits.kind is NumberKind.SAMORDNINGSNUMMER:
                number = self._numbers.samordningsnummer(born, woman=woman, unknown=unknown)
                known = None if unknown else born
            else:
                number, known = self._numbers.personnummer(born, woman=woman), born
            if number:
                return number, known

    def _birth_date(self, career: Career) -> date:
        young = any(TERMS[spell.measure].category == "activity" for spell in career)
        usual = 48 if any(spell.measure in ("osa", "lonebidrag_trygghet") for spell in career) else 37
        age = self._rng.uniform(16.2, 19.5) if young else self._rng.triangular(20, 64, usual)
        return career[0].first_day - timedelta(days=int(age * _DAYS_A_YEAR) + self._rng.randrange(30))


def _with_namesakes(rng: random.Random, persons: list[Person], size: Size) -> list[Person]:
    """Let some share the whole name of somebody of their own sex."""
    found = list(persons)
    for _ in range(size.namesakes):
        one = rng.randrange(len(found))
        others = [place for place, person in enumerate(found) if person.sex == found[one].sex and place != one]
        other = rng.choice(others)
        found[other] = replace(found[other], given_name=found[one].given_name, family_name=found[one].family_name)
    return found


def _with_protection(rng: random.Random, persons: list[Person], size: Size, trusted: str) -> list[Person]:
    """Protect some identities, most of them of persons in running placements, and give them a trusted case worker."""
    found = list(persons)
    kinds = [kind for kind, number in size.protected.items() for _ in range(number)]
    running = sum(size.running.values())
    taken = rng.sample(range(running), len(kinds) - len(kinds) // 4) + rng.sample(
        range(running, len(found)), len(kinds) // 4
    )
    for place, kind in zip(taken, kinds, strict=True):
        found[place] = replace(found[place], protection=kind, case_worker=trusted)
    return found
