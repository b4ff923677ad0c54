"""A one- or two-way table of counts with its totals, as the network that its sums form.

Every cell, totals included, is an arc that carries its count: a row's total flows into the row, through the row's cells
into the columns, and on through the columns' totals into the grand total, which closes the circle. What flows into a
node flows out of it, and that says exactly that the table adds up. So what can be worked out about a hidden cell is a
question about flows, which has an exact answer in whole numbers (Fischetti and Salazar 1999; Cox 1995).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

TOTAL = ""
"""The key of a total: (row, TOTAL) is a row's total, (TOTAL, column) a column's, (TOTAL, TOTAL) the whole."""

Cell = tuple[str, str]
Node = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts with all totals. Make it with `one_way` or `two_way`, which add the totals up."""

    counts: Mapping[Cell, int]
    arcs: Mapping[Cell, tuple[Node, Node]]

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows in the order they came, the total left out."""
        return tuple(dict.fromkeys(row for row, _ in self.counts if row != TOTAL))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in the order they came, the total left out; none in a one-way table."""
        return tuple(dict.fromkeys(column for _, column in self.counts if column != TOTAL))


def one_way(counts: Mapping[str, int]) -> Table:
    """Return the table of a list of counts and their sum. Parts have the cells (key, TOTAL)."""
    cells = {(key, TOTAL): _checked(key, count) for key, count in counts.items()}
    cells[TOTAL, TOTAL] = sum(counts.values())
    return Table(cells, {cell: _BETWEEN_TOTALS[cell == (TOTAL, TOTAL)] for cell in cells})


def two_way(counts: Mapping[Cell, int]) -> Table:
    """Return the table of counts by (row, column), with row totals, column totals and the whole.

    A missing combination is zero. Raises `ValueError` on a negative count or an empty key.
    """
    rows = dict.fromkeys(row for row, _ in counts)
    columns = dict.fromkeys(column for _, column in counts)
    totals: dict[Cell, int] = defaultdict(int)
    cells: dict[Cell, int] = {}
    for row in rows:
        for column in columns:
            count = cells[row, column] = _checked(row and column, counts.get((row, column), 0))
            for total in ((row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
                totals[total] += count
    cells |= totals or {(TOTAL, TOTAL): 0}
    return Table(cells, {cell: _arc(cell) for cell in cells})


_SOURCE, _SINK = ("source", ""), ("sink", "")
_BETWEEN_TOTALS = {False: (_SOURCE, _SINK), True: (_SINK, _SOURCE)}


def _arc(cell: Cell) -> tuple[Node, Node]:
    row, column = cell
    if cell == (TOTAL, TOTAL):
        return (_SINK, _SOURCE)
    tail = ("row", row) if row != TOTAL else ("column", column)
    if row == TOTAL:
        return (tail, _SINK)
    return (_SOURCE, tail) if column == TOTAL else (tail, ("column", column))


def _checked(key: str, count: int) -> int:
    if key == TOTAL or count < 0:
        raise ValueError("a count is below zero or has no key")
    return count
