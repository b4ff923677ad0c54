"""Carvings: the list, a new one out of inventories, and one with its drafts and runs."""

from typing import Any
from uuid import UUID

from django.forms import BaseFormSet
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.carvings.lines import CarvingPage, DraftLine
from talja.apps.carvings.operations.beginning import begin_carving, lay_aside, take_up
from talja.apps.carvings.queries.listing import get_carving, list_carvings
from talja.apps.jobdesign.enums import CARVABLE
from talja.apps.jobdesign.queries import list_inventories
from talja.apps.organisation.enums import Right
from talja.core.carving.problem import Profile
from talja.web.shared.edge import Request, access
from talja.web.strategist.carving_words import comparison, draft_name, draft_row, run_words
from talja.web.strategist.forms.carvings import FIELD_OF_CODE, USUAL, BeginForm, ProfileForm, ProfileFormSet, RunForm
from talja.web.strategist.writing import show_form, tried, written


@access(Right.JOBDESIGN_EDIT)
def carving_list(request: Request) -> HttpResponseBase:
    """Show the carvings, and the inventories that are ready for one."""
    number = request.GET.get("sida", "")
    page = list_carvings(actor=request.actor, page=int(number) if number.isdecimal() else 1)
    ready = list_inventories(actor=request.actor, states=[state.value for state in CARVABLE])
    return render(request, "strategist/carving_list.html", {"page": page, "ready": ready})


@access(Right.JOBDESIGN_EDIT)
def carving_new(request: Request) -> HttpResponseBase:
    """Begin a carving: first which inventories, then for whom and what they leave untold."""
    ready = {line.key: line for line in list_inventories(actor=request.actor, states=[it.value for it in CARVABLE])}
    sent = request.POST if request.method == "POST" else None
    chosen = [key for key in (sent or request.GET).getlist("inventories") if key in ready]
    places = {ready[key].workplace_key: ready[key].workplace for key in chosen}
    options = [(line.key, f"{line.workplace}: {line.title}") for line in ready.values()]
    form = BeginForm(sent, inventories=options, places=places, initial=_begun(chosen, places))
    people = ProfileFormSet(sent, prefix="profil", initial=[dict(one) for one in USUAL])

    def begin() -> object:
        return begin_carving(said=form.said(_profiles(people)), actor=request.actor)

    is_whole = people.is_valid() if sent is not None else True
    if is_whole and written(
        request, form, begin, done=_("Problemet är uppställt. Nu kan det räknas."), fields=FIELD_OF_CODE
    ):
        return redirect("strategist:carving_list")
    context = {"people": people, "chosen": chosen, "ready": ready.values()}
    return show_form(request, "strategist/carving_new.html", form, context)


@access(Right.JOBDESIGN_EDIT)
def carving(request: Request, key: UUID) -> HttpResponseBase:
    """Show one carving: what it is made of, its drafts, and how the solver is doing."""
    page = get_carving(key, actor=request.actor)
    return render(request, "strategist/carving_page.html", page_context(page, RunForm()))


@access(Right.JOBDESIGN_EDIT)
def carving_compare(request: Request, key: UUID) -> HttpResponseBase:
    """Show two drafts side by side."""
    page = get_carving(key, actor=request.actor)
    left, right = (_draft(page, request.GET.get(name, "")) for name in ("a", "b"))
    context = {
        "line": page.line,
        "left": draft_row(left, page.problem),
        "right": draft_row(right, page.problem),
        "rows": comparison(page, left, right),
    }
    return render(request, "strategist/carving_compare.html", context)


@require_POST
@access(Right.JOBDESIGN_EDIT)
def carving_aside(request: Request, key: UUID) -> HttpResponseBase:
    """Lay a carving aside, or take it up again."""
    operation = take_up if request.POST.get("take_up") else lay_aside
    tried(request, lambda: operation(carving_key=key, actor=request.actor), done=_("Det är sparat."))
    return redirect("strategist:carving", key=key)


def page_context(page: CarvingPage, form: RunForm) -> dict[str, Any]:
    """Return what the carving's page shows, with a form for the next run."""
    return {
        "page": page,
        "line": page.line,
        "form": form,
        "drafts": [draft_row(line, page.problem) for line in page.drafts],
        "options": [(line.number, draft_name(line)) for line in page.drafts],
        "run": run_words(page.runs[0], page.problem) if page.runs else None,
        "staying": sum(bool(task.stays) for task in page.problem.tasks),
    }


def _begun(chosen: list[str], places: dict[str, str]) -> dict[str, Any]:
    return {"inventories": chosen, "title": ", ".join(sorted(places.values()))}


def _profiles(people: "BaseFormSet[ProfileForm]") -> list[Profile]:
    found = (form.profile(number) for number, form in enumerate(people, start=1))
    return [profile for profile in found if profile is not None]


def _draft(page: CarvingPage, number: str) -> DraftLine:
    found = next((line for line in page.drafts if str(line.number) == number), None)
    if found is None:
        raise Http404
    return found
