"""The compound file around xls ([MS-CFB]) and the records in it ([MS-XLS]), looked through before a reader allocates.

As in a zip, one cell that claims to stand far away makes the reader allocate every cell before it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from talja.core.intake.sheet import Unreadable

_LAST_SECTOR = 0xFFFFFFFA  # this and all above say that a chain ends
_ENTRY = 128
_IN_HEADER = 109
_STREAM_TYPES = {1, 2, 5}

_BOUND_SHEET, _FILE_PASS, _END, _DIMENSIONS = 0x85, 0x2F, 0x0A, 0x200
_CELLS = frozenset({0x203, 0x204, 0xFD, 0x27E, 0xBD, 0x06, 0x201, 0xBE, 0x205, 0xD6, 0x406, 0x206})
_MANY_CELLS = frozenset({0xBD, 0xBE})  # these end with their last column
_WIDE_DIMENSIONS = 14  # the older form has rows of two bytes
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    start: int
    size: int


def check_ole(content: bytes, *, max_cells: int) -> None:
    """Raise `Unreadable` unless the file holds an open xls workbook of no more than `max_cells` cells per sheet."""
    try:
        stream = _workbook(content)
        for offset in _sheet_offsets(stream):
            if _cells(stream, offset) > max_cells:
                raise Unreadable("file_too_large")
    except (struct.error, IndexError, UnicodeDecodeError):
        raise Unreadable("file_broken") from None


def _workbook(content: bytes) -> bytes:
    """Return the stream of the workbook. Raises `Unreadable` for a file that is something else, or locked."""
    shift, small_shift = struct.unpack_from("<HH", content, 30)
    first_directory, _, limit, small_table = struct.unpack_from("<4I", content, 48)
    sectors, size = content[1 << shift :], 1 << shift
    table = _allocation(content, size)
    entries = list(_entries(_chain(sectors, table, first_directory, size)))
    by_name = {entry.name: entry for entry in entries}
    if "EncryptedPackage" in by_name:
        raise Unreadable("file_password")
    book = by_name.get("Workbook", by_name.get("Book"))
    if book is None:
        raise Unreadable("file_kind_unknown")
    if book.size < limit:  # short streams share one stream of their own, with a table of their own
        small = _chain(sectors, table, small_table, size)
        sectors, table, size = _chain(sectors, table, entries[0].start, size), _numbers(small), 1 << small_shift
    return _chain(sectors, table, book.start, size)[: book.size]


def _allocation(content: bytes, size: int) -> tuple[int, ...]:
    """Return the table that says which sector follows which."""
    places = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
    following, left = struct.unpack_from("<2I", content, 68)
    while following < _LAST_SECTOR and left:
        *more, following = _numbers(content[(following + 1) * size : (following + 2) * size])
        places += more
        left -= 1
    parts = (content[(place + 1) * size : (place + 2) * size] for place in places if place < _LAST_SECTOR)
    return _numbers(b"".join(parts))


def _chain(sectors: bytes, table: tuple[int, ...], start: int, size: int) -> bytes:
    """Return the sectors of one stream. Raises IndexError for a chain that leaves the file or bites its tail."""
    parts: list[bytes] = []
    at = start
    while at < _LAST_SECTOR:
        if len(parts) > len(table):
            raise IndexError
        parts.append(sectors[at * size : (at + 1) * size])
        at = table[at]
    return b"".join(parts)


def _entries(directory: bytes) -> Iterator[_Entry]:
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        if kind in _STREAM_TYPES and 2 <= length <= 64:
            name = directory[at : at + length - 2].decode("utf-16-le")
            yield _Entry(name, *struct.unpack_from("<2I", directory, at + 116))


def _numbers(part: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(part) // 4}I", part)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield identity, beginning and length of every record from `at` to the end of its substream."""
    while at + 4 <= len(stream):
        identity, length = struct.unpack_from("<HH", stream, at)
        if identity == _END:
            return
        yield identity, at + 4, length
        at += 4 + length


def _sheet_offsets(stream: bytes) -> list[int]:
    """Return where the sheets begin. Raises `Unreadable` when the rest of the workbook is encrypted."""
    offsets: list[int] = []
    for identity, at, _ in _records(stream, 0):
        if identity == _FILE_PASS:
            raise Unreadable("file_password")
        if identity == _BOUND_SHEET:
            offsets += struct.unpack_from("<I", stream, at)
    return offsets


def _cells(stream: bytes, offset: int) -> int:
    """Return rows times columns out to the farthest cell."""
    rows = columns = 0
    for identity, at, length in _records(stream, offset):
        if identity in _CELLS:
            row, column = struct.unpack_from("<HH", stream, at)
            if identity in _MANY_CELLS:
                (column,) = struct.unpack_from("<H", stream, at + length - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif identity == _DIMENSIONS:
            _check_dimensions(stream, at, length)
    return rows * columns


def _check_dimensions(stream: bytes, at: int, length: int) -> None:
    """Raise IndexError for what no sheet can be: the reader makes room for all that is claimed here."""
    rows = "<II" if length >= _WIDE_DIMENSIONS else "<HH"
    first_row, end_row, first_column, end_column = struct.unpack_from(f"{rows}HH", stream, at)
    if not (first_row <= end_row <= _MOST_ROWS and first_column <= end_column <= _MOST_COLUMNS):
        raise IndexError
