"""Tables in HTML: what many systems send when they say that they send Excel."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from talja.core.intake.sheet import Cell, Merged, Sheet, Unreadable

_WIDEST_SPAN = 1000  # as browsers have it


@dataclass(slots=True)
class _Grid:
    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    taken: dict[int, set[int]] = field(default_factory=dict)  # columns that a cell above reaches down into, per row


def read_markup(text: str, *, name: str, max_cells: int) -> tuple[Sheet, ...]:
    """Return one sheet per table. Raises `Unreadable` when there is none, or too many cells."""
    reader = _TableReader(max_cells)
    reader.feed(text)
    reader.close()
    if not reader.grids:
        raise Unreadable("file_kind_unknown")
    return tuple(
        Sheet(
            name=f"{name} {number}" if number > 1 else name,
            rows=tuple(map(tuple, grid.rows)),
            merged=tuple(grid.merged),
        )
        for number, grid in enumerate(reader.grids, start=1)
    )


class _TableReader(HTMLParser):
    """A table within a cell is read as a table of its own; its text does not belong to the outer cell."""

    def __init__(self, max_cells: int) -> None:
        super().__init__()
        self.grids: list[_Grid] = []
        self._open: list[_Grid] = []
        self._text: list[str] | None = None
        self._left = max_cells

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._finish_cell()
            self._open.append(_Grid())
            self.grids.append(self._open[-1])
        elif self._open and tag == "tr":
            self._finish_cell()
            self._open[-1].rows.append([])
        elif self._open and tag in {"td", "th"}:
            self._finish_cell()
            self._start_cell(dict(attrs))
        elif tag in {"br", "p", "div"}:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._finish_cell()
        if tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        grid = self._open[-1]
        if not grid.rows:
            grid.rows.append([])
        row, at = grid.rows[-1], len(grid.rows) - 1
        while len(row) in grid.taken.get(at, ()):
            self._add(row)
        first, down, across = len(row), _span(attributes.get("rowspan")), _span(attributes.get("colspan"))
        for _ in range(across):
            self._add(row)
        for below in range(at + 1, at + down):
            grid.taken.setdefault(below, set()).update(range(first, first + across))
        if down > 1 or across > 1:
            grid.merged.append(Merged(at, first, at + down - 1, first + across - 1))
        self._text, self._place = [], (row, first)

    def _add(self, row: list[Cell]) -> None:
        self._left -= 1
        if self._left < 0:
            raise Unreadable("file_too_large")
        row.append(None)

    def _finish_cell(self) -> None:
        if self._text is not None:
            row, at = self._place
            lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
            row[at] = "\n".join(filter(None, lines)) or None
        self._text = None


def _span(written: str | None) -> int:
    return min(max(int(written), 1), _WIDEST_SPAN) if written and written.strip().isdecimal() else 1
