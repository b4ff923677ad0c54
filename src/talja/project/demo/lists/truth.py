"""What a list really says, row by row and cell by cell: what an import is scored against."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

CellValue: TypeAlias = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Written:
    """A cell as it is written.

    `says` is what a right reading gives, field by field (codes of core.intake.record.Field; days as ISO, numbers with
    a point); a field that is missing there must not be read. `true` is what is really so, empty where nothing is. The
    two differ where the list is wrong. `fault` names the mess, empty for a plain cell.
    """

    value: CellValue = None
    says: Mapping[str, str] = field(default_factory=dict)
    true: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class TrueCell:
    """One field of one cell. `column` counts from 0 as it stands in the file."""

    column: int
    field: str
    says: str
    true: str
    fault: str


@dataclass(frozen=True, slots=True)
class TrueRow:
    """A row that is about a person. `number` counts from 1 as spreadsheets do.

    `fault` is duplicate, still_listed (the placement has ended, the row does not tell) or empty.
    """

    sheet: str
    number: int
    person: str
    placement: str
    cells: tuple[TrueCell, ...]
    fault: str = ""

    def said(self) -> dict[str, str]:
        """Return what a right reading of the row gives, field by field."""
        return {cell.field: cell.says for cell in self.cells if cell.says}


@dataclass(frozen=True, slots=True)
class Furniture:
    """A row about nobody: title, header, subheading, total, footnote or blank."""

    sheet: str
    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class MadeList:
    """A list with its truth. `left_out` are placements that ought to be in it and are not."""

    name: str
    source: str
    owner: str
    day: date
    content: bytes = field(repr=False)
    rows: tuple[TrueRow, ...] = field(repr=False)
    furniture: tuple[Furniture, ...] = field(repr=False)
    left_out: tuple[str, ...] = field(repr=False)

    def truth_json(self) -> str:
        """Return the truth as JSON, one line per row."""
        head = {"file": self.name, "source": self.source, "owner": self.owner, "day": self.day.isoformat()}
        rows = ",\n".join(json.dumps(_row(row), ensure_ascii=False) for row in self.rows)
        rest = {
            "furniture": [[each.sheet, each.number, each.kind] for each in self.furniture],
            "left_out": list(self.left_out),
        }
        parts = [json.dumps(each, ensure_ascii=False)[1:-1] for each in (head, rest)]
        return f'{{{parts[0]},\n"rows": [\n{rows}\n],\n{parts[1]}}}\n'


@dataclass(slots=True)
class Sheet:
    """A sheet on its way to a file: lines of cells, and what each line is."""

    name: str
    lines: list[tuple[CellValue, ...]] = field(default_factory=list)
    rows: list[TrueRow] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)

    def add(self, kind: str, *values: CellValue) -> None:
        """Add a line about nobody."""
        self.lines.append(values)
        self.furniture.append(Furniture(self.name, len(self.lines), kind))

    def add_row(self, *, person: str, placement: str, cells: Iterable[Written], fault: str = "") -> None:
        """Add a line about a person."""
        written = tuple(cells)
        self.lines.append(tuple(cell.value for cell in written))
        true = tuple(_true_cells(written))
        self.rows.append(TrueRow(self.name, len(self.lines), person, placement, true, fault))


def _true_cells(written: Iterable[Written]) -> Iterator[TrueCell]:
    for column, cell in enumerate(written):
        for name in {**cell.true, **cell.says}:
            yield TrueCell(column, name, cell.says.get(name, ""), cell.true.get(name, ""), cell.fault)


def _row(row: TrueRow) -> dict[str, Any]:
    found: dict[str, Any] = {"sheet": row.sheet, "row": row.number, "person": row.person, "placement": row.placement}
    if row.fault:
        found["fault"] = row.fault
    found["cells"] = [[cell.column, cell.field, cell.says, cell.true, cell.fault] for cell in row.cells]
    return found
