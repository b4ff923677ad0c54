"""Running the solver: started with rules, looked at as it goes, and stopped with what it has."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.carvings.operations.running import start_run, stop_run
from talja.apps.carvings.queries.listing import get_carving, get_draft, get_run
from talja.apps.carvings.tasks import carry_on
from talja.apps.organisation.enums import Right
from talja.core.carving.problem import Choice
from talja.web.shared.edge import Request, access
from talja.web.strategist.forms.carvings import FIELD_OF_CODE, RunForm
from talja.web.strategist.views.carvings import page_context
from talja.web.strategist.writing import show_form, tried, written


@require_POST
@access(Right.JOBDESIGN_EDIT)
def run_start(request: Request, key: UUID) -> HttpResponseBase:
    """Start the solver, from nothing or from a draft with what is decided there."""
    page = get_carving(key, actor=request.actor)
    form = RunForm(request.POST)
    number = request.POST.get("from", "")
    start = next((line for line in page.drafts if str(line.number) == number), None)

    def run() -> None:
        choices: tuple[Choice, ...] = ()
        start_key = None
        if start is not None:
            start_key = UUID(start.key)
            choices = get_draft(start_key, actor=request.actor).problem.choices
        said = form.said(choices=choices, start_key=start_key, seed=len(page.runs))
        made = start_run(carving_key=key, said=said, actor=request.actor)
        carry_on(run_key=made.key, user_id=request.actor.user_id or 0)

    if written(request, form, run, done=_("Räknandet har börjat."), fields=FIELD_OF_CODE):
        return redirect("strategist:carving", key=key)
    return show_form(request, "strategist/carving_page.html", form, page_context(page, form))


@require_POST
@access(Right.JOBDESIGN_EDIT)
def run_stop(request: Request, key: UUID) -> HttpResponseBase:
    """Stop the solver and keep the best it has found."""
    run = get_run(key, actor=request.actor)
    tried(request, lambda: stop_run(run_key=key, actor=request.actor), done=_("Räknandet stannar strax."))
    return redirect("strategist:carving", key=run.carving_key)
