"""The desk: what was asked, the oldest first, who has it and until when it was promised; and inviting others to ask."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import employer_options
from talja.apps.servicedesk.enums import Queue
from talja.apps.servicedesk.operations import invite
from talja.apps.servicedesk.queries import RequestLine, count_queues, desk_workers, list_requests, search_requests
from talja.web.coordinator.desk_search import desk_text, keep_desk_text
from talja.web.coordinator.forms.requests import FIELD_OF_CODE, DeskFilter, InviteForm
from talja.web.shared.edge import Request, access
from talja.web.shared.refusing import done
from talja.web.shared.request_words import age_of, asker_of, badge, origin_of, outcome_of, title_of


@access(Right.DESK_WORK)
def request_list(request: Request) -> HttpResponse:
    """Show one of the desk's lists, filtered."""
    actor, on = request.actor, request.today
    workers = desk_workers(actor=actor, on=on)
    form = DeskFilter(request.GET, workers=workers)
    queue = request.GET.get("queue", "")
    text = desk_text(request)
    said_filters = form.filters(queue if queue in Queue.values else Queue.OPEN.value)
    filters = replace(said_filters, keys=search_requests(text=text, actor=actor))
    counts = count_queues(actor=actor, on=on, filters=filters)
    said = request.GET.get("page", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
    page = list_requests(actor=actor, on=on, filters=filters, page=number, count=counts[filters.queue])
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "page": page,
        "rows": [_row(request, line) for line in page.rows],
        "queues": [(each.label, counts[each], _with(query, "queue", each), each == filters.queue) for each in Queue],
        "queue": filters.queue,
        "text": text,
        "query": query.urlencode(),
        "form": form,
        "active": sum(bool(value) for value in (filters.kind, filters.holder, filters.late)),
        "late": counts["late"],
        "previous_url": _with(query, "page", number - 1),
        "next_url": _with(query, "page", number + 1),
        "away": next((each.away_until for each in workers if each.key == actor.key), None),
    }
    return render(request, "coordinator/request_list.html", context)


@access(Right.DESK_WORK)
@require_POST
def request_search(request: Request) -> HttpResponse:
    """Search: the words go to the session, and the list opens with its filters as they were."""
    keep_desk_text(request, request.POST.get("text", ""))
    query = QueryDict(request.POST.get("query", "")).urlencode()
    return redirect(reverse("coordinator:request_list") + (f"?{query}" if query else ""))


@access(Right.DESK_WORK)
def request_invite(request: Request) -> HttpResponseBase:
    """Send an employer without an account a link to ask by."""
    employers = [(str(each.key), each.label) for each in employer_options(actor=request.actor)]
    form = InviteForm(request.POST or None, employers=employers)
    made: dict[str, Any] = {}
    if form.is_valid() and done(form, lambda: made.update(key=_invite(request, form)), fields=FIELD_OF_CODE):
        messages.success(request, _("Inbjudan är på väg."))
        return redirect("coordinator:request", key=made["key"])
    return render(request, "coordinator/request_invite.html", {"form": form}, status=422 if form.errors else 200)


def _invite(request: Request, form: InviteForm) -> UUID:
    return invite(actor=request.actor, **form.said()).key


def _row(request: Request, line: RequestLine) -> dict[str, Any]:
    word, tone = badge(line)
    return {
        "line": line,
        "title": title_of(line),
        "asker": asker_of(line) or (_("Skyddad person") if line.is_masked else ""),
        "origin": origin_of(line),
        "word": word,
        "tone": tone,
        "age": age_of(line, on=request.today),
        "outcome": outcome_of(line),
    }


def _with(query: Any, name: str, value: object) -> str:
    """Return the address of the same list with one thing changed."""
    changed = query.copy()
    changed[name] = str(value)
    return f"?{changed.urlencode()}"
