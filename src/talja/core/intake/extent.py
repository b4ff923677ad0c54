"""How large a sheet is before a reader allocates it: rows times columns out to the farthest cell.

A reader keeps every cell up to the farthest one, so a single stray cell in the last corner of a sheet costs half a
terabyte and ends the process. These counters go through the raw parts piece by piece and keep nothing.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator

from talja.core.intake.sheet import Unreadable

_LONGEST_TAG = 1 << 22
_WORKSHEET = re.compile(rb"<(?:\w+:)?worksheet\b")
_CELL = re.compile(rb"[<:]c[\s>]")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,4})(\d{1,9})["']""")
_ODS_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)([\s/][^>]*)?>")
_ODS_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')
_BINARY_SHEET = b"\x81\x01\x00"  # BrtBeginSheet, with no content
_BINARY_ROW, _BINARY_CELLS = 0, range(1, 12)  # BrtRowHdr and BrtCellBlank … BrtFmlaError of [MS-XLSB] 2.3.2


class Extent(ABC):
    """A counter that is fed with pieces of one part. The base class cuts the pieces between two tags."""

    def __init__(self) -> None:
        self._rest = b""

    def add(self, piece: bytes) -> int:
        """Return the number of cells in the largest rectangle so far. Raises `Unreadable` for an endless tag."""
        buffer = self._rest + piece
        cut = self._cut(buffer)
        self._rest = buffer[cut:]
        if len(self._rest) > _LONGEST_TAG:
            raise Unreadable("file_broken")
        return self._count(buffer[:cut])

    def _cut(self, buffer: bytes) -> int:
        return max(buffer.rfind(b"<"), 0)

    @abstractmethod
    def _count(self, piece: bytes) -> int: ...


class XmlSheet(Extent):
    """A worksheet of xlsx. Cells that do not say where they stand count as one long row."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = self._columns = self._unplaced = 0

    def _count(self, piece: bytes) -> int:
        references = _REFERENCE.findall(piece)
        columns = {letters for letters, _ in references}
        self._rows = max(self._rows, max(map(int, {row for _, row in references}), default=0))
        self._columns = max(self._columns, max(map(_column_number, columns), default=0))
        self._unplaced += len(_CELL.findall(piece)) - sum(letters != b"" for letters, _ in references)
        return max(self._rows, 1) * max(self._columns, self._unplaced)


class OdsContent(Extent):
    """The content of an ods file: one part for all sheets, where a row or a cell can say that it is repeated."""

    def __init__(self) -> None:
        super().__init__()
        self._largest = 0
        self._start_sheet()

    def _start_sheet(self) -> None:
        self._rows = self._filled_rows = self._width = self._column = 0

    def _count(self, piece: bytes) -> int:
        for tag in _ODS_TAG.finditer(piece):
            name, attributes = tag.group(1), tag.group(2) or b""
            if name == b"table":
                self._start_sheet()
            elif name == b"table-row":
                self._rows, self._column = self._rows + _repeated(attributes), 0
            else:
                self._add_cell(attributes)
        return self._largest

    def _add_cell(self, attributes: bytes) -> None:
        self._column += _repeated(attributes)
        if b"value" in attributes or not attributes.endswith(b"/"):
            self._filled_rows, self._width = self._rows, max(self._width, self._column)
            self._largest = max(self._largest, self._filled_rows * self._width)


class BinarySheet(Extent):
    """A worksheet of xlsb: records of an identity, a length and a content."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = self._columns = 0

    def _cut(self, buffer: bytes) -> int:
        return max((end for _, _, end in _records(buffer)), default=0)

    def _count(self, piece: bytes) -> int:
        for identity, content, _ in _records(piece):
            if identity == _BINARY_ROW:
                self._rows = max(self._rows, int.from_bytes(content[:4], "little") + 1)
            elif identity in _BINARY_CELLS:
                self._columns = max(self._columns, int.from_bytes(content[:4], "little") + 1)
        return self._rows * self._columns


def extent_of(name: str, beginning: bytes) -> Extent | None:
    """Return a fresh counter for the part of that name, judged by how it begins; None when it holds no sheet."""
    if name == "content.xml":
        return OdsContent()
    if _WORKSHEET.search(beginning):
        return XmlSheet()
    return BinarySheet() if beginning.startswith(_BINARY_SHEET) else None


def _repeated(attributes: bytes) -> int:
    found = _ODS_REPEATED.search(attributes)
    return int(found[1]) if found else 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _records(buffer: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield identity, content and end of every whole record."""
    at = 0
    while at < len(buffer):
        identity, body = _record_number(buffer, at, longest=2)
        length, body = _record_number(buffer, body, longest=4)
        at = body + length
        if at > len(buffer) or body > len(buffer):
            return
        yield identity, buffer[body : body + min(length, 4)], at


def _record_number(buffer: bytes, at: int, *, longest: int) -> tuple[int, int]:
    """Return a number of seven bits per byte and where it ends; an end past the buffer when it is cut short."""
    number = 0
    for position in range(longest):
        if at >= len(buffer):
            return 0, len(buffer) + 1
        byte = buffer[at]
        at += 1
        number |= (byte & 127) << 7 * position
        if byte < 128:
            break
    return number, at
