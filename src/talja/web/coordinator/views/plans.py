"""The plan for what comes after a placement, and follow-ups planned by hand."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from talja.apps.followups.operations import add_followup, make_plan
from talja.apps.followups.queries import FollowUps, followups_of
from talja.apps.organisation.enums import Right
from talja.apps.people.queries import case_workers
from talja.apps.placements.queries import PlacementLine, get_placement
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.followup_words import countdown_words
from talja.web.coordinator.forms.followups import FIELD_OF_CODE, PLAN_FIELDS, MoveForm, PlanForm
from talja.web.coordinator.kept import way_back
from talja.web.coordinator.writing import show_form, stopped, written
from talja.web.shared.edge import Request, access, saw


@access(Right.FOLLOWUP_EDIT, reads=True)
def plan_make(request: Request, key: UUID) -> HttpResponseBase:
    """Say what a placement is to lead to, and the next step. The plan before it is kept."""
    line, shown = _shown(request, key)
    if back := _stopped(request, shown, key):
        return back
    form = PlanForm(request.POST or None, initial=_initial(request, shown), workers=case_workers(on=request.today))
    operation = partial(_make, request, key, form)
    if written(request, form, operation, done=_("Planen är sparad."), fields=PLAN_FIELDS):
        return redirect("coordinator:placement", key=key)
    context = {**_context(request, line), "countdown": countdown_words(shown.countdown), "met": _met(form, shown)}
    return show_form(request, "coordinator/plan_form.html", form, context)


@access(Right.FOLLOWUP_EDIT, reads=True)
def followup_add(request: Request, key: UUID) -> HttpResponseBase:
    """Plan an extra follow-up."""
    line, shown = _shown(request, key)
    if back := _stopped(request, shown, key):
        return back
    form = MoveForm(request.POST or None)
    operation = partial(_add, request, key, form)
    if written(request, form, operation, done=_("Uppföljningen är planerad."), fields=FIELD_OF_CODE):
        return redirect("coordinator:placement", key=key)
    words = {"title": _("Planera en extra uppföljning"), "verb": _("Planera")}
    return show_form(request, "coordinator/followup_day.html", form, {**_context(request, line), **words})


def _make(request: Request, key: UUID, form: PlanForm) -> None:
    seen = form.cleaned_data["seen_key"]
    make_plan(placement_key=key, said=form.said(), expected_key=seen, actor=request.actor)


def _add(request: Request, key: UUID, form: MoveForm) -> None:
    add_followup(placement_key=key, day=form.cleaned_data["day"], actor=request.actor)


def _shown(request: Request, key: UUID) -> tuple[PlacementLine, FollowUps]:
    line = get_placement(key=key, actor=request.actor, on=request.today).line
    shown = followups_of(placement_key=key, actor=request.actor, on=request.today)
    if shown is None:
        raise Denied("missing_right")
    saw(request, [line.person_key])
    return line, shown


def _stopped(request: Request, shown: FollowUps, key: UUID) -> HttpResponseBase | None:
    return stopped(request, shown.may_follow_up, way_back=reverse("coordinator:placement", args=[key]))


def _initial(request: Request, shown: FollowUps) -> dict[str, Any]:
    plan = shown.plan
    if plan is None:
        return {"responsible_key": request.actor.key, "seen_key": ""}
    names = ("aim", "next_step", "next_step_day", "responsible_key")
    return {**{name: getattr(plan, name) for name in names}, "seen_key": plan.key}


def _met(form: PlanForm, shown: FollowUps) -> bool:
    """Whether somebody else made a plan meanwhile: what is typed is kept, and the next sending builds on theirs."""
    if getattr(form, "refused", "") != "changed_by_other":
        return False
    form.data = {**form.data.dict(), "seen_key": shown.plan.key if shown.plan else ""}  # type: ignore[attr-defined]  # a QueryDict
    return True


def _context(request: Request, line: PlacementLine) -> dict[str, Any]:
    return {"line": line, "back_url": way_back(request)}
