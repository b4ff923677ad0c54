"""The parts of an open Word document that hold text, and their paragraphs with the place of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from docx.document import Document

from talja.apps.documents.word.faults import Place

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LONGEST_QUOTE = 120
_PARTS = {"header": "header", "footer": "footer"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part with text: `name` is body, header or footer; `root` its element."""

    name: str
    root: Any


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: where it stands, and the pieces of text in it, each with the element that holds it.

    What is no letter but stands between them (a tab, a line break) is a piece without an element.
    """

    place: Place
    element: Any
    pieces: tuple[tuple[str, Any], ...]

    @property
    def text(self) -> str:
        """How the paragraph reads."""
        return "".join(piece for piece, _ in self.pieces)


def parts_of(document: Document) -> Iterator[Part]:
    """Yield the body, and each header and footer once."""
    yield Part("body", document.element.body)
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in _PARTS:
            yield Part(_PARTS[kind], relation.target_part.element)


def paragraphs_of(part: Part) -> Iterator[Paragraph]:
    """Yield the paragraphs of a part in order, those in tables and text boxes too."""
    heading = ""
    tables = {table: number for number, table in enumerate(part.root.iter(f"{W}tbl"), start=1)}
    for number, element in enumerate(part.root.iter(f"{W}p"), start=1):
        pieces = tuple(_pieces(element))
        text = "".join(piece for piece, _ in pieces).strip()
        if heading_level(element) and text:
            heading = text[:_LONGEST_QUOTE]
        table, row, column = _in_table(element, tables)
        place = Place(part.name, number, table, row, column, heading, text[:_LONGEST_QUOTE])
        yield Paragraph(place, element, pieces)


def heading_level(paragraph: Any) -> int:
    """Return the level that a paragraph's own style gives it, by the style's id; 0 when it is no heading."""
    style = style_of(paragraph).lower()
    for beginning in ("heading", "rubrik"):
        if style.startswith(beginning) and style[len(beginning) :].isdigit():
            return int(style[len(beginning) :])
    return 0


def style_of(paragraph: Any) -> str:
    """Return the id of the paragraph's style; nothing for the ordinary one."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val", ""))


def own_descendants(element: Any) -> Iterator[Any]:
    """Yield what stands in an element in order, but not what is in its text boxes or crossed out."""
    for child in element:
        if child.tag in {f"{W}txbxContent", f"{W}del", f"{MC}Fallback", f"{W}pPr", f"{W}rPr"}:
            continue
        yield child
        yield from own_descendants(child)


def _pieces(paragraph: Any) -> Iterator[tuple[str, Any]]:
    for element in own_descendants(paragraph):
        if element.tag == f"{W}t":
            yield element.text or "", element
        elif element.tag in {f"{W}tab", f"{W}ptab"}:
            yield "\t", None
        elif element.tag in {f"{W}br", f"{W}cr"}:
            yield "\n", None
        elif element.tag == f"{W}noBreakHyphen":
            yield "\u2011", None


def _in_table(element: Any, tables: dict[Any, int]) -> tuple[int, int, int]:
    """Return the table, row and column that a paragraph stands in, counted from 1; 0 outside tables."""
    cell = next(element.iterancestors(f"{W}tc"), None)
    if cell is None:
        return 0, 0, 0
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(row.iterancestors(f"{W}tbl"))
    return tables[table], _position(row, f"{W}tr"), _position(cell, f"{W}tc")


def _position(element: Any, tag: str) -> int:
    return 1 + sum(1 for _ in element.itersiblings(tag, preceding=True))
