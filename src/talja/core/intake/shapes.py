"""What a cell looks like, at a glance: enough to tell which field a column holds, not to read its values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from talja.core.intake.record import Field, Vocabulary
from talja.core.intake.sheet import Cell
from talja.core.kernel.swedish import fold

_MONTHS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_DAY = (
    r"(?:(?:19|20)\d\d[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/.] ?\d{1,2}[-/. ]+(?:\d\d)?\d\d|\d{1,2}/\d{1,2}"
    rf"|(?:\d{{1,2}}[ .]*)?(?:{_MONTHS})[a-z]*[ .]*(?:'?\d\d|\d{{4}})?|(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])"
    r"|v(?:ecka|\.)? ?\d{1,2}(?:[ ,-]+\d{4})?)"
)
_PATTERNS: Mapping[Field, re.Pattern[str]] = {
    Field.NUMBER: re.compile(r"(?:18|19|20)?\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[6-9]\d)[-–+ ]?(?:\d{4}|[x*]{4})"),
    Field.ORG_NUMBER: re.compile(r"(?:16)?[1-9]\d[2-9]\d{3}-?\d{4}"),
    Field.LOCAL_NUMBER: re.compile(r"[a-z]{0,4}-?\d{3,9}[a-z]?"),
    Field.SEX: re.compile(r"k|m|f|kv|kvinna|man|flicka|pojke|tjej|kille|female|male"),
    Field.KOLADA: re.compile(r"[a-e]"),
    Field.PROTECTION: re.compile(r"x|ja|nej|j|n|ingen|sekr.*|skydd.*"),
    Field.COST_CENTRE: re.compile(r"[a-z]{0,3}\d{2,10}(?:[-. ]\d+)*"),
    Field.EXTENT: re.compile(
        r"\d{1,3}(?:[.,]\d+)? ?(?:%|procent)?|(?:hel|halv|del)(?:tid)?|\d{1,2}(?:[.,]\d+)? ?(?:tim|h)\b.*"
    ),
    Field.WAGE: re.compile(r"\d{1,3}[ .\u00a0\u202f]?\d{3}(?:[.,]\d+)? ?(?:kr|:-|sek)?(?: ?/ ?mån.*)?"),
    Field.PERIOD: re.compile(rf"{_DAY} ?(?:-|–|—|till|tom|t ?o ?m|t\.o\.m\.?) ?(?:{_DAY}|tv|tills ?vidare)?"),
    Field.DECISION_REFERENCE: re.compile(r"(?=.*\d)[\w/.:-][\w/.: -]{2,}"),
}
_SSYK = re.compile(r"\d{4}")  # as good as any text: four digits can be many things
_ONE_DAY = re.compile(rf"{_DAY}(?: \d\d:\d\d.*)?")
_OPEN_END = re.compile(r"tills? ?vidare|tv|t\.?v\.?|pågår|löpande|-")
_BIRTH_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PERSON = re.compile(r"[^\W\d_][\w'’.-]*,?(?: [^\W\d_][\w'’.-]*){1,4}")
_ONE_NAME = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2}")
_PLACE = re.compile(
    r"skola|hemtjänst|boende|\benhet|kommun|förvaltning|äldre|vård|omsorg|service|kök|\bab\b|bibliotek|centr|center|gård|"
    r"förening|verksamhet|drift|\bnorr|\bsöder|\böster|\bväster|kyrka|butik|lager|park",
)
_BORN = re.compile(
    r"sverige|svensk.*|inrikes.*|utrikes.*|utland.*|utomlands|ja|nej|j|n|syrien|somalia|irak|iran|afghanistan|eritrea|"
    r"etiopien|ukraina|finland|norge|danmark|polen|turkiet|thailand|bosnien.*|kosovo|chile|libanon|ryssland|rumänien"
)
_NO_MEASURE = re.compile(
    r"tills ?vidare.*|tv|visstid.*|vikari.*|säva|särskild visstid.*|timavl.*|månadsavl.*|prov.*|ava"
)
_TEXTS = (Field.UNIT, Field.ADMINISTRATION, Field.EMPLOYER, Field.SUPERVISOR, Field.CASE_WORKER, Field.EDUCATION,
          Field.END_REASON, Field.DESTINATION)  # fmt: skip
_DAYS = (Field.FIRST_DAY, Field.LAST_DAY, Field.DECISION_FIRST_DAY, Field.DECISION_LAST_DAY)
_SERIALS = range(25_569, 54_789)  # Excel's numbers for the days of 1970–2049
_LONGEST_RUN = 5

Look: TypeAlias = Mapping[Field, float]


@dataclass(frozen=True, slots=True)
class Words:
    """The municipality's own words, folded."""

    measures: frozenset[str]
    workplaces: frozenset[str]
    occupations: frozenset[str]


