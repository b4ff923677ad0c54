"""Employers: one page each, with what belongs to them, and forms to add and change them."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation import operations, permissions, queries
from talja.apps.organisation.enums import EmployerKind, Right
from talja.web.settings.forms import EmployerForm, NewEmployerForm
from talja.web.settings.pages import form_page, question_page, removed, saved
from talja.web.settings.trails import to_employer, to_organisation
from talja.web.shared.edge import Request, access


@access(Right.ORGANISATION_VIEW)
def employer(request: Request, key: UUID) -> HttpResponseBase:
    """Show an employer with its units, workplaces and contacts."""
    line = queries.get_employer(key=key, actor=request.actor, on=request.today)
    context = {
        "employer": line,
        "is_municipal": line.kind == EmployerKind.MUNICIPAL,
        "contacts": queries.list_contacts(actor=request.actor, employer_key=key),
        "may_edit": permissions.may_edit_organisation(actor=request.actor),
        "crumbs": to_organisation(),
    }
    return render(request, "settings/employer.html", context)


@access(Right.ORGANISATION_EDIT)
def employer_add(request: Request) -> HttpResponseBase:
    """Add a company or an association."""
    form = NewEmployerForm(request.POST or None)
    if saved(request, form, partial(operations.add_employer, actor=request.actor), done=_("Arbetsgivaren är tillagd.")):
        return redirect("settings:organisation")
    return form_page(request, form, title=_("Lägg till arbetsgivare"), crumbs=to_organisation(), verb=_("Lägg till"))


@access(Right.ORGANISATION_EDIT)
def employer_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change an employer's name and organisation number."""
    line = queries.get_employer(key=key, actor=request.actor, on=request.today)
    form = EmployerForm(request.POST or None, initial={"name": line.name, "org_number": line.org_number})
    change = partial(operations.change_employer, employer_key=key, actor=request.actor)
    if saved(request, form, change, done=_("Ändringen är sparad.")):
        return redirect("settings:employer", key=key)
    return form_page(request, form, title=_("Ändra arbetsgivare"), crumbs=to_employer(line.key, line.name))


@access(Right.ORGANISATION_EDIT)
def employer_remove(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then remove an employer that nothing belongs to."""
    line = queries.get_employer(key=key, actor=request.actor, on=request.today)
    remove = partial(operations.remove_employer_if_unused, employer_key=key, actor=request.actor)
    if request.method == "POST":
        gone = removed(
            request,
            remove,
            done=_("Arbetsgivaren är borttagen."),
            left=_("Arbetsgivaren har arbetsplatser eller kontakter och ligger kvar."),
        )
        return redirect("settings:organisation") if gone else redirect("settings:employer", key=key)
    return question_page(
        request,
        title=_("Ta bort arbetsgivaren?"),
        text=_("Det går bara om den saknar arbetsplatser och kontakter."),
        verb=_("Ta bort"),
        crumbs=to_employer(line.key, line.name),
    )
