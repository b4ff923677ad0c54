"""The lists of a Word document: which paragraph is an item, how deep, and what stands before it."""

from typing import Any

from docx.document import Document

from talja.apps.documents.word.styles import Styles
from talja.apps.documents.word.tree import W, style_of

BULLET = "•"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Numbering:
    """The lists of one document. Items are counted as they are asked for, in the order of the document."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self.styles = styles
        self.counts: dict[tuple[str, int], int] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):  # the document has no lists
            self.formats: dict[tuple[str, int], tuple[str, str, int]] = {}
            return
        abstract = {one.get(f"{W}abstractNumId"): one for one in root.findall(f"{W}abstractNum")}
        self.formats = {}
        for number in root.findall(f"{W}num"):
            reference = number.find(f"{W}abstractNumId")
            kind = abstract.get(None if reference is None else reference.get(f"{W}val"))
            for level in () if kind is None else kind.findall(f"{W}lvl"):
                key = (str(number.get(f"{W}numId")), int(level.get(f"{W}ilvl", "0")))
                self.formats[key] = _format(level)

    def item(self, paragraph: Any) -> tuple[int, str] | None:
        """Return how deep an item is, from 1, and its marker. None for what is no item."""
        place = self._place(paragraph)
        if place is None or place not in self.formats:
            return None
        number, level = place
        kind, text, start = self.formats[place]
        if kind == "bullet":
            return level + 1, BULLET
        if kind == "none":
            return None
        self.counts[place] = self.counts.get(place, start - 1) + 1
        for deeper in [key for key in self.counts if key[0] == number and key[1] > level]:
            del self.counts[deeper]
        return level + 1, self._marker(number, text)

    def _marker(self, number: str, text: str) -> str:
        """Return the marker with the count of each level written in: `%1.%2` becomes 2.1."""
        for level in range(9):
            count = self.counts.get((number, level), 1)
            kind = self.formats.get((number, level), ("decimal", "", 1))[0]
            text = text.replace(f"%{level + 1}", _counted(count, kind))
        return text

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        found = own if own is not None else self._by_style(paragraph)
        if found is None:
            return None
        number, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
        if number is None or number.get(f"{W}val") == "0":
            return None
        return str(number.get(f"{W}val")), 0 if level is None else int(level.get(f"{W}val", "0"))

    def _by_style(self, paragraph: Any) -> Any:
        for style in self.styles.chain(style_of(paragraph)):
            found = style.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None


def _format(level: Any) -> tuple[str, str, int]:
    kind, text, start = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
    return (
        "decimal" if kind is None else str(kind.get(f"{W}val")),
        "" if text is None else str(text.get(f"{W}val", "")),
        1 if start is None else int(start.get(f"{W}val", "1")),
    )


def _counted(count: int, kind: str) -> str:
    if kind in {"lowerLetter", "upperLetter"}:
        letter = _LETTERS[(count - 1) % len(_LETTERS)]
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in {"lowerRoman", "upperRoman"}:
        roman = _roman(count)
        return roman if kind == "lowerRoman" else roman.upper()
    return str(count)


def _roman(count: int) -> str:
    made = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while count >= value:
            made, count = made + letters, count - value
    return made
