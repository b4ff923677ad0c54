"""Telling what a position really frees, some weeks after somebody began."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.positions.enums import Occasion
from talja.apps.positions.operations.measuring import measure_freed
from talja.apps.positions.queries.pages import get_position
from talja.web.shared.edge import Request, access
from talja.web.strategist.forms.positions import MeasureForm
from talja.web.strategist.position_words import why_not
from talja.web.strategist.writing import show_form, written


@access(Right.JOBDESIGN_VIEW)
def position_measure(request: Request, key: UUID, occasion: str) -> HttpResponseBase:
    """Ask task by task how many minutes a week the staff no longer spend."""
    if occasion not in Occasion.values:
        raise Http404
    page = get_position(key, actor=request.actor, on=request.today)
    asked = Occasion(occasion)
    if reason := why_not(page, asked):
        messages.error(request, reason)
        return redirect("strategist:position", key=key)
    form = MeasureForm(request.POST if request.method == "POST" else None, tasks=page.tasks, occasion=asked)

    def measure() -> object:
        note = form.cleaned_data["note"]
        return measure_freed(position_key=key, occasion=asked, minutes=form.minutes(), actor=request.actor, note=note)

    if written(request, form, measure, done=_("Tack! Svaret är sparat."), fields={}):
        return redirect("strategist:position", key=key)
    return show_form(request, "strategist/position_measure.html", form, {"line": page.line, "occasion": asked.label})
