"""Everybody the unit serves: found by name or number, a page at a time; and registering somebody new."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.organisation.enums import Right
from talja.apps.people import operations
from talja.apps.people import permissions as people_permissions
from talja.apps.people.queries import case_workers, list_people
from talja.web.coordinator.forms.people import FIELD_OF_CODE, PersonForm
from talja.web.coordinator.writing import show_form, written
from talja.web.shared.edge import Request, access, saw

_TEXT = "person_search"


@access(Right.PERSON_VIEW, reads=True)
def person_list(request: Request) -> HttpResponseBase:
    """Show everybody, or those who were searched for."""
    text = str(request.session.get(_TEXT, "")) if "search" in request.GET else ""
    said = request.GET.get("page", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
    page = list_people(actor=request.actor, text=text, page=number)
    saw(request, (line.key for line in page.rows))
    context = {
        "page": page,
        "text": text,
        "may_register": people_permissions.may_register(actor=request.actor),
        "search": "&search=1" if text else "",
    }
    return render(request, "coordinator/person_list.html", context)


@access(Right.PERSON_VIEW)
@require_POST
def person_search(request: Request) -> HttpResponse:
    """Search: the words go to the session, never to an address or a log."""
    text = " ".join(request.POST.get("text", "").split())[:100]
    request.session[_TEXT] = text
    response = redirect("coordinator:person_list")
    if text:
        response["Location"] += "?search=1"
    return response


@access(Right.PERSON_EDIT)
def person_new(request: Request) -> HttpResponseBase:
    """Register somebody new, and go on to their page."""
    form = PersonForm(request.POST or None, workers=case_workers(on=request.today))
    made: dict[str, Any] = {}
    if written(
        request, form, partial(_register, request, form, made), done=_("Personen är registrerad."), fields=FIELD_OF_CODE
    ):
        return redirect("coordinator:person", key=made["key"])
    return show_form(request, "coordinator/person_form.html", form, {"person": None})


def _register(request: Request, form: PersonForm, made: dict[str, Any]) -> None:
    person = operations.register_person(
        facts=form.facts, case_worker=form.cleaned_data["case_worker"], actor=request.actor
    )
    made["key"] = person.key
