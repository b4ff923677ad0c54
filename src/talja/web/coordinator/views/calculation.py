"""A stored calculation: as it was stored, what today's rules give, and the same as paper and workbook."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import municipality_name
from talja.apps.subsidies.queries import Reopened, current_book, reopen
from talja.core.rules.scheme import Scheme
from talja.web.coordinator.kept import way_back
from talja.web.coordinator.pause_words import pause_section
from talja.web.coordinator.stored_calculation import stored_comparison, stored_page
from talja.web.public.calculator.paper import TEMPLATE, paper, title_of
from talja.web.public.calculator.workbook import workbook
from talja.web.shared.documents.pdf import pdf
from talja.web.shared.edge import Request, access, saw

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@access(Right.MEASURE_VIEW, reads=True)
def calculation(request: Request, key: UUID) -> HttpResponseBase:
    """Show a stored calculation whole, beside what today's rules give."""
    found = _reopened(request, key)
    scheme = current_book().schemes.get(found.line.scheme)
    away = pause_section(UUID(found.placement.key), actor=request.actor, on=request.today)
    context = stored_page(found, scheme) | {"placement": found.placement, "back_url": way_back(request), **away}
    return render(request, "coordinator/calculation_page.html", context)


@access(Right.MEASURE_VIEW, reads=True)
def calculation_pdf(request: Request, key: UUID) -> HttpResponseBase:
    """Send it as a decision basis to print. It says nothing of who it is about."""
    found = _reopened(request, key)
    one = stored_comparison(found, _scheme(found))
    (line,) = one.lines
    data = paper(one, line, address=_address(request, key))
    content = pdf(TEMPLATE, title=title_of(line), data=data, sender=municipality_name(), at=request.actor.at)
    return _file(content, kind="application/pdf", name=f"beslutsunderlag-{found.line.first_day}.pdf")


@access(Right.MEASURE_VIEW, reads=True)
def calculation_excel(request: Request, key: UUID) -> HttpResponseBase:
    """Send its steps as an Excel file. It says nothing of who it is about."""
    found = _reopened(request, key)
    content = workbook(stored_comparison(found, _scheme(found)), address=_address(request, key))
    return _file(content, kind=_EXCEL, name=f"utrakning-{found.line.first_day}.xlsx")


def _reopened(request: Request, key: UUID) -> Reopened:
    found = reopen(actor=request.actor, key=key)
    saw(request, [found.placement.person_key])
    return found


def _scheme(found: Reopened) -> Scheme:
    scheme = current_book().schemes.get(found.line.scheme)
    if scheme is None:
        raise Http404
    return scheme


def _address(request: Request, key: UUID) -> str:
    return request.build_absolute_uri(reverse("coordinator:calculation", args=[key]))


def _file(content: bytes, *, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