def words_of(vocabulary: Vocabulary) -> Words:
    """Return the vocabulary as it is looked up."""
    return Words(_folded(vocabulary.measures), _folded(vocabulary.workplaces), _folded(vocabulary.occupations))


def look(cell: Cell, words: Words) -> Look:
    """Return how well one filled cell fits each field, 0–1. Fields that it does not fit at all are left out."""
    text = _plain(cell)
    found: dict[Field, float] = {field: 1.0 for field, pattern in _PATTERNS.items() if pattern.fullmatch(text)}
    if _SSYK.fullmatch(text):
        found[Field.OCCUPATION] = 0.8
    found.update(_day_look(cell, text))
    if _is_words(text) and not found.keys() & {Field.FIRST_DAY, Field.PERIOD}:
        found.update(_text_look(cell, text, words))
    if isinstance(cell, (int, float)):
        found.update(_number_look(cell))
    return found


def day_of(cell: Cell) -> int | None:
    """Return the year of a cell that is plainly a day, written with a four-digit year."""
    if isinstance(cell, date):
        return cell.year
    text = _plain(cell)
    return int(text[:4]) if len(text) >= 8 and _BIRTH_YEAR.match(text) and _ONE_DAY.fullmatch(text) else None


def _plain(cell: Cell) -> str:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        whole = f"{cell:.0f}" if float(cell).is_integer() else str(cell)
        return whole.zfill(10) if len(whole) == 9 else whole
    return str(cell).strip().lower()


def _day_look(cell: Cell, text: str) -> Look:
    if isinstance(cell, date) or _ONE_DAY.fullmatch(text):
        return dict.fromkeys((*_DAYS, Field.BIRTH_DATE), 1.0)
    if _OPEN_END.fullmatch(text):
        return {Field.LAST_DAY: 1.0, Field.DECISION_LAST_DAY: 1.0, Field.FIRST_DAY: 0.3}
    return {Field.BIRTH_DATE: 1.0} if _BIRTH_YEAR.fullmatch(text) else {}


def _number_look(cell: float) -> Look:
    if isinstance(cell, bool):
        return {Field.PROTECTION: 1.0, Field.BORN: 1.0}
    found = {Field.EXTENT: 1.0} if 0 < cell <= 1 or 5 <= cell <= 100 else {Field.EXTENT: 0.2}
    if cell in _SERIALS:
        found.update(dict.fromkeys((*_DAYS, Field.BIRTH_DATE), 0.9))
    return found


def _is_words(text: str) -> bool:
    letters = sum(map(len, _WORD.findall(text)))
    return letters >= 2 and letters * 2 > len(text)


def _text_look(cell: Cell, text: str, words: Words) -> Look:
    found: dict[Field, float] = dict.fromkeys(_TEXTS, 1.0)
    found.update({Field.BORN: 1.0 if _BORN.fullmatch(text) else 0.6, Field.WORKPLACE: 0.8, Field.OCCUPATION: 0.8})
    if not _PLACE.search(text):
        found.update(_name_look(str(cell)))
    runs = _runs(text)
    found[Field.MEASURE] = _measure_fit(text, runs, words)
    if runs & words.workplaces:
        found[Field.WORKPLACE] = 1.0
    if runs & words.occupations:
        found[Field.OCCUPATION] = 1.0
    return found


def _name_look(text: str) -> Look:
    capital = text[:1].isupper()
    return {
        Field.NAME: 1.0 * (capital and bool(_PERSON.fullmatch(text))),
        Field.GIVEN_NAME: 1.0 * (capital and bool(_ONE_NAME.fullmatch(text))),
        Field.FAMILY_NAME: 1.0 * (capital and bool(_ONE_NAME.fullmatch(text))),
    }


def _measure_fit(text: str, runs: frozenset[str], words: Words) -> float:
    if runs & words.measures:
        return 1.0
    return 0.0 if _NO_MEASURE.fullmatch(text) else 0.4


def _runs(text: str) -> frozenset[str]:
    """Return every run of up to five words in the text."""
    split = fold(text).split()
    return frozenset(
        " ".join(split[start:end])
        for start in range(len(split))
        for end in range(start + 1, min(start + _LONGEST_RUN, len(split)) + 1)
    )


def _folded(spellings: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(fold(each) for all_ in spellings.values() for each in all_) - {""}
