"""An agreement's documents, as Word and as PDF, made anew each time from what stands. Nothing is stored."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponseBase

from talja.apps.documents.enums import Kind
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.agreement_paper_gathering import papers_of
from talja.web.coordinator.agreement_shown import shown
from talja.web.shared.agreement_papers import paper_data
from talja.web.shared.documents.sending import FORMATS, paper_response
from talja.web.shared.edge import Request, access

OF_AGREEMENTS: Final = (
    Kind.AGREEMENT,
    Kind.DECISION_BASIS,
    Kind.UNION_LETTER,
    Kind.AGENCY_BASIS,
    Kind.COMMITTEE_LETTER,
    Kind.CERTIFICATE,
)


@access(Right.AGREEMENT_VIEW, reads=True)
def agreement_paper(request: Request, key: UUID, kind: str, form: str) -> HttpResponseBase:
    """Send a document of the kind. None of somebody protected whom the reader may not identify."""
    if kind not in OF_AGREEMENTS or form not in FORMATS:
        raise Http404
    page = shown(request, key)
    if page.line.is_masked:
        raise Denied("not_found")
    wanted, papers = Kind(kind), papers_of(page, actor=request.actor, on=request.today)
    data = paper_data(wanted, papers, actor=request.actor)
    return paper_response(wanted, data, form=form, name=kind, actor=request.actor)
