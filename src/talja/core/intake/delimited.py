"""Text files with a delimiter (csv, tsv, txt): which letters, which delimiter, which cells."""

import codecs
import csv
import io
import re
from collections import Counter
from typing import Literal, TypeAlias

from talja.core.intake.sheet import Cell, Sheet, Unreadable

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ONE_BYTE = ("cp1252", "mac-roman", "cp850")  # Windows first: it wins when the letters do not tell
_OUR_LETTERS = frozenset("åäöÅÄÖéÉüÜ–§")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")
_DELIMITERS = ";\t,|"
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SAMPLE_LINES, _SAMPLE_BYTES = 200, 1 << 16
_LONGEST_CELL_LINES = 40
_GUARDED = re.compile(r'="([^"]*)"|\'(\d.*)')
_Quoting: TypeAlias = Literal[0, 3]  # csv.QUOTE_MINIMAL, csv.QUOTE_NONE


def decode(content: bytes) -> str:
    """Return the text of a file in any usual Swedish encoding. Raises `Unreadable` for what is no text."""
    text = _decode(content).rstrip("\x1a")
    if len(_CONTROL.findall(text)) * 200 > len(text):
        raise Unreadable("file_kind_unknown")
    return text


def read_delimited(text: str, *, name: str, max_cells: int) -> Sheet:
    """Read a text as a table. Every cell is a text or None. Raises `Unreadable` when there are too many cells."""
    told = _TOLD.match(text)
    lines = list(io.StringIO(text[told.end() if told else 0 :], newline=""))
    delimiter = told[1] if told else max(_DELIMITERS, key=lambda each: _evenness(lines, each))
    try:
        rows = _rows(lines, delimiter, quoting=csv.QUOTE_MINIMAL, max_cells=max_cells)
    except csv.Error:  # most often a quote that nobody closed
        rows = _unquoted_rows(lines, delimiter, max_cells=max_cells)
    return Sheet(name=name, rows=rows)


def _decode(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, errors="replace")
    sample = content[:_SAMPLE_BYTES]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) * 2 > len(zeros):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(max(_ONE_BYTE, key=lambda name: _likeness(content, name)), errors="replace")


def _likeness(content: bytes, encoding: str) -> int:
    """Count letters that Swedish lists use, less those that they do not, among what lies beyond ASCII."""
    beyond = bytes(byte for byte in content[: _SAMPLE_BYTES << 4] if byte > 127)
    counted = Counter(beyond.decode(encoding, errors="replace"))
    return sum(count if letter in _OUR_LETTERS else -count for letter, count in counted.items())


def _evenness(lines: list[str], delimiter: str) -> float:
    """Return how many columns the delimiter gives, weighed by the share of rows that agree (squared)."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines[:_SAMPLE_LINES], delimiter=delimiter) if row)
    except csv.Error:
        return 0
    agreed = Counter({width: count for width, count in widths.items() if width > 1}).most_common(1)
    return sum((width - 1) * (count / widths.total()) ** 2 for width, count in agreed)


def _rows(lines: list[str], delimiter: str, *, quoting: _Quoting, max_cells: int) -> tuple[tuple[Cell, ...], ...]:
    """Raise csv.Error for a cell that cannot be one, `Unreadable` when the cells are too many."""
    texts: dict[str, str | None] = {}
    rows: list[tuple[Cell, ...]] = []
    for row in csv.reader(lines, delimiter=delimiter, quoting=quoting):
        max_cells -= len(row)
        if max_cells < 0:
            raise Unreadable("file_too_large")
        for text in row:
            if text not in texts:
                texts[text] = _cell(text)
        rows.append(tuple([texts[text] for text in row]))
    return tuple(rows)


def _unquoted_rows(lines: list[str], delimiter: str, *, max_cells: int) -> tuple[tuple[Cell, ...], ...]:
    try:
        return _rows(lines, delimiter, quoting=csv.QUOTE_NONE, max_cells=max_cells)
    except csv.Error:
        raise Unreadable("file_broken") from None


def _cell(text: str) -> str | None:
    """Take off what only protects a text from Excel: ="0123" and '0123."""
    if text.count("\n") > _LONGEST_CELL_LINES:
        raise csv.Error
    guarded = _GUARDED.fullmatch(text)
    return (guarded[1] or guarded[2] if guarded else text).strip() or None
