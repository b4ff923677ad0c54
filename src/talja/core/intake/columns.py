"""Which column holds which field: from the heading, from the content, from both, and never one field twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from talja.core.intake.assignment import best_assignment
from talja.core.intake.contents import Contents, look_through
from talja.core.intake.headings import Meaning, heading_key, meaning
from talja.core.intake.record import Field, Vocabulary
from talja.core.intake.shapes import words_of
from talja.core.intake.tables import Table

__all__ = ["ColumnGuess", "heading_key", "recognise"]

_LEAST = 0.35  # below this a guess would be a guess
_UNSEEN = 0.85  # how far a heading is trusted over an empty column
_BASE = 0.4  # what is left of a heading whose content is something else
_AGAINST_HEADING = 0.6  # how far content is trusted that contradicts a known heading
_CLOSE = 0.15
_MOST_COLUMNS = 200
_FIELDS = tuple(field for field in Field if field is not Field.IGNORED)
_SECTION = Meaning({Field.UNIT: 0.5}, "section")

# Of two columns that fit two fields alike, the later one holds what lists put later.
_LATER: Mapping[Field, float] = {
    Field.LAST_DAY: 0.0002,
    Field.DECISION_FIRST_DAY: 0.0005,
    Field.DECISION_LAST_DAY: 0.0005,
}


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column holds, as far as we can tell: `field` is None for a column that fits nothing.

    `confidence` runs from 0 to 1. `key` is what the mapping is remembered by. `reasons` are codes: remembered,
    heading_exact, heading_similar, heading_part, heading_other (known, and no field of ours), section, content_fits,
    content_partly, content_differs, content_empty, content_only, ambiguous, field_taken, hidden_column.
    """

    index: int
    heading: str
    field: Field | None
    confidence: float
    reasons: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    key: str
    heading: str
    meaning: Meaning
    contents: Contents
    scores: Mapping[Field, float]


def recognise(
    table: Table, *, remembered: Mapping[str, Field] | None, vocabulary: Vocabulary
) -> tuple[ColumnGuess, ...]:
    """Return a guess for every column that has a heading or a content, in their order.

    `remembered` maps keys of columns (`Table.keys`) to the fields that the user has chosen before; those stand. The
    others share the fields that are left so that the whole fits best.
    """
    known = _without_repeats(table, remembered or {})
    free = [field for field in _FIELDS if field not in known.values()]
    columns = _columns(table, vocabulary)
    taken = _assign([column for column in columns if column.key not in known], free)
    return tuple(
        _remembered(column, known[column.key]) if column.key in known else _guess(table, column, taken)
        for column in columns
    )


def _without_repeats(table: Table, remembered: Mapping[str, Field]) -> dict[str, Field]:
    """Keep what is remembered of the columns that are here; a field that is remembered twice goes to the first."""
    kept: dict[str, Field] = {}
    for key in table.keys:
        field = remembered.get(key)
        if field is not None and (field is Field.IGNORED or field not in kept.values()):
            kept[key] = field
    return kept


def _columns(table: Table, vocabulary: Vocabulary) -> list[_Column]:
    words = words_of(vocabulary)
    columns = []
    for index, (heading, key) in enumerate(zip(table.headings, table.keys, strict=True)):
        cells = table.column(index) if index < _MOST_COLUMNS else []
        if heading or cells:
            said = _SECTION if index == table.section_column else meaning(heading)
            contents = look_through(cells, words)
            columns.append(_Column(index, key, heading, said, contents, _scores(said, contents)))
    return columns


def _scores(said: Meaning, contents: Contents) -> Mapping[Field, float]:
    """Weigh heading and content together for every field that one of them speaks for."""
    if said.readings.keys() == {None}:
        return {}
    scores = {}
    for field in _FIELDS:
        heading = said.readings.get(field, 0)
        trust = _BASE + (1 - _BASE) * contents.fits[field] if contents.filled else _UNSEEN
        claim = contents.claims.get(field, 0) * (_AGAINST_HEADING if said.readings and not heading else 1)
        scores[field] = max(heading * trust, claim)
    return {field: score for field, score in scores.items() if score >= _LEAST}


def _assign(columns: Sequence[_Column], fields: Sequence[Field]) -> Mapping[Field, _Column]:
    """Give each field at most one column, so that the sum of the scores is the greatest."""
    gains = [
        [_gain(column, field) for column in columns] + [0.0] * len(fields)  # the zeros: a field may go without
        for field in fields
    ]
    places = best_assignment(gains)
    return {field: columns[place] for field, place in zip(fields, places, strict=True) if place < len(columns)}


def _gain(column: _Column, field: Field) -> float:
    if field not in column.scores:
        return -1.0
    return column.scores[field] + _LATER.get(field, 0) * column.index


def _remembered(column: _Column, field: Field) -> ColumnGuess:
    return ColumnGuess(column.index, column.heading, field, 1.0, ("remembered",), column.key)


def _guess(table: Table, column: _Column, taken: Mapping[Field, _Column]) -> ColumnGuess:
    hidden = ("hidden_column",) if column.index in table.hidden_columns else ()
    nothing = ColumnGuess(column.index, column.heading, None, 0.0, (), column.key)
    field = next((field for field, owner in taken.items() if owner is column), None)
    if field is None:
        return replace(nothing, reasons=(*_why_not(column), *hidden))
    unsure = _is_ambiguous(column, field, taken)
    confidence = min(round(column.scores[field] * (0.8 if unsure else 1), 2), 0.99)
    reasons = (*_why(column, field), *(("ambiguous",) if unsure else ()), *hidden)
    return replace(nothing, field=field, confidence=confidence, reasons=reasons)


def _why_not(column: _Column) -> tuple[str, ...]:
    if column.scores:
        return ("field_taken",)
    return ("heading_other",) if None in column.meaning.readings else ()


def _why(column: _Column, field: Field) -> tuple[str, ...]:
    if field not in column.meaning.readings:
        return ("content_only",)
    if not column.contents.filled:
        return (column.meaning.reason, "content_empty")
    fit = column.contents.fits[field]
    content = "content_fits" if fit >= 0.8 else "content_partly" if fit >= 0.3 else "content_differs"
    return (column.meaning.reason, content)


def _is_ambiguous(column: _Column, field: Field, taken: Mapping[Field, _Column]) -> bool:
    """Say whether another field, which no column has or one has with less right, would do almost as well."""
    mine = column.scores[field]
    return any(
        score > mine - _CLOSE and (other not in taken or taken[other].scores[other] < score)
        for other, score in column.scores.items()
        if other is not field
    )
