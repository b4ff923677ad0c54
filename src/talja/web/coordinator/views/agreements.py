"""The list of agreements: where each one is, what it waits for, and whose it is."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render

from talja.apps.agreements.queries import count_agreements, list_agreements
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import workplace_options
from talja.web.coordinator.agreement_list import GROUPS, AgreementAddress, read, rows
from talja.web.coordinator.forms.agreement_list import AgreementFilterForm
from talja.web.shared.edge import Request, access, saw


@access(Right.AGREEMENT_VIEW, reads=True)
def agreement_list(request: Request) -> HttpResponseBase:
    """Show the agreements that are chosen."""
    actor = request.actor
    address = read(request.GET)
    page = list_agreements(actor=actor, filters=address.filters(own_key=actor.key), page=address.page)
    saw(request, (line.person_key for line in page.rows))
    places = workplace_options(actor=actor, on=request.today, include_closed=True)
    context = {
        "page": page,
        "rows": rows(page.rows),
        "groups": _groups(request, address),
        "form": AgreementFilterForm(initial=address.said(), places=places),
        "active": address.narrows,
        "may_draft": actor.may(Right.AGREEMENT_EDIT),
        "reset_url": AgreementAddress(group=address.group).url(),
        "previous_url": address.url(page=page.number - 1) if page.has_previous else "",
        "next_url": address.url(page=page.number + 1) if page.has_next else "",
    }
    return render(request, "coordinator/agreement_list.html", context)


def _groups(request: Request, address: AgreementAddress) -> list[tuple[Any, int, str, bool]]:
    counts = count_agreements(actor=request.actor)
    return [
        (label, sum(counts.get(state, 0) for state in states), address.url(group=code), code == address.group)
        for code, label, states in GROUPS
    ]
