"""How strongly the evidence says that two identities are one person: weights in bits, after Fellegi and Sunter.

An agreement weighs -log2 of how often strangers agree by chance, so that a rare name weighs more than a common one.
I. P. Fellegi, A. B. Sunter: A Theory for Record Linkage, JASA 64 (1969).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import log2
from operator import ne

from talja.core.intake.identities import Identity, Stay
from talja.core.intake.links import Reason
from talja.core.intake.names import Name, NameMatch, compare_names

# Made once: they are told of thousands of pairs.
_SAME_WORKPLACE = Reason("same_workplace")
_SAME_MEASURE = Reason("same_measure")
_SAME_FIRST_DAY = Reason("same_first_day")
_DATES_OVERLAP = Reason("dates_overlap")


@dataclass(frozen=True, slots=True)
class LinkParams:
    """What linking weighs and where it draws its lines. Weights are bits.

    certain_at: at 24 bits some stranger among 5 000 agrees as well with one row in 3 300.
    placeholder_birth_date: what is taken off a birth on 1 January or 1 July, which registers give to many whose
    day of birth is not known. It is more than their number calls for: such a date must not settle anybody by itself.
    """

    possible_at: float = 10.0
    certain_at: float = 24.0
    similar_name: float = 0.85
    same_name_as_number: float = 0.75  # a given name less alike than this is told beside an equal number
    same_local_number: float = 15.0
    nearly_same_number: float = 12.0
    similar_birth_date: float = 4.0
    other_birth_date: float = -10.0
    placeholder_birth_date: float = -10.0
    other_name_part: float = -4.0
    same_workplace: float = 4.0
    same_measure: float = 1.5
    same_first_day: float = 7.0
    dates_overlap: float = 1.0
    max_candidates: int = 10
    first_day_shift_days: int = 100  # a first day moved further than this is not changed without a person
    contiguous_days: int = 4  # a period that begins this soon after the last one goes on from it


class Agreement(Enum):
    """How two values of an identity stand to each other."""

    SAME = "same"
    SIMILAR = "similar"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The weight of everything that speaks for and against, with its reasons."""

    score: float
    reasons: tuple[Reason, ...]
    name: NameMatch
    number: Agreement
    birth_date: Agreement
    same_local_number: bool

    def may_settle(self, params: LinkParams) -> bool:
        """Whether it is strong enough to settle the person, if nobody else is near. A name alone never is."""
        if self.number is not Agreement.UNKNOWN or self.birth_date in (Agreement.SIMILAR, Agreement.DIFFERS):
            return False
        if self.same_local_number and self.name.equal:
            return True
        return self.name.equal and self.birth_date is Agreement.SAME and self.score >= params.certain_at


class Rarity:
    """How rare names and birth dates are among those who are compared, smoothed for a small register."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        known = list(identities)
        self._size = len(known)
        self._words = Counter(word for one in known for word in one.names[0].words)
        self._births = Counter(one.birth_date for one in known if one.birth_date)
        self._bits: dict[tuple[str, ...], float] = {}

    def of_words(self, words: tuple[str, ...]) -> float:
        """Return the weight in bits of agreeing on these words: that of the rarest."""
        bits = self._bits.get(words)
        if bits is None:
            count = min((self._words[word] for word in words), default=self._size)
            bits = self._bits[words] = log2((self._size + 400) / (count + 2))
        return bits

    def of_birth(self, day: date) -> float:
        """Return the weight in bits of agreeing on a birth date, out of fifty years of them."""
        return log2((self._size + 18_000) / (self._births[day] + 1))


def weigh(row: Identity, other: Identity, *, rarity: Rarity, params: LinkParams) -> Evidence | None:
    """Weigh whether the row speaks of the other; None when nothing worth a person's time says so."""
    local = row.local_number is not None and row.local_number == other.local_number
    if not local and _strangers(row, other):
        return None
    mine, name = best_match(row, other)
    if not local and name.least < params.similar_name and 1.0 not in (name.given, name.family):
        return None
    born = compare_births(row.birth_date, other.birth_date)
    number = compare_numbers(row, other)
    if not local and not _worth_weighing(name, born, number, params):
        return None
    scored = [
        *_name_reasons(mine, name, rarity, params),
        *_birth_reasons(row, born, rarity, params),
        *_number_reasons(number, params),
        *([(params.same_local_number, Reason("same_local_number"))] if local else []),
        *_stay_reasons(row, other, params),
    ]
    score = sum(bits for bits, _ in scored)
    if score < params.possible_at and not (_whole_name(name) and born is not Agreement.DIFFERS):
        return None
    return Evidence(round(score, 2), tuple(reason for _, reason in scored), name, number, born, local)


def _strangers(row: Identity, other: Identity) -> bool:
    """Whether numbers and birth dates settle that they are two, whatever they are called: `_worth_weighing` says no."""
    if row.number is None or other.number is None or row.birth_date == other.birth_date is not None:
        return False
    return compare_numbers(row, other) is Agreement.DIFFERS


def best_match(row: Identity, other: Identity) -> tuple[Name, NameMatch]:
    """Return how alike the names are, for those of their names that are nearest, with the row's name of the two."""
    if len(row.names) == len(other.names) == 1:
        return row.names[0], compare_names(row.names[0], other.names[0])
    pairs = ((mine, compare_names(mine, theirs)) for mine in row.names for theirs in other.names)
    return max(pairs, key=lambda pair: (pair[1].least, not pair[1].swapped))


