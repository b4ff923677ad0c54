"""A manager asks, sees who has it and when an answer comes, and reads and writes in what was asked."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.agreements.operations import ask_to_keep
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import Option, workplace_options
from talja.apps.placements.enums import Category, Order, State
from talja.apps.placements.queries import PlacementFilter, PlacementLine, list_placements
from talja.apps.servicedesk.enums import ABOUT_SOMEBODY, Kind
from talja.apps.servicedesk.operations import ask, withdraw, write
from talja.apps.servicedesk.queries import RequestPage, get_request, requests_of, suggest_answers
from talja.core.kernel.verdict import Denied
from talja.web.manager.forms import FIELD_OF_CODE, AskForm
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.reasons import say
from talja.web.shared.refusing import done
from talja.web.shared.request_agreements import agreements_on_line
from talja.web.shared.request_forms import FIELD_OF_CODE as FIELD_OF_WRITING
from talja.web.shared.request_forms import WriteForm
from talja.web.shared.request_page import asker_context
from talja.web.shared.request_words import age_of, badge, long_day, title_of

SLUGS: Final = {
    "hander": Kind.HANDS,
    "behalla": Kind.KEEP_INTERN,
    "stod-tar-slut": Kind.SUPPORT_ENDS,
    "fraga": Kind.QUESTION,
}
CHOICES: Final = (
    ("hander", "hand-helping", gettext_lazy("Jag behöver fler händer"), gettext_lazy("Vi hittar någon som passar.")),
    (
        "behalla",
        "user-check",
        gettext_lazy("Jag vill behålla en praktikant"),
        gettext_lazy("Vi räknar på det och sköter papperen."),
    ),
    (
        "stod-tar-slut",
        "hourglass",
        gettext_lazy("Någons stöd tar slut"),
        gettext_lazy("Vi hjälper dig att se vad som går att göra."),
    ),
    ("fraga", "message-circle-question-mark", gettext_lazy("Jag har en fråga"), gettext_lazy("Stor eller liten.")),
)
_MOST = 200  # people to choose among


@access(Right.REQUEST_ASK)
def request_list(request: Request) -> HttpResponseBase:
    """Show what can be asked, and what the manager's workplaces have asked."""
    said = request.GET.get("page", "")
    page = requests_of(
        actor=request.actor, page=int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
    )
    rows = [(line, title_of(line), *badge(line), age_of(line, on=request.today)) for line in page.rows]
    return render(request, "manager/request_list.html", {"choices": CHOICES, "page": page, "rows": rows})


@access(Right.REQUEST_ASK, reads=True)
def request_new(request: Request, kind: str) -> HttpResponseBase:
    """Ask for something. A question is first held against those that were answered before."""
    if kind not in SLUGS:
        raise Http404
    people = _people(request, SLUGS[kind])
    sends = request.method == "POST" and "search" not in request.POST
    text = request.POST.get("text", "")
    form = AskForm(
        request.POST if sends else None,
        kind=SLUGS[kind],
        workplaces=_own_workplaces(request),
        people=[(line.key, _person(line)) for line in people],
        initial={"placement": request.GET.get("placering", ""), "text": text},
    )
    made: dict[str, RequestPage] = {}
    if sends and form.is_valid() and done(form, lambda: made.update(page=_ask(request, form)), fields=FIELD_OF_CODE):
        return _asked(request, made["page"])
    context = {
        "form": form,
        "kind": kind,
        "title": next(label for slug, _icon, label, _more in CHOICES if slug == kind),
        "asks_question": SLUGS[kind] == Kind.QUESTION,
        "answers": suggest_answers(actor=request.actor, text=text) if SLUGS[kind] == Kind.QUESTION else (),
        "has_searched": "search" in request.POST,
    }
    template = "manager/request_new.html" + ("#answers" if request.htmx and not sends else "")
    return render(request, template, context, status=422 if sends else 200)


@access(Right.REQUEST_ASK, reads=True)
def request(request: Request, key: UUID) -> HttpResponseBase:
    """Show the whole line of what was asked, and let the manager write more."""
    page = get_request(key=key, actor=request.actor)
    form = WriteForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _written(request, key, form):
        messages.success(request, _("Vi har fått det du skrev."))
        return redirect("manager:request", key=key)
    if page.placement is not None:
        saw(request, [page.placement.person_key])
    agreements = agreements_on_line(request_key=key, actor=request.actor, url_name="manager:agreement")
    context = {**asker_context(page, on=request.today, agreements=agreements), "form": form}
    return render(request, "manager/request_page.html", context, status=422 if form.errors else 200)


@access(Right.REQUEST_ASK)
def request_withdraw(request: Request, key: UUID) -> HttpResponseBase:
    """Ask whether nothing more is needed, and end the request."""
    page = get_request(key=key, actor=request.actor)
    if request.method == "POST":
        try:
            withdraw(request_key=key, actor=request.actor)
        except Denied as denied:
            messages.error(request, say(denied))
        else:
            messages.success(request, _("Ärendet är avslutat. Skriv i det om du behöver oss igen."))
        return redirect("manager:request", key=key)
    return render(request, "manager/request_withdraw.html", {"page": page})


def _written(request: Request, key: UUID, form: WriteForm) -> bool:
    return done(
        form,
        lambda: write(request_key=key, text=form.cleaned_data["text"], actor=request.actor),
        fields=FIELD_OF_WRITING,
    )


def _ask(request: Request, form: AskForm) -> RequestPage:
    send = ask_to_keep if form.kind == Kind.KEEP_INTERN else ask
    made = send(workplace_key=UUID(form.cleaned_data["workplace"]), wish=form.wish(), actor=request.actor)
    return get_request(key=made.key, actor=request.actor)


def _asked(request: Request, page: RequestPage) -> HttpResponseBase:
    """Say at once who has it and when the answer comes, on the request's own page."""
    promised = page.line.promised_day
    if page.line.owner and promised:
        words = _("Tack! %(name)s har ditt ärende, och du får svar senast %(day)s.")
        messages.success(request, words % {"name": page.line.owner, "day": long_day(promised)})
    else:
        words = _("Tack! Vi läser det senast %(day)s.")
        messages.success(request, words % {"day": long_day(page.read_day)})
    return redirect("manager:request", key=page.line.key)


def _own_workplaces(request: Request) -> list[Option]:
    """Return the workplaces that the manager can ask for, also when another role lets them see every workplace."""
    bound = replace(request.actor, rights=request.actor.rights - {Right.ORGANISATION_VIEW})
    return workplace_options(actor=bound, on=request.today)


def _people(request: Request, kind: Kind) -> tuple[PlacementLine, ...]:
    """Return whom a request can be about: interns, or those who are employed with support, at one's own workplaces."""
    if kind not in ABOUT_SOMEBODY:
        return ()
    running = PlacementFilter(state=State.RUNNING)
    found = list_placements(actor=request.actor, on=request.today, filters=running, order=Order.NAME, size=_MOST).rows
    is_intern = kind == Kind.KEEP_INTERN
    chosen = tuple(line for line in found if (line.category == Category.INTERNSHIP) == is_intern)
    saw(request, (line.person_key for line in chosen))
    return chosen


def _person(line: PlacementLine) -> str:
    ends = _(", till %(day)s") % {"day": line.ends.isoformat()} if line.ends else ""
    return f"{line.person_name} ({line.workplace}{ends})"
