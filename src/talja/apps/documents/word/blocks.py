"""A Word document read as blocks: headings, paragraphs, lists and tables, and what could not be carried along."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import docx
from docx.document import Document

from talja.apps.documents.word.numbering import BULLET, Numbering
from talja.apps.documents.word.styles import Styles
from talja.apps.documents.word.tree import W, own_descendants

_A_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in a row that look the same. `is_page` and `is_pages`: the page's number, and how many there are."""

    text: str
    bold: bool = False
    italic: bool = False
    is_page: bool = False
    is_pages: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `kind` is title, subtitle, heading, item or text; `level` counts from 1.

    `marker` is what Word itself writes before an item or a heading: a dot, or its number.
    """

    kind: str
    runs: tuple[Run, ...]
    level: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """How it reads, with what stands before it."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, and how many columns it is wide."""

    blocks: tuple["Block | Table", ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows of cells, and how many of the first rows are headings.

    `widths` are shares of the whole, `heights` the least height of each row in twentieths of a point.
    """

    rows: tuple[tuple[Cell, ...], ...]
    headings: int
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class WordText:
    """What a Word document says. `left_out` are codes of what it shows and blocks cannot: picture, footnote."""

    title: str
    header: tuple[Block, ...]
    footer: tuple[Block, ...]
    blocks: tuple[Block | Table, ...]
    left_out: tuple[str, ...] = field(default=())


def read_word(content: bytes) -> WordText:
    """Return what a Word document says. The file is one that Talja made itself."""
    document = docx.Document(io.BytesIO(content))
    return _Reader(document).read()


class _Reader:
    """Reads one document with its own styles and lists."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.styles = Styles(document)
        self.numbering = Numbering(document, self.styles)

    def read(self) -> WordText:
        blocks = tuple(self._blocks(self.document.element.body))
        section = self.document.sections[0]
        title = next((block.text for block in blocks if isinstance(block, Block) and block.kind == "title"), "")
        return WordText(
            title=title.strip(),
            header=tuple(self._lines(section.header._element)),
            footer=tuple(self._lines(section.footer._element)),
            blocks=blocks,
            left_out=tuple(sorted(set(self._left_out()))),
        )

    def _lines(self, root: Any) -> Iterator[Block]:
        """Yield the paragraphs of a header or a footer with anything in them, those of its tables too."""
        for paragraph in root.iter(f"{W}p"):
            block = self._block(paragraph)
            if block.text.strip():
                yield block

    def _blocks(self, container: Any) -> Iterator[Block | Table]:
        for element in container:
            if element.tag == f"{W}p":
                block = self._block(element)
                if block.text.strip():
                    yield block
                for box in element.iter(f"{W}txbxContent"):
                    yield from self._blocks(box)
            elif element.tag == f"{W}tbl":
                yield self._table(element)
            elif element.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}smartTag", f"{W}customXml"}:
                yield from self._blocks(element)

    def _block(self, paragraph: Any) -> Block:
        runs = tuple(_joined(_runs(paragraph, self.styles)))
        for kind in ("title", "subtitle"):
            if self.styles.is_called(kind, paragraph):
                return Block(kind, runs)
        item = self.numbering.item(paragraph)
        level = self.styles.heading_level(paragraph)
        if level:
            return Block("heading", runs, level, item[1] if item and item[1] != BULLET else "")
        return Block("item", runs, item[0], item[1]) if item else Block("text", runs)

    def _table(self, table: Any) -> Table:
        rows = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        headings = marked.index(False) if False in marked else len(rows)
        widths = tuple(_number(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol"))
        heights = tuple(_height(row) for row in rows)
        return Table(tuple(tuple(self._cells(row)) for row in rows), headings, widths, heights)

    def _cells(self, row: Any) -> Iterator[Cell]:
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is row:
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                wide = 1 if span is None else max(_number(span.get(f"{W}val")), 1)
                yield Cell(tuple(self._blocks(cell)), wide)

    def _left_out(self) -> Iterator[str]:
        roots = [self.document.element.body]
        section = self.document.sections[0]
        roots += [section.header._element, section.footer._element]
        for root in roots:
            if next(root.iter(_A_PICTURE, f"{W}pict"), None) is not None:
                yield "picture"
            if next(root.iter(f"{W}footnoteReference", f"{W}endnoteReference"), None) is not None:
                yield "footnote"
        if len(self.document.sections) > 1:
            yield "sections"
        if section.different_first_page_header_footer:
            yield "first_page"


def _runs(paragraph: Any, styles: Styles) -> Iterator[Run]:
    """Yield the text of a paragraph; of a field that Word works out, its latest answer; page numbers as such."""
    codes: list[str] = []
    for element in own_descendants(paragraph):
        if element.tag == f"{W}fldChar":
            _follow(element.get(f"{W}fldCharType"), codes)
        elif element.tag == f"{W}instrText" and codes:
            codes[-1] += element.text or ""
        elif element.tag in {f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"}:
            name = _field_name(element, codes)
            if name in {"PAGE", "NUMPAGES"}:
                yield Run(element.text or "", is_page=name == "PAGE", is_pages=name == "NUMPAGES")
            else:
                run = next(element.iterancestors(f"{W}r"), None)
                yield Run(_letters(element), styles.has("b", run, paragraph), styles.has("i", run, paragraph))


def _follow(kind: str | None, codes: list[str]) -> None:
    if kind == "begin":
        codes.append("")
    elif kind == "end" and codes:
        codes.pop()


def _field_name(element: Any, codes: list[str]) -> str:
    simple = next(element.iterancestors(f"{W}fldSimple"), None)
    code = str(simple.get(f"{W}instr", "")) if simple is not None else (codes[-1] if codes else "")
    return code.split(maxsplit=1)[0].upper() if code.split() else ""


def _letters(element: Any) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}tab":
        return "\t"
    return "\u2011" if element.tag == f"{W}noBreakHyphen" else "\n"


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Put neighbours that look the same together."""
    last: Run | None = None
    for run in runs:
        plain = last is not None and not (last.is_page or last.is_pages or run.is_page or run.is_pages)
        if last is not None and plain and (last.bold, last.italic) == (run.bold, run.italic):
            last = Run(last.text + run.text, run.bold, run.italic)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _height(row: Any) -> int:
    said = row.find(f"{W}trPr/{W}trHeight")
    return 0 if said is None else _number(said.get(f"{W}val"))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
