"""Which sheets of a workbook make up the list: the best one, and others of its kind that tell of other people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from talja.core.intake.columns import ColumnGuess, recognise
from talja.core.intake.record import Field, Vocabulary
from talja.core.intake.sheet import Cell, Unreadable
from talja.core.intake.tables import Table, find_tables, likeliest
from talja.core.intake.workbook import Workbook
from talja.core.kernel.swedish import fold

_WHO = (Field.NUMBER, Field.LOCAL_NUMBER, Field.NAME, Field.FAMILY_NAME)
_WHAT = frozenset({Field.MEASURE, Field.FIRST_DAY, Field.PERIOD, Field.WORKPLACE, Field.DECISION_FIRST_DAY})
_SAME_PEOPLE = 0.5  # a sheet of which more than this share stands in another one is a copy of it


@dataclass(frozen=True)
class Part:
    """One sheet's share of the list.

    Rows and columns of all parts are numbered through: `row_offset` and `column_offset` are what to take away to come
    back to the sheet's own.
    """

    table: Table
    columns: tuple[ColumnGuess, ...]
    row_offset: int = 0
    column_offset: int = 0

    @cached_property
    def mapping(self) -> Mapping[int, Field]:
        """What each column holds, by its number in the list."""
        return {one.index: one.field for one in self.columns if one.field is not None}

    @cached_property
    def fields(self) -> frozenset[Field]:
        """What it has columns for."""
        return frozenset(self.mapping.values()) - {Field.IGNORED}

    @property
    def width(self) -> int:
        """How many columns of the list are this part's."""
        return max(len(self.table.headings), *(len(row.cells) for row in self.table.rows))

    def is_list(self) -> bool:
        """Whether it tells of people and of something about their placements."""
        fields = set(self.mapping.values())
        return bool(fields.intersection(_WHO)) and bool(fields & _WHAT)

    def people(self) -> set[str]:
        """Return who is in it, as the first column that tells says it."""
        told = {one.field: one.index - self.column_offset for one in self.columns}
        place = next((told[field] for field in _WHO if field in told), None)
        cells: Sequence[Cell] = [] if place is None else self.table.column(place)
        return {fold(str(cell)) for cell in cells}


def parts_of(
    workbook: Workbook, *, sheet: str, remembered: Mapping[str, Field], vocabulary: Vocabulary
) -> tuple[Part, ...]:
    """Return the parts of the list in the workbook's order: those of one sheet, or of all that belong together.

    Hidden sheets are taken only when chosen. Raises `Unreadable`: no_table.
    """
    tables = _tables(workbook, sheet)
    if not tables:
        raise Unreadable("no_table")
    best, *others = (Part(table, recognise(table, remembered=remembered, vocabulary=vocabulary)) for table in tables)
    taken, people = [best], best.people()
    for other in others:
        theirs = other.people()
        if other.is_list() and len(theirs & people) <= len(theirs) * _SAME_PEOPLE:
            taken.append(other)
            people |= theirs
    order = {one.name: place for place, one in enumerate(workbook.sheets)}
    heights = {one.name: len(one.rows) for one in workbook.sheets}
    return tuple(_numbered_through(sorted(taken, key=lambda part: order[part.table.sheet]), heights))


def _tables(workbook: Workbook, sheet: str) -> list[Table]:
    """Return the largest table of each sheet that may be part of the list, the most likely one first."""
    if sheet:
        chosen = (find_tables(one) for one in workbook.sheets if one.name == sheet)
        return [table for tables in chosen if (table := _largest(tables))]
    found = [(one, find_tables(one)) for one in workbook.sheets]
    best = likeliest(found)
    visible = [tables for one, tables in found if best and one.name != best.sheet and not one.hidden]
    return [table for table in (best, *map(_largest, visible)) if table]


def _largest(tables: Sequence[Table]) -> Table | None:
    return max(tables, key=lambda table: len(table.rows), default=None)


def _numbered_through(parts: Sequence[Part], heights: Mapping[str, int]) -> Iterator[Part]:
    rows = columns = 0
    for part in parts:
        shifted = tuple(replace(one, index=one.index + columns) for one in part.columns)
        yield replace(part, columns=shifted, row_offset=rows, column_offset=columns)
        rows += heights[part.table.sheet]
        columns += part.width
