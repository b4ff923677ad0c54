"""Hide small counts, and as many others as it takes so that no hidden one can be worked out from the sums.

For one table at a time. Two published tables that share cells, or the same table for two months, must be judged
together, or be rounded instead (rounding.py).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from talja.core.disclosure.audit import Alternative, exposed
from talja.core.disclosure.table import TOTAL, Cell, Table

THRESHOLD = 5
"""The smallest count that may be shown, but for zero."""

HIDDEN = ".."
"""What stands in place of a hidden count: Kolada's symbol for secrecy."""

_PRICES = (10_000, 200_000, 4_000_000)
"""What it costs to hide a cell, a total of a row or column, and the whole; on top of that, a large count costs more."""


@dataclass(frozen=True, slots=True)
class Protected:
    """The table that may be shown. A hidden count is not in here at all, and small and other hidden ones look alike."""

    shown: Mapping[Cell, int]
    hidden: frozenset[Cell]
    rows: tuple[str, ...]
    columns: tuple[str, ...]

    def count(self, row: str = TOTAL, column: str = TOTAL) -> int | None:
        """Return the count of a cell or a total; None when it is hidden. Raises `KeyError` for no such cell."""
        return None if (row, column) in self.hidden else self.shown[row, column]

    def text(self, row: str = TOTAL, column: str = TOTAL) -> str:
        """Return the count as plain digits, or the symbol for hidden."""
        count = self.count(row, column)
        return HIDDEN if count is None else str(count)


def suppress(table: Table, *, threshold: int = THRESHOLD) -> Protected:
    """Return the table with every count from 1 to threshold - 1 hidden, and no more others than are needed.

    Afterwards every small count may, for all that can be worked out, be as large as the threshold. Always possible:
    in the worst case every count but the zeros is hidden. Raises `ValueError` on a threshold below 2.
    """
    if threshold < 2:
        raise ValueError("a threshold below 2 hides nothing")
    small = frozenset(cell for cell, count in table.counts.items() if 0 < count < threshold)
    hidden = set(small)
    for cell in sorted(small):
        hidden |= _needed(table, hidden, cell, threshold=threshold)
    kept = _spare(table, hidden, small, threshold=threshold)
    shown = {cell: count for cell, count in table.counts.items() if cell not in kept}
    return Protected(shown, frozenset(kept), table.rows, table.columns)


def whole_groups(table: Table) -> tuple[Cell, ...]:
    """Return the cells that hold their whole row or column while others share none of it.

    Nothing is hidden then, and yet it says something about each one in the group ("all of them"): a person must judge.
    """
    found = []
    for (row, column), count in table.counts.items():
        whole = {table.counts[row, TOTAL], table.counts[TOTAL, column]} if TOTAL not in (row, column) else set()
        if count and count in whole:
            found.append((row, column))
    return tuple(found)


def _needed(table: Table, hidden: Collection[Cell], cell: Cell, *, threshold: int) -> set[Cell]:
    """Return the cells that must be hidden too, for the cell to be able to reach the threshold: the cheapest ones."""
    prices = {other: 1 if other in hidden else _price(other, count) for other, count in table.counts.items() if count}
    imagined = Alternative(table, prices)
    used: set[Cell] = set()
    while imagined.counts[cell] < threshold:
        steps = imagined.cheapest_steps(cell, 1)
        imagined.move(cell, 1, steps, 1)
        used |= {other for other, _ in steps}
        imagined.prices.update(dict.fromkeys(used, 1))
    return used


def _price(cell: Cell, count: int) -> int:
    return _PRICES[cell.count(TOTAL)] + min(count, _PRICES[0] - 1)


def _spare(table: Table, hidden: set[Cell], small: Collection[Cell], *, threshold: int) -> set[Cell]:
    """Return the hidden cells without those that turn out not to be needed, the dearest spared first."""
    kept = set(hidden)
    for cell in sorted(hidden - set(small), key=lambda cell: (-_price(cell, table.counts[cell]), cell)):
        if not any(exposed(table, kept - {cell}, small, threshold=threshold)):
            kept.remove(cell)
    return kept
