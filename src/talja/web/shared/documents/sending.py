"""A document of a kind as a file to keep: Word as it is, or the PDF that says the same."""

from typing import Final

from django.http import Http404, HttpResponse

from talja.apps.documents.enums import Kind
from talja.apps.documents.fields import Data
from talja.apps.documents.queries import FaultyTemplate, render_word
from talja.apps.organisation.actors import Actor
from talja.web.shared.documents.word_as_pdf import word_as_pdf

FORMATS: Final = ("word", "pdf")
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper_response(kind: Kind, data: Data, *, form: str, name: str, actor: Actor) -> HttpResponse:
    """Return the document as `form`, word or pdf. Raises `Http404` when the template in use is faulty."""
    try:
        word = render_word(kind, data, actor=actor)
    except FaultyTemplate:
        raise Http404 from None
    if form == "word":
        return _sent(word, _WORD, f"{name}.docx")
    return _sent(word_as_pdf(word, title=str(kind.label), at=actor.at), "application/pdf", f"{name}.pdf")


def _sent(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
