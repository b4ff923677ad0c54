"""Changing, ending, reopening and removing a placement by hand, by the same rules as the import."""

from functools import partial
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from talja.apps.followups.enums import Evidence
from talja.apps.followups.operations import EndInput, end_with_assessment
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import workplace_options
from talja.apps.placements import operations
from talja.apps.placements.queries import (
    PlacementPage,
    get_placement,
    list_measures,
    occupation_names,
    placement_history,
)
from talja.core.kernel.verdict import Verdict
from talja.web.coordinator.forms.placements import ChangeForm, EndForm, WhyForm, suggested_kolada
from talja.web.coordinator.kept import way_back
from talja.web.coordinator.writing import conflict, show_form, stopped, written
from talja.web.shared.edge import Request, access, saw


@access(Right.PLACEMENT_EDIT, reads=True)
def placement_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change a placement's facts."""
    page = _page(request, key)
    if back := _stopped(request, page, page.may_change):
        return back
    form = ChangeForm(
        request.POST or None,
        initial=_initial(page),
        has_ended=page.line.last_day is not None,
        places=workplace_options(actor=request.actor, on=request.today, include_closed=True),
        measures=list_measures(on=page.line.first_day, actor=request.actor),
    )
    if written(request, form, partial(_change, request, key, form), done=_("Ändringen är sparad.")):
        return redirect("coordinator:placement", key=key)
    context = {**_context(request, page), **_conflict(request, form, key), "occupations": occupation_names()}
    return show_form(request, "coordinator/placement_change.html", form, context)


@access(Right.PLACEMENT_EDIT, reads=True)
def placement_end(request: Request, key: UUID) -> HttpResponseBase:
    """End a placement. With htmx the letter of Kolada follows the destination, said as a suggestion."""
    page = _page(request, key)
    if request.htmx and request.method == "GET":
        return _kolada(request, page)
    if back := _stopped(request, page, page.may_end):
        return back
    form = EndForm(request.POST or None, initial=_end_initial(request, page))
    if written(request, form, partial(_end, request, key, form), done=_("Placeringen är avslutad.")):
        return redirect("coordinator:placement", key=key)
    context = {**_context(request, page), **_conflict(request, form, key)}
    return show_form(request, "coordinator/placement_end.html", form, context)


@access(Right.PLACEMENT_EDIT, reads=True)
def placement_reopen(request: Request, key: UUID) -> HttpResponseBase:
    """Take back an end that was wrong."""
    page = _page(request, key)
    if back := _stopped(request, page, page.may_reopen):
        return back
    form = WhyForm(request.POST or None, initial={"seen": page.recorded_from.isoformat()})
    if written(request, form, partial(_with_why, operations.reopen_placement, request, key, form), done=_OPENED):
        return redirect("coordinator:placement", key=key)
    words = {"title": _("Öppna placeringen igen"), "lead": _REOPEN, "verb": _("Öppna igen"), "tone": ""}
    context = {**_context(request, page), **_conflict(request, form, key), **words}
    return show_form(request, "coordinator/placement_why.html", form, context)


@access(Right.PLACEMENT_EDIT, reads=True)
def placement_remove(request: Request, key: UUID) -> HttpResponseBase:
    """Remove a placement that was wrongly registered."""
    page = _page(request, key)
    if back := _stopped(request, page, page.may_remove):
        return back
    form = WhyForm(request.POST or None, initial={"seen": page.recorded_from.isoformat()})
    if written(request, form, partial(_with_why, operations.remove_placement, request, key, form), done=_REMOVED):
        return redirect(way_back(request))
    words = {"title": _("Ta bort placeringen"), "lead": _REMOVE, "verb": _("Ta bort"), "tone": "danger"}
    context = {**_context(request, page), **_conflict(request, form, key), **words}
    return show_form(request, "coordinator/placement_why.html", form, context)


_OPENED = _("Placeringen är öppen igen.")
_REMOVED = _("Placeringen är borttagen.")
_REOPEN = _("Sista dag, orsak och vart personen gick tas bort. Det som stod finns kvar i historiken.")
_REMOVE = _("Bara för det som aldrig har hänt. En placering som har slutat avslutar du i stället.")


def _page(request: Request, key: UUID) -> PlacementPage:
    page = get_placement(key=key, actor=request.actor, on=request.today)
    saw(request, [page.line.person_key])
    return page


def _stopped(request: Request, page: PlacementPage, verdict: Verdict) -> HttpResponse | None:
    return stopped(request, verdict, way_back=reverse("coordinator:placement", args=[page.line.key]))


def _context(request: Request, page: PlacementPage) -> dict[str, Any]:
    return {"line": page.line, "back_url": way_back(request)}


def _conflict(request: Request, form: Form, key: UUID) -> dict[str, Any]:
    return conflict(form, lambda: placement_history(key=key, actor=request.actor))


def _change(request: Request, key: UUID, form: ChangeForm) -> None:
    said = form.cleaned_data
    changes = {**form.facts, "measure_code": said["measure_code"], "workplace_key": said["workplace_key"]}
    operations.change_placement(
        placement_key=key,
        changes=changes,
        reason=said["reason"],
        expected_recorded_from=said["seen"],
        actor=request.actor,
    )


def _end(request: Request, key: UUID, form: EndForm) -> None:
    said = dict(form.cleaned_data)
    seen = said.pop("seen")
    said["evidence"] = said["evidence"] or Evidence.UNKNOWN
    end_with_assessment(placement_key=key, said=EndInput(**said), expected_recorded_from=seen, actor=request.actor)


def _with_why(operation: Any, request: Request, key: UUID, form: WhyForm) -> None:
    said = form.cleaned_data
    operation(placement_key=key, why=said["why"], expected_recorded_from=said["seen"], actor=request.actor)


def _initial(page: PlacementPage) -> dict[str, Any]:
    line = page.line
    names = ("first_day", "planned_last_day", "last_day", "extent", "occupation", "supervisor")
    own = {name: getattr(line, name) for name in (*names, "end_reason", "destination", "kolada", "measure_code")}
    decision = {name: getattr(page, name) for name in ("decision_reference", "decision_first_day", "decision_last_day")}
    return {**own, **decision, "workplace_key": line.workplace_key, "seen": page.recorded_from.isoformat()}


def _end_initial(request: Request, page: PlacementPage) -> dict[str, Any]:
    planned = page.line.planned_last_day
    passed = planned is not None and planned <= request.today
    return {"last_day": planned if passed else None, "seen": page.recorded_from.isoformat()}


def _kolada(request: Request, page: PlacementPage) -> HttpResponse:
    destination = request.GET.get("destination", "")
    form = EndForm(initial={"destination": destination, "kolada": suggested_kolada(destination)})
    return render(request, "coordinator/placement_end.html#kolada", {"form": form, "line": page.line})
