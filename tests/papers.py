"""Reading what a PDF says, page by page, and comparing it with a Word document."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from pypdf import PdfReader

from talja.apps.documents.queries import Block, Table, WordText


def pages_of(pdf: bytes) -> list[str]:
    """Return each page's words, with ordinary spaces only."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


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


def assert_same(text: WordText, pages: list[str]) -> None:
    """The pages say what the Word document says, all of it and nothing else."""
    left, said_in_all = letters(words_of(text.blocks)), ""
    for number, page in enumerate(pages, start=1):
        said = without_edges(letters(page), text, page=number, pages=len(pages))
        if not left.startswith(said):  # a table goes on, and its headings come again
            said = next(rest for rest in without_headings(said, text) if left.startswith(rest))
        said_in_all += said
        left = left.removeprefix(said)
    assert left == ""
    assert said_in_all


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
