"""Names in one column or two, in either order; letters are never lost, shouting is turned into names."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise

from talja.core.intake.record import Severity
from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, Remark, nothing, text_of, unread
from talja.core.intake.values.given_names import GIVEN_NAMES
from talja.core.kernel.swedish import fold

_SMALL_PARTICLES = frozenset(
    {"af", "von", "van", "der", "den", "de", "da", "dos", "di", "del", "della", "ter", "ten", "zu"}
)
_PARTICLES = _SMALL_PARTICLES | {"al", "el", "abu", "bin", "ibn"}
_FAMILY_ENDING = re.compile(
    r"..(?:son|sen|dotter|berg|borg|strand|ström|gren|lund|qvist|kvist|stedt|stad|mark|blad|blom|fors|holm|dahl|dal|vall|"
    r"man|ov|ova|ev|eva|enko|chuk|uk|ski|sky|ska|wski|wska|ovic|evic|pour|zadeh|oglu)$"
)
_ASIDE = re.compile(r"\([^)]*\)?|\[[^\]]*\]?|\*+|(?<= )[-–] [a-zåäö].*")
_PROTECTED = re.compile(
    r"\b(?:skydda[dt]e?|sekretess\w*|sekr\.?|konfidentiell\w*|fingerad\w*)(?:\s+(?:identitet|id|person\w*|folkbokf\w*|uppg\w*))?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\s*[\d#]+(?:[-+.]?\d+)*\.?\)?\s*")
_TITLE = re.compile(r"^(?:dr|prof|professor|fru|herr|hr|frk|fröken)\.? +(?=\S+ +\S)", re.IGNORECASE)
_NO_NAME = (
    (_PROTECTED, "person_is_protected"),
    (_ASIDE, "name_extra_text"),
    (_DIGITS, "name_digits"),
    (_TITLE, "name_extra_text"),
)
_LEFT_OVER = " ,;.:/-?!\"'"
_ENOUGH, _CLEAR = 2, 0.8  # names that tell, and the share of them that must agree, before a column's order is settled
_SAMPLE = 1000  # names: more would not tell more about the order
_MARKS = re.compile(r"([-' ])")


class NameOrder(StrEnum):
    """Which name stands first in a column of whole names."""

    GIVEN_FIRST = "given_first"
    FAMILY_FIRST = "family_first"


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name; either part can be empty when only one is written."""

    given: str = ""
    family: str = ""

    @property
    def written(self) -> str:
        """The name as it can only be read in one way."""
        return f"{self.family}, {self.given}"


def settle_name_order(cells: Iterable[Cell], *, heading: str = "") -> NameOrder | None:
    """Return the order of a column: what its heading says, else what most of its telling names say."""
    words = fold(heading)
    family, given = words.find("efternamn"), words.find("för")
    if family >= 0 and given >= 0:
        return NameOrder.FAMILY_FIRST if family < given else NameOrder.GIVEN_FIRST
    telling = islice((cell for cell in cells if isinstance(cell, str) and "," not in cell), _SAMPLE)
    texts = (_cleaned(text_of(cell))[0] for cell in telling)
    votes = Counter(order for text in texts if text and (order := _order_of(_leaning(_units(text)))))
    best = votes.most_common(1)
    clear = best and best[0][1] >= _ENOUGH and best[0][1] >= _CLEAR * votes.total()
    return best[0][0] if clear else None


def read_whole_name(cell: Cell, *, order: NameOrder | None) -> Read[Name]:
    """Return given and family name from one cell, in the column's order; a comma or capitals settle it alone."""
    text = text_of(cell)
    blank: Read[Name] | None = nothing(text)
    if blank is not None:
        return blank
    bare, codes = _cleaned(text)
    if not bare:
        return unread("name_unreadable") if "person_is_protected" not in codes else Read(None, _remarks(codes, ""))
    name, told = _split(bare, order)
    return Read(name, _remarks([*codes, *told], name.written if name.given and name.family else ""))


def read_name_part(cell: Cell) -> Read[str]:
    """Return a given or a family name that stands in a column of its own."""
    text = text_of(cell)
    blank: Read[str] | None = nothing(text)
    if blank is not None:
        return blank
    bare, codes = _cleaned(text)
    if not bare:
        return unread("name_unreadable") if "person_is_protected" not in codes else Read(None, _remarks(codes, ""))
    name = proper(bare)
    return Read(name, _remarks(codes, name))


def proper(name: str) -> str:
    """Return a name that is all capitals or all small letters in the usual form; any other is left as it is."""
    if name not in (name.upper(), name.lower()):
        return name
    return "".join(_capital(part) for part in _MARKS.split(name))


