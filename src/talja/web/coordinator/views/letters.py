"""What goes out by e-mail and on paper: the queue, what did not arrive and what to do about it."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.correspondence import operations, queries
from talja.apps.correspondence.enums import UNSETTLED, LetterState
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.letter_page import letter_context
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.letter_words import letter_row
from talja.web.shared.reasons import say

S = LetterState
TABS: Final[dict[str, tuple[str | Promise, tuple[LetterState, ...]]]] = {
    "att-gora": (_("Behöver dig"), UNSETTLED),
    "ko": (_("I kö"), (S.QUEUED, S.SENDING)),
    "papper": (_("På papper"), (S.PAPER,)),
    "skickade": (_("Skickade"), (S.SENT,)),
    "installda": (_("Inställda"), (S.CANCELLED,)),
    "alla": (_("Alla"), ()),
}
_MOVES: Final[dict[str, tuple[Callable[..., object], str | Promise]]] = {
    "skicka-igen": (operations.resend_letter, _("Brevet skickas inom någon minut.")),
    "kom-fram": (operations.mark_sent, _("Det är sagt att brevet kom fram.")),
    "kom-tillbaka": (operations.note_bounce, _("Det är noterat. Inget mer brev går till adressen.")),
    "papper": (operations.print_instead, _("Brevet ligger bland dem som ska skrivas ut.")),
    "stall-in": (operations.cancel_letter, _("Brevet är inställt.")),
}
_STOPS = frozenset({"not_found", "missing_right"})


@access(Right.LETTERS_VIEW, reads=True)
def letter_list(request: Request) -> HttpResponseBase:
    """Show the letters by where they are on their way; those that wait for somebody first, if there are any."""
    counts = queries.count_letters(actor=request.actor)
    chosen = request.GET.get("lage", "")
    if chosen not in TABS:
        chosen = "att-gora" if any(counts[state] for state in UNSETTLED) else "alla"
    page = queries.list_letters(actor=request.actor, states=TABS[chosen][1], page=_number(request))
    saw(request, (line.person_key for line in page.rows if line.person_key and not line.is_hidden))
    tabs = [
        (code, label, sum(counts[state] for state in states or tuple(S)), code == chosen)
        for code, (label, states) in TABS.items()
    ]
    context = {
        "page": page,
        "rows": [letter_row(line) for line in page.rows],
        "tabs": tabs,
        "chosen": chosen,
        "to_print": counts["to_print"],
        "bounces": len(queries.list_bounces(actor=request.actor)),
    }
    return render(request, "coordinator/letter_list.html", context)


@access(Right.LETTERS_VIEW, reads=True)
def letter(request: Request, key: UUID) -> HttpResponseBase:
    """Show a letter: what it says, where it is, and what can be done."""
    found = queries.get_letter(key=key, actor=request.actor)
    if found.line.person_key and not found.line.is_hidden:
        saw(request, [found.line.person_key])
    return render(request, "coordinator/letter.html", letter_context(found, actor=request.actor))


@require_POST
@access(Right.LETTERS_VIEW)
def letter_move(request: Request, key: UUID, what: str) -> HttpResponseBase:
    """Do what was chosen with a letter."""
    if what not in _MOVES:
        raise Http404
    operation, done = _MOVES[what]
    _try(request, lambda: operation(letter_key=key, actor=request.actor), done=done)
    return redirect("coordinator:letter", key)


@access(Right.LETTERS_VIEW, reads=True)
def bounce_list(request: Request) -> HttpResponseBase:
    """Show the addresses that take no letters."""
    bounces = queries.list_bounces(actor=request.actor)
    saw(request, (bounce.person_key for bounce in bounces if bounce.person_key and not bounce.is_hidden))
    return render(request, "coordinator/bounce_list.html", {"bounces": bounces})


@require_POST
@access(Right.LETTERS_VIEW)
def bounce_lift(request: Request, key: UUID) -> HttpResponseBase:
    """Let letters go to the address again."""
    done = _("Adressen får brev igen. De som inte kom fram skickar du själv.")
    _try(request, lambda: operations.lift_bounce(bounce_key=key, actor=request.actor), done=done)
    return redirect("coordinator:bounce_list")


def _try(request: Request, operation: Callable[[], object], *, done: str | Promise) -> None:
    """Do it and say how it went above the next page."""
    try:
        operation()
    except Denied as denied:
        if denied.code in _STOPS:
            raise
        messages.error(request, say(denied))
    else:
        messages.success(request, str(done))


def _number(request: Request) -> int:
    text = request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
