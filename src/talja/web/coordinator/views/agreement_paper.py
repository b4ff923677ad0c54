"""An agreement's documents, as Word and as PDF, made anew each time from what stands. Nothing is stored."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase

from talja.apps.agreements.lines import AgreementPage
from talja.apps.agreements.queries import reopen_for_agreement
from talja.apps.collaboration.queries import applications_of, consultations_of
from talja.apps.documents.enums import Kind
from talja.apps.documents.queries import FaultyTemplate, render_word
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import get_workplace, list_contacts
from talja.apps.people.queries import get_person
from talja.apps.subsidies.queries import current_book
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.agreement_shown import shown
from talja.web.shared.agreement_papers import Papers, paper_data
from talja.web.shared.calculation_lines import FormLine, form_line
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
    wanted = Kind(kind)
    try:
        word = render_word(wanted, paper_data(wanted, _papers(request, page), actor=request.actor), actor=request.actor)
    except FaultyTemplate:
        raise Http404 from None
    if form == "word":
        return _sent(word, _WORD, f"{kind}.docx")
    return _sent(word_as_pdf(word, title=str(wanted.label), at=request.actor.at), "application/pdf", f"{kind}.pdf")


def _papers(request: Request, page: AgreementPage) -> Papers:
    key, place, actor = UUID(page.line.key), UUID(page.current.workplace_key), request.actor
    return Papers(
        page=page,
        person=get_person(key=UUID(page.line.person_key), actor=actor),
        place=get_workplace(key=place, actor=actor, on=request.today),
        manager=next(iter(list_contacts(actor=actor, workplace_key=place)), None),
        consultations=consultations_of(matter_key=key, actor=actor),
        applications=applications_of(matter_key=key, actor=actor),
        calculation=_calculation(request, page),
    )


def _calculation(request: Request, page: AgreementPage) -> FormLine | None:
    """Return the calculation that the agreement rests on, while its form stands in the rule book."""
    if not (page.sees_money and page.current.calculation_key):
        return None
    found = reopen_for_agreement(key=UUID(page.line.key), actor=request.actor, on=request.today)
    scheme = current_book().schemes.get(found.line.scheme)
    return None if scheme is None else form_line(found.stored, scheme)


def _sent(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
