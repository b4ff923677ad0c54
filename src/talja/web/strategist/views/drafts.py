"""A draft: its positions week by week, what is left, and steering it by hand. Each change makes the next draft."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talja.apps.carvings.kept import memo_of
from talja.apps.carvings.lines import DraftPage
from talja.apps.carvings.operations.drafting import name_draft
from talja.apps.carvings.operations.steering import allow_task, keep_task, lock_task, move_task, unlock_task
from talja.apps.carvings.queries.listing import get_draft
from talja.apps.organisation.enums import Right
from talja.core.carving.explain import reasons
from talja.core.kernel.verdict import Denied
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say
from talja.web.shared.refusing import PAGES_OF_THEIR_OWN
from talja.web.strategist.carving_words import draft_name, gap_words, how_made, kronor
from talja.web.strategist.draft_words import Destinations, left_row, position_card, staying_rows, whole_faults
from talja.web.strategist.freed import freed_context, freed_of_draft
from talja.web.strategist.position_words import hours
from talja.web.strategist.writing import tried

_T = TypeVar("_T")
PER_PAGE: Final = 6
"""Positions on a page: the week of each is drawn."""
LEFT_PER_PAGE: Final = 20
"""Tasks that are left, on a page: the reason for each is found by trying."""
_CHOICES: Final[Mapping[str, Callable[..., object]]] = {
    "lock": lock_task,
    "unlock": unlock_task,
    "keep": keep_task,
    "allow": allow_task,
}


@access(Right.JOBDESIGN_EDIT)
def draft(request: Request, key: UUID) -> HttpResponseBase:
    """Show a draft: what it is worth, its positions, what is left and why, and whose time is freed."""
    page = get_draft(key, actor=request.actor)
    context = _figures(page) | _board(page, request.GET.get("sida", ""), request.GET.get("kvar", ""))
    return render(request, "strategist/draft_page.html", context)


@require_POST
@access(Right.JOBDESIGN_EDIT)
def draft_move(request: Request, key: UUID) -> HttpResponseBase:
    """Move a task to another position, or leave it where it is done today."""
    task, to = request.POST.get("task", ""), request.POST.get("to", "") or None
    return _steered(request, key, lambda: move_task(draft_key=key, task=task, to=to, actor=request.actor))


@require_POST
@access(Right.JOBDESIGN_EDIT)
def draft_choose(request: Request, key: UUID) -> HttpResponseBase:
    """Lock a task or let it loose, or decide that it stays."""
    operation = _CHOICES.get(request.POST.get("what", ""))
    if operation is None:
        return redirect("strategist:draft", key=key)
    task = request.POST.get("task", "")
    return _steered(request, key, lambda: operation(draft_key=key, task=task, actor=request.actor))


@require_POST
@access(Right.JOBDESIGN_EDIT)
def draft_name_it(request: Request, key: UUID) -> HttpResponseBase:
    """Call the draft something."""
    name = request.POST.get("name", "")[:80]
    tried(request, lambda: name_draft(draft_key=key, name=name, actor=request.actor), done=_("Namnet är sparat."))
    return redirect("strategist:draft", key=key)


def _steered(request: Request, key: UUID, operation: Callable[[], Any]) -> HttpResponseRedirect:
    """Run what changes a draft, and go to the draft that came of it, or back with what hindered it."""
    try:
        made = operation()
    except Denied as denied:
        if denied.code in PAGES_OF_THEIR_OWN:
            raise
        messages.error(request, say(denied))
        return _to(request, key)
    if made.faults:
        messages.warning(request, _("Ändringen är gjord, men nu bryts en regel. Se vad under befattningen."))
    else:
        messages.success(
            request, _("Ändringen är gjord. Värdet är nu %(total)s.") % {"total": kronor(made.score["total"])}
        )
    return _to(request, made.key)


def _to(request: Request, key: UUID) -> HttpResponseRedirect:
    """Go to the draft, at the page of it where somebody was."""
    where = {name: request.POST.get(name, "") for name in ("sida", "kvar")}
    kept = urlencode({name: number for name, number in where.items() if number.isdecimal()})
    return HttpResponseRedirect(reverse("strategist:draft", args=[key]) + (f"?{kept}" if kept else ""))


def _figures(page: DraftPage) -> dict[str, Any]:
    score = page.line.score
    return {
        "page": page,
        "line": page.line,
        "name": draft_name(page.line),
        "carving": page.carving,
        "how": how_made(page.line, page.problem),
        "freed": hours(score["freed_minutes"]),
        "paid": hours(score["paid_minutes"]),
        "total": kronor(score["total"]),
        "could": score["people_who_could"],
        "gap": gap_words(page.run) if page.run else "",
        "whole_faults": whole_faults(page),
        "why_no_accept": "" if page.may_accept else say(page.may_accept),
        "may_change": bool(page.may_change),
    }


def _board(page: DraftPage, said: str, said_left: str) -> dict[str, Any]:
    number, numbers, shown = _part(page.plan.positions, said, PER_PAGE)
    left = page.plan.left(task.key for task in page.problem.tasks)
    movable = [key for key in left if not page.problem.task_by_key[key].stays]
    left_number, left_numbers, left_shown = _part(movable, said_left, LEFT_PER_PAGE)
    about = {*left_shown, *(task for position in shown for task in position.tasks)}
    memo = memo_of(page.carving.key, page.problem.choices, page.params)
    found = reasons(page.problem, page.params, page.plan, about=about, memo=memo)
    why = {reason.task: reason for reason in found}
    to = Destinations(page, shown)
    return {
        "cards": [position_card(page, position, why, to) for position in shown],
        "left": [left_row(page, page.problem.task_by_key[key], why[key], to) for key in left_shown],
        "staying": staying_rows(page, left),
        "left_count": len(left),
        "freed_rows": freed_context(freed_of_draft(page)),
        "number": number,
        "numbers": numbers,
        "left_number": left_number,
        "left_numbers": left_numbers,
    }


def _part(those: Sequence[_T], said: str, size: int) -> tuple[int, Sequence[int], Sequence[_T]]:
    """Return the number of the page that was asked for, the numbers there are if more than one, and what is on it."""
    pages = max(1, -(-len(those) // size))
    number = min(max(1, int(said) if said.isdecimal() else 1), pages)
    return number, range(1, pages + 1) if pages > 1 else (), those[(number - 1) * size : number * size]
