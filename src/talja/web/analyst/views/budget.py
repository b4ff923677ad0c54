"""The budget ahead: what the municipality's employments with support cost, month by month, on a page and in Excel."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import municipality_name
from talja.apps.subsidies.queries import current_book, forecast
from talja.web.analyst import downloads
from talja.web.analyst.budget import BudgetForm, page
from talja.web.analyst.budget_tables import all_tables
from talja.web.shared.edge import Request, access, saw

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@access(Right.BUDGET_VIEW, reads=True)
def budget(request: Request) -> HttpResponseBase:
    """Show 24 months ahead, for the municipality or a part of it, which supports end, and what is not counted."""
    found = forecast(actor=request.actor, on=request.today)
    saw(request, [one.placement.person_key for one in found.ends])
    saw(request, [one.placement.person_key for one in found.uncounted])
    form = BudgetForm(request.GET, found=found)
    return render(request, "analyst/budget.html", page(found, form, book=current_book()))


@access(Right.BUDGET_VIEW)
def budget_excel(request: Request) -> HttpResponse:
    """Send the tables as an Excel file, without names: the same numbers, protected where the page's are."""
    found = forecast(actor=request.actor, on=request.today)
    content = downloads.workbook(all_tables(found), about=_about(request, is_exact=found.is_exact))
    name = f"budget-{found.on}.xlsx"
    return HttpResponse(content, content_type=_EXCEL, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _about(request: Request, *, is_exact: bool) -> list[tuple[str, str]]:
    exact = _("exakta") if is_exact else _("skyddade: beloppen är avrundade, och det som gäller få visas inte (..)")
    return [
        (_("Kommun"), municipality_name()),
        (_("Läget på dagen"), request.today.isoformat()),
        (_("Siffrorna är"), exact),
        (_("Vad som räknas"), _("Anställningar som pågår eller är planerade och har en sparad uträkning.")),
    ]
