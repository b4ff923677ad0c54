"""The positions of the register: the list, one of them, and how it is described."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.positions.enums import State
from talja.apps.positions.operations.describing import change_texts
from talja.apps.positions.queries.listing import list_positions
from talja.apps.positions.queries.pages import get_position
from talja.web.shared.charts.week import draw_week
from talja.web.shared.edge import Request, access
from talja.web.strategist.forms.positions import FIELD_OF_CODE, TextForm
from talja.web.strategist.position_costs import WageForm, cost_context
from talja.web.strategist.position_papers import priced
from talja.web.strategist.position_words import (
    TONES,
    facts_of,
    moves_of,
    occasions_of,
    position_row,
    task_rows,
    week_of,
)
from talja.web.strategist.writing import show_form, written


@access(Right.JOBDESIGN_VIEW)
def position_list(request: Request) -> HttpResponseBase:
    """Show the positions, in one state if one is chosen."""
    said = request.GET.get("lage", "")
    state = State(said) if said in State.values else None
    number = request.GET.get("sida", "")
    page = list_positions(actor=request.actor, state=state, page=int(number) if number.isdecimal() else 1)
    context = {
        "rows": [position_row(line) for line in page.rows],
        "page": page,
        "state": state,
        "states": [(one.value, one.label, one == state) for one in State],
        "may_edit": request.actor.may(Right.JOBDESIGN_EDIT),
    }
    return render(request, "strategist/position_list.html", context)


@access(Right.JOBDESIGN_VIEW)
def position(request: Request, key: UUID) -> HttpResponseBase:
    """Show one position: its week, its tasks, what it demands and what it frees."""
    page = get_position(key, actor=request.actor, on=request.today)
    week, wage = week_of(page), WageForm(request.GET if "lon" in request.GET else None)
    context: dict[str, Any] = {
        "page": page,
        "line": page.line,
        "tone": TONES[page.line.state],
        "facts": facts_of(page),
        "week": draw_week(week),
        "week_table": week.table(),
        "tasks": task_rows(page),
        "measured": [one.occasion.label for one in page.measured],
        "occasions": occasions_of(page, on=request.today),
        "moves": moves_of(page),
        **cost_context(wage, priced(page), on=request.today),
        "text_url": reverse("strategist:position_text", args=[key]) if page.may_change else "",
    }
    return render(request, "strategist/position_page.html", context, status=422 if wage.errors else 200)


@access(Right.JOBDESIGN_EDIT)
def position_text(request: Request, key: UUID) -> HttpResponseBase:
    """Change how a position is described."""
    page = get_position(key, actor=request.actor, on=request.today)
    initial = {
        "title": page.line.title,
        "description": page.description,
        "development": page.development,
        "if_empty": page.if_empty,
        "version": page.version,
    }
    form = TextForm(request.POST if request.method == "POST" else None, initial=initial)

    def change() -> object:
        version = form.cleaned_data["version"]
        return change_texts(position_key=key, said=form.said(), version=version, actor=request.actor)

    if written(request, form, change, done=_("Texten är sparad."), fields=FIELD_OF_CODE):
        return redirect("strategist:position", key=key)
    return show_form(request, "strategist/position_text.html", form, {"line": page.line})
