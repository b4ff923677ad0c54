"""The goals that figures are held against: what holds, what has been, and setting a new one."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.reports import operations, queries
from talja.apps.reports.enums import GoalCode
from talja.core.kernel.verdict import Denied
from talja.web.analyst.forms import NumbersForm, OnwardForm, PopulationForm, RunningForm
from talja.web.analyst.goal_rows import goal_cards, goal_history, starting_values
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say

FORMS: Final[dict[str, type[NumbersForm]]] = {
    GoalCode.RUNNING_SUBSIDISED: RunningForm,
    GoalCode.ONWARD_SHARE: OnwardForm,
    GoalCode.REFERENCE_POPULATION: PopulationForm,
}


@access(Right.ORGANISATION_EDIT)
def goals(request: Request) -> HttpResponseBase:
    """Show the goals that hold today, and all that have been set."""
    held = queries.goals_in_force(actor=request.actor, on=request.today)
    context = {"cards": goal_cards(held), "history": goal_history(queries.all_goals(actor=request.actor))}
    return render(request, "analyst/goals.html", context)


@access(Right.ORGANISATION_EDIT)
def goal_set(request: Request, code: str) -> HttpResponseBase:
    """Set a goal from a day on."""
    if code not in FORMS:
        raise Http404
    held = queries.goals_in_force(actor=request.actor, on=request.today).get(code)
    form = FORMS[code](request.POST or None, initial=starting_values(held, today=request.today))
    if form.is_valid():
        said = form.cleaned_data
        try:
            operations.set_goal(
                numbers=form.numbers(),
                valid_from=said["valid_from"],
                source=said["source"],
                source_day=said.get("source_day"),
                actor=request.actor,
            )
        except Denied as denied:
            form.add_error(None, say(denied))
        else:
            messages.success(request, _("Målet är sparat."))
            return redirect("analyst:goals")
    return render(request, "analyst/goal_set.html", {"form": form, "title": GoalCode(code).label})
