"""A manager says whether the workplace wants to keep an intern."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.operations import say_wish
from talja.apps.agreements.queries import wish_of
from talja.apps.organisation.enums import Right
from talja.apps.placements.queries import get_placement
from talja.web.coordinator.forms.conversions import WishForm
from talja.web.coordinator.writing import show_form, stopped, written
from talja.web.shared.edge import Request, access, saw


@access(Right.AGREEMENT_ANSWER, reads=True)
def keep_intern(request: Request, key: UUID) -> HttpResponseBase:
    """Ask the manager, and note the answer. It can be changed until somebody has given up."""
    line = get_placement(key=key, actor=request.actor, on=request.today).line
    saw(request, [line.person_key])
    wish, verdict = wish_of(placement_key=key, actor=request.actor)
    if back := stopped(request, verdict, way_back=reverse("manager:placement", args=[key])):
        return back
    form = WishForm(request.POST if request.method == "POST" else None, initial={"wish": wish})

    def say() -> object:
        return say_wish(placement_key=key, wish=form.cleaned_data["wish"], actor=request.actor)

    if written(request, form, say, done=_("Tack! Arbetsmarknadsenheten har fått ditt svar."), fields={}):
        return redirect("manager:placement", key=key)
    return show_form(request, "manager/keep_intern.html", form, {"line": line})
