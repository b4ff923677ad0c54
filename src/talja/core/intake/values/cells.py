"""What every reader of values shares: the raw cell, its text, and what a reading answers."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import Generic, TypeVar

from talja.core.intake.record import Severity
from talja.core.intake.sheet import Cell

T = TypeVar("T")

_SPACES = re.compile(r"[\s\u200b\u200e\u200f\u2060\ufeff]+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012–—―−", "-") | {"’": "'", "´": "'", "`": "'"})
_BLANK = frozenset({"", "-", "--", "---", ".", "..", "...", "'", "/", ",", "_"})
_UNKNOWN = frozenset(
    {"?", "??", "???", "okänd", "okänt", "oklar", "oklart", "saknas", "uppgift saknas", "vet ej", "vet inte", "unknown"}
    | {"ej känd", "ej känt", "ej angiven", "ej angivet", "ej aktuellt", "ej tillämpligt", "n/a", "na", "ospecificerat"}
)
_EXCEL_ERROR = re.compile(
    r"#(?:n/a|saknas|ref|referens|value|värdefel|div/0|division/0|name|namn|num|ogiltigt|null|skärning)[!?]*|#{2,}"
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about a cell, before anybody knows which cell.

    `suggestion` is written as the user would write it, so that the same reader takes it without a remark: with an
    error it is what could be meant, with a warning what was taken. Several choices are joined by `CHOICES`.
    """

    code: str
    severity: Severity
    suggestion: str = ""


CHOICES = " | "


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What a cell says: a value or none, and what there is to tell about how it was read."""

    value: T | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something stands in the cell that could not be read."""
        return any(remark.severity is Severity.ERROR for remark in self.remarks)

    def also(self, *remarks: Remark) -> "Read[T]":
        """Return the same reading with more to tell."""
        return Read(self.value, self.remarks + remarks)


def unread(code: str, suggestion: str = "") -> Read[T]:
    """Return the answer for a cell that could not be read, with what could be meant."""
    return Read(None, (Remark(code, Severity.ERROR, suggestion),))


def warned(value: T, code: str, suggestion: str = "") -> Read[T]:
    """Return a value that was taken although the cell can be read otherwise."""
    return Read(value, (Remark(code, Severity.WARNING, suggestion),))


def noted(value: T | None, code: str) -> Read[T]:
    """Return a value, or the absence of one, with an explanation that asks for nothing."""
    return Read(value, (Remark(code, Severity.NOTE),))


def text_of(cell: Cell) -> str:
    """Return the cell as people see it: composed letters, single spaces, whole numbers without decimals."""
    if isinstance(cell, str):
        return " ".join(cell.split()) if cell.isascii() else _spaced(unicodedata.normalize("NFC", cell))
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def plain(text: str) -> str:
    """Return the text in lower case with one kind of hyphen and apostrophe."""
    return text.casefold().translate(_DASHES)


def nothing(text: str) -> Read[T] | None:
    """Return the answer for a cell that holds no value at all, or None when there is something to read."""
    word = plain(text)
    if word in _BLANK:
        return Read()
    if word in _UNKNOWN:
        return noted(None, "value_unknown")
    if _EXCEL_ERROR.fullmatch(word):
        return unread("cell_is_excel_error")
    return None


def decimal_of(number: float) -> Decimal:
    """Return the number as it is written, without the tail of binary fractions."""
    return Decimal(str(number))
