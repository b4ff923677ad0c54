"""How large a sheet is before a reader allocates it: rows times columns out to the farthest cell.

A reader keeps every cell up to the farthest one, so a single stray cell in the last corner of a sheet costs half a
terabyte and ends the process. These counters go through the raw parts piece by piece and keep nothing.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator

_LONGEST_TAG, _LONGEST_REFERENCE = 1 << 22, 64
_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,4})(\d{1,9})["']""")
_ODS_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)([\s/][^>]*)?>")
_ODS_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')
_RECORDS_PER_CELL = 4
_BINARY_ROW, _BINARY_CELLS = 0, range(1, 12)  # BrtRowHdr and BrtCellBlank … BrtFmlaError of [MS-XLSB] 2.3.2


class Extent(ABC):
    """A counter that is fed with one part, piece by piece, and returns the number of cells so far."""

    @abstractmethod
    def add(self, piece: bytes) -> int:
        """Return the number of cells in the largest rectangle so far."""


class _Markup(Extent):
    """Cuts the pieces between two tags."""

    def __init__(self) -> None:
        self._rest = b""

    def add(self, piece: bytes) -> int:
        """Return the number of cells in the largest rectangle so far."""
        buffer = self._rest + piece
        cut = max(buffer.rfind(b"<"), 0)
        if len(buffer) - cut > _LONGEST_TAG:
            cut = len(buffer) - _LONGEST_REFERENCE
        self._rest = buffer[cut:]
        return self._count(buffer[:cut])

    @abstractmethod
    def _count(self, piece: bytes) -> int: ...


class XmlSheet(_Markup):
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


class OdsContent(_Markup):
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
    """A worksheet of xlsb: records of an identity, a length and a content. Endless empty records count as cells too."""

    def __init__(self) -> None:
        self._rest = b""
        self._rows = self._columns = self._records = 0

    def add(self, piece: bytes) -> int:
        """Return the number of cells in the largest rectangle so far."""
        buffer, whole = self._rest + piece, 0
        for identity, place, end in _records(buffer):
            self._records, whole = self._records + 1, end
            if identity == _BINARY_ROW:
                self._rows = max(self._rows, place + 1)
            elif identity in _BINARY_CELLS:
                self._columns = max(self._columns, place + 1)
        self._rest = buffer[whole:]
        return max(self._rows * self._columns, self._records // _RECORDS_PER_CELL)


def extent_of(name: str, beginning: bytes) -> Extent | None:
    """Return a fresh counter for a part, None when it can hold no sheet. A part that only might, is counted too."""
    if name == "content.xml":
        return OdsContent()
    if name.endswith(".xml") or beginning.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return XmlSheet()
    return BinarySheet() if name.endswith(".bin") and "printerSettings" not in name else None


def _repeated(attributes: bytes) -> int:
    found = _ODS_REPEATED.search(attributes)
    return int(found[1]) if found else 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _records(buffer: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the identity, the number that the content begins with, and the end of every whole record."""
    at = 0
    while at < len(buffer):
        identity, body = _record_number(buffer, at, longest=2)
        length, body = _record_number(buffer, body, longest=4)
        at = body + length
        if at > len(buffer) or body > len(buffer):
            return
        yield identity, int.from_bytes(buffer[body : body + min(length, 4)], "little"), at


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
