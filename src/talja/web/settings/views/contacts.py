"""People to call at employers and workplaces: forms to add, change and remove them."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation import operations, queries
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import ContactLine
from talja.web.settings.forms import ContactForm
from talja.web.settings.pages import Crumb, form_page, question_page, saved, tried
from talja.web.settings.trails import to_employer, to_workplace
from talja.web.shared.edge import Request, access


@access(Right.ORGANISATION_EDIT)
def contact_add_to_employer(request: Request, employer_key: UUID) -> HttpResponseBase:
    """Add a contact to an employer as a whole."""
    line = queries.get_employer(key=employer_key, actor=request.actor, on=request.today)
    return _add(request, line.key, None, to_employer(line.key, line.name))


@access(Right.ORGANISATION_EDIT)
def contact_add_to_workplace(request: Request, workplace_key: UUID) -> HttpResponseBase:
    """Add a contact to a workplace."""
    line = queries.get_workplace(key=workplace_key, actor=request.actor, on=request.today)
    return _add(request, line.employer.key, line.key, to_workplace(line))


@access(Right.ORGANISATION_EDIT)
def contact_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change a contact."""
    line = queries.get_contact(key=key, actor=request.actor)
    crumbs = _crumbs(request, line)
    initial = {"name": line.name, "title": line.title, "phone": line.phone, "email": line.email}
    form = ContactForm(request.POST or None, initial=initial)
    change = partial(operations.change_contact, contact_key=key, actor=request.actor)
    if saved(request, form, change, done=_("Ändringen är sparad.")):
        return redirect(crumbs[-1].url)
    return form_page(request, form, title=_("Ändra kontakt"), crumbs=crumbs)


@access(Right.ORGANISATION_EDIT)
def contact_remove(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then remove a contact."""
    line = queries.get_contact(key=key, actor=request.actor)
    crumbs = _crumbs(request, line)
    if request.method == "POST":
        remove = partial(operations.remove_contact, contact_key=key, actor=request.actor)
        tried(request, remove, done=_("Kontakten är borttagen."))
        return redirect(crumbs[-1].url)
    return question_page(request, title=_("Ta bort kontakten?"), text=line.name, verb=_("Ta bort"), crumbs=crumbs)


def _add(request: Request, employer_key: UUID, workplace_key: UUID | None, crumbs: list[Crumb]) -> HttpResponseBase:
    form = ContactForm(request.POST or None)
    add = partial(operations.add_contact, employer_key=employer_key, workplace_key=workplace_key, actor=request.actor)
    if saved(request, form, add, done=_("Kontakten är tillagd.")):
        return redirect(crumbs[-1].url)
    return form_page(request, form, title=_("Lägg till kontakt"), crumbs=crumbs, verb=_("Lägg till"))


def _crumbs(request: Request, line: ContactLine) -> list[Crumb]:
    if line.workplace_key is None:
        employer = queries.get_employer(key=line.employer_key, actor=request.actor, on=request.today)
        return to_employer(employer.key, employer.name)
    return to_workplace(queries.get_workplace(key=line.workplace_key, actor=request.actor, on=request.today))
