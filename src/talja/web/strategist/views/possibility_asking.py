"""Asking those who must say something first, and writing down what they said."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.possibilities.enums import Outcome
from talja.apps.possibilities.operations.asking import answer_asked, ask_about
from talja.apps.possibilities.queries.pages import get_asked, get_possibility
from talja.web.shared.edge import Request, access
from talja.web.strategist.forms.possibilities import FIELD_OF_CODE, AnswerForm, AskForm
from talja.web.strategist.writing import show_form, written

_FORM = "strategist/possibility_form.html"
_USUAL: Final = timedelta(days=14)
_DEADLINE = {"deadline_in_past": "deadline"}


@access(Right.JOBDESIGN_EDIT)
def possibility_ask(request: Request, key: UUID) -> HttpResponseBase:
    """Write down a question that is put to somebody else."""
    page = get_possibility(key, actor=request.actor, on=request.today)
    form = AskForm(request.POST if request.method == "POST" else None, initial={"deadline": request.today + _USUAL})

    def ask() -> object:
        return ask_about(possibility_key=key, said=form.said(), actor=request.actor)

    done = _("Frågan är sparad. Nu är det deras drag.")
    if written(request, form, ask, done=done, fields={**FIELD_OF_CODE, **_DEADLINE}):
        return redirect("strategist:possibility", key=key)
    context = {
        "heading": _("Fråga någon"),
        "save": _("Spara frågan"),
        "line": page.line,
        "back": reverse("strategist:possibility", args=[key]),
        "text": _("Frågan skickas inte härifrån. Ring, mejla eller ta upp den på mötet, och skriv svaret här."),
    }
    return show_form(request, _FORM, form, context)


@access(Right.JOBDESIGN_EDIT)
def asked_answer(request: Request, key: UUID) -> HttpResponseBase:
    """Write down what they said."""
    asked = get_asked(key, actor=request.actor, on=request.today)
    possibility = get_possibility(UUID(asked.possibility_key), actor=request.actor, on=request.today)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"day": request.today})

    def answer() -> object:
        told = form.cleaned_data
        outcome = Outcome(told["outcome"])
        return answer_asked(asked_key=key, outcome=outcome, answer=told["answer"], day=told["day"], actor=request.actor)

    if written(request, form, answer, done=_("Svaret är sparat."), fields=FIELD_OF_CODE):
        return redirect("strategist:possibility", key=asked.possibility_key)
    context = {
        "heading": _("Skriv svaret"),
        "save": _("Spara svaret"),
        "line": possibility.line,
        "back": reverse("strategist:possibility", args=[asked.possibility_key]),
        "text": asked.question,
    }
    return show_form(request, _FORM, form, context)
