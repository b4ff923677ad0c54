"""What the pages about unions and Arbetsförmedlingen share: the way there, a form on a page of its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.forms import Form
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from talja.apps.collaboration.queries import EntryLine
from talja.core.kernel.verdict import Verdict
from talja.web.coordinator.writing import show_form, stopped, written
from talja.web.settings.event_texts import event_text
from talja.web.shared.edge import Request
from talja.web.shared.reasons import say

Text = str | Promise
SAVE: Final = _("Spara")


@dataclass(frozen=True, slots=True)
class Way:
    """A step on the way to the page."""

    label: Text
    url: str


@dataclass(frozen=True, slots=True)
class Move:
    """Something that can be done from a page; without `url` it cannot be done now, for the `reason`."""

    id: str
    label: Text
    url: str
    icon: str
    reason: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form: its words, its steps, and what is said when it is done."""

    title: Text
    ways: Sequence[Way]
    done: Text
    lead: Text = ""
    verb: Text = SAVE
    tone: str = ""


def sent(request: Request) -> QueryDict | None:
    """Return what was sent, or nothing when the page is just opened."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: Request, form: Form, operation: Callable[[], object], page: FormPage, *, fields: dict[str, str]
) -> HttpResponseBase:
    """Run the operation with a well-formed form and go back a step; else show the form with what is wrong."""
    back = page.ways[-1].url
    if written(request, form, operation, done=page.done, fields=fields):
        return HttpResponseRedirect(back)
    context: dict[str, Any] = {"page": page, "back_url": back}
    return show_form(request, "coordinator/collaboration_form.html", form, context)


def held_up(request: Request, verdict: Verdict, way: Way) -> HttpResponse | None:
    """Go back with the reason when something may not be done now."""
    return stopped(request, verdict, way_back=way.url)


def move(id_: str, label: Text, url: str, icon: str, verdict: Verdict, *, tone: str = "") -> Move:
    """Return something to do, or why it cannot be done."""
    return Move(id_, label, url if verdict else "", icon, "" if verdict else say(verdict), tone)


def happenings(entries: Iterable[EntryLine]) -> list[dict[str, Any]]:
    """Return what happened as `components/events.html` shows it."""
    return [
        {
            "when": f"{localtime(entry.at):%Y-%m-%d %H:%M}",
            "who": entry.by,
            "title": event_text(entry.event),
            "text": " · ".join(part for part in (entry.text, entry.reason) if part),
        }
        for entry in entries
    ]
