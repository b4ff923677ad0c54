"""Requests in words: what was asked, where it stands, what happened, and what was promised."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.servicedesk.enums import Kind, Origin, Outcome, State, Voice
from talja.apps.servicedesk.queries import RequestLine, RequestPage

KINDS: Final[Mapping[str, str | Promise]] = {
    Kind.HANDS: gettext_lazy("Behöver fler händer"),
    Kind.KEEP_INTERN: gettext_lazy("Vill behålla en praktikant"),
    Kind.SUPPORT_ENDS: gettext_lazy("Ett stöd tar slut"),
    Kind.QUESTION: gettext_lazy("En fråga"),
}
_TONES: Final = {
    State.NEW: "info",
    State.IN_PROGRESS: "info",
    State.WAITING: "warning",
    State.ANSWERED: "success",
    State.CLOSED: "neutral",
}
HAPPENED: Final[Mapping[str, str | Promise]] = {
    "request.received": gettext_lazy("Ärendet kom in"),
    "request.invited": gettext_lazy("Arbetsgivaren bjöds in"),
    "request.started": gettext_lazy("Arbetet började"),
    "request.asked_back": gettext_lazy("Vi ställde en fråga tillbaka"),
    "request.asker_wrote": gettext_lazy("Den som frågade skrev"),
    "request.handed": gettext_lazy("Fick en handläggare"),
    "request.noted": gettext_lazy("Intern anteckning"),
    "request.solved": gettext_lazy("Ärendet löstes"),
    "request.outcome_changed": gettext_lazy("Resultatet ändrades"),
    "request.withdrawn": gettext_lazy("Ärendet togs tillbaka"),
    "request.reopened": gettext_lazy("Ärendet öppnades igen"),
    "request.reminded": gettext_lazy("Vi påminde"),
    "request.fell_silent": gettext_lazy("Ärendet stängdes: inget svar kom"),
    "request.unconfirmed": gettext_lazy("Ärendet stängdes: adressen bekräftades inte"),
    "request.employer_connected": gettext_lazy("Arbetsgivaren kopplades"),
}
SAID: Final = frozenset({"request.noted", "request.asker_wrote"})
"""What the words themselves tell."""
OF_THE_DESK: Final = frozenset({"request.employer_connected"})
"""What the one who asked has no use of."""


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of what was said and done: `voice` is a code of `Voice`, or empty for what happened."""

    voice: str
    title: str
    text: str
    when: str
    who: str


def title_of(line: RequestLine) -> str:
    """Return what the request is called."""
    return str(KINDS[line.kind])


def badge(line: RequestLine) -> tuple[str, str]:
    """Return where it stands in a word, and the tone that goes with it."""
    if line.is_invitation:
        return _("inbjuden"), "neutral"
    return str(State(line.state).label), _TONES[State(line.state)]


def outcome_of(line: RequestLine) -> str:
    """Return how it ended, in words."""
    return str(Outcome(line.outcome).label) if line.outcome else ""


def who_has_it(page: RequestPage) -> str:
    """Return who has the request, for those who asked."""
    if page.line.owner:
        return _("%(name)s har ditt ärende.") % {"name": page.line.owner}
    return _("Ingen har fått ditt ärende än. Vi läser det senast %(day)s.") % {"day": long_day(page.read_day)}


def when_answered(page: RequestPage, *, on: date) -> str:
    """Return when those who asked get an answer; nothing when no answer is owed."""
    due = page.line.due_day
    if due is None:
        return ""
    if due < on:
        return _("Du skulle ha fått svar senast %(day)s. Vi är sena, och det är vårt fel.") % {"day": long_day(due)}
    return _("Du får svar senast %(day)s.") % {"day": long_day(due)}


def age_of(line: RequestLine, *, on: date) -> str:
    """Return how long ago it came."""
    days = (on - timezone.localdate(line.asked_at or line.made_at)).days
    if days <= 0:
        return _("i dag")
    return ngettext("%(days)s dag sedan", "%(days)s dagar sedan", days) % {"days": days}


def long_day(day: date) -> str:
    """Return a day as one says it: tisdag 24 november."""
    weekdays = (_("måndag"), _("tisdag"), _("onsdag"), _("torsdag"), _("fredag"), _("lördag"), _("söndag"))
    months = _("januari februari mars april maj juni juli augusti september oktober november december").split()
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]}"


def moment_of(at: datetime) -> str:
    """Return a moment as the pages write it."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def talk(page: RequestPage, *, for_desk: bool) -> list[Said]:
    """Return what was said and done, the latest first. What happened beside the words is for the desk told in full."""
    said = [
        (each.at, 1, Said(each.voice, _spoken(each.voice), each.text, moment_of(each.at), each.by))
        for each in page.messages
    ]
    done = [
        (each.at, 0, Said("", str(HAPPENED[each.code]), _to(each.owner), moment_of(each.at), each.by))
        for each in page.happenings
        if each.code not in (SAID if for_desk else SAID | OF_THE_DESK)
    ]
    return [entry for *_order, entry in sorted([*said, *done], key=lambda each: each[:2], reverse=True)]


def _to(owner: str) -> str:
    return _("Handläggare: %(name)s") % {"name": owner} if owner else ""


def _spoken(voice: str) -> str:
    if voice == Voice.NOTE:
        return _("Intern anteckning")
    return _("Svar") if voice == Voice.DESK else _("Meddelande")


def asker_of(line: RequestLine) -> str:
    """Return who asked, with where from."""
    return " · ".join(part for part in (line.asker, line.place) if part)


def origin_of(line: RequestLine) -> str:
    """Return how it came, for the desk; nothing for a manager's own."""
    return "" if line.origin == Origin.ACCOUNT else str(Origin(line.origin).label)
