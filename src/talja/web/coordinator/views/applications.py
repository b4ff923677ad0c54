"""One application to Arbetsförmedlingen: what is known of it, and what the coordinator can do about it."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.collaboration import operations
from talja.apps.collaboration.enums import ApplicationState
from talja.apps.collaboration.queries import ApplicationLine, ApplicationPage, application_page, list_officers
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict
from talja.web.coordinator.application_parts import cards
from talja.web.coordinator.collaboration_pages import FormPage, Move, Way, form_page, happenings, held_up, move, sent
from talja.web.coordinator.forms.collaboration import FIELD_OF_CODE, ApplicationForm, OutcomeForm, WhyForm
from talja.web.coordinator.matters import enter_outcome, matter_way, note_sent, take_outcome_away
from talja.web.shared.edge import Request, access, saw

_FIELDS = dict(FIELD_OF_CODE)
_SAID = ("sent_day", "officer_key", "reference", "first_day", "last_day", "wish")
_OUTCOME = ("decided_day", "decision_reference", "decision_first_day", "decision_last_day", "amount", "level")
S = ApplicationState


@access(Right.AGREEMENT_VIEW, reads=True)
def application(request: Request, key: UUID) -> HttpResponseBase:
    """Show an application: where it stands, what was decided, what happened, what can be done."""
    page = _shown(request, key)
    (card,) = cards([page.line], on=request.today)
    context = {
        "line": page.line,
        "state": card.state,
        "tone": card.tone,
        "facts": card.facts,
        "late": page.line.expected_by is not None and page.line.expected_by < request.today,
        "moves": _moves(page),
        "events": happenings(page.entries),
        "ways": _ways(request, page)[:-1],
    }
    return render(request, "coordinator/application.html", context)


@access(Right.AGREEMENT_EDIT, reads=True)
def application_send(request: Request, key: UUID) -> HttpResponseBase:
    """Note that a planned application was sent."""
    page = _shown(request, key)
    if back := _held_up(request, page, page.may_send):
        return back
    initial = {"sent_day": request.today, "officer_key": page.line.officer_key}
    form = ApplicationForm(sent(request), initial=initial, officers=_officers(request))

    def send() -> object:
        return note_sent(request, page.line, form.application(page.line.measure_code))

    told = FormPage(
        title=_("Ansökan är skickad"),
        lead=_("Talja skickar inget till Arbetsförmedlingen. Du gör det hos dem, och skriver här att det är gjort."),
        done=_("Ansökan är inskriven."),
        ways=_ways(request, page),
    )
    return form_page(request, form, send, told, fields=_FIELDS)


@access(Right.AGREEMENT_EDIT, reads=True)
def application_change(request: Request, key: UUID) -> HttpResponseBase:
    """Put right what was said of a sent application, such as its reference or its officer."""
    page = _shown(request, key)
    if back := _held_up(request, page, page.may_change):
        return back
    initial = {name: getattr(page.line, name) for name in _SAID}
    form = ApplicationForm(sent(request), initial=initial, officers=_officers(request, page.line.officer_key))

    def change() -> object:
        said = form.application(page.line.measure_code)
        return operations.change_application(application_key=key, said=said, actor=request.actor)

    told = FormPage(title=_("Rätta ansökan"), done=_("Ändringen är sparad."), ways=_ways(request, page))
    return form_page(request, form, change, told, fields=_FIELDS)


@access(Right.AGREEMENT_EDIT, reads=True)
def application_decide(request: Request, key: UUID) -> HttpResponseBase:
    """Record what Arbetsförmedlingen decided, or correct it."""
    page = _shown(request, key)
    is_correction = page.line.decided_day is not None
    if back := _held_up(request, page, page.may_decide):
        return back
    form = OutcomeForm(sent(request), initial=_decided(page), is_correction=is_correction)

    def decide() -> object:
        said = form.outcome()
        seen, reason = form.cleaned_data["seen"], form.cleaned_data.get("reason", "")
        return enter_outcome(request, page.line, said, seen=seen, reason=reason)

    told = FormPage(
        title=_("Rätta beslutet") if is_correction else _("Skriv in beslutet"),
        lead=_("Skriv det som står i beslutet. Det du inte vet lämnar du tomt."),
        done=_("Beslutet är inskrivet."),
        ways=_ways(request, page),
    )
    return form_page(request, form, decide, told, fields=_FIELDS)


@access(Right.AGREEMENT_EDIT, reads=True)
def application_move(request: Request, key: UUID, what: str) -> HttpResponseBase:
    """Take the application or its decision back, or say that it is not to be renewed: each with its reason."""
    page = _shown(request, key)
    if what not in _MOVES:
        raise Http404
    title, lead, verb, operation = _MOVES[what]
    if back := _held_up(request, page, getattr(page, _VERDICTS[what])):
        return back
    form = WhyForm(sent(request))

    def run() -> object:
        return operation(request, page.line, reason=form.cleaned_data["reason"])

    told = FormPage(title, _ways(request, page), done=_("Det är sparat."), lead=lead, verb=verb, tone="danger")
    return form_page(request, form, run, told, fields=_FIELDS)


def _withdraw(request: Request, line: ApplicationLine, *, reason: str) -> object:
    return operations.withdraw_application(application_key=UUID(line.key), reason=reason, actor=request.actor)


def _decline_renewal(request: Request, line: ApplicationLine, *, reason: str) -> object:
    return operations.decline_renewal(application_key=UUID(line.key), reason=reason, actor=request.actor)


_MOVES: dict[str, tuple[Any, Any, Any, Callable[..., object]]] = {
    "ta-tillbaka": (
        gettext_lazy("Ta tillbaka ansökan"),
        gettext_lazy("Säg det till Arbetsförmedlingen också. Talja skickar inget."),
        gettext_lazy("Ta tillbaka"),
        _withdraw,
    ),
    "stryk-beslutet": (
        gettext_lazy("Stryk beslutet"),
        gettext_lazy("Ansökan väntar på beslut igen. Det som stod finns kvar i historiken."),
        gettext_lazy("Stryk"),
        take_outcome_away,
    ),
    "fornyas-inte": (
        gettext_lazy("Ansökan förnyas inte"),
        gettext_lazy("Då påminner vi inte om att förnya stödet."),
        gettext_lazy("Spara"),
        _decline_renewal,
    ),
}
_VERDICTS = {
    "ta-tillbaka": "may_withdraw",
    "stryk-beslutet": "may_remove_outcome",
    "fornyas-inte": "may_decline_renewal",
}


def _shown(request: Request, key: UUID) -> ApplicationPage:
    page = application_page(key=key, actor=request.actor)
    saw(request, [page.line.person_key] if page.line.person_key else [])
    return page


def _held_up(request: Request, page: ApplicationPage, verdict: Verdict) -> HttpResponseBase | None:
    return held_up(request, verdict, _ways(request, page)[-1])


def _officers(request: Request, own: str = "") -> tuple[Any, ...]:
    """Return the officers to choose among: those who are there, and whoever has it already."""
    every = list_officers(actor=request.actor)
    return tuple(one for one in every if one.left_day is None or one.key == own)


def _decided(page: ApplicationPage) -> dict[str, Any]:
    line = page.line
    if line.decided_day is None:
        return {"seen": line.version, "decision_first_day": line.first_day, "decision_last_day": line.last_day}
    return {"seen": line.version, "state": line.state, **{name: getattr(line, name) for name in _OUTCOME}}


def _ways(request: Request, page: ApplicationPage) -> list[Way]:
    officers = Way(_("Arbetsförmedlingen"), reverse("coordinator:officer_list"))
    own = Way(page.line.measure, reverse("coordinator:application", args=[page.line.key]))
    return [*(matter_way(request, page.line.matter_key) or [officers]), own]


def _moves(page: ApplicationPage) -> list[Move]:
    url = partial(reverse, args=[page.line.key])
    withdraw, remove, renew = (reverse("coordinator:application_move", args=[page.line.key, what]) for what in _MOVES)
    decide = url("coordinator:application_decide")
    by_state = {
        S.PLANNED: [
            move("send", _("Skriv att den är skickad"), url("coordinator:application_send"), "send", page.may_send),
            move("withdraw", _("Ska inte skickas"), withdraw, "x", page.may_withdraw, tone="danger"),
        ],
        S.SENT: [
            move("decide", _("Skriv in beslutet"), decide, "gavel", page.may_decide),
            move("change", _("Rätta ansökan"), url("coordinator:application_change"), "pencil", page.may_change),
            move("withdraw", _("Ta tillbaka"), withdraw, "x", page.may_withdraw, tone="danger"),
        ],
    }
    decided = [
        move("decide", _("Rätta beslutet"), decide, "pencil", page.may_decide),
        move("change", _("Rätta ansökan"), url("coordinator:application_change"), "pencil", page.may_change),
        move("remove", _("Stryk beslutet"), remove, "x", page.may_remove_outcome, tone="danger"),
    ]
    if page.may_decline_renewal and page.line.renew_by is not None:
        decided.insert(2, move("renew", _("Ska inte förnyas"), renew, "bell-off", page.may_decline_renewal))
    return [] if page.line.state == S.WITHDRAWN else by_state.get(S(page.line.state), decided)
