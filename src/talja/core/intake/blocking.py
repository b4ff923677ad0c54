"""Finds the few identities that are worth weighing against a row, out of tens of thousands.

Two identities meet when they share a number, a birth date and a word that sounds alike, two words that sound alike,
or a workplace and a word. Only when none of these meets anybody are looser keys tried: one word and the first sound
of another, which finds a badly misspelt name.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations, product

from talja.core.intake.identities import Identity
from talja.core.intake.names import Name


class Index:
    """Identities under every key by which a row may find them."""

    def __init__(self, identities: Sequence[Identity]) -> None:
        self.identities = identities
        self._by_number = _gather((one.number, place) for place, one in enumerate(identities) if one.number)
        self._by_local_number = _gather(
            (one.local_number, place) for place, one in enumerate(identities) if one.local_number
        )

    @cached_property
    def _strict(self) -> dict[Hashable, list[int]]:
        return _gather((key, place) for place, one in enumerate(self.identities) for key in _strict_keys(one))

    @cached_property
    def _loose(self) -> dict[Hashable, list[int]]:
        return _gather((key, place) for place, one in enumerate(self.identities) for key in _loose_keys(one))

    def with_number(self, number: str) -> list[Identity]:
        """Return those who have the number: one, unless the register itself is wrong."""
        return [self.identities[place] for place in self._by_number.get(number, ())]

    def near(self, identity: Identity) -> list[Identity]:
        """Return those who may be the same, in the order they were given, without itself."""
        places: set[int] = set(self._by_local_number.get(identity.local_number or "", ()))
        for key in _strict_keys(identity):
            places.update(self._strict.get(key, ()))
        found = [one for place in sorted(places) if (one := self.identities[place]) is not identity]
        return found or self._loosely_near(identity)

    def _loosely_near(self, identity: Identity) -> list[Identity]:
        places = {place for key in _loose_keys(identity) for place in self._loose.get(key, ())}
        return [one for place in sorted(places) if (one := self.identities[place]) is not identity]


def _gather(pairs: Iterable[tuple[Hashable, int]]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for key, place in pairs:
        found[key].append(place)
    return dict(found)


def _strict_keys(identity: Identity) -> set[Hashable]:
    keys: set[Hashable] = set()
    for name in identity.names:
        sounds = _sounds(name)
        keys.update(combinations(sounds, 2))
        if identity.birth_date is not None:
            keys.update((identity.birth_date, sound) for sound in sounds)
        for stay in identity.stays:
            keys.update((place, sound) for place in stay.workplace for sound in sounds)
    return keys


def _loose_keys(identity: Identity) -> Iterator[Hashable]:
    for name in identity.names:
        for one, other in product(name.given_codes, name.family_codes):
            yield (one, "", other[0])
            yield (one[0], "", other)


def _sounds(name: Name) -> tuple[str, ...]:
    return tuple(sorted({*name.given_codes, *name.family_codes}))
