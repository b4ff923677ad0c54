"""Data on their way into a document: plain values, and only letters that the fonts hold."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from django.utils.functional import Promise

import talja.web
from talja.web.shared.charts.svg import Svg
from talja.web.shared.documents.drawings import on_paper

Printable: TypeAlias = "str | int | bool | list[Printable] | dict[str, Printable] | None"
LETTERS: Final = Path(talja.web.__path__[0]) / "documents/fonts/inter/letters.txt"
STAND_IN: Final = "□"
"""Shown where somebody wrote a letter that our fonts do not hold."""

_NOT_SEEN = {"Cc", "Cf", "Cs", "Mn", "Me"}


def printable(value: object) -> Printable:
    """Return data that a template can use. Amounts and days come as words; a drawing becomes itself and its alt text.

    Raises `TypeError` for what has no one way to be written: a float, a Decimal, a date.
    """
    if isinstance(value, Svg):
        return {name: written(part) for name, part in on_paper(value).items()}
    if isinstance(value, str | Promise):
        return written(str(value))
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): printable(item) for key, item in value.items()}
    raise TypeError(f"{type(value).__name__} cannot be printed as it is: give it as words")


def written(text: str) -> str:
    """Return the text with composed letters, without what cannot be seen, and stand-ins for letters we have not."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    held = _letters()
    return "".join(letter if letter in held else _instead_of(letter) for letter in composed)


def _instead_of(letter: str) -> str:
    if letter.isspace():
        return "\n" if letter == "\n" else " "
    return "" if unicodedata.category(letter) in _NOT_SEEN else STAND_IN


@cache
def _letters() -> frozenset[str]:
    return frozenset(LETTERS.read_text(encoding="utf-8"))
