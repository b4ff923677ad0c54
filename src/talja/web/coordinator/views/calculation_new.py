"""A new calculation for a placement: asked with what the register knows filled in, shown, and stored."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.placements.queries import get_placement
from talja.apps.subsidies.operations import store_calculation
from talja.apps.subsidies.queries import current_book, known_situation, may_calculate_for
from talja.web.coordinator.calculation_answer import MONTHS, answer_page, beside_others
from talja.web.coordinator.forms.calculations import CalculationForm
from talja.web.coordinator.kept import way_back
from talja.web.coordinator.writing import show_form, stopped, written
from talja.web.shared.edge import Request, access, saw

SAVE = "spara"


@access(Right.CALCULATION_EDIT, reads=True)
def placement_calculate(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, show the chosen form beside the others, and store it with the placement when that is what was sent.

    Posted also to look: what is asked about a person does not belong in an address.
    """
    page = get_placement(key=key, actor=request.actor, on=request.today)
    saw(request, [page.line.person_key])
    verdict = may_calculate_for(actor=request.actor, placement_key=key)
    if back := stopped(request, verdict, way_back=reverse("coordinator:placement", args=[key])):
        return back
    known = known_situation(actor=request.actor, placement_key=key)
    book = current_book()
    form = CalculationForm(request.POST if request.method == "POST" else None, book=book, known=known)
    made: dict[str, Any] = {}
    wants_to_save = request.POST.get("do") == SAVE
    if wants_to_save and written(
        request, form, partial(_store, request, key, form, made), done=_("Uträkningen är sparad.")
    ):
        return redirect("coordinator:calculation", key=made["key"])
    context: dict[str, Any] = {"placement": page.line, "back_url": way_back(request), "save": SAVE}
    context["cancel_url"] = reverse("coordinator:placement", args=[key])
    own, others = form.questions()
    context |= {"own_questions": own, "other_questions": others}
    if form.is_bound and form.is_valid():
        scheme = book.schemes[form.cleaned_data["scheme"]]
        found = beside_others(scheme, form.situation, book=book)
        context |= answer_page(found, found.lines[0])
    return show_form(request, "coordinator/calculation_new.html", form, context)


def _store(request: Request, key: UUID, form: CalculationForm, made: dict[str, Any]) -> None:
    said = form.cleaned_data
    stored = store_calculation(
        placement_key=key,
        scheme=said["scheme"],
        situation=form.situation,
        note=said["note"],
        months=MONTHS,
        actor=request.actor,
    )
    made["key"] = stored.key
