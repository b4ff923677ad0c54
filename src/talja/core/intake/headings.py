"""What a heading says, in all its spellings: exact, in part, or misspelled."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TypeAlias

from rapidfuzz import fuzz, process

from talja.core.intake.record import Field
from talja.core.intake.spellings import all_spellings
from talja.core.kernel.swedish import fold

Readings: TypeAlias = Mapping[Field | None, float]

_FROM = re.compile(r"\b(?:fr o m|fr om|f o m|fom|från o m|från och med|from och med|fr)\b")
_TO = re.compile(r"\b(?:t o m|t om|till o m|till och med)\b")
_NOISE = re.compile(
    r"\b(?:på|för|av|enligt|hos|vid|den|det|en|ett|nuvarande|aktuell|aktuellt|ev|eventuell|eventuellt|ange|obs|"
    r"deltagarens|deltagares|personens|anställdes|anställdas|den anställdes|medarbetarens|arbetstagarens|klientens)\b"
)
_ASIDE = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_PARTS = re.compile(r"[/|;\n]| eller | el\. ")
_SHORTEST_FUZZY, _LIKE_ENOUGH = 5, 84


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading can mean, each reading with a weight 0–1; None stands for a column that is no field.

    `reason` is heading_exact, heading_part, heading_similar, or empty when the heading says nothing.
    """

    readings: Readings
    reason: str


def heading_key(heading: str) -> str:
    """Return the heading as it is remembered: the same for "Fr.o.m.", "från och med" and "FR O M"."""
    folded = fold(heading.replace("%", " procent ").replace("#", " nr "))
    return _TO.sub("tom", _FROM.sub("from", folded))


def heading_keys(headings: Sequence[str]) -> tuple[str, ...]:
    """Return one key per column, no two the same: a heading that returns is numbered, an empty one says its column."""
    seen: dict[str, int] = {}
    keys = []
    for position, heading in enumerate(headings, start=1):
        key = heading_key(heading) or f"#{position}"
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key} #{seen[key]}")
    return tuple(keys)


def is_known(heading: str) -> bool:
    """Say whether the heading is one that lists use, without asking what for."""
    return bool(_exact(heading))


@lru_cache(maxsize=4096)
def meaning(heading: str) -> Meaning:
    """Return what a heading can mean."""
    if readings := _exact(heading):
        return Meaning(readings, "heading_exact")
    if readings := _similar(heading):
        return Meaning(readings, "heading_similar")
    readings = _partly(heading_key(heading).split())
    return Meaning(readings, "heading_part" if readings else "")


def squeeze(text: str) -> str:
    """Return the key without its spaces."""
    return text.replace(" ", "")


@cache
def _index() -> Mapping[str, Readings]:
    """Every spelling, squeezed. What comes first stands: the spellings with several readings."""
    index: dict[str, dict[Field | None, float]] = {}
    for spelling, field, weight in all_spellings():
        index.setdefault(squeeze(heading_key(spelling)), {}).setdefault(field, weight)
    return MappingProxyType(index)


def _exact(heading: str) -> Readings:
    """Look the heading up whole, without asides and small words, and in its parts ("Enhet/arbetsplats").

    Of a heading in two rows ("Anställning | Enhet") the lower one says more than the one above.
    """
    for text, factor in _variants(heading):
        if readings := _index().get(squeeze(text)):
            return {field: weight * factor for field, weight in readings.items()}
    above, _, last = _ASIDE.sub(" ", heading).rpartition("|")
    found: dict[Field | None, float] = {}
    for text, trust in ((above, 0.5), (last, 0.9)):
        for part in _PARTS.split(text):
            _keep_best(found, _index().get(squeeze(heading_key(part)), {}), trust)
    return found


def _variants(heading: str) -> Iterator[tuple[str, float]]:
    whole, bare = heading_key(heading), heading_key(_ASIDE.sub(" ", heading))
    yield whole, 1.0
    yield bare, 0.98
    yield _NOISE.sub(" ", whole), 0.97
    yield _NOISE.sub(" ", bare), 0.96


def _similar(heading: str) -> Readings:
    key = squeeze(heading_key(_ASIDE.sub(" ", heading)))
    if len(key) < _SHORTEST_FUZZY:
        return {}
    found = process.extractOne(key, _long_spellings(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    if not found:
        return {}
    spelling, likeness, _ = found
    return {field: weight * likeness * 0.0095 for field, weight in _index()[spelling].items()}


@cache
def _long_spellings() -> Sequence[str]:
    return [spelling for spelling in _index() if len(spelling) >= _SHORTEST_FUZZY]


def _partly(words: list[str]) -> Readings:
    """Look up runs of whole words, the longest first: "Deltagare vårt startdatum". The last word weighs more."""
    found: dict[Field | None, float] = {}
    taken: set[int] = set()
    length = sum(map(len, words))
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            run = range(start, start + size)
            key = "".join(words[at] for at in run)
            if taken.isdisjoint(run) and key in _index():
                taken.update(run)
                trust = 0.5 + 0.35 * len(key) / length + 0.1 * (run[-1] == len(words) - 1)
                _keep_best(found, _index()[key], trust)
    return found


def _keep_best(found: dict[Field | None, float], readings: Readings, trust: float) -> None:
    for field, weight in readings.items():
        found[field] = max(found.get(field, 0), weight * trust)
