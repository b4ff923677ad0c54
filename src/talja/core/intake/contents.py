"""What the cells of one column look like together: how well they fit each field, and what they claim by themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

from talja.core.intake.record import Field
from talja.core.intake.shapes import Words, day_of, look
from talja.core.intake.sheet import Cell

_SAMPLE = 200
_ENOUGH = 0.6  # the share of cells from which a column speaks for itself
_KNOWN_WORDS = 0.9  # any text fits a workplace or an occupation by 0.8; only words of the vocabulary fit by 1
_GENERATION = 15  # years: birth dates are spread over more, days of employment over less
_DIFFERENT = 0.8  # the share of different values from which names are those of the people in the list

# How much the content alone says, without a heading.
_CLAIMS: Mapping[Field, float] = {
    Field.NUMBER: 0.9,
    Field.ORG_NUMBER: 0.75,
    Field.PERIOD: 0.75,
    Field.MEASURE: 0.85,
    Field.WORKPLACE: 0.8,
    Field.OCCUPATION: 0.65,
    Field.SEX: 0.75,
    Field.KOLADA: 0.45,
    Field.EXTENT: 0.45,
    Field.NAME: 0.6,
    Field.FIRST_DAY: 0.5,
    Field.LAST_DAY: 0.5,
    Field.BIRTH_DATE: 0.6,
}


@dataclass(frozen=True, slots=True)
class Contents:
    """Of one column: how many cells hold something, how well they fit each field, and what they claim, 0–1."""

    filled: int
    fits: Mapping[Field, float]
    claims: Mapping[Field, float]


def look_through(cells: Sequence[Cell], words: Words) -> Contents:
    """Look at up to 200 of the filled cells, spread evenly. `cells` holds no None."""
    step = max(len(cells) // _SAMPLE, 1)
    sample = cells[::step][:_SAMPLE]
    looks = [look(cell, words) for cell in sample]
    fits = {field: sum(each.get(field, 0) for each in looks) / max(len(looks), 1) for field in Field}
    return Contents(len(cells), fits, _claims(sample, fits))


def _claims(sample: Sequence[Cell], fits: Mapping[Field, float]) -> Mapping[Field, float]:
    claims = {field: weight * fits[field] for field, weight in _CLAIMS.items() if fits[field] >= _ENOUGH}
    for field in (Field.WORKPLACE, Field.OCCUPATION):
        if fits[field] < _KNOWN_WORDS:
            claims.pop(field, None)
    if len(set(sample)) < _DIFFERENT * len(sample):
        claims.pop(Field.NAME, None)
    if Field.FIRST_DAY in claims or Field.BIRTH_DATE in claims:
        _divide_days(sample, claims)
    return {field: claim for field, claim in claims.items() if not _is_outdone(field, claims)}


def _divide_days(sample: Sequence[Cell], claims: dict[Field, float]) -> None:
    """Days over a generation are birth dates; others are not. Bare digits claim neither."""
    years = [year for cell in sample if (year := day_of(cell)) is not None]
    birth = len(years) > 1 and _spread(years) >= _GENERATION
    for field in (Field.FIRST_DAY, Field.LAST_DAY) if birth else (Field.BIRTH_DATE,):
        claims.pop(field, None)
    if len(years) < _ENOUGH * len(sample):
        for field in (Field.FIRST_DAY, Field.LAST_DAY, Field.BIRTH_DATE):
            claims.pop(field, None)


def _spread(years: Sequence[int]) -> float:
    tenths = quantiles(years, n=10)
    return tenths[-1] - tenths[0]


def _is_outdone(field: Field, claims: Mapping[Field, float]) -> bool:
    """A known form of support or workplace can look like a name; the name then claims nothing."""
    return field is Field.NAME and bool(claims.keys() & {Field.MEASURE, Field.WORKPLACE, Field.OCCUPATION})
