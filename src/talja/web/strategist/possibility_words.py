"""Possibilities in words: where they are, whose move it is, what waits, and what has happened."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from urllib.parse import quote

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.organisation.enums import EmployerKind
from talja.apps.possibilities.enums import WAY, Outcome, Step, Who
from talja.apps.possibilities.lines import AskedLine, Happening, Moved, PossibilityLine, PossibilityPage

HEADINGS: Final[Mapping[Step, str | Promise]] = {
    Step.NOTICED: gettext_lazy("Uppmärksammad"),
    Step.CONTACTED: gettext_lazy("Kontaktad"),
    Step.VISIT: gettext_lazy("Besök"),
    Step.INVENTORY: gettext_lazy("Inventering"),
    Step.CARVED: gettext_lazy("Snickrad"),
    Step.AGREED: gettext_lazy("Överens"),
    Step.FILLED: gettext_lazy("Tillsatt"),
    Step.ASIDE: gettext_lazy("Åt sidan"),
}
OUTCOME_TONES: Final[Mapping[Outcome, str]] = {
    Outcome.YES: "success",
    Outcome.NO: "danger",
    Outcome.TALK: "warning",
    Outcome.NOT_NEEDED: "neutral",
}


def card(line: PossibilityLine, *, on: date) -> dict[str, Any]:
    """Return a possibility as a card or a row."""
    return {
        "url": reverse("strategist:possibility", args=[line.key]),
        "title": line.title,
        "place": line.workplace,
        "kind": "" if line.employer_kind == EmployerKind.MUNICIPAL else EmployerKind(line.employer_kind).label,
        "whose": "" if line.whose_move == Who.US else str(line.whose_move.label),
        "next_step": line.next_step,
        "next_day": line.next_day,
        "is_late": line.next_day is not None and line.next_day < on,
        "stuck_on": line.stuck_on,
        "owner": line.owner,
        "step": HEADINGS[line.step],
        "since": line.step_since,
        "late": line.late,
    }


def columns(lines: Sequence[PossibilityLine], *, on: date) -> list[dict[str, Any]]:
    """Return what is under way by step, in order, also the empty ones."""
    return [
        {"step": step.value, "title": HEADINGS[step], "cards": [card(one, on=on) for one in lines if one.step == step]}
        for step in WAY
        if step != Step.FILLED
    ]


def way_of(page: PossibilityPage) -> list[dict[str, str]]:
    """Return the steps for the drawing of how far it has come; none for what lies aside."""
    if page.line.step == Step.ASIDE:
        return []
    here = WAY.index(page.line.step)
    states = {True: "done", False: "next"}
    return [
        {"label": str(HEADINGS[step]), "state": "current" if order == here else states[order < here]}
        for order, step in enumerate(WAY)
    ]


def asked_row(line: AskedLine) -> dict[str, Any]:
    """Return a question in words, with a letter to begin with where there is an address."""
    tone = "warning" if line.is_late else "info"
    return {
        "url": reverse("strategist:possibility", args=[line.possibility_key]),
        "title": line.title,
        "place": line.workplace,
        "who": capfirst(line.who.label),
        "to": line.to_name,
        "question": line.question,
        "asked_day": line.asked_day,
        "deadline": line.deadline,
        "state": line.outcome.label if line.outcome else (_("svaret är sent") if line.is_late else _("väntar på svar")),
        "tone": OUTCOME_TONES[line.outcome] if line.outcome else tone,
        "is_open": line.outcome is None,
        "answer": line.answer,
        "answered_day": line.answered_day,
        "answer_url": reverse("strategist:asked_answer", args=[line.key]) if line.may_answer else "",
        "mail_url": _letter(line) if line.to_email and line.may_answer else "",
    }


def happened(history: Sequence[Happening]) -> list[dict[str, Any]]:
    """Return the history as events, the latest first."""
    return [
        {
            "when": date_format(one.day, "j F Y"),
            "who": one.who,
            "title": capfirst(one.kind.label) if one.kind else moved_words(one.origin, one.target),
            "text": one.text,
        }
        for one in history
    ]


def moved_row(line: Moved) -> dict[str, Any]:
    """Return a step that was taken, in a list of what has happened."""
    return {
        "url": reverse("strategist:possibility", args=[line.key]),
        "title": line.title,
        "place": line.workplace,
        "what": moved_words(line.origin, line.target),
        "day": line.day,
        "reason": line.reason,
    }


def moved_words(origin: Step | None, target: Step | None) -> str:
    """Return a step that was taken in words. Raises `KeyError` where there is none."""
    if target == Step.ASIDE:
        return _("Lagd åt sidan")
    if origin is None or target is None:
        raise KeyError(target)
    if origin == Step.ASIDE:
        return _("Upptagen igen: %(target)s") % {"target": target.label}
    return _("Från %(origin)s till %(target)s") % {"origin": origin.label, "target": target.label}


def next_of(page: PossibilityPage) -> Step | None:
    """Return the step that comes after this one, if it may be taken."""
    if page.line.step not in WAY[:-1]:
        return None
    step = WAY[WAY.index(page.line.step) + 1]
    return step if page.moves[step] else None


def _letter(line: AskedLine) -> str:
    subject = quote(_("Fråga om ett möjligt jobb: %(place)s") % {"place": line.workplace})
    day = date_format(line.deadline, "j F Y")
    body = quote(_("%(question)s\n\nSvara gärna senast %(day)s.") % {"question": line.question, "day": day})
    return f"mailto:{line.to_email}?subject={subject}&body={body}"
