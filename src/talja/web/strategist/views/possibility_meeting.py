"""What to bring to a meeting: all that waits for one, or for each, and what has happened since the last."""

from datetime import timedelta
from typing import Any, Final

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst

from talja.apps.organisation.enums import Right
from talja.apps.possibilities.enums import Who
from talja.apps.possibilities.lines import Waiting
from talja.apps.possibilities.queries.listing import all_waiting, moved_since, waiting_for
from talja.web.shared.edge import Request, access
from talja.web.strategist.possibility_words import asked_row, card, moved_row

_SINCE: Final = timedelta(days=31)


@access(Right.JOBDESIGN_VIEW)
def waiting_for_one(request: Request, who: str) -> HttpResponseBase:
    """Show all that waits for one, to bring to a meeting with them."""
    if who not in Who.values:
        raise Http404
    found = waiting_for(Who(who), actor=request.actor, on=request.today)
    others = [(one.value, capfirst(one.label), one == found.who) for one in Who]
    context = {"part": _part(request, found), "is_us": found.who == Who.US, "others": others}
    return render(request, "strategist/waiting_for.html", context)


@access(Right.JOBDESIGN_VIEW)
def possibility_meeting(request: Request) -> HttpResponseBase:
    """Show what waits for each, and what has moved in the last month."""
    parts = [_part(request, one) for one in all_waiting(actor=request.actor, on=request.today)]
    since = request.today - _SINCE
    moved = [moved_row(one) for one in moved_since(since, actor=request.actor)]
    context = {"parts": [one for one in parts if one["count"]], "moved": moved, "since": since, "today": request.today}
    return render(request, "strategist/possibility_meeting.html", context)


def _part(request: Request, waiting: Waiting) -> dict[str, Any]:
    return {
        "id": waiting.who.value,
        "title": capfirst(waiting.who.label),
        "url": reverse("strategist:waiting_for", args=[waiting.who.value]),
        "asked": [asked_row(one) for one in waiting.asked],
        "moves": [card(one, on=request.today) for one in waiting.moves],
        "count": len(waiting.asked) + len(waiting.moves),
    }
