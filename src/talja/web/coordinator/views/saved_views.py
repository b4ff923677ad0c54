"""A user's own views of the placement list: save the filters of now under a name, choose one, take one away."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talja.apps.organisation.enums import Right
from talja.apps.reports.operations import delete_view, save_view
from talja.apps.reports.queries import views_of
from talja.core.kernel.verdict import Denied
from talja.web.coordinator import kept
from talja.web.coordinator.list_address import read_address
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say

LIST = "placements"


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A saved view: its name, the list as it was saved, and where it is taken away."""

    name: str
    url: str
    delete_url: str


def saved_views_of(request: Request) -> list[ViewLink]:
    """Return the user's own views, read anew: what has become of a filter since is left out."""
    return [
        ViewLink(
            view.name,
            read_address(QueryDict(str(view.filters.get("query", "")))).url(),
            reverse("coordinator:view_delete", args=[view.key]),
        )
        for view in views_of(list_code=LIST, actor=request.actor)
    ]


@access(Right.MEASURE_VIEW)
@require_POST
def view_save(request: Request) -> HttpResponse:
    """Save what is chosen now, without the words of a search. The same name again replaces it."""
    address = read_address(QueryDict(request.POST.get("query", ""))).without_text()
    name = request.POST.get("name", "")
    try:
        save_view(name=name, list_code=LIST, filters={"query": address.query()}, actor=request.actor)
    except Denied as denied:
        if denied.code == "missing_right":
            raise
        messages.error(request, say(denied))
    else:
        messages.success(request, _("Vyn är sparad."))
    return redirect(kept.way_back(request))


@access(Right.MEASURE_VIEW)
@require_POST
def view_delete(request: Request, key: UUID) -> HttpResponse:
    """Take a saved view away."""
    delete_view(key=key, actor=request.actor)
    messages.success(request, _("Vyn är borttagen."))
    return redirect(kept.way_back(request))
