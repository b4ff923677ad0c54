"""The overview: the figures that follow from the register, on a page and as files."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import municipality_name
from talja.apps.reports import permissions, queries
from talja.apps.reports.lines import Overview
from talja.web.analyst import downloads, words
from talja.web.analyst.forms import LAST_YEAR, OverviewForm
from talja.web.analyst.page import page
from talja.web.analyst.tables import all_tables
from talja.web.shared.edge import Request, access

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TEXT = "text/csv; charset=utf-8"


@access(Right.FIGURES_VIEW)
def overview(request: Request) -> HttpResponseBase:
    """Show how many are running, where they went, who they are and what ends soon."""
    form = _form(request)
    context = page(_found(request, form)) | {
        "form": form,
        "in_use": form.in_use,
        "may_set_goals": permissions.may_set_goals(actor=request.actor),
        "query": request.GET.urlencode(),
    }
    return render(request, "analyst/overview.html", context)


@access(Right.FIGURES_VIEW)
def overview_excel(request: Request) -> HttpResponse:
    """Send the page's tables as an Excel file: the same numbers, protected where the page's are."""
    found = _found(request, _form(request))
    about = words.about(found, municipality=municipality_name())
    return _file(downloads.workbook(all_tables(found), about=about), kind=_EXCEL, name=f"oversikt-{found.on}.xlsx")


@access(Right.FIGURES_VIEW)
def overview_text(request: Request) -> HttpResponse:
    """Send the page's tables as an open text file: the same numbers, protected where the page's are."""
    found = _found(request, _form(request))
    about = words.about(found, municipality=municipality_name())
    return _file(downloads.text_file(all_tables(found), about=about), kind=_TEXT, name=f"oversikt-{found.on}.csv")


def _form(request: Request) -> OverviewForm:
    """Read what is asked for; what is not said is as the page opens."""
    asked = request.GET.copy()
    asked.setdefault("period", LAST_YEAR)
    return OverviewForm(asked, today=request.today)


def _found(request: Request, form: OverviewForm) -> Overview:
    return queries.overview(actor=request.actor, on=form.on, period=form.asked_period, as_known=form.is_replay)


def _file(content: bytes, *, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
