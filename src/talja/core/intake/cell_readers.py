"""One reader per column, made for its field once the whole column has been looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from typing import TypeAlias

from talja.core.intake.record import Field, Severity, Value, Vocabulary
from talja.core.intake.sheet import Cell
from talja.core.intake.values import codes, words
from talja.core.intake.values.cells import Read, Remark, unread
from talja.core.intake.values.day_order import settle_orders
from talja.core.intake.values.days import read_day
from talja.core.intake.values.extents import read_extent, settle_scale
from talja.core.intake.values.money import read_money
from talja.core.intake.values.names import read_name_part, read_whole_name, settle_name_order
from talja.core.intake.values.numbers import Identity, read_local_number, read_number, read_org_number
from talja.core.intake.values.periods import Days, read_period
from talja.core.intake.values.reckoning import Edge, frame_for
from talja.core.intake.values.texts import read_text

Pairs: TypeAlias = tuple[tuple[Field, Value], ...]
Answer: TypeAlias = tuple[Pairs, tuple[Remark, ...]]
CellReader: TypeAlias = Callable[[Cell], Answer]
Maker: TypeAlias = Callable[["Column"], CellReader]

_MEASURE_LIKE_ENOUGH = 88.0  # measures are a closed list of law: a slip of the pen is taken, with a warning
_EDGES = {
    Field.FIRST_DAY: Edge.FIRST,
    Field.DECISION_FIRST_DAY: Edge.FIRST,
    Field.LAST_DAY: Edge.LAST,
    Field.DECISION_LAST_DAY: Edge.LAST,
    Field.BIRTH_DATE: Edge.BIRTH,
}
_PROTECTED = Remark("person_is_protected", Severity.WARNING)
_UNKNOWN_WORD = "word_unknown"
_ASSUMED_PROTECTION = "sekretessmarkering"


@dataclass(frozen=True)
class Context:
    """What holds for the whole list."""

    vocabulary: Vocabulary
    list_day: date
    full_time_hours: Decimal

    @cached_property
    def measures(self) -> words.Words:
        """The index of measures."""
        return words.index(self.vocabulary.measures, similar_enough=_MEASURE_LIKE_ENOUGH)

    @cached_property
    def workplaces(self) -> words.Words:
        """The index of workplaces: two places can have names that are alike, so none is taken for another."""
        return words.index(self.vocabulary.workplaces)

    @cached_property
    def occupations(self) -> words.Words:
        """The index of occupations, by SSYK 2012 code."""
        return words.index(self.vocabulary.occupations)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its field, its heading and all its cells."""

    key: Field
    context: Context
    heading: str = ""
    cells: Sequence[Cell] = ()


def reader_for(column: Column) -> CellReader:
    """Return the reader of a column's cells, with everything settled that only the whole column can tell."""
    return _MAKERS.get(column.key, _text)(column)


def _single(target: Field, read: Callable[[Cell], Read[str] | Read[date] | Read[Decimal]], cell: Cell) -> Answer:
    answer = read(cell)
    return () if answer.value is None else ((target, answer.value),), answer.remarks


def _text(column: Column) -> CellReader:
    return partial(_single, column.key, read_text)


def _simple(read: Callable[[Cell], Read[str] | Read[Decimal]]) -> Maker:
    return lambda column: partial(_single, column.key, read)


def _day(column: Column) -> CellReader:
    on = column.context.list_day
    frame = frame_for(_EDGES[column.key], on=on, orders=settle_orders(column.cells, on=on))
    return partial(_single, column.key, partial(read_day, frame=frame))


def _period(column: Column) -> CellReader:
    first, last = (frame_for(edge, on=column.context.list_day) for edge in (Edge.FIRST, Edge.LAST))

    def read(cell: Cell) -> Answer:
        answer = read_period(cell, first=first, last=last)
        days = answer.value or Days()
        pairs = ((Field.FIRST_DAY, days.first_day), (Field.LAST_DAY, days.last_day))
        return tuple((target, day) for target, day in pairs if day), answer.remarks

    return read


