"""A Word document as PDF: every kind compiles as PDF/UA-1 and says what the Word document says."""

import io
from collections.abc import Iterable, Iterator

import pytest
from pypdf import PdfReader
from tests.conftest import MOMENT
from tests.papers import pages_of

from talja.apps.documents.enums import Kind
from talja.apps.documents.kinds import KINDS, example_data
from talja.apps.documents.queries import Block, Table, WordText, render_word, word_text
from talja.apps.organisation.actors import Actor
from talja.web.shared.documents.word_as_pdf import render_pdf, word_as_pdf


def words_of(blocks: Iterable[Block | Table]) -> str:
    said = []
    for block in blocks:
        if isinstance(block, Table):
            said += [words_of(cell.blocks) for row in block.rows for cell in row]
        else:
            said.append(f"{block.marker} {block.text}")
    return " ".join(" ".join(said).split())


def letters(text: str) -> str:
    """Without spaces: a reader of PDF puts its own where lines and words end."""
    return "".join(text.split()).replace("•", "")


@pytest.mark.parametrize("is_known", [True, False], ids=["all", "nothing"])
@pytest.mark.parametrize("kind", list(KINDS))
def test_the_pdf_says_what_the_word_document_says(kind: Kind, is_known: bool, system: Actor) -> None:
    data = example_data(kind) if is_known else {}
    word = render_word(kind, data, actor=system)
    made = word_as_pdf(word, title=str(kind.label), at=MOMENT)
    text, expected, pages = word_text(word), "", pages_of(made)
    left = letters(words_of(text.blocks))
    for number, page in enumerate(pages, start=1):
        said = without_edges(letters(page), text, page=number, pages=len(pages))
        if not left.startswith(said):  # a table goes on, and its headings come again
            said = next(rest for rest in without_headings(said, text) if left.startswith(rest))
        expected += said
        left = left.removeprefix(said)
    assert left == ""
    assert expected


def without_edges(said: str, text: WordText, *, page: int, pages: int) -> str:
    for line in (*text.header, *text.footer):
        edge = letters("".join(_paged(line, page, pages)))
        assert edge in said
        said = said.replace(edge, "", 1)
    return said


def without_headings(said: str, text: WordText) -> Iterator[str]:
    for table in text.blocks:
        if isinstance(table, Table):
            heading = letters(
                words_of(block for row in table.rows[: table.headings] for cell in row for block in cell.blocks)
            )
            if heading and said.startswith(heading):
                yield said.removeprefix(heading)


def _paged(line: Block, page: int, pages: int) -> list[str]:
    return [str(page) if run.is_page else str(pages) if run.is_pages else run.text for run in line.runs]


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_pdf_is_tagged_titled_and_swedish(kind: Kind, system: Actor) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(kind, example_data(kind), actor=system)))
    catalogue = reader.trailer["/Root"].get_object()
    described = catalogue["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part" in described
    assert catalogue["/Lang"] == "sv"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title
