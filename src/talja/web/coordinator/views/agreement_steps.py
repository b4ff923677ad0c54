"""Moving an agreement on until it runs: approved, taken back to a draft, cancelled, and started."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.lines import AgreementPage
from talja.apps.agreements.operations import cancel_agreement, settle, start_agreement, take_back
from talja.apps.organisation.enums import Right
from talja.apps.placements.enums import State
from talja.apps.placements.queries import PlacementLine, get_placement
from talja.web.coordinator.agreement_shown import address, heading, held_up, sent, shown
from talja.web.coordinator.forms.agreement_changes import OutcomeForm
from talja.web.coordinator.forms.agreements import FIELD_OF_CODE, ReasonForm
from talja.web.coordinator.writing import show_form, written
from talja.web.shared.edge import Request, access


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_settle(request: Request, key: UUID) -> HttpResponseBase:
    """Let the agreement be approved, when everything is there."""
    page = shown(request, key)
    if back := held_up(request, page, page.may_settle):
        return back
    words = {
        "lead": _("Allt som behövs finns. När överenskommelsen är godkänd går det bara att starta eller backa."),
        "verb": _("Godkänn överenskommelsen"),
    }
    return _asked(request, page, Form(sent(request)), settle, _("Godkänn överenskommelsen"), words, _("Godkänd."))


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_take_back(request: Request, key: UUID) -> HttpResponseBase:
    """Make a draft of it again."""
    page = shown(request, key)
    if back := held_up(request, page, page.may_take_back):
        return back
    words = {"lead": _("Alla godkännanden tas tillbaka. Det som står behålls."), "verb": _("Gör till utkast igen")}
    done = _("Överenskommelsen är ett utkast igen.")
    return _asked(request, page, ReasonForm(sent(request)), take_back, _("Gör till utkast igen"), words, done)


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_cancel(request: Request, key: UUID) -> HttpResponseBase:
    """End it before it began."""
    page = shown(request, key)
    if back := held_up(request, page, page.may_cancel):
        return back
    words = {
        "lead": _("Det blir ingenting av överenskommelsen. Den finns kvar att läsa, men går inte att ta upp igen."),
        "verb": _("Avbryt överenskommelsen"),
        "tone": "danger",
    }
    done = _("Överenskommelsen är avbruten.")
    return _asked(request, page, ReasonForm(sent(request)), cancel_agreement, _("Avbryt före start"), words, done)


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_start(request: Request, key: UUID) -> HttpResponseBase:
    """Begin; when it makes an employment of an internship that runs, say how that one ended."""
    page = shown(request, key)
    if back := held_up(request, page, page.may_start):
        return back
    before = _runs_before(request, page)
    form = OutcomeForm(sent(request), initial=_ends(page)) if before else Form(sent(request))
    start = partial(_start, request, key, form)
    if written(request, form, start, done=_("Placeringen är registrerad och pågår."), fields=FIELD_OF_CODE):
        return redirect(address(key))
    context = {**heading(page, _("Starta")), "before": before, "first_day": page.current.first_day}
    return show_form(request, "coordinator/agreement_start.html", form, context)


def _asked(
    request: Request,
    page: AgreementPage,
    form: Form,
    operation: Callable[..., object],
    title: str | Promise,
    words: dict[str, Any],
    done: str | Promise,
) -> HttpResponseBase:
    """Ask before something is done, and why where the form asks."""
    key = UUID(page.line.key)

    def act() -> object:
        return operation(agreement_key=key, actor=request.actor, **form.cleaned_data)

    if written(request, form, act, done=done, fields=FIELD_OF_CODE):
        return redirect(address(key))
    return show_form(request, "coordinator/agreement_why.html", form, {**heading(page, title), "tone": "", **words})


def _runs_before(request: Request, page: AgreementPage) -> PlacementLine | None:
    """Return the internship that the agreement makes an employment of, while it has not ended."""
    if not page.converts_key:
        return None
    line = get_placement(key=UUID(page.converts_key), actor=request.actor, on=request.today).line
    return None if line.state == State.ENDED or line.last_day is not None else line


def _ends(page: AgreementPage) -> dict[str, Any]:
    return {"last_day": page.current.first_day - timedelta(days=1)}


def _start(request: Request, key: UUID, form: Form) -> None:
    end = form.end() if isinstance(form, OutcomeForm) else None
    start_agreement(agreement_key=key, actor=request.actor, end=end)
