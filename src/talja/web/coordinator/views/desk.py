"""How the desk does, what it promises, and who is away."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from talja.apps.organisation.enums import Right
from talja.apps.servicedesk.enums import Kind
from talja.apps.servicedesk.operations import set_away, set_desk_rules
from talja.apps.servicedesk.queries import DeskFigures, desk_figures, desk_rules, desk_workers
from talja.apps.servicedesk.queries.figures import GUESTS
from talja.core.kernel.workdays import HOURS_A_DAY
from talja.web.coordinator.forms.requests import FIELD_OF_CODE, AwayForm, PromiseForm
from talja.web.shared.charts.words import percent
from talja.web.shared.edge import Request, access
from talja.web.shared.refusing import done
from talja.web.shared.request_words import KINDS

_PERIODS = {"30": timedelta(days=30), "90": timedelta(days=90), "365": timedelta(days=365)}


@access(Right.DESK_WORK)
def desk_times(request: Request) -> HttpResponse:
    """Show how long answers and solutions took, and how often the promise was kept."""
    said = request.GET.get("period", "")
    period = said if said in _PERIODS else "90"
    first_day, on = request.today - _PERIODS[period], request.today
    whole, kinds, places = desk_figures(actor=request.actor, first_day=first_day, last_day=on, on=on)
    context = {
        "whole": _row(whole, _("Alla")),
        "by_kind": [_row(each, str(KINDS[Kind(each.label)])) for each in kinds],
        "by_place": [_row(each, _place(each.label)) for each in places],
        "periods": [(code, _("%(days)s dagar") % {"days": code}, code == period) for code in _PERIODS],
        "first_day": first_day,
        "last_day": on,
        "promise": desk_rules(),
    }
    return render(request, "coordinator/desk_times.html", context)


@access(Right.DESK_WORK)
def desk_promise(request: Request) -> HttpResponseBase:
    """Show and change what the desk promises; show who is at the desk and who is away."""
    rules = desk_rules()
    known = {"answer_days": rules.answer_days, "waiting_days": rules.waiting_days}
    form = PromiseForm(request.POST or None, initial=known)

    def save() -> object:
        return set_desk_rules(actor=request.actor, **form.cleaned_data)

    if form.is_valid() and done(form, save, fields=FIELD_OF_CODE):
        messages.success(request, _("Löftet är ändrat. Det gäller ärenden som kommer från och med nu."))
        return redirect("coordinator:desk_promise")
    return _promise_page(request, form, AwayForm())


@access(Right.DESK_WORK)
@require_POST
def desk_away(request: Request) -> HttpResponseBase:
    """Say until when one takes no new requests, or that one is back."""
    if "back" in request.POST:
        set_away(until=None, actor=request.actor)
        messages.success(request, _("Du får nya ärenden igen."))
        return redirect("coordinator:desk_promise")
    form = AwayForm(request.POST)
    if form.is_valid():
        set_away(until=form.cleaned_data["until"], actor=request.actor)
        messages.success(request, _("Du får inga nya ärenden så länge. De du har ligger kvar hos dig."))
        return redirect("coordinator:desk_promise")
    rules = desk_rules()
    known = {"answer_days": rules.answer_days, "waiting_days": rules.waiting_days}
    return _promise_page(request, PromiseForm(initial=known), form)


def _promise_page(request: Request, form: PromiseForm, away_form: AwayForm) -> HttpResponse:
    workers = desk_workers(actor=request.actor, on=request.today)
    context: dict[str, Any] = {
        "form": form,
        "away_form": away_form,
        "workers": workers,
        "away": next((each.away_until for each in workers if each.key == request.actor.key), None),
    }
    return render(
        request, "coordinator/desk_promise.html", context, status=422 if form.errors or away_form.errors else 200
    )


def _row(found: DeskFigures, label: str) -> dict[str, Any]:
    return {
        "label": label,
        "asked": found.asked,
        "answered": found.answered,
        "within": percent(found.within_promise / found.judged, decimals=0) if found.judged else "",
        "judged": found.judged,
        "answer": _length(found.answer_hours),
        "solution": _length(found.solution_hours),
        "solved": found.solved,
    }


def _place(label: str) -> str:
    return {GUESTS: _("Företag och föreningar"), "": _("Utan förvaltning")}.get(label, label)


def _length(hours: float | None) -> str:
    """Return a length of office time as one says it: hours up to a day, then days."""
    if hours is None:
        return ""
    if hours < HOURS_A_DAY:
        return ngettext("%(hours)s timme", "%(hours)s timmar", 1 if hours == 1 else 2) % {"hours": _number(hours)}
    days = hours / HOURS_A_DAY
    return ngettext("%(days)s arbetsdag", "%(days)s arbetsdagar", 1 if days == 1 else 2) % {"days": _number(days)}


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
