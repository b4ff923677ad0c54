"""The same task in other words: titles compared by what they say, not by how it is spelt or in what order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from talja.core.kernel.swedish import fold

ALIKE: Final = 80  # percent from which two titles are taken for the same; tuned on our own library
# fmt: off
_EMPTY_WORDS = frozenset({
    "alla", "allt", "att", "av", "de", "den", "det", "där", "efter", "en", "ett", "flera", "fram", "följa",
    "för", "från", "gå", "hos", "i", "in", "med", "någon", "några", "och", "om", "på", "sin", "sina", "som",
    "till", "under", "upp", "ur", "ut", "vid", "åt",
})
# fmt: on
_ENDINGS = ("arna", "erna", "orna", "ande", "ens", "ar", "er", "or", "en", "et", "na", "an", "a", "e", "n", "s")
_SHORTEST_STEM = 3
_KEPT = 4096  # titles whose essence is kept: a library, and the inventories that are looked at
_TURN = "undan"  # the same words with and without it mean the opposite: laying a table and clearing it
_SAME: Final[Mapping[str, str]] = {  # stems of words that mean the same at work
    "rengör": "städ",
    "puts": "städ",
    "tork": "städ",
    "ställ": "lägg",
    "plock": "lägg",
    "sätt": "lägg",
    "duk": "lägg",
    "köp": "handl",
    "inhandl": "handl",
    "påfyllning": "fyll",
    "promener": "promenad",
    "samtal": "prat",
    "toalettpapper": "papper",
    "skräp": "avfall",
    "matbord": "bord",
}
_WHOLE: Final[Mapping[str, str]] = {  # words that are not to lose their ends
    "bort": _TURN,
    "sopor": "avfall",  # "sopa" has the same stem
    "soporna": "avfall",
    "undan": _TURN,
}


@dataclass(frozen=True, slots=True)
class Alike:
    """Two titles that seem to say the same, by place in the list that was given, and how alike they are in percent."""

    first: int
    second: int
    percent: int


def alike(titles: Sequence[str]) -> Iterator[Alike]:
    """Yield the pairs of titles that seem to say the same."""
    bare = [essence(title) for title in titles]
    for second, one in enumerate(bare):
        for first, percent in sorted(_found(one, bare[:second])):
            yield Alike(first, second, percent)


def most_alike(title: str, others: Sequence[str]) -> int | None:
    """Return the place of the title among the others that says the same, the most alike of them, or None."""
    found = _found(essence(title), [essence(other) for other in others])
    return next((place for place, _ in found), None)


@lru_cache(maxsize=_KEPT)
def essence(title: str) -> str:
    """Return the stems of the words that carry the meaning, sorted; all of the words when none does."""
    words = fold(title).split()
    stems = {_stem(word) for word in words if word not in _EMPTY_WORDS}
    return " ".join(sorted(stems or set(words)))


def _found(one: str, others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places and percents of the essences that are alike, the most alike first."""
    near = process.extract(one, others, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None) if one else []
    return ((place, int(percent)) for other, percent, place in near if _is_turned(one) == _is_turned(other))


def _is_turned(essence_of_one: str) -> bool:
    return _TURN in essence_of_one.split()


def _stem(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM), "")
    stem = word.removesuffix(ending)
    return _SAME.get(stem, stem)
