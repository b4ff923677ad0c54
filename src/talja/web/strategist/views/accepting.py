"""Choosing a draft: its positions get names and stand in the register."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.carvings.lines import DraftPage
from talja.apps.carvings.operations.accepting import accept_draft
from talja.apps.carvings.queries.listing import get_draft
from talja.apps.organisation.enums import Right
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say
from talja.web.strategist.carving_words import draft_name
from talja.web.strategist.draft_words import ordered, position_name
from talja.web.strategist.forms.accepting import AcceptForm
from talja.web.strategist.writing import show_form, written


@access(Right.JOBDESIGN_EDIT)
def draft_accept(request: Request, key: UUID) -> HttpResponseBase:
    """Ask what the positions are to be called, and put them in the register."""
    page = get_draft(key, actor=request.actor)
    if not page.may_accept:
        messages.error(request, say(page.may_accept))
        return redirect("strategist:draft", key=key)
    form = AcceptForm(request.POST if request.method == "POST" else None, positions=_positions(page))

    def accept() -> object:
        hours = form.cleaned_data["full_time"]
        return accept_draft(draft_key=key, texts=form.texts(), actor=request.actor, full_time_minutes=60 * hours)

    if written(request, form, accept, done=gettext_lazy("Befattningarna finns nu i registret."), fields={}):
        return redirect("strategist:position_list")
    context = {"carving": page.carving, "line": page.line, "name": draft_name(page.line)}
    return show_form(request, "strategist/draft_accept.html", form, context)


def _positions(page: DraftPage) -> list[tuple[str, str, str]]:
    """Return the key of each position, what it is called so far, and its tasks as a sentence to begin with."""
    return [
        (position.key, position_name(page, position.key), _tasks(page, ordered(position)))
        for position in page.plan.positions
    ]


def _tasks(page: DraftPage, keys: list[str]) -> str:
    titles = list(dict.fromkeys(page.problem.task_by_key[key].title for key in keys))
    lines = "\n".join(f"- {title}" for title in titles)
    return _("Du arbetar med det här:\n%(tasks)s") % {"tasks": lines}
