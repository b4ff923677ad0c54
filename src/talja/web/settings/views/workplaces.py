"""Workplaces: one page each, and forms to add, change and remove them."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation import operations, permissions, queries
from talja.apps.organisation.enums import Right
from talja.web.settings.fact_words import known_words, told_rows
from talja.web.settings.forms import NewWorkplaceForm, WorkplaceForm
from talja.web.settings.pages import form_page, question_page, removed, saved
from talja.web.settings.trails import to_employer, to_holder, to_unit, to_workplace
from talja.web.shared.edge import Request, access

ADDED = _("Arbetsplatsen är tillagd.")
ADD = _("Lägg till arbetsplats")


@access(Right.ORGANISATION_VIEW)
def workplace(request: Request, key: UUID) -> HttpResponseBase:
    """Show a workplace with its contacts and what is known of it."""
    line = queries.get_workplace(key=key, actor=request.actor, on=request.today)
    told = queries.facts_of(workplace_key=key, actor=request.actor)
    context = {
        "workplace": line,
        "known": known_words(told),
        "told": told_rows(told),
        "contacts": queries.list_contacts(actor=request.actor, workplace_key=key),
        "may_edit": permissions.may_edit_organisation(actor=request.actor),
        "crumbs": to_holder(line.employer, line.above),
    }
    return render(request, "settings/workplace.html", context)


@access(Right.ORGANISATION_EDIT)
def workplace_add_to_employer(request: Request, employer_key: UUID) -> HttpResponseBase:
    """Add a workplace directly to an employer."""
    line = queries.get_employer(key=employer_key, actor=request.actor, on=request.today)
    form = NewWorkplaceForm(request.POST or None)
    add = partial(operations.add_workplace, employer_key=employer_key, actor=request.actor)
    if saved(request, form, add, done=ADDED):
        return redirect("settings:employer", key=employer_key)
    return form_page(request, form, title=ADD, crumbs=to_employer(line.key, line.name), verb=_("Lägg till"))


@access(Right.ORGANISATION_EDIT)
def workplace_add_to_unit(request: Request, unit_key: UUID) -> HttpResponseBase:
    """Add a workplace to an administration or a unit."""
    branch = queries.get_unit(key=unit_key, actor=request.actor, on=request.today)
    form = NewWorkplaceForm(request.POST or None)
    employer_key = branch.employer.key
    add = partial(operations.add_workplace, employer_key=employer_key, unit_key=unit_key, actor=request.actor)
    if saved(request, form, add, done=ADDED):
        return redirect("settings:unit", key=unit_key)
    return form_page(request, form, title=ADD, crumbs=to_unit(branch), verb=_("Lägg till"))


@access(Right.ORGANISATION_EDIT)
def workplace_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change a workplace's name, cost centre and closing day."""
    line = queries.get_workplace(key=key, actor=request.actor, on=request.today)
    initial = {"name": line.name, "cost_centre": line.cost_centre, "closed_day": line.closed_day}
    form = WorkplaceForm(request.POST or None, initial=initial)
    change = partial(operations.change_workplace, workplace_key=key, actor=request.actor)
    if saved(request, form, change, done=_("Ändringen är sparad.")):
        return redirect("settings:workplace", key=key)
    return form_page(request, form, title=_("Ändra arbetsplats"), crumbs=to_workplace(line))


@access(Right.ORGANISATION_EDIT)
def workplace_remove(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then remove a workplace that nobody has used."""
    line = queries.get_workplace(key=key, actor=request.actor, on=request.today)
    if request.method == "POST":
        remove = partial(operations.remove_workplace_if_unused, workplace_key=key, actor=request.actor)
        left = _("Arbetsplatsen används och ligger kvar. Du kan stänga den i stället.")
        gone = removed(request, remove, done=_("Arbetsplatsen är borttagen."), left=left)
        return redirect(to_holder(line.employer, line.above)[-1].url if gone else to_workplace(line)[-1].url)
    return question_page(
        request,
        title=_("Ta bort arbetsplatsen?"),
        text=_("Det går bara om den aldrig har använts. Annars kan du stänga den."),
        verb=_("Ta bort"),
        crumbs=to_workplace(line),
    )
