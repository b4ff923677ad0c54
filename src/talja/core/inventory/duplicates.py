"""The same task in other words: titles compared by what they say, not by how it is spelt or in what order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

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
        for first in range(second):
            percent = _percent(bare[first], one)
            if percent >= ALIKE:
                yield Alike(first, second, percent)


def most_alike(title: str, others: Sequence[str]) -> int | None:
    """Return the place of the title among the others that says the same, the most alike of them, or None."""
    own = essence(title)
    scores = [_percent(own, essence(other)) for other in others]
    best = max(scores, default=0)
    return scores.index(best) if best >= ALIKE else None


def essence(title: str) -> str:
    """Return the stems of the words that carry the meaning, sorted; all of the words when none does."""
    words = fold(title).split()
    stems = {_stem(word) for word in words if word not in _EMPTY_WORDS}
    return " ".join(sorted(stems or set(words)))


def _percent(one: str, other: str) -> int:
    if not one or not other or (_TURN in one.split()) != (_TURN in other.split()):
        return 0
    return int(fuzz.ratio(one, other, score_cutoff=ALIKE))


def _stem(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM), "")
    stem = word.removesuffix(ending)
    return _SAME.get(stem, stem)
