"""The end of an agreement that ran: why, where to and how that is known; and taking a wrong end back."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.enums import State
from talja.apps.agreements.lines import AgreementPage
from talja.apps.agreements.operations import end_agreement, reopen_agreement
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import no, yes
from talja.web.coordinator.agreement_shown import address, heading, held_up, sent, shown
from talja.web.coordinator.forms.agreement_changes import EndAgreementForm
from talja.web.coordinator.forms.agreements import FIELD_OF_CODE, ReasonForm
from talja.web.coordinator.forms.placements import suggested_kolada
from talja.web.coordinator.writing import show_form, written
from talja.web.shared.edge import Request, access


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_end(request: Request, key: UUID) -> HttpResponseBase:
    """End it: why, where to, and how that is known. With htmx the letter of Kolada follows the destination."""
    page = shown(request, key)
    if request.htmx and request.method == "GET":
        return _kolada(request, page)
    if back := held_up(request, page, page.may_end):
        return back
    form = EndAgreementForm(sent(request), initial=_end_initial(request, page))
    end = partial(_end, request, key, form)
    if written(request, form, end, done=_("Överenskommelsen är avslutad."), fields=FIELD_OF_CODE):
        return redirect(address(key))
    return show_form(request, "coordinator/agreement_end.html", form, heading(page, _("Avsluta")))


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_reopen(request: Request, key: UUID) -> HttpResponseBase:
    """Take back an end that was wrong."""
    page = shown(request, key)
    has_ended = page.line.state == State.ENDED
    if back := held_up(request, page, yes() if has_ended else no("agreement_not_in_state")):
        return back
    form = ReasonForm(sent(request))
    reopen = partial(_reopen, request, key, form)
    if written(request, form, reopen, done=_("Överenskommelsen pågår igen."), fields=FIELD_OF_CODE):
        return redirect(address(key))
    words = {
        "lead": _("Sista dag, orsak och vart personen gick tas bort. Det som stod finns kvar i historiken."),
        "verb": _("Öppna igen"),
        "tone": "",
    }
    return show_form(request, "coordinator/agreement_why.html", form, heading(page, _("Öppna igen")) | words)


def _reopen(request: Request, key: UUID, form: ReasonForm) -> None:
    reopen_agreement(agreement_key=key, why=form.cleaned_data["reason"], actor=request.actor)


def _end(request: Request, key: UUID, form: EndAgreementForm) -> None:
    end_agreement(agreement_key=key, end=form.end(), actor=request.actor)


def _end_initial(request: Request, page: AgreementPage) -> dict[str, Any]:
    last = page.current.last_day
    return {"last_day": last if last is not None and last <= request.today else None}


def _kolada(request: Request, page: AgreementPage) -> HttpResponse:
    destination = request.GET.get("destination", "")
    form = EndAgreementForm(initial={"destination": destination, "kolada": suggested_kolada(destination)})
    return render(request, "coordinator/agreement_end.html#kolada", {"form": form, "line": page.line})
