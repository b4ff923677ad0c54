"""Staff's own words for what the register has codes for: the same spelling, a shortened one, a similar one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import CHOICES, Read, noted, nothing, text_of, unread, warned
from talja.core.kernel.swedish import fold

NEVER = 101.0  # as `similar_enough`: a similar word is only ever suggested
_SUGGESTED = 72.0  # likeness in per cent from which a spelling is worth suggesting
_AHEAD = 10.0  # how far ahead of the second best a similar word must be to be taken
_SHORTEST = 3  # letters: shorter beginnings fit too much
_LONG_ENOUGH = 5  # letters: shorter words are alike by chance
_MOST_CHOICES = 6
_SMALL_WORDS = frozenset(
    {"för", "i", "av", "på", "med", "och", "hos", "vid", "till", "som", "en", "ett", "inom", "enligt"}
)
_HEDGES = frozenset(
    {"ej", "inte", "inget", "ingen", "tidigare", "före", "nekad", "nekat", "avslag", "ev", "eventuellt"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """An index over code -> spellings, made by `index`.

    A shortened word that fits one code is taken: with a note when each part begins a word of the spelling
    ("lönebidr utv"), with a warning when parts stand inside it ("arb.träning"). More text around a spelling, and a
    similar word far ahead of the second best, are taken with a warning if the index allows it, else suggested.
    What fits several codes is an error that lists them. Numbers must agree: Solen 1 is never Solen 2.
    """

    names: Mapping[str, str]
    codes: Mapping[str, frozenset[str]]  # folded spelling -> codes
    squeezed: Mapping[str, frozenset[str]]  # the same without spaces
    similar_enough: float

    def read(self, cell: Cell) -> Read[str]:
        """Return the code that the cell's words stand for."""
        text = text_of(cell)
        word = fold(text)
        exact = self.codes.get(word) or self.squeezed.get(word.replace(" ", ""))
        if exact:
            return Read(next(iter(exact))) if len(exact) == 1 else self._ambiguous(exact)
        blank: Read[str] | None = nothing(text)
        if blank is not None:
            return blank
        return self._begun(word) or self._hinted(word) or self._contained(word) or self._similar(word)

    def _begun(self, word: str) -> Read[str] | None:
        """Take a word of which each part begins a word of one spelling; a spelling used up whole goes first."""
        parts = word.split()
        if len(word) < _SHORTEST:
            return None
        left_over = {
            spelling: left for spelling in self.codes if (left := _left_over(parts, spelling.split())) is not None
        }
        whole = self._codes_of(spelling for spelling, left in left_over.items() if not left)
        found = whole if len(whole) == 1 else self._codes_of(left_over)
        if len(found) > 1:
            return self._ambiguous(found)
        return noted(next(iter(found)), "word_shortened") if found else None

    def _hinted(self, word: str) -> Read[str] | None:
        """Take "arb träning" for "arbetsträning": the parts follow each other inside one word."""
        parts = word.split()
        if len(parts) < 2 or len(word) < _LONG_ENOUGH or any(map(str.isdigit, word)):
            return None
        pattern = re.compile(".*".join(parts))
        found = self._codes_of(spelling for spelling in self.codes if pattern.match(spelling))
        return self._taken(found, "word_shortened") if len(found) == 1 else None

    def _contained(self, word: str) -> Read[str] | None:
        """Take a spelling with more text around it; two different ones in the same cell are never chosen between."""
        padded = f" {word} "
        inside = [spelling for spelling in self.codes if len(spelling) >= _SHORTEST and f" {spelling} " in padded]
        longest = [one for one in inside if not any(f" {one} " in f" {other} " and one != other for other in inside)]
        found = self._codes_of(longest)
        if len(found) > 1:
            return self._ambiguous(found)
        if not found:
            return None
        hedged = not _HEDGES.isdisjoint(word.split())
        same_numbers = any(_numbers(spelling) == _numbers(word) for spelling in longest)
        if hedged or not same_numbers or self.similar_enough == NEVER:
            return unread("word_unknown", self.names[next(iter(found))])
        return self._taken(found, "word_extra_text")

    def _similar(self, word: str) -> Read[str]:
        scores: dict[str, float] = defaultdict(float)
        same_numbers = [spelling for spelling in self.codes if _numbers(spelling) == _numbers(word)]
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
            for spelling, score, _ in process.extract(word, same_numbers, scorer=scorer, score_cutoff=_SUGGESTED):
                for code in self.codes[spelling]:
                    scores[code] = max(scores[code], score)
        ranked = sorted(scores, key=lambda code: (-scores[code], code))
        if not ranked or len(word) < _SHORTEST:
            return unread("word_unknown")
        near = [code for code in ranked if scores[code] > scores[ranked[0]] - _AHEAD]
        if len(near) == 1 and scores[near[0]] >= self.similar_enough and len(word) >= _LONG_ENOUGH:
            return self._taken(near, "word_similar")
        return unread("word_unknown", CHOICES.join(self.names[code] for code in near[:_MOST_CHOICES]))

    def _taken(self, found: Iterable[str], code: str) -> Read[str]:
        value = next(iter(found))
        return warned(value, code, self.names[value])

    def _ambiguous(self, found: Iterable[str]) -> Read[str]:
        names = sorted(self.names[code] for code in found)
        return unread("word_ambiguous", CHOICES.join(names[:_MOST_CHOICES]))

    def _codes_of(self, spellings: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self.codes[spelling] for spelling in spellings))


def index(spellings: Mapping[str, Sequence[str]], *, similar_enough: float = NEVER) -> Words:
    """Return the index over code -> spellings; a code is a spelling of itself, the first spelling its name."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for code, words in spellings.items():
        for word in (code, *words):
            codes[fold(word)].add(code)
    codes.pop("", None)
    squeezed: defaultdict[str, set[str]] = defaultdict(set)
    for folded, owners in codes.items():
        squeezed[folded.replace(" ", "")] |= owners
    return Words(
        names={code: next(iter(words), code) for code, words in spellings.items()},
        codes={folded: frozenset(owners) for folded, owners in codes.items()},
        squeezed={folded: frozenset(owners) for folded, owners in squeezed.items()},
        similar_enough=similar_enough,
    )


def _left_over(parts: Sequence[str], words: Sequence[str]) -> list[str] | None:
    """Return the words that no part begins, small words aside, or None when the parts do not fit in order."""
    left: list[str] = []
    rest = list(words)
    for place, part in enumerate(parts):
        skipped = []
        while rest and not _begins(part, rest[0]):
            skipped.append(rest.pop(0))
        if not rest or (skipped and not place):
            return None
        rest.pop(0)
        left += skipped
    return [word for word in left + rest if word not in _SMALL_WORDS]


def _begins(part: str, word: str) -> bool:
    return word == part if part.isdigit() else word.startswith(part)


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)
