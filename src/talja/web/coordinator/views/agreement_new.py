"""Writing a new agreement: first whom it is for, then what is agreed; filled in from a placement where there is one."""

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.operations import draft_agreement
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import workplace_options
from talja.apps.people.queries import get_person, search_people
from talja.apps.placements.enums import Category
from talja.apps.placements.queries import PlacementLine, get_placement, list_measures, occupation_names
from talja.core.kernel.verdict import no, yes
from talja.web.coordinator.agreement_shown import address, sent
from talja.web.coordinator.forms.agreements import FIELD_OF_CODE, AgreementForm
from talja.web.coordinator.forms.people import FindPersonForm
from talja.web.coordinator.writing import show_form, stopped, written
from talja.web.shared.edge import Request, access, saw

REQUEST, PLACEMENT = "arende", "placering"


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_new(request: Request) -> HttpResponseBase:
    """Ask whom the agreement is for. What is searched for is posted and shown at once."""
    form = FindPersonForm(sent(request))
    text = form.cleaned_data["text"] if form.is_valid() else ""
    people = search_people(text=text, actor=request.actor)
    saw(request, (person.key for person in people))
    source = _key(request, REQUEST)
    context = {
        "form": form,
        "people": people,
        "searched": bool(text),
        "query": f"?{urlencode({REQUEST: str(source)})}" if source else "",
    }
    return render(request, "coordinator/agreement_new.html" + ("#found" if request.htmx else ""), context)


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_new_for(request: Request, person_key: UUID) -> HttpResponseBase:
    """Write a draft for a person. With htmx the forms follow the first day."""
    person = get_person(key=person_key, actor=request.actor)
    saw(request, [person_key])
    verdict = no("protected_person") if person.is_masked else yes()
    if back := stopped(request, verdict, way_back=reverse("coordinator:person", args=[person_key])):
        return back
    before = _placement(request, person_key)
    form = _form(request, before)
    if request.htmx and request.method == "GET":
        return render(request, "coordinator/agreement_new_for.html#measure", {"form": form})
    made: dict[str, Any] = {}
    draft = partial(_draft, request, person_key, form, before, made)
    if written(request, form, draft, done=_("Utkastet är sparat."), fields=FIELD_OF_CODE):
        return redirect(address(made["key"]))
    converts = before is not None and before.category == Category.INTERNSHIP
    context = {"person": person, "before": before, "converts": converts, "occupations": occupation_names()}
    return show_form(request, "coordinator/agreement_new_for.html", form, context)


def _form(request: Request, before: PlacementLine | None) -> AgreementForm:
    said = (request.POST.get("first_day") or request.GET.get("first_day") or "") if request.htmx or request.POST else ""
    initial = {} if before is None else initial_from(before)
    if request.htmx:
        initial["measure_code"] = request.GET.get("measure_code", "")
    return AgreementForm(
        sent(request),
        initial=initial,
        places=workplace_options(actor=request.actor, on=request.today),
        measures=list_measures(on=_day(said) or request.today, actor=request.actor),
    )


def initial_from(before: PlacementLine) -> dict[str, Any]:
    """Return what a placement says that the next agreement is likely to say: an employment begins the day after."""
    ends = before.ends
    return {
        "workplace_key": before.workplace_key,
        "supervisor": before.supervisor,
        "first_day": None if ends is None else ends + timedelta(days=1),
        "extent": before.extent,
        "occupation": before.occupation,
    }


def _draft(
    request: Request, person_key: UUID, form: AgreementForm, before: PlacementLine | None, made: dict[str, Any]
) -> None:
    source = _key(request, REQUEST)
    converts = UUID(before.key) if before is not None and before.category == Category.INTERNSHIP else None
    agreement = draft_agreement(
        person_key=person_key, said=form.said(), actor=request.actor, request_key=source, converts_key=converts
    )
    made["key"] = agreement.key


def _placement(request: Request, person_key: UUID) -> PlacementLine | None:
    """Return the placement that the agreement follows on, if the address names one of this person's."""
    key = _key(request, PLACEMENT)
    if key is None:
        return None
    line = get_placement(key=key, actor=request.actor, on=request.today).line
    return line if line.person_key == str(person_key) else None


def _key(request: Request, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def _day(said: str) -> date | None:
    try:
        return parse_date(said)
    except ValueError:
        return None
