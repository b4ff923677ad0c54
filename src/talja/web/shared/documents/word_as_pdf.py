"""A Word document as PDF: the same text, block by block, tagged for screen readers and fit for an archive."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from talja.apps.documents.enums import Kind
from talja.apps.documents.fields import Data
from talja.apps.documents.queries import Block, Cell, Run, Table, WordText, render_word, word_text
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.queries import municipality_name
from talja.web.shared.documents.pdf import pdf

TEMPLATE = "word.typ"


def render_pdf(kind: Kind, data: Data, *, actor: Actor) -> bytes:
    """Return the PDF that says what the Word document of the same kind and data says. Raises as `render_word`."""
    return word_as_pdf(render_word(kind, data, actor=actor), title=str(kind.label), at=actor.at)


def word_as_pdf(word: bytes, *, title: str, at: datetime) -> bytes:
    """Return a Word document that Talja made as PDF. `title` is used where the document has none of its own."""
    text = word_text(word)
    named = " ".join(text.title.split()) or title
    return pdf(TEMPLATE, title=named, data=_data(text), sender=municipality_name(), at=at)


def _data(text: WordText) -> dict[str, Any]:
    return {
        "header": [_edge(block) for block in text.header],
        "footer": [_edge(block) for block in text.footer],
        "blocks": list(_blocks(_in_order(text.blocks))),
    }


def _edge(block: Block) -> list[list[dict[str, Any]]]:
    """Return a line of the header or the footer: what stands before its first tab, and what stands after."""
    left: list[Run] = []
    right: list[Run] = []
    tabs = 0
    for run in block.runs:
        before, tab, after = run.text.partition("\t") if not tabs else ("", "", run.text)
        left += [_with(run, before)] if not tabs else []
        tabs += len(tab)
        right += [_with(run, after.lstrip("\t"))] if tabs else []
    return [[_run(run) for run in side] for side in (left, right)]


def _with(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.is_page and bool(text), run.is_pages and bool(text))


def _in_order(blocks: Iterable[Block | Table]) -> Iterator[Block | Table]:
    """Yield blocks with one title, and headings that never skip a level: a screen reader follows them down."""
    level, titled = 0, False
    for block in blocks:
        if not isinstance(block, Block) or block.kind not in {"title", "heading"}:
            yield block
        elif block.kind == "title" and not titled:
            titled = True
            yield block
        else:
            level = min(max(block.level, 1), level + 1)
            runs = (Run(f"{block.marker} "), *block.runs) if block.marker else block.runs
            yield Block("heading", runs, level)


def _blocks(blocks: Iterable[Block | Table]) -> Iterator[dict[str, Any]]:
    for is_item, group in groupby(blocks, key=lambda block: block.kind == "item"):
        found = list(group)
        if is_item:
            yield {"kind": "list", "items": _items([block for block in found if isinstance(block, Block)])}
        else:
            yield from (_table(one) if isinstance(one, Table) else _paragraph(one) for one in found)


def _paragraph(block: Block) -> dict[str, Any]:
    return {"kind": block.kind, "level": block.level, "runs": [_run(run) for run in block.runs]}


def _items(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Return the items of a list, each with the lists that stand deeper under it."""
    made: list[dict[str, Any]] = []
    outermost = min(block.level for block in blocks)
    deeper: list[Block] = []
    for block in (*blocks, None):
        if block is not None and block.level > outermost and made:
            deeper.append(block)
            continue
        if deeper:
            made[-1]["inner"] = [_items(deeper)]
            deeper = []
        if block is not None:
            made.append({"marker": block.marker, "runs": [_run(run) for run in block.runs], "inner": []})
    return made


def _table(table: Table) -> dict[str, Any]:
    columns = max((sum(cell.span for cell in row) for row in table.rows), default=1) or 1
    widths = table.widths if len(table.widths) == columns and all(table.widths) else (1,) * columns
    rows = [[_cell(cell) for cell in _filled(row, columns)] for row in table.rows]
    return {
        "kind": "table",
        "rows": rows,
        "headings": table.headings,
        "widths": list(widths),
        "heights": list(table.heights),
    }


def _filled(row: Sequence[Cell], columns: int) -> list[Cell]:
    missing = columns - sum(cell.span for cell in row)
    return [*row, *[Cell(())] * missing]


def _cell(cell: Cell) -> dict[str, Any]:
    plain = [
        Block("text", tuple(Run(run.text, True, run.italic) for run in block.runs))
        if isinstance(block, Block) and block.kind in {"title", "heading"}
        else block
        for block in cell.blocks
    ]
    return {"span": cell.span, "blocks": list(_blocks(plain))}


def _run(run: Run) -> dict[str, Any]:
    return {"text": run.text, "bold": run.bold, "italic": run.italic, "page": run.is_page, "pages": run.is_pages}
