"""What one union or one officer has before it, to take along to a meeting; and the officers themselves."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.collaboration import operations, permissions
from talja.apps.collaboration.queries import (
    applications_of_officer,
    consultations_of_union,
    decision_paces,
    get_officer,
    get_union,
    list_officers,
)
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import no, yes
from talja.web.coordinator import application_parts
from talja.web.coordinator.collaboration_pages import FormPage, Way, form_page, held_up, sent
from talja.web.coordinator.forms.partners import ClosingForm, OfficerForm
from talja.web.coordinator.union_meeting import meeting_rows
from talja.web.shared.edge import Request, access, saw

_FIELDS = {"name_missing": "name", "email_invalid": "email"}


@access(Right.AGREEMENT_VIEW, reads=True)
def union_meeting(request: Request, key: UUID) -> HttpResponseBase:
    """Show what a union has to answer, what it objects to, and who wants to be called. No person is named."""
    union = get_union(actor=request.actor, key=key)
    found = consultations_of_union(union_key=key, actor=request.actor)
    every = (*found.waiting, *found.objected, *found.to_contact)
    saw(request, [line.person_key for line in every if line.person_key])
    context = {
        "union": union,
        "waiting": meeting_rows(found.waiting),
        "objected": meeting_rows(found.objected),
        "to_contact": meeting_rows(found.to_contact),
        "hidden": found.hidden,
    }
    return render(request, "coordinator/union_meeting.html", context)


@access(Right.AGREEMENT_VIEW)
def officer_list(request: Request) -> HttpResponseBase:
    """List the officers at Arbetsförmedlingen, with what they have and how long decisions take."""
    officers = list_officers(actor=request.actor)
    context = {
        "present": [one for one in officers if one.left_day is None],
        "gone": [one for one in officers if one.left_day is not None],
        "paces": decision_paces(actor=request.actor),
        "may_edit": permissions.may_edit_officers(actor=request.actor),
    }
    return render(request, "coordinator/officer_list.html", context)


@access(Right.AGREEMENT_VIEW, reads=True)
def officer(request: Request, key: UUID) -> HttpResponseBase:
    """Show what an officer has of ours: to send, waiting, to renew and decided lately."""
    line = get_officer(actor=request.actor, key=key)
    found = applications_of_officer(officer_key=key, actor=request.actor, on=request.today)
    every = (*found.planned, *found.waiting, *found.to_renew, *found.decided)
    saw(request, [one.person_key for one in every if one.person_key])
    cards = partial(application_parts.cards, on=request.today)
    groups = [
        (_("Väntar på beslut"), cards(found.waiting), "waiting"),
        (_("Ska förnyas"), cards(found.to_renew), "renew"),
        (_("Ska skickas"), cards(found.planned), "planned"),
        (_("Beslutade de senaste 90 dagarna"), cards(found.decided), "decided"),
    ]
    context = {
        "officer": line,
        "groups": [group for group in groups if group[1]],
        "may_edit": permissions.may_edit_officers(actor=request.actor) and line.left_day is None,
    }
    return render(request, "coordinator/officer.html", context)


@access(Right.AGREEMENT_EDIT)
def officer_add(request: Request) -> HttpResponseBase:
    """Add an officer."""
    form = OfficerForm(sent(request))

    def add() -> object:
        return operations.add_officer(actor=request.actor, **form.cleaned_data)

    told = FormPage(
        title=_("Lägg till handläggare"), done=_("Handläggaren är tillagd."), ways=_ways(), verb=_("Lägg till")
    )
    return form_page(request, form, add, told, fields=_FIELDS)


@access(Right.AGREEMENT_EDIT)
def officer_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change how an officer is reached."""
    line = get_officer(actor=request.actor, key=key)
    form = OfficerForm(sent(request), initial={name: getattr(line, name) for name in OfficerForm.base_fields})

    def change() -> object:
        return operations.change_officer(officer_key=key, actor=request.actor, **form.cleaned_data)

    ways = [*_ways(), Way(line.name, reverse("coordinator:officer", args=[key]))]
    return form_page(
        request,
        form,
        change,
        FormPage(title=_("Ändra handläggaren"), done=_("Ändringen är sparad."), ways=ways),
        fields=_FIELDS,
    )


@access(Right.AGREEMENT_EDIT)
def officer_left(request: Request, key: UUID) -> HttpResponseBase:
    """Note that an officer handles our matters no more."""
    line = get_officer(actor=request.actor, key=key)
    own = Way(line.name, reverse("coordinator:officer", args=[key]))
    if back := held_up(request, yes() if line.left_day is None else no("officer_gone"), own):
        return back
    leave = partial(operations.officer_left, officer_key=key, actor=request.actor)
    told = FormPage(
        title=_("Handläggaren har slutat"),
        lead=_("Det som är sökt ligger kvar. Välj en ny handläggare på de ansökningar som väntar."),
        verb=_("Har slutat"),
        tone="danger",
        done=_("Handläggaren går inte att välja längre."),
        ways=[*_ways(), own],
    )
    return form_page(request, ClosingForm(sent(request)), leave, told, fields=_FIELDS)


def _ways() -> list[Way]:
    return [Way(_("Arbetsförmedlingen"), reverse("coordinator:officer_list"))]
