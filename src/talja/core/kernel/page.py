"""One page of a longer list."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of one page, with what a reader needs to move on. `number` counts from 1, `count` is all rows."""

    rows: tuple[Row, ...]
    number: int
    size: int
    count: int

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.count // self.size))

    @property
    def first(self) -> int:
        """The number of the first row on the page, counted from 1; 0 when the list is empty."""
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The number of the last row on the page; 0 when the list is empty."""
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before this one."""
        return self.number > 1

    @property
    def has_next(self) -> bool:
        """Whether there is a page after this one."""
        return self.number < self.pages


def page_within(number: int, *, count: int, size: int) -> int:
    """Return the page number, moved to the nearest page that exists."""
    return min(max(1, number), max(1, -(-count // size)))
