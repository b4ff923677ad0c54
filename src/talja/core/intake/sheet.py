"""What a file holds before anybody has judged it: sheets of cells, just as they stand."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeAlias

Cell: TypeAlias = str | float | int | bool | date | datetime | time | None


class Unreadable(ValueError):
    """Raised for a file that cannot be read as a table.

    `code` is file_empty, file_kind_unknown, file_password, file_broken or file_too_large.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range, both ends included, counted from 0 in rows and columns. The value stands in its first cell."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet from its first row and column on. Rows may differ in length; an empty cell is None.

    Texts are stripped, whole numbers are `int`, and nothing else is interpreted.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...] = ()
    hidden_columns: frozenset[int] = field(default=frozenset())
    hidden: bool = False

    @property
    def width(self) -> int:
        """The number of columns in the longest row."""
        return max(map(len, self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file, in its own order."""

    sheets: tuple[Sheet, ...]
