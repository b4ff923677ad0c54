"""The report of a follow-up, as Word and as PDF, made anew each time from what stands. Nothing is stored."""

from uuid import UUID

from django.http import Http404, HttpResponseBase

from talja.apps.documents.enums import Kind
from talja.apps.followups.queries import followup_of
from talja.apps.organisation.enums import Right
from talja.apps.placements.queries import get_placement
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.followup_report import report_data, report_of
from talja.web.shared.documents.sending import FORMATS, paper_response
from talja.web.shared.edge import Request, access, saw


@access(Right.FOLLOWUP_EDIT, reads=True)
def followup_paper(request: Request, key: UUID, form: str) -> HttpResponseBase:
    """Send the report. There is none before the follow-up was held, nor of whom the reader may not identify."""
    if form not in FORMATS:
        raise Http404
    page = followup_of(followup_key=key, actor=request.actor)
    line = get_placement(key=UUID(page.placement_key), actor=request.actor, on=request.today).line
    if line.is_masked or page.line.held is None:
        raise Denied("not_found")
    saw(request, [line.person_key])
    report = report_of(page.line, page.line.held, line, actor=request.actor, on=request.today)
    data = report_data(report, actor=request.actor)
    kind = Kind.FOLLOW_UP_REPORT
    return paper_response(kind, data, form=form, name=kind.value, actor=request.actor)