def compare_births(one: date | None, other: date | None) -> Agreement:
    """Compare two birth dates; similar means one digit wrong, two neighbours changed about, or day and month."""
    if one is None or other is None:
        return Agreement.UNKNOWN
    if one == other:
        return Agreement.SAME
    changed_about = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    near = changed_about or nearly_same(one.isoformat(), other.isoformat())
    return Agreement.SIMILAR if near else Agreement.DIFFERS


def compare_numbers(row: Identity, other: Identity) -> Agreement:
    """Compare two numbers that are not the same; near is one digit, two neighbours changed about, or the century.

    A number cell that could not be read counts when it is near, and is else unknown.
    """
    if other.number is None:
        return Agreement.UNKNOWN
    if row.number is None:
        near = bool(row.doubtful_number) and nearly_same(row.doubtful_number, other.number[2:])
        return Agreement.SIMILAR if near else Agreement.UNKNOWN
    return Agreement.SIMILAR if nearly_same(row.number[2:], other.number[2:]) else Agreement.DIFFERS


def nearly_same(one: str, other: str) -> bool:
    """Whether two texts of the same length differ in at most one sign, or in two neighbours changed about."""
    if sum(map(ne, one, other)) > 2:  # what nearly all pairs end with, so it is asked in the quickest way
        return False
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) < 2:
        return True
    first, second = apart[0], apart[1]
    return len(apart) == 2 and second == first + 1 and one[first] == other[second] and one[second] == other[first]


def _worth_weighing(name: NameMatch, born: Agreement, number: Agreement, params: LinkParams) -> bool:
    alike, born_same = name.least >= params.similar_name, born is Agreement.SAME
    return (alike and born_same) if number is Agreement.DIFFERS else (alike or born_same)


def _whole_name(name: NameMatch) -> bool:
    return name.given == 1.0 and name.family == 1.0


def _name_reasons(words: Name, name: NameMatch, rarity: Rarity, params: LinkParams) -> Iterable[tuple[float, Reason]]:
    given, family = (words.family, words.given) if name.swapped else (words.given, words.family)
    parts = [(name.given, given or family), (name.family, family or given)]
    bits = sum(_part_bits(likeness, rarity.of_words(part), params) for likeness, part in parts if likeness is not None)
    code = "same_name"
    if name.swapped:
        code = "same_name_other_order"
    elif None in (name.given, name.family):
        code = "part_of_name"
    elif not name.equal:
        code = "similar_name" if name.least >= params.similar_name else "name_differs_in_part"
    yield bits, Reason(code, {} if name.equal else {"percent": str(round(name.least * 100))})


def _part_bits(likeness: float, full: float, params: LinkParams) -> float:
    """Weigh one part of a name: in full when equal, less the less alike, against when not alike."""
    if likeness < params.similar_name:
        return params.other_name_part
    return full * (0.3 + 0.7 * (likeness - params.similar_name) / (1 - params.similar_name))


def _birth_reasons(
    row: Identity, born: Agreement, rarity: Rarity, params: LinkParams
) -> Iterable[tuple[float, Reason]]:
    if row.birth_date is None or born is Agreement.UNKNOWN:
        return
    placeholder = (row.birth_date.month, row.birth_date.day) in ((1, 1), (7, 1))
    if born is Agreement.SAME:
        code = "same_birth_date_common" if placeholder else "same_birth_date"
        yield rarity.of_birth(row.birth_date) + params.placeholder_birth_date * placeholder, Reason(code)
    elif born is Agreement.SIMILAR:
        yield params.similar_birth_date, Reason("birth_date_nearly_same")
    else:
        yield params.other_birth_date, Reason("birth_date_differs")


def _number_reasons(number: Agreement, params: LinkParams) -> Iterable[tuple[float, Reason]]:
    if number is Agreement.SIMILAR:
        yield params.nearly_same_number, Reason("number_nearly_same")
    elif number is Agreement.DIFFERS:
        yield 0.0, Reason("number_differs")


def _stay_reasons(row: Identity, other: Identity, params: LinkParams) -> list[tuple[float, Reason]]:
    """Weigh the placement of the other that agrees best with the row."""
    weighed = (_compare_stays(mine, theirs, params) for mine in row.stays for theirs in other.stays)
    return max(weighed, key=lambda reasons: sum(bits for bits, _ in reasons), default=[])


def _compare_stays(mine: Stay, theirs: Stay, params: LinkParams) -> list[tuple[float, Reason]]:
    reasons: list[tuple[float, Reason]] = []
    if mine.workplace & theirs.workplace:
        reasons.append((params.same_workplace, _SAME_WORKPLACE))
    if mine.measure and mine.measure == theirs.measure:
        reasons.append((params.same_measure, _SAME_MEASURE))
    if mine.first_day is not None and mine.first_day == theirs.first_day:
        reasons.append((params.same_first_day, _SAME_FIRST_DAY))
    elif mine.overlaps(theirs):
        reasons.append((params.dates_overlap, _DATES_OVERLAP))
    return reasons
