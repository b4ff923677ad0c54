"""Names as people write them: in either order, with parts left out, misspelt or written from another script."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from talja.core.kernel.swedish import fold, without_marks

PART_LEFT_OUT = 0.96  # "Anna" for "Anna Maria", "Lind" for "Lind Svensson"
_ONE_WORD_OF_SEVERAL = 0.95  # how far one word alike in a name of several words can reach
_PARTICLES = frozenset(
    {"af", "von", "van", "der", "de", "da", "dos", "di", "al", "el", "bin", "ibn", "abu", "la", "le"}
)
_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"sch|sh|sj|stj|skj"), "s"),
    (re.compile(r"th|dt"), "t"),
    (re.compile(r"^(?:dj|gj|hj|lj)"), "j"),
    (re.compile(r"^y(?=[aeiou])"), "j"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"[cq]|kh"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"^[aeiouy]+"), "a"),
    (re.compile(r"(?<=.)[aeiouyh]+"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name in folded words without rings and dots. `codes` are how its words sound, for finding likely equals."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    given_codes: tuple[str, ...]
    family_codes: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All words, given names first."""
        return self.given + self.family


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How alike two names are, 0 to 1 for each part; None for a part that one of them lacks."""

    given: float | None
    family: float | None
    swapped: bool = False

    @property
    def equal(self) -> bool:
        """Whether both parts are there and equal, in the order they were given."""
        return self.given == 1.0 and self.family == 1.0 and not self.swapped

    @property
    def least(self) -> float:
        """The likeness of the part that is least alike, of those that both names have; 0 when there is none."""
        if self.given is None or self.family is None:
            return self.family or self.given or 0.0
        return min(self.given, self.family)


class NameBook:
    """Reads names once each. One for every linking, so that no name stays in memory afterwards."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], Name] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._codes: dict[str, str] = {}

    def read(self, given: str, family: str) -> Name:
        """Return the name; the same object for the same text."""
        name = self._names.get((given, family))
        if name is None:
            first, last = self.words(given), self.words(family)
            name = Name(first, last, self._sounds(first), self._sounds(last))
            self._names[given, family] = name
        return name

    def words(self, text: str) -> tuple[str, ...]:
        """Return the folded words of a text without rings and dots."""
        words = self._words.get(text)
        if words is None:
            words = self._words[text] = tuple(without_marks(fold(text)).split())
        return words

    def _sounds(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({self._code(word) for word in _weighty(words)}))

    def _code(self, word: str) -> str:
        code = self._codes.get(word)
        if code is None:
            code = self._codes[word] = sound(word)
        return code


def sound(word: str) -> str:
    """Return how a folded word sounds: Johansson, Johanson and Jonsson are one, and so are Mohammed and Muhamad."""
    for pattern, instead in _SOUNDS:
        word = pattern.sub(instead, word)
    return word


def compare_names(one: Name, other: Name) -> NameMatch:
    """Compare part by part; when that fails, given names against family names."""
    if one is other and one.given and one.family:
        return NameMatch(1.0, 1.0)
    if not (one.given and one.family and other.given and other.family):
        return _compare_parts_of(one, other)
    straight = NameMatch(_part(one.given, other.given), _part(one.family, other.family))
    if straight.least >= PART_LEFT_OUT:
        return straight
    crossed = NameMatch(_part(one.given, other.family), _part(one.family, other.given), swapped=True)
    return crossed if crossed.least > straight.least and crossed.least >= 0.9 else straight


def _compare_parts_of(one: Name, other: Name) -> NameMatch:
    """Compare when a part is missing: what there is of the shorter name against both parts of the other."""
    short, full = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if not short.words:
        return NameMatch(None, None)
    given, family = _part(short.words, full.given), _part(short.words, full.family)
    return NameMatch(given, None) if given >= family else NameMatch(None, family)


def _part(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if one == other:
        return 1.0 if one else 0.0
    if len(one) == len(other) == 1:
        return JaroWinkler.similarity(one[0], other[0])
    likeness = JaroWinkler.similarity("".join(one), "".join(other))
    mine, theirs = _weighty(one), _weighty(other)
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return max(likeness, PART_LEFT_OUT) if one and other else 0.0
    alike = max((JaroWinkler.similarity(a, b) for a in mine for b in theirs), default=0.0)
    return max(likeness, alike * _ONE_WORD_OF_SEVERAL)


def _weighty(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out von, al and their like, unless the name has nothing else."""
    if len(words) == 1 or _PARTICLES.isdisjoint(words):
        return words
    return tuple(word for word in words if word not in _PARTICLES) or words
