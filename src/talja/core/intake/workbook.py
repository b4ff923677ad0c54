"""From a file's bytes to its sheets, whatever the file calls itself."""

from pathlib import PurePath

from talja.core.intake.delimited import decode, read_delimited
from talja.core.intake.markup import read_markup
from talja.core.intake.sheet import Cell, Merged, Sheet, Unreadable, Workbook
from talja.core.intake.spreadsheet import read_ole, read_zipped

__all__ = ["Cell", "Merged", "Sheet", "Unreadable", "Workbook", "read_workbook"]

MAX_CELLS = 2_000_000
MAX_BYTES = 512 * 1024 * 1024

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def read_workbook(content: bytes, *, filename: str, max_cells: int = MAX_CELLS, max_bytes: int = MAX_BYTES) -> Workbook:
    """Read every sheet of a file: xlsx, xls, xlsb, ods, csv, tsv, txt, or HTML tables under any of those names.

    What the file is, is judged by its content; `filename` only names the one sheet of a text file. `max_cells` counts
    empty cells too, `max_bytes` is the size unpacked. Raises `Unreadable` with a code.
    """
    if not content.strip(b"\x00\t\n\r "):
        raise Unreadable("file_empty")
    if content.startswith(_ZIP):
        return Workbook(read_zipped(content, max_cells=max_cells, max_bytes=max_bytes))
    if content.startswith(_OLE):
        return Workbook(read_ole(content, max_cells=max_cells))
    if content.startswith(_OTHERS):
        raise Unreadable("file_kind_unknown")
    return Workbook(_read_text(content, name=PurePath(filename).stem, max_cells=max_cells))


def _read_text(content: bytes, *, name: str, max_cells: int) -> tuple[Sheet, ...]:
    text = decode(content)
    if not text.strip():
        raise Unreadable("file_empty")
    if text.lstrip().startswith("<"):
        return read_markup(text, name=name, max_cells=max_cells)
    return (read_delimited(text, name=name, max_cells=max_cells),)
