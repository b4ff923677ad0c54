"""How to reach a person: shown on the person's page, and changed on a page of its own."""

from dataclasses import asdict
from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.people.operations import set_contact
from talja.apps.people.queries import contact_of, get_person
from talja.web.coordinator.forms.contact import FIELD_OF_CODE, ContactForm
from talja.web.coordinator.writing import show_form, stopped, written
from talja.web.shared.edge import Request, access, saw


@access(Right.PERSON_EDIT, reads=True)
def person_contact(request: Request, key: UUID) -> HttpResponseBase:
    """Say how to reach a person."""
    page = get_person(key=key, actor=request.actor)
    saw(request, [key])
    if back := stopped(request, page.may_change, way_back=reverse("coordinator:person", args=[key])):
        return back
    form = ContactForm(request.POST or None, initial=asdict(contact_of(person_key=key, actor=request.actor)))
    operation = partial(_set, request, key, form)
    if written(request, form, operation, done=_("Kontaktuppgifterna är sparade."), fields=FIELD_OF_CODE):
        return redirect("coordinator:person", key=key)
    return show_form(request, "coordinator/person_contact.html", form, {"person": page})


def _set(request: Request, key: UUID, form: ContactForm) -> None:
    set_contact(person_key=key, said=form.said(), actor=request.actor)
