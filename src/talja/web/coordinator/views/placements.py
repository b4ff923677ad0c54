"""The coordinator's daily page: every placement, filtered, sorted, searched, a page at a time."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.organisation.enums import Right
from talja.apps.placements import permissions
from talja.apps.placements.enums import Order, State
from talja.apps.placements.queries import count_by_state, list_placements
from talja.web.coordinator import kept
from talja.web.coordinator.list_address import ALL, ListAddress, read_address
from talja.web.coordinator.list_options import FIRST, MORE, chips, choices, refused_words
from talja.web.coordinator.views.saved_views import saved_views_of
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.placement_rows import rows_of

STATES = (
    (State.RUNNING.value, _("Pågående")),
    (State.PLANNED.value, _("Planerade")),
    (State.ENDED.value, _("Avslutade")),
    (ALL, _("Alla")),
)
COLUMNS = (
    (Order.NAME.value, _("Namn")),
    (Order.MEASURE.value, _("Insats")),
    (Order.WORKPLACE.value, _("Arbetsplats")),
    (Order.FIRST_DAY.value, _("Första dag")),
    (Order.ENDS.value, _("Slutar")),
    (Order.EXTENT.value, _("Omfattning")),
)


@access(Right.MEASURE_VIEW, reads=True)
def placement_list(request: Request) -> HttpResponseBase:
    """Show the placements that are chosen. With htmx only the part that changes with the choice."""
    address = read_address(request.GET, text=kept.search_text(request))
    context = _list(request, address)
    if not request.htmx:
        context |= _filters(request, address)
    response = render(request, "coordinator/placement_list.html" + ("#placements" if request.htmx else ""), context)
    patch_vary_headers(response, ["HX-Request"])
    if request.htmx:
        response["HX-Push-Url"] = address.url(page=context["page"].number)  # without the form's empty fields
    kept.keep_choice(response, address, page=context["page"].number)
    return response


@access(Right.MEASURE_VIEW)
@require_POST
def placement_search(request: Request) -> HttpResponse:
    """Search: the words go to the session, and the list opens with its filters as they were."""
    text = request.POST.get("text", "").strip()
    kept.keep_search_text(request, text)
    return redirect(read_address(QueryDict(request.POST.get("query", "") + "&search=1"), text=text).url())


def _list(request: Request, address: ListAddress) -> dict[str, Any]:
    actor, on = request.actor, request.today
    filters = address.filters()
    counts = count_by_state(actor=actor, on=on, filters=filters)
    page = list_placements(
        actor=actor,
        on=on,
        filters=filters,
        order=address.order or Order.NAME,
        page=address.page,
        count=counts[address.state],
    )
    saw(request, (line.person_key for line in page.rows))
    return {
        "page": page,
        "rows": rows_of(page.rows, on=on, url_name="coordinator:placement", mixed=address.state == ALL),
        "chips": chips(address, actor=actor, on=on),
        "reset_url": ListAddress({}).having("state", address.state).url(),
        "refused": refused_words(address),
        "states": [
            (label, counts[state], address.having("state", state).url(), state == address.state)
            for state, label in STATES
        ],
        "columns": [_column(address, code, str(label)) for code, label in COLUMNS],
        "state": address.state,
        "searches": bool(address.text),
        "views": saved_views_of(request),
        "order": address.order,
        "previous_url": address.url(page=page.number - 1) if page.has_previous else "",
        "next_url": address.url(page=page.number + 1) if page.has_next else "",
        "query": address.query(),
        "may_export": permissions.may_export(actor=actor),
    }


def _filters(request: Request, address: ListAddress) -> dict[str, Any]:
    actor, on = request.actor, request.today
    more = choices(MORE, address=address, actor=actor, on=on)
    return {
        "first_choices": choices(FIRST, address=address, actor=actor, on=on),
        "more_choices": more,
        "more_open": any(address.values.get(choice.name) for choice in more),
        "text": address.text,
        "active": sum(map(len, address.values.values())) - ("state" in address.values),
    }


def _column(address: ListAddress, code: str, label: str) -> dict[str, str]:
    """Return a heading that sorts: by itself, or the other way round when the list is sorted by it already."""
    order = address.order or Order.NAME.value
    sorts = {code: "ascending", f"-{code}": "descending"}
    turned = f"-{code}" if order == code else code
    return {"code": code, "label": label, "sort": sorts.get(order, "none"), "url": address.url(order=turned)}
