"""What is written as one goes: a visit or a call in a line, the next step, and how far it has come."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.possibilities.enums import Step, TouchKind
from talja.apps.possibilities.operations.moving import move_possibility
from talja.apps.possibilities.operations.noting import note_touch, set_next_step
from talja.apps.possibilities.queries.pages import get_possibility
from talja.web.shared.edge import Request, access
from talja.web.strategist.forms.possibilities import FIELD_OF_CODE, MoveForm, NextForm, TouchForm
from talja.web.strategist.writing import show_form, written

_FORM = "strategist/possibility_form.html"
_DAYS = {"deadline_in_past": "next_day"}


@access(Right.JOBDESIGN_EDIT)
def possibility_touch(request: Request, key: UUID) -> HttpResponseBase:
    """Write down a visit or a call."""
    page = get_possibility(key, actor=request.actor, on=request.today)
    form = TouchForm(request.POST if request.method == "POST" else None, initial={"day": request.today})

    def note() -> object:
        told = form.cleaned_data
        kind = TouchKind(told["kind"])
        return note_touch(possibility_key=key, kind=kind, text=told["text"], day=told["day"], actor=request.actor)

    if written(request, form, note, done=_("Det står i historiken."), fields=FIELD_OF_CODE):
        return redirect("strategist:possibility", key=key)
    context = {"heading": _("Besök eller samtal"), "save": _("Spara"), "line": page.line}
    context["back"] = reverse("strategist:possibility", args=[key])
    return show_form(request, _FORM, form, context)


@access(Right.JOBDESIGN_EDIT)
def possibility_next(request: Request, key: UUID) -> HttpResponseBase:
    """Write what is to be done next, and whose move it is."""
    page = get_possibility(key, actor=request.actor, on=request.today)
    line = page.line
    initial = {
        "whose_move": line.whose_move.value,
        "next_step": line.next_step,
        "next_day": line.next_day,
        "stuck_on": line.stuck_on,
        "version": page.version,
    }
    form = NextForm(request.POST if request.method == "POST" else None, initial=initial)

    def write() -> object:
        version = form.cleaned_data["version"]
        return set_next_step(possibility_key=key, said=form.said(), version=version, actor=request.actor)

    if written(request, form, write, done=_("Nästa steg är sparat."), fields={**FIELD_OF_CODE, **_DAYS}):
        return redirect("strategist:possibility", key=key)
    context = {"heading": _("Nästa steg"), "save": _("Spara"), "line": line}
    context["back"] = reverse("strategist:possibility", args=[key])
    return show_form(request, _FORM, form, context)


@access(Right.JOBDESIGN_EDIT)
def possibility_move(request: Request, key: UUID) -> HttpResponseBase:
    """Move it along the way, back, aside, or up again. `?steg=` is a step that is chosen already."""
    page = get_possibility(key, actor=request.actor, on=request.today)
    steps = [step for step, verdict in page.moves.items() if verdict]
    data = request.POST if request.method == "POST" else None
    form = MoveForm(data, initial={"step": request.GET.get("steg", "")}, steps=steps)

    def move() -> object:
        told = form.cleaned_data
        step = Step(told["step"])
        return move_possibility(possibility_key=key, step=step, reason=told["reason"], actor=request.actor)

    if written(request, form, move, done=_("Möjligheten är flyttad."), fields=FIELD_OF_CODE):
        return redirect("strategist:possibility", key=key)
    context = {"heading": _("Flytta möjligheten"), "save": _("Flytta"), "line": page.line}
    context["back"] = reverse("strategist:possibility", args=[key])
    return show_form(request, _FORM, form, context)
