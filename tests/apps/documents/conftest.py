"""What the tests of documents share: templates written here and now, and what came of them."""

import io
from collections.abc import Callable, Iterable

import docx
import pytest
from tests.conftest import MOMENT

from talja.apps.documents.enums import Kind
from talja.apps.documents.fields import Data
from talja.apps.documents.kinds import KINDS
from talja.apps.documents.word.blocks import Block, Table, WordText, read_word
from talja.apps.documents.word.faults import Fault, FaultyTemplate
from talja.apps.documents.word.filling import fill


def template(*paragraphs: str, header: str = "") -> bytes:
    """Return a Word template with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def filled(content: bytes, data: Data, kind: Kind = Kind.AGREEMENT) -> WordText:
    """Return what a template says when it is filled in."""
    return read_word(fill(content, KINDS[kind].fields, data, title="Prov", author="Almby kommun", at=MOMENT))


def texts(blocks: Iterable[Block | Table]) -> list[str]:
    """Return each paragraph, those in tables too, in order."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            found += [text for row in block.rows for cell in row for text in texts(cell.blocks)]
        else:
            found.append(block.text)
    return found


@pytest.fixture
def faults_of() -> Callable[[bytes], tuple[Fault, ...]]:
    """Return what is wrong with a template for an agreement; nothing when it can be used."""

    def judge(content: bytes) -> tuple[Fault, ...]:
        try:
            filled(content, {})
        except FaultyTemplate as faulty:
            return faulty.faults
        return ()

    return judge
