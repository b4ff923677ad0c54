"""Saying yes to an agreement, for oneself or on behalf of somebody else, and taking every yes back."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.checking import OBJECTION
from talja.apps.agreements.enums import Party
from talja.apps.agreements.lines import AgreementPage
from talja.apps.agreements.operations import acknowledge, approve, revoke_approvals
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.agreement_moves import APPROVALS, CHECKS, OBJECTION_PLACE
from talja.web.coordinator.agreement_page import AFTERWARDS, PLACE, WORK, check_rows, facts
from talja.web.coordinator.agreement_shown import address, heading, held_up, sent, shown
from talja.web.coordinator.forms.agreements import FIELD_OF_CODE, ApproveForm, ReasonForm
from talja.web.coordinator.writing import show_form, written
from talja.web.shared.agreement_words import PARTIES
from talja.web.shared.edge import Request, access


@access(Right.AGREEMENT_VIEW, reads=True)
def agreement_approve(request: Request, key: UUID, party: str) -> HttpResponseBase:
    """Approve as the party oneself, with what is agreed before one's eyes."""
    page = shown(request, key)
    if back := held_up(request, page, page.may_approve[_party(party)]):
        return back
    return _approve(request, page, party, on_behalf=False)


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_approve_for(request: Request, key: UUID, party: str) -> HttpResponseBase:
    """Write in that somebody has approved on paper or by phone: who, and how one knows."""
    return _approve(request, shown(request, key), _party(party), on_behalf=True)


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_revoke(request: Request, key: UUID) -> HttpResponseBase:
    """Take back every yes to what is on its way."""
    page = shown(request, key)
    form = ReasonForm(sent(request))
    revoke = partial(_revoke, request, key, form)
    if written(request, form, revoke, done=_("Godkännandena är tillbakatagna."), fields=FIELD_OF_CODE):
        return redirect(address(key, APPROVALS))
    words = {"lead": _("Alla som har godkänt får godkänna på nytt."), "verb": _("Ta tillbaka"), "tone": "danger"}
    return show_form(
        request, "coordinator/agreement_why.html", form, heading(page, _("Ta tillbaka godkännandena")) | words
    )


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_acknowledge(request: Request, key: UUID, place: int) -> HttpResponseBase:
    """Note that a warning has been read and why one goes on. `place` is its number on the page; 0 the union's no."""
    page = shown(request, key)
    finding, text = _warning(page, place)
    form = ReasonForm(sent(request))
    note = partial(_acknowledge, request, key, finding, form)
    if written(request, form, note, done=_("Det är antecknat att varningen är läst."), fields=FIELD_OF_CODE):
        return redirect(address(key, CHECKS))
    words = {"lead": text, "verb": _("Gå vidare ändå"), "tone": ""}
    return show_form(request, "coordinator/agreement_why.html", form, heading(page, _("Läs varningen")) | words)


def _approve(request: Request, page: AgreementPage, party: str, *, on_behalf: bool) -> HttpResponseBase:
    version = page.pending or page.current
    form = ApproveForm(sent(request), initial={"number": version.number}, on_behalf=on_behalf)
    yes = partial(_say_yes, request, page, party, form)
    if written(request, form, yes, done=_("Godkännandet är sparat."), fields=FIELD_OF_CODE):
        return redirect(address(page.line.key, APPROVALS))
    if getattr(form, "refused", "") == "changed_by_other":
        form.data = {**form.data.dict(), "number": str(version.number)}  # type: ignore[attr-defined]  # a QueryDict
    title = _("Skriv in ett godkännande") if on_behalf else _("Godkänn överenskommelsen")
    context = {
        **heading(page, title),
        "party": PARTIES[party],
        "facts": facts(version, (*PLACE, *WORK, *AFTERWARDS)),
        "on_behalf": on_behalf,
    }
    return show_form(request, "coordinator/agreement_approve.html", form, context)


def _warning(page: AgreementPage, place: int) -> tuple[str, str]:
    if place == OBJECTION_PLACE:
        return OBJECTION, gettext("Facket har invändningar. Skriv hur ni har tänkt och varför ni går vidare.")
    found = next((row for number, row in enumerate(check_rows(page), start=1) if number == place), None)
    if found is None:
        raise Denied("not_found")
    return found.key, found.text


def _party(party: str) -> str:
    if party not in Party.values:
        raise Denied("not_found")
    return party


def _say_yes(request: Request, page: AgreementPage, party: str, form: ApproveForm) -> None:
    approve(agreement_key=UUID(page.line.key), party=party, actor=request.actor, **form.said())


def _revoke(request: Request, key: UUID, form: ReasonForm) -> None:
    revoke_approvals(agreement_key=key, reason=form.cleaned_data["reason"], actor=request.actor)


def _acknowledge(request: Request, key: UUID, finding: str, form: ReasonForm) -> None:
    acknowledge(agreement_key=key, finding=finding, reason=form.cleaned_data["reason"], actor=request.actor)
