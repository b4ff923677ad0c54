"""Entering what Arbetsförmedlingen decided about a placement, correcting it, and taking it away."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.placements.queries import PlacementLine, get_placement
from talja.apps.subsidies.operations import DecisionInput, correct_decision, record_decision, remove_decision
from talja.apps.subsidies.queries import DecisionLine, decisions_of, may_calculate_for
from talja.core.kernel.verdict import Verdict
from talja.web.coordinator.forms.decisions import FIELD_OF_CODE, DecisionForm
from talja.web.coordinator.kept import way_back
from talja.web.coordinator.writing import show_form, stopped, written
from talja.web.shared.edge import Request, access, saw


@access(Right.CALCULATION_EDIT, reads=True)
def placement_decide(request: Request, key: UUID) -> HttpResponseBase:
    """Enter a decision about a placement."""
    line = _line(request, key)
    if back := _stopped(request, key, may_calculate_for(actor=request.actor, placement_key=key)):
        return back
    form = DecisionForm(_sent(request), initial=_registered(request, key))

    def record() -> object:
        return record_decision(placement_key=key, said=form.said(), actor=request.actor)

    return _form_page(request, line, form, record, title=_("Skriv in ett beslut"), done=_("Beslutet är inskrivet."))


@access(Right.CALCULATION_EDIT, reads=True)
def placement_decision_correct(request: Request, key: UUID, decision: UUID) -> HttpResponseBase:
    """Correct a decision that was entered wrongly. What stood before is kept."""
    line, told = _line(request, key), _decision(request, key, decision)
    if back := _stopped(request, key, told.may_change):
        return back
    form = DecisionForm(_sent(request), initial={one.name: getattr(told, one.name) for one in fields(DecisionInput)})

    def correct() -> object:
        return correct_decision(decision_key=decision, said=form.said(), actor=request.actor)

    return _form_page(request, line, form, correct, title=_("Rätta beslutet"), done=_("Beslutet är rättat."))


@access(Right.CALCULATION_EDIT, reads=True)
def placement_decision_remove(request: Request, key: UUID, decision: UUID) -> HttpResponseBase:
    """Take away a decision that should not stand there. It is kept, and told as taken away."""
    line, told = _line(request, key), _decision(request, key, decision)
    if back := _stopped(request, key, told.may_change):
        return back
    form = Form(_sent(request))

    def remove() -> object:
        return remove_decision(decision_key=decision, actor=request.actor)

    if written(request, form, remove, done=_("Beslutet är struket.")):
        return redirect("coordinator:placement", key=key)
    return show_form(request, "coordinator/decision_remove.html", form, _context(request, line, _("Stryk beslutet")))


def _form_page(
    request: Request,
    line: PlacementLine,
    form: DecisionForm,
    operation: Callable[[], object],
    *,
    title: str | Promise,
    done: str | Promise,
) -> HttpResponse:
    if written(request, form, operation, done=done, fields=FIELD_OF_CODE):
        return redirect("coordinator:placement", key=line.key)
    return show_form(request, "coordinator/decision_form.html", form, _context(request, line, title))


def _sent(request: Request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _line(request: Request, key: UUID) -> PlacementLine:
    line = get_placement(key=key, actor=request.actor, on=request.today).line
    saw(request, [line.person_key])
    return line


def _registered(request: Request, key: UUID) -> dict[str, Any]:
    """Return what the register says of the decision, to begin with; nothing when a decision is entered already."""
    if any(one.is_current for one in decisions_of(actor=request.actor, placement_key=key)):
        return {}
    page = get_placement(key=key, actor=request.actor, on=request.today)
    days = {"first_day": page.decision_first_day, "last_day": page.decision_last_day}
    return {"reference": page.decision_reference, **days}


def _decision(request: Request, key: UUID, decision: UUID) -> DecisionLine:
    """Return the decision, if it is about the placement and the actor may see it."""
    told = decisions_of(actor=request.actor, placement_key=key)
    found = next((one for one in told if one.key == str(decision)), None)
    if found is None:
        raise ObjectDoesNotExist
    return found


def _stopped(request: Request, key: UUID, verdict: Verdict) -> HttpResponse | None:
    return stopped(request, verdict, way_back=reverse("coordinator:placement", args=[key]))


def _context(request: Request, line: PlacementLine, title: str | Promise) -> dict[str, Any]:
    return {"line": line, "back_url": way_back(request), "title": title}
