"""How many internships lead to an employment, where, over time, and why not."""

from django.http import HttpResponseBase
from django.shortcuts import render

from talja.apps.organisation.enums import Right
from talja.apps.reports.queries import conversions as conversions_found
from talja.web.analyst.conversion_page import conversion_page
from talja.web.shared.edge import Request, access


@access(Right.FIGURES_VIEW)
def conversions(request: Request) -> HttpResponseBase:
    """Show the share of internships that led to an employment, by administration and quarter by quarter."""
    context = conversion_page(conversions_found(actor=request.actor, on=request.today))
    may_board = request.actor.may(Right.AGREEMENT_EDIT)
    return render(request, "analyst/conversions.html", context | {"may_board": may_board})
