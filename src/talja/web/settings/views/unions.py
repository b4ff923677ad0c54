"""Unions: one page each, with those who answer for them and where they are asked; and who is asked where."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.collaboration import operations, permissions
from talja.apps.collaboration.queries import (
    get_representative,
    get_union,
    list_coverages,
    list_unions,
    who_is_asked,
)
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import Option, organisation_tree, unit_options, workplace_options
from talja.web.settings.collaboration_forms import CoverageForm, RepresentativeForm, UnionForm, WhoForm
from talja.web.settings.pages import Crumb, form_page, question_page, saved, tried
from talja.web.settings.union_lines import coverage_rows, who_rows
from talja.web.shared.edge import Request, access


@access(Right.ORGANISATION_VIEW)
def union_list(request: Request) -> HttpResponseBase:
    """List the unions, with whom they have and what they have to answer."""
    context = {
        "unions": list_unions(actor=request.actor),
        "may_edit": permissions.may_edit_unions(actor=request.actor),
    }
    return render(request, "settings/union_list.html", context)


@access(Right.ORGANISATION_VIEW)
def union_who(request: Request) -> HttpResponseBase:
    """Show which union is asked at each workplace, for an occupation, and why just that one."""
    form = WhoForm(request.GET or None, units=unit_options(actor=request.actor))
    said: dict[str, Any] = form.cleaned_data if form.is_valid() else {"unit": None, "occupation": ""}
    places = who_is_asked(actor=request.actor, on=request.today, unit_key=said["unit"], occupation=said["occupation"])
    rows = who_rows(places)
    context = {"form": form, "rows": rows, "without": sum(not row.asked for row in rows), "crumbs": _to_list()}
    return render(request, "settings/union_who.html", context)


@access(Right.ORGANISATION_VIEW)
def union(request: Request, key: UUID) -> HttpResponseBase:
    """Show a union with its representatives and where it is asked."""
    line = get_union(actor=request.actor, key=key)
    context = {
        "union": line,
        "coverages": coverage_rows(list_coverages(actor=request.actor, union_key=key)),
        "may_edit": permissions.may_edit_unions(actor=request.actor),
        "may_meet": request.actor.may(Right.AGREEMENT_VIEW),
        "crumbs": _to_list(),
    }
    return render(request, "settings/union.html", context)


@access(Right.ORGANISATION_EDIT)
def union_add(request: Request) -> HttpResponseBase:
    """Add a union."""
    form = UnionForm(request.POST or None)
    if saved(request, form, partial(operations.add_union, actor=request.actor), done=_("Facket är tillagt.")):
        return redirect("settings:union_list")
    return form_page(request, form, title=_("Lägg till ett fack"), crumbs=_to_list(), verb=_("Lägg till"))


@access(Right.ORGANISATION_EDIT)
def union_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change a union's name and how it is reached."""
    line = get_union(actor=request.actor, key=key)
    form = UnionForm(request.POST or None, initial={"name": line.name, "email": line.email, "phone": line.phone})
    change = partial(operations.change_union, union_key=key, actor=request.actor)
    if saved(request, form, change, done=_("Ändringen är sparad.")):
        return redirect("settings:union", key=key)
    return form_page(request, form, title=_("Ändra facket"), crumbs=_to_union(key, line.name))


