"""A Word document as PDF: every kind compiles as PDF/UA-1 and says what the Word document says."""

import io

import pytest
from pypdf import PdfReader
from tests.conftest import MOMENT
from tests.papers import assert_same, pages_of

from talja.apps.documents.enums import Kind
from talja.apps.documents.kinds import KINDS, example_data
from talja.apps.documents.queries import render_word, word_text
from talja.apps.organisation.actors import Actor
from talja.web.shared.documents.word_as_pdf import render_pdf, word_as_pdf


@pytest.mark.parametrize("is_known", [True, False], ids=["all", "nothing"])
@pytest.mark.parametrize("kind", list(KINDS))
def test_the_pdf_says_what_the_word_document_says(kind: Kind, is_known: bool, system: Actor) -> None:
    data = example_data(kind) if is_known else {}
    word = render_word(kind, data, actor=system)
    made = word_as_pdf(word, title=str(kind.label), at=MOMENT)
    assert_same(word_text(word), pages_of(made))


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