def _capital(part: str) -> str:
    small = part.lower().replace("i\u0307", "i")  # what becomes of the Turkish İ
    return small if small in _SMALL_PARTICLES else part[:1].upper() + small[1:]


def _cleaned(text: str) -> tuple[str, list[str]]:
    """Return the name without what is no name, and the codes that tell what was left out."""
    codes = []
    for pattern, code in _NO_NAME:
        shorter = pattern.sub(" ", text)
        if shorter != text:
            codes.append(code)
            text = shorter
    return " ".join(text.split()).strip(_LEFT_OVER), list(dict.fromkeys(codes))


def _split(bare: str, order: NameOrder | None) -> tuple[Name, list[str]]:
    """Return the parts of a name, and the codes that tell what had to be assumed."""
    family, comma, given = (part.strip() for part in bare.partition(","))
    if comma and given[:1].islower() and " " in family and not family.islower():  # "Åsa Andersson, undersköterska"
        name, codes = _split(family, order)
        return name, ["name_extra_text", *codes]
    if comma:
        return Name(proper(" ".join(given.replace(",", " ").split())), proper(family)), []
    if by_capitals := _split_by_capitals(bare.split()):
        return by_capitals, []
    units = _units(proper(bare))
    if len(units) == 1:
        name = Name(given=units[0]) if _score(units[0]) > 0 else Name(family=units[0])
        return name, ["name_single_word"]
    return _split_by_order(units, order)


def _split_by_order(units: list[str], order: NameOrder | None) -> tuple[Name, list[str]]:
    """Return the parts in the column's order, unless both ends of the name speak against it."""
    leaning = _leaning(units)
    told = _order_of(leaning)
    taken = told if told and (order is None or abs(leaning) > 1) else order or NameOrder.GIVEN_FIRST
    name, sure = _split_units(units, taken)
    codes = [] if order else ["name_order_assumed"]
    codes += ["name_order_unlike_column"] if order and told and told is not order else []
    return name, codes + ([] if sure else ["name_split_assumed"])


def _split_by_capitals(words: list[str]) -> Name | None:
    """Read "ANDERSSON Åsa" and "Åsa von DÜBEN": the capitals are the family name."""
    loud = [sum(map(str.isalpha, word)) > 1 and word.isupper() for word in words]
    for place in range(len(words) - 2, -1, -1):
        loud[place] |= loud[place + 1] and words[place].lower() in _PARTICLES
    if sum(one != next_one for one, next_one in pairwise(loud)) != 1:
        return None
    family = " ".join(word for word, is_loud in zip(words, loud, strict=True) if is_loud)
    given = " ".join(word for word, is_loud in zip(words, loud, strict=True) if not is_loud)
    return Name(given, " ".join(map(proper, family.split())))


def _units(bare: str) -> list[str]:
    """Return the words of a name, with "von der" joined to what follows."""
    units: list[str] = []
    joined = False
    words = bare.split()
    for place, word in enumerate(words):
        if joined:
            units[-1] += f" {word}"
        else:
            units.append(word)
        joined = word.lower() in _PARTICLES and place < len(words) - 1
    return units if len(units) > 1 else words


def _score(unit: str) -> int:
    """Return 1 for what looks like a given name, -1 for what looks like a family name, else 0."""
    word = fold(unit).split(" ")[0]
    if word in GIVEN_NAMES:
        return 1
    return -1 if _FAMILY_ENDING.search(word) or " " in unit else 0


def _leaning(units: list[str]) -> int:
    """Return how much the ends of a name tell: above 0 the given name stands first, below 0 last."""
    return _score(units[0]) - _score(units[-1])


def _order_of(leaning: int) -> NameOrder | None:
    if leaning == 0:
        return None
    return NameOrder.GIVEN_FIRST if leaning > 0 else NameOrder.FAMILY_FIRST


def _split_units(units: list[str], order: NameOrder) -> tuple[Name, bool]:
    """Return the parts in a known order, and whether it is plain where one ends and the other begins."""
    given_side = units if order is NameOrder.GIVEN_FIRST else units[::-1]
    middle = given_side[1:-1]
    given = 1 + next((n for n, unit in enumerate(middle) if _score(unit) <= 0), len(middle))
    sure = not middle or (given == len(given_side) - 1 and _score(given_side[-1]) <= 0)
    if order is NameOrder.GIVEN_FIRST:
        return Name(" ".join(units[:given]), " ".join(units[given:])), sure
    return Name(" ".join(units[-given:]), " ".join(units[:-given])), sure


def _remarks(codes: Iterable[str], suggestion: str) -> tuple[Remark, ...]:
    return tuple(Remark(code, Severity.WARNING, suggestion) for code in codes)
