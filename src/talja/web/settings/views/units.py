"""Administrations and units: one page each, and forms to add and rename them."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation import operations, permissions, queries
from talja.apps.organisation.enums import Right, UnitKind
from talja.web.settings.forms import NameForm
from talja.web.settings.pages import form_page, question_page, removed, saved
from talja.web.settings.trails import to_employer, to_holder, to_unit
from talja.web.shared.edge import Request, access


@access(Right.ORGANISATION_VIEW)
def unit(request: Request, key: UUID) -> HttpResponseBase:
    """Show an administration or a unit with what it holds."""
    branch = queries.get_unit(key=key, actor=request.actor, on=request.today)
    context = {
        "unit": branch,
        "is_administration": branch.kind == UnitKind.ADMINISTRATION,
        "may_edit": permissions.may_edit_organisation(actor=request.actor),
        "crumbs": to_holder(branch.employer, branch.above),
    }
    return render(request, "settings/unit.html", context)


@access(Right.ORGANISATION_EDIT)
def administration_add(request: Request, employer_key: UUID) -> HttpResponseBase:
    """Add an administration to an employer."""
    line = queries.get_employer(key=employer_key, actor=request.actor, on=request.today)
    form = NameForm(request.POST or None)
    add = partial(operations.add_administration, employer_key=employer_key, actor=request.actor)
    if saved(request, form, add, done=_("Förvaltningen är tillagd.")):
        return redirect("settings:employer", key=employer_key)
    crumbs = to_employer(line.key, line.name)
    return form_page(request, form, title=_("Lägg till förvaltning"), crumbs=crumbs, verb=_("Lägg till"))


@access(Right.ORGANISATION_EDIT)
def unit_add(request: Request, administration_key: UUID) -> HttpResponseBase:
    """Add a unit to an administration."""
    branch = queries.get_unit(key=administration_key, actor=request.actor, on=request.today)
    form = NameForm(request.POST or None)
    add = partial(operations.add_unit, administration_key=administration_key, actor=request.actor)
    if saved(request, form, add, done=_("Enheten är tillagd.")):
        return redirect("settings:unit", key=administration_key)
    return form_page(request, form, title=_("Lägg till enhet"), crumbs=to_unit(branch), verb=_("Lägg till"))


@access(Right.ORGANISATION_EDIT)
def unit_change(request: Request, key: UUID) -> HttpResponseBase:
    """Rename an administration or a unit."""
    branch = queries.get_unit(key=key, actor=request.actor, on=request.today)
    form = NameForm(request.POST or None, initial={"name": branch.name})
    rename = partial(operations.rename_unit, unit_key=key, actor=request.actor)
    if saved(request, form, rename, done=_("Ändringen är sparad.")):
        return redirect("settings:unit", key=key)
    return form_page(request, form, title=_("Byt namn"), crumbs=to_unit(branch))


@access(Right.ORGANISATION_EDIT)
def unit_remove(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then remove an administration or a unit that holds nothing."""
    branch = queries.get_unit(key=key, actor=request.actor, on=request.today)
    if request.method == "POST":
        remove = partial(operations.remove_unit_if_unused, unit_key=key, actor=request.actor)
        left = _("Det finns enheter eller arbetsplatser under. Ta bort dem först.")
        gone = removed(request, remove, done=_("Borttaget."), left=left)
        return redirect(to_holder(branch.employer, branch.above)[-1].url if gone else to_unit(branch)[-1].url)
    return question_page(
        request,
        title=_("Ta bort?"),
        text=_("Det går bara om det inte finns några enheter eller arbetsplatser under."),
        verb=_("Ta bort"),
        crumbs=to_unit(branch),
    )
