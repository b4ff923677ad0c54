"""Registering a placement: first whom it is about, then where, under which measure and when."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import workplace_options
from talja.apps.people.queries import get_person, search_people
from talja.apps.placements import operations
from talja.apps.placements.operations import PlacementInput
from talja.apps.placements.queries import list_measures, occupation_names
from talja.core.kernel.verdict import no, yes
from talja.web.coordinator.forms.people import FindPersonForm
from talja.web.coordinator.forms.placements import PlacementForm
from talja.web.coordinator.kept import way_back
from talja.web.coordinator.writing import show_form, stopped, written
from talja.web.shared.edge import Request, access, saw


@access(Right.PLACEMENT_EDIT, reads=True)
def placement_new(request: Request) -> HttpResponseBase:
    """Ask whom the placement is for. What is searched for is posted and shown at once."""
    form = FindPersonForm(request.POST or None)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    people = search_people(text=text, actor=request.actor)
    saw(request, (person.key for person in people))
    context = {"form": form, "people": people, "searched": bool(text), "back_url": way_back(request)}
    return render(request, "coordinator/placement_new.html" + ("#found" if request.htmx else ""), context)


@access(Right.PLACEMENT_EDIT, reads=True)
def placement_new_for(request: Request, person_key: UUID) -> HttpResponseBase:
    """Register a placement for a person. With htmx the measures follow the first day."""
    person = get_person(key=person_key, actor=request.actor)
    saw(request, [person_key])
    verdict = no("protected_person") if person.is_masked else yes()
    if back := stopped(request, verdict, way_back=reverse("coordinator:person", args=[person_key])):
        return back
    said = request.POST.get("first_day") or request.GET.get("first_day") or ""
    form = PlacementForm(
        request.POST or None,
        initial={"first_day": request.today, "measure_code": request.GET.get("measure_code", "")},
        places=workplace_options(actor=request.actor, on=request.today),
        measures=list_measures(on=_day(said) or request.today, actor=request.actor),
    )
    if request.htmx and request.method == "GET":
        return render(request, "coordinator/placement_new_for.html#measure", {"form": form})
    made: dict[str, Any] = {}
    if written(
        request, form, partial(_register, request, person_key, form, made), done=_("Placeringen är registrerad.")
    ):
        return redirect("coordinator:placement", key=made["key"])
    context = {"person": person, "occupations": occupation_names(), "back_url": way_back(request)}
    return show_form(request, "coordinator/placement_new_for.html", form, context)


def _register(request: Request, person_key: UUID, form: PlacementForm, made: dict[str, Any]) -> None:
    placement = operations.register_placement(
        person_key=person_key,
        workplace_key=form.cleaned_data["workplace_key"],
        measure_code=form.cleaned_data["measure_code"],
        facts=PlacementInput(**form.facts),
        actor=request.actor,
    )
    made["key"] = placement.key


def _day(said: str) -> Any:
    try:
        return parse_date(said)
    except ValueError:
        return None
