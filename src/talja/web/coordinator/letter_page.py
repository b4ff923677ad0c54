"""A letter's own page in words: facts, what to do, and a button for each thing that can be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from talja.apps.correspondence.enums import LetterState
from talja.apps.correspondence.inputs import LINK_PLACE
from talja.apps.correspondence.queries import LetterPage
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Verdict
from talja.web.shared.letter_words import advice, letter_row
from talja.web.shared.reasons import say


@dataclass(frozen=True, slots=True)
class Move:
    """Something that can be done: the button, what it posts to, and why not if it cannot."""

    url: str
    label: str
    icon: str
    variant: str = "secondary"
    tone: str = ""
    reason: str = ""


def letter_context(found: LetterPage, *, actor: Actor) -> dict[str, Any]:
    """Return what the page shows."""
    person = found.line.person_key
    return {
        "found": found,
        "row": letter_row(found.line),
        "facts": [{"label": label, "value": value} for label, value in _facts(found)],
        "advice": advice(found.line),
        "moves": list(_moves(found)),
        "body": found.body.replace(LINK_PLACE, _("(här står mottagarens egen länk)")),
        "person_url": reverse("coordinator:person", args=[person]) if person and actor.may(Right.PERSON_VIEW) else "",
    }


def _facts(found: LetterPage) -> Iterator[tuple[str, str | Promise]]:
    row, line = letter_row(found.line), found.line
    is_waiting = line.state == LetterState.QUEUED and line.attempts
    is_sent = line.state == LetterState.SENT
    said: tuple[tuple[str, str | Promise], ...] = (
        (_("Till"), row.to),
        (_("E-post"), line.to if line.name else ""),
        (_("Postadress"), ", ".join(found.postal)),
        (_("Slag"), row.kind),
        (_("Varför"), row.why),
        (_("Skrivet"), ", ".join(filter(None, (_moment(line.queued_at), found.queued_by)))),
        (_("Nästa försök"), _moment(line.due_at) if is_waiting else ""),
        (_("Försök"), str(line.attempts) if line.attempts else ""),
        (_("Skickat"), _moment(line.settled_at) if is_sent else ""),
        (_("Utskrivet"), _moment(line.printed_at)),
        (_("Bilaga"), found.attachment_name),
    )
    yield from ((label, value) for label, value in said if value)


def _moves(found: LetterPage) -> Iterator[Move]:
    """Yield the buttons: those that the letter's state gives, and of these with a reason those that are stopped."""
    state, key = found.line.state, found.line.key
    if found.may_mark_sent:
        yield _move(key, "kom-fram", _("Brevet kom fram"), "check")
    if state in {LetterState.UNCERTAIN, LetterState.FAILED, LetterState.BOUNCED, LetterState.WITHHELD}:
        yield _move(key, "skicka-igen", _("Skicka igen"), "send", why=found.may_resend)
    if found.may_print:
        yield _move(key, "papper", _("Låt det gå på papper"), "printer")
    if found.may_note_bounce:
        yield _move(key, "kom-tillbaka", _("Brevet har kommit tillbaka"), "undo-2")
    if found.may_cancel:
        yield _move(key, "stall-in", _("Ställ in brevet"), "x", variant="tertiary", tone="danger")


def _move(
    key: str,
    what: str,
    label: str,
    icon: str,
    *,
    variant: str = "secondary",
    tone: str = "",
    why: Verdict | None = None,
) -> Move:
    url = reverse("coordinator:letter_move", args=[key, what])
    return Move(url, label, icon, variant, tone, reason="" if why is None or why.allowed else say(why))


def _moment(at: datetime | None) -> str:
    return "" if at is None else date_format(timezone.localtime(at), "j F Y, H.i")
