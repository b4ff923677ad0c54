"""The organisation as a whole: the municipality's administrations, units and workplaces, and the other employers."""

from django.http import HttpResponseBase
from django.shortcuts import render

from talja.apps.organisation import permissions, queries
from talja.apps.organisation.enums import EmployerKind, Right
from talja.web.shared.edge import Request, access


@access(Right.ORGANISATION_VIEW)
def organisation(request: Request) -> HttpResponseBase:
    """Show the municipality's tree, and companies and associations in lists."""
    tree = queries.organisation_tree(actor=request.actor, on=request.today)
    context = {
        "municipal": [employer for employer in tree if employer.kind == EmployerKind.MUNICIPAL],
        "private": [employer for employer in tree if employer.kind == EmployerKind.PRIVATE],
        "associations": [employer for employer in tree if employer.kind == EmployerKind.ASSOCIATION],
        "may_edit": permissions.may_edit_organisation(actor=request.actor),
    }
    return render(request, "settings/organisation.html", context)
