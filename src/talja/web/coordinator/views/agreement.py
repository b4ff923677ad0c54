"""An agreement's own page: where it is, what it lacks, the one next thing, what is agreed, and what has happened."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.agreements.enums import BEFORE_START, State
from talja.apps.agreements.lines import AgreementPage
from talja.apps.agreements.queries import calculation_of_agreement, refusals_of
from talja.apps.collaboration.enums import OUTCOMES, ApplicationState
from talja.apps.collaboration.queries import ApplicationLine, applications_of
from talja.apps.documents.enums import Kind
from talja.apps.organisation.enums import Right
from talja.web.coordinator import application_parts
from talja.web.coordinator.agreement_moves import demand_rows, may_price, moves
from talja.web.coordinator.agreement_page import (
    AFTERWARDS,
    PLACE,
    WORK,
    approval_rows,
    check_rows,
    differences,
    facts,
    history,
    is_open,
    notes_on,
    version_rows,
)
from talja.web.coordinator.agreement_shown import heading, shown
from talja.web.coordinator.consultation_parts import consultation_cards
from talja.web.coordinator.views.agreement_paper import OF_AGREEMENTS
from talja.web.shared.agreement_words import CHANGES, steps_of
from talja.web.shared.documents.sending import FORMATS
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say

_SENT = ApplicationState.SENT


@access(Right.AGREEMENT_VIEW, reads=True)
def agreement(request: Request, key: UUID) -> HttpResponseBase:
    """Show an agreement."""
    page = shown(request, key)
    context = {
        **heading(page, _("Överenskommelse")),
        "page": page,
        "steps": steps_of(page.line.state, frozenset(step.state for step in page.steps), asks=_asks(page)),
        "demands": demand_rows(page) if page.line.state in BEFORE_START else [],
        "moves": moves(page),
        "is_cancelled": page.line.state == State.CANCELLED,
        **_agreed(page),
        **_approvals(request, page),
        **_money(request, page),
        **_asked(request, page),
        "checks": check_rows(page),
        "versions": version_rows(page),
        "history": history(page.steps),
        "papers": [] if page.line.is_masked else [_paper(page, kind) for kind in OF_AGREEMENTS],
    }
    return render(request, "coordinator/agreement_page.html", context)


def _paper(page: AgreementPage, kind: Kind) -> dict[str, str]:
    """Return a document's name and where it is fetched."""
    addresses = {form: reverse("coordinator:agreement_paper", args=[page.line.key, kind, form]) for form in FORMATS}
    return {"label": str(kind.label), **addresses}


def _asks(page: AgreementPage) -> frozenset[str]:
    """Return the states of asking others that the agreement has before it."""
    states = {"union": State.CONSULTED.value, "agency": State.AWAITING.value}
    return frozenset(states[one.code] for one in page.demands if one.code in states)


def _agreed(page: AgreementPage) -> dict[str, Any]:
    hidden = _("Skyddad uppgift") if page.line.is_masked else ""
    parts = ((_("Var och när"), PLACE), (_("Arbetet"), WORK), (_("Mål och vad som händer sedan"), AFTERWARDS))
    return {"parts": [(title, facts(page.current, names, hidden=hidden)) for title, names in parts]}


def _approvals(request: Request, page: AgreementPage) -> dict[str, Any]:
    records = request.actor.may(Right.AGREEMENT_EDIT) and not page.line.is_masked
    refusals = refusals_of(key=UUID(page.line.key), actor=request.actor)
    approvals = approval_rows(page, refusals, records=records)
    pending = page.pending
    return {
        "approvals": approvals,
        "is_open": is_open(page),
        "may_revoke": is_open(page) and records and any(one.is_approved for one in approvals),
        "pending": pending,
        "pending_title": ""
        if pending is None
        else str(CHANGES[pending.change][0] if pending.change in CHANGES else ""),
        "pending_changes": () if pending is None else differences(pending, page.current),
        "waits_for_day": pending is not None and all(one.is_approved for one in approvals),
        "may_withdraw": pending is not None and records,
    }


def _asked(request: Request, page: AgreementPage) -> dict[str, Any]:
    """Return what unions and Arbetsförmedlingen have been asked and answered."""
    key, records = UUID(page.line.key), request.actor.may(Right.AGREEMENT_EDIT) and not page.line.is_masked
    applications = applications_of(matter_key=key, actor=request.actor)
    return {
        "consultations": consultation_cards(matter_key=key, actor=request.actor),
        "applications": application_parts.cards(applications, on=request.today),
        "outcomes": [_outcome(page, one) for one in applications if records and one.state in (*OUTCOMES, _SENT)],
    }


def _outcome(page: AgreementPage, one: ApplicationLine) -> tuple[str, str]:
    """Return where the decision about an application is written in, or put right."""
    label = _("Skriv in beslutet") if one.state == _SENT else _("Rätta beslutet")
    return reverse("coordinator:agreement_outcome", args=[page.line.key, one.key]), label


def _money(request: Request, page: AgreementPage) -> dict[str, Any]:
    """Return the calculation that the agreement rests on, for those who may see which form of support it is."""
    if not page.sees_money:
        return {"sees_money": False}
    line = calculation_of_agreement(key=UUID(page.line.key), actor=request.actor)
    verdict = may_price(page)
    return {
        "sees_money": True,
        "calculation": line,
        "calculation_notes": [] if line is None else notes_on(line, page.current),
        "price_url": reverse("coordinator:agreement_price", args=[page.line.key]) if verdict else "",
        "price_reason": "" if verdict else say(verdict),
    }
