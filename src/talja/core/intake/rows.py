"""From the rows of a table to typed rows with findings: columns are settled first, then each row is read.

Whatever cannot be read is a finding on its cell; the row is always kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from talja.core.intake.cell_readers import CellReader, Column, Context, Pairs, reader_for
from talja.core.intake.record import Field, Finding, ReadRow, Severity, Value, Vocabulary
from talja.core.intake.row_checks import Checks
from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import text_of

_FULL_WEEK = Decimal(40)
_MUST_AGREE = frozenset({Field.FIRST_DAY, Field.LAST_DAY, Field.NUMBER})


@dataclass(frozen=True, slots=True)
class _ColumnReader:
    """Reads one column, and each distinct cell in it only once."""

    column: int
    key: Field
    read: CellReader
    _known: dict[tuple[type, Cell], tuple[Pairs, tuple[Finding, ...]]] = field(default_factory=dict)

    def __call__(self, cell: Cell) -> tuple[Pairs, tuple[Finding, ...]]:
        kind_and_cell = (cell.__class__, cell)
        known = self._known.get(kind_and_cell)
        if known is None:
            known = self._known[kind_and_cell] = self._read(cell)
        return known

    def _read(self, cell: Cell) -> tuple[Pairs, tuple[Finding, ...]]:
        pairs, remarks = self.read(cell)
        raw = text_of(cell) if remarks else ""
        return pairs, tuple(
            Finding(remark.code, remark.severity, self.column, self.key, raw, remark.suggestion) for remark in remarks
        )


def read_rows(
    body: Sequence[tuple[int, Sequence[Cell]]],
    *,
    mapping: Mapping[int, Field],
    vocabulary: Vocabulary,
    list_day: date,
    headings: Mapping[int, str] | None = None,
    full_time_hours: Decimal = _FULL_WEEK,
) -> Iterator[ReadRow]:
    """Yield each row of a table as it was understood.

    `body` holds the rows below the header with their numbers in the sheet, `mapping` what each column (from 0)
    holds, `headings` what stands above it. `list_day` is the day the list tells about: the clock is never read.
    `full_time_hours` is what a full week is where extents are in hours. Rows that are empty in every mapped
    column are left out.
    """
    context = Context(vocabulary, list_day, full_time_hours)
    wanted = {column: key for column, key in sorted(mapping.items()) if key is not Field.IGNORED}
    readers = []
    for column, key in wanted.items():
        cells = [row[column] for _, row in body if column < len(row)]
        reader = reader_for(Column(key, context, (headings or {}).get(column, ""), cells))
        readers.append(_ColumnReader(column, key, reader))
    checks = Checks({key: column for column, key in reversed(wanted.items())})
    for number, row in body:
        width = len(row)
        filled = [
            (reader, cell)
            for reader in readers
            if reader.column < width and (cell := row[reader.column]) is not None and cell != ""
        ]
        if filled:
            yield _read_row(number, filled, checks)


def _read_row(number: int, cells: Sequence[tuple[_ColumnReader, Cell]], checks: Checks) -> ReadRow:
    values: dict[Field, Value] = {}
    findings: list[Finding] = []
    implied: list[tuple[_ColumnReader, Cell, Field, Value]] = []
    for reader, cell in cells:
        pairs, told = reader(cell)
        findings += told
        for key, value in pairs:
            if key is not reader.key:
                implied.append((reader, cell, key, value))
            elif values.setdefault(key, value) != value:
                findings.append(_disagrees(reader, cell))
    for reader, cell, key, value in implied:
        if values.setdefault(key, value) != value and key in _MUST_AGREE:
            findings.append(_disagrees(reader, cell))
    unread = frozenset(told.field for told in findings if told.field and told.severity is Severity.ERROR)
    findings += checks.of(number, values, unread)
    return ReadRow(number, values, tuple(findings))


def _disagrees(reader: _ColumnReader, cell: Cell) -> Finding:
    return Finding("columns_disagree", Severity.WARNING, reader.column, reader.key, text_of(cell))
