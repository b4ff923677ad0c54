"""Changing an agreement that runs: first what would happen is shown, and then the change is saved."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.enums import Change
from talja.apps.agreements.lines import AgreementPage
from talja.apps.agreements.operations import propose_change, withdraw_change
from talja.apps.agreements.queries import preview_change
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import workplace_options
from talja.core.kernel.verdict import Denied, no, yes
from talja.web.coordinator.agreement_moves import APPROVALS, changes
from talja.web.coordinator.agreement_shown import address, heading, held_up, sent, shown
from talja.web.coordinator.forms.agreement_changes import FIELDS_OF, ChangeAgreementForm
from talja.web.coordinator.forms.agreements import FIELD_OF_CODE, ReasonForm
from talja.web.coordinator.forms.fields import say_on_field
from talja.web.coordinator.preview_words import preview_lines
from talja.web.coordinator.writing import show_form, written
from talja.web.shared.agreement_words import CHANGES
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say

SAVE = "spara"


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_changes(request: Request, key: UUID) -> HttpResponseBase:
    """Choose what to change."""
    page = shown(request, key)
    if back := held_up(request, page, page.may_change):
        return back
    context = heading(page, _("Ändra")) | {"changes": changes(page)}
    return render(request, "coordinator/agreement_changes.html", context)


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_change(request: Request, key: UUID, kind: str) -> HttpResponseBase:
    """Say what is to hold and from when; see what it does; save it. Posted also to look: nothing is lost between."""
    if kind not in FIELDS_OF:
        raise Denied("not_found")
    page = shown(request, key)
    if back := held_up(request, page, page.may_change):
        return back
    form = ChangeAgreementForm(
        sent(request),
        initial=_initial(request, page, Change(kind)),
        kind=Change(kind),
        places=workplace_options(actor=request.actor, on=request.today),
    )
    saves = request.POST.get("do") == SAVE
    propose = partial(_propose, request, key, form)
    if saves and written(
        request, form, propose, done=_("Ändringen är sparad och väntar på godkännande."), fields=FIELD_OF_CODE
    ):
        return redirect(address(key, APPROVALS))
    context = {
        **heading(page, CHANGES[kind][0]),
        "note": CHANGES[kind][1],
        "save": SAVE,
        **_effects(request, key, form),
    }
    return show_form(request, "coordinator/agreement_change.html", form, context)


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_withdraw(request: Request, key: UUID) -> HttpResponseBase:
    """Take back a change that waits."""
    page = shown(request, key)
    if back := held_up(request, page, yes() if page.pending else no("no_change_waits")):
        return back
    form = ReasonForm(sent(request))
    withdraw = partial(_withdraw, request, key, form)
    if written(request, form, withdraw, done=_("Ändringen är tillbakatagen."), fields=FIELD_OF_CODE):
        return redirect(address(key))
    words = {"lead": _("Det som gäller i dag gäller vidare."), "verb": _("Ta tillbaka ändringen"), "tone": "danger"}
    return show_form(request, "coordinator/agreement_why.html", form, heading(page, _("Ta tillbaka ändringen")) | words)


def _effects(request: Request, key: UUID, form: ChangeAgreementForm) -> dict[str, Any]:
    """Return what the change would do, once the form is filled in."""
    if not (form.is_bound and form.is_valid()):
        return {"is_shown": False}
    try:
        preview = preview_change(key=key, change=form.said(), actor=request.actor, on=request.today)
    except Denied as denied:
        say_on_field(form, denied.code, say(denied), fields=FIELD_OF_CODE)
        return {"is_shown": False}
    if not preview.verdict:
        say_on_field(form, preview.verdict.code, say(preview.verdict), fields=FIELD_OF_CODE)
    return {"is_shown": bool(preview.verdict), **preview_lines(preview)}


def _initial(request: Request, page: AgreementPage, kind: Change) -> dict[str, Any]:
    """Return what stands, for the fields that the change asks for; from tomorrow, or from when the time goes on."""
    version = page.current
    own = {name: getattr(version, name) for name in FIELDS_OF[kind] if name not in {"workplace_key", "supervisor"}}
    goes_on = version.last_day + timedelta(days=1) if kind == Change.EXTENDED and version.last_day else None
    return {
        **own,
        "effective_day": request.today if goes_on is None else min(version.last_day or request.today, goes_on),
    }


def _propose(request: Request, key: UUID, form: ChangeAgreementForm) -> None:
    propose_change(agreement_key=key, change=form.said(), actor=request.actor)


def _withdraw(request: Request, key: UUID, form: ReasonForm) -> None:
    withdraw_change(agreement_key=key, reason=form.cleaned_data["reason"], actor=request.actor)
