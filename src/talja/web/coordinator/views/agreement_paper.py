"""An agreement's documents, as Word and as PDF, made anew each time from what stands. Nothing is stored."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase

from talja.apps.documents.enums import Kind
from talja.apps.documents.queries import FaultyTemplate, render_word
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.agreement_paper_gathering import papers_of
from talja.web.coordinator.agreement_shown import shown
from talja.web.shared.agreement_papers import paper_data
from talja.web.shared.documents.word_as_pdf import word_as_pdf
from talja.web.shared.edge import Request, access

FORMATS: Final = ("word", "pdf")
OF_AGREEMENTS: Final = (
    Kind.AGREEMENT,
    Kind.DECISION_BASIS,
    Kind.UNION_LETTER,
    Kind.AGENCY_BASIS,
    Kind.COMMITTEE_LETTER,
    Kind.CERTIFICATE,
)
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@access(Right.AGREEMENT_VIEW, reads=True)
def agreement_paper(request: Request, key: UUID, kind: str, form: str) -> HttpResponseBase:
    """Send a document of the kind. None of somebody protected whom the reader may not identify."""
    if kind not in OF_AGREEMENTS or form not in FORMATS:
        raise Http404
    page = shown(request, key)
    if page.line.is_masked:
        raise Denied("not_found")
    wanted, papers = Kind(kind), papers_of(page, actor=request.actor, on=request.today)
    try:
        word = render_word(wanted, paper_data(wanted, papers, actor=request.actor), actor=request.actor)
    except FaultyTemplate:
        raise Http404 from None
    if form == "word":
        return _sent(word, _WORD, f"{kind}.docx")
    return _sent(word_as_pdf(word, title=str(wanted.label), at=request.actor.at), "application/pdf", f"{kind}.pdf")


def _sent(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