def _extent(column: Column) -> CellReader:
    scale = settle_scale(column.cells, heading=column.heading)
    read = partial(read_extent, full_time_hours=column.context.full_time_hours, scale=scale)
    return partial(_single, column.key, read)


def _name(column: Column) -> CellReader:
    order = settle_name_order(column.cells, heading=column.heading)

    def read(cell: Cell) -> Answer:
        answer = read_whole_name(cell, order=order)
        pairs = (
            ((Field.GIVEN_NAME, answer.value.given), (Field.FAMILY_NAME, answer.value.family)) if answer.value else ()
        )
        return tuple((target, part) for target, part in pairs if part), answer.remarks

    return _guarded(read)


def _identity(read_identity: Callable[..., Read[Identity]]) -> Maker:
    def make(column: Column) -> CellReader:
        on = column.context.list_day

        def read(cell: Cell) -> Answer:
            answer = read_identity(cell, on=on)
            value = answer.value or Identity()
            pairs: tuple[tuple[Field, str | date | None], ...] = (
                (Field.NUMBER, value.number),
                (Field.BIRTH_DATE, value.birth_date),
                (Field.LOCAL_NUMBER, value.local_number),
            )
            return tuple((target, part) for target, part in pairs if part), answer.remarks

        return _guarded(read)

    return make


def _guarded(read: CellReader) -> CellReader:
    """Return a reader that also sees when a name or a number cell says that the person is protected."""

    def guarded(cell: Cell) -> Answer:
        pairs, remarks = read(cell)
        if not (isinstance(cell, str) and codes.says_protected(cell)):
            return pairs, remarks
        told = () if any(remark.code == _PROTECTED.code for remark in remarks) else (_PROTECTED,)
        return (*pairs, (Field.PROTECTION, _ASSUMED_PROTECTION)), remarks + told

    return guarded


def _workplace(column: Column) -> CellReader:
    """Read workplaces: one that is not known yet is kept by its name, with those that are like it suggested."""
    known = column.context.workplaces

    def read(cell: Cell) -> Read[str]:
        answer = known.read(cell)
        if not any(remark.code == _UNKNOWN_WORD for remark in answer.remarks):
            return answer
        return read_text(cell).also(Remark("workplace_new", Severity.WARNING, answer.remarks[0].suggestion))

    return partial(_single, column.key, read if known.names else read_text)


def _occupation(column: Column) -> CellReader:
    known = column.context.occupations
    return partial(_single, column.key, known.read if known.names else _read_ssyk)


def _read_ssyk(cell: Cell) -> Read[str]:
    answer = read_text(cell)
    if answer.value is None or (answer.value.isascii() and answer.value.isdigit() and len(answer.value) == 4):
        return answer
    return unread(_UNKNOWN_WORD)


def _born(column: Column) -> CellReader:
    return partial(_single, column.key, partial(codes.read_born, heading=column.heading))


_MAKERS: dict[Field, Maker] = {
    **dict.fromkeys(_EDGES, _day),
    Field.PERIOD: _period,
    Field.EXTENT: _extent,
    Field.NAME: _name,
    Field.GIVEN_NAME: lambda column: _guarded(partial(_single, column.key, read_name_part)),
    Field.FAMILY_NAME: lambda column: _guarded(partial(_single, column.key, read_name_part)),
    Field.NUMBER: _identity(read_number),
    Field.LOCAL_NUMBER: _identity(read_local_number),
    Field.ORG_NUMBER: _simple(read_org_number),
    Field.MEASURE: lambda column: partial(_single, column.key, column.context.measures.read),
    Field.WORKPLACE: _workplace,
    Field.OCCUPATION: _occupation,
    Field.SEX: _simple(codes.read_sex),
    Field.BORN: _born,
    Field.EDUCATION: _simple(codes.EDUCATION_WORDS.read),
    Field.PROTECTION: _simple(codes.read_protection),
    Field.END_REASON: _simple(codes.END_REASON_WORDS.read),
    Field.DESTINATION: _simple(codes.DESTINATION_WORDS.read),
    Field.KOLADA: _simple(codes.read_kolada),
    Field.WAGE: _simple(read_money),
}