@access(Right.ORGANISATION_EDIT)
def union_close(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then ask the union no more; or open one that was closed."""
    line = get_union(actor=request.actor, key=key)
    crumbs = _to_union(key, line.name)
    if request.method == "POST":
        move = operations.close_union if line.closed_day is None else operations.open_union
        tried(request, partial(move, union_key=key, actor=request.actor), done=_("Ändringen är sparad."))
        return redirect("settings:union", key=key)
    if line.closed_day is not None:
        words = {"title": _("Fråga facket igen?"), "text": _("Det frågas där det frågades förut."), "tone": ""}
        return question_page(request, verb=_("Fråga igen"), crumbs=crumbs, **words)
    text = _("Det som facket har svarat finns kvar. Frågor som väntar får du ta tillbaka själv.")
    return question_page(request, title=_("Sluta fråga facket?"), text=text, verb=_("Sluta fråga"), crumbs=crumbs)


@access(Right.ORGANISATION_EDIT)
def representative_add(request: Request, union_key: UUID) -> HttpResponseBase:
    """Add somebody who answers for a union."""
    line = get_union(actor=request.actor, key=union_key)
    form = RepresentativeForm(request.POST or None)
    add = partial(operations.add_representative, union_key=union_key, actor=request.actor)
    if saved(request, form, add, done=_("Ombudet är tillagt.")):
        return redirect("settings:union", key=union_key)
    crumbs = _to_union(union_key, line.name)
    return form_page(request, form, title=_("Lägg till ombud"), crumbs=crumbs, verb=_("Lägg till"))


@access(Right.ORGANISATION_EDIT)
def representative_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change how a representative is reached."""
    line, somebody = get_representative(actor=request.actor, key=key)
    initial = {"name": somebody.name, "email": somebody.email, "phone": somebody.phone}
    form = RepresentativeForm(request.POST or None, initial=initial)
    change = partial(operations.change_representative, representative_key=key, actor=request.actor)
    if saved(request, form, change, done=_("Ändringen är sparad.")):
        return redirect("settings:union", key=line.key)
    return form_page(request, form, title=_("Ändra ombudet"), crumbs=_to_union(UUID(line.key), line.name))


@access(Right.ORGANISATION_EDIT)
def representative_left(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then note that a representative has left."""
    line, somebody = get_representative(actor=request.actor, key=key)
    if request.method == "POST":
        leave = partial(operations.representative_left, representative_key=key, actor=request.actor)
        tried(request, leave, done=_("Ombudet frågas inte längre."))
        return redirect("settings:union", key=line.key)
    return question_page(
        request,
        title=_("Har ombudet slutat?"),
        text=_("%(name)s går inte att välja längre. Frågor som väntar på svar kommer upp som något att göra.")
        % {"name": somebody.name},
        verb=_("Har slutat"),
        crumbs=_to_union(UUID(line.key), line.name),
    )


@access(Right.ORGANISATION_EDIT)
def coverage_add(request: Request, union_key: UUID) -> HttpResponseBase:
    """Say where a union is asked."""
    line = get_union(actor=request.actor, key=union_key)
    actor, on = request.actor, request.today
    form = CoverageForm(
        request.POST or None,
        units=unit_options(actor=actor),
        workplaces=workplace_options(actor=actor, on=on),
        employers=[Option(one.key, one.name) for one in organisation_tree(actor=actor, on=on)],
        people=line.active,
    )

    def add(**_said: object) -> object:
        return operations.add_coverage(union_key=union_key, actor=actor, **form.said())

    if saved(request, form, add, done=_("Facket frågas där nu.")):
        return redirect("settings:union", key=union_key)
    lead = _("Den plats som är mest bestämd gäller: arbetsplatsen före enheten, enheten före förvaltningen.")
    crumbs = _to_union(union_key, line.name)
    return form_page(request, form, title=_("Var ska facket frågas?"), lead=lead, crumbs=crumbs)


@access(Right.ORGANISATION_EDIT)
def coverage_remove(request: Request, union_key: UUID, key: UUID) -> HttpResponseBase:
    """Ask, and then ask the union there no more."""
    line = get_union(actor=request.actor, key=union_key)
    every = list_coverages(actor=request.actor, union_key=union_key)
    rows = [row for row in coverage_rows(every) if row.key == str(key)]
    if request.method == "POST":
        remove = partial(operations.remove_coverage, coverage_key=key, actor=request.actor)
        tried(request, remove, done=_("Facket frågas inte där längre."))
        return redirect("settings:union", key=union_key)
    text = ", ".join(f"{row.place}: {row.occupation}" for row in rows)
    crumbs = _to_union(union_key, line.name)
    return question_page(request, title=_("Sluta fråga facket där?"), text=text, verb=_("Ta bort"), crumbs=crumbs)


def _to_list() -> list[Crumb]:
    return [Crumb(_("Facken"), reverse("settings:union_list"))]


def _to_union(key: UUID, name: str) -> list[Crumb]:
    return [*_to_list(), Crumb(name, reverse("settings:union", args=[key]))]
