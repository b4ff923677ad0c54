"""A history in Swedish: what happened, which facts changed from what to what, when and by whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talja.apps.people.enums import Born, Education, Protection, Sex, VersionEvent
from talja.apps.people.lines import HistoryEntry
from talja.apps.placements.enums import Destination, EndReason, Kolada
from talja.apps.placements.queries import occupation_name

FIELDS: Mapping[str, str | Promise] = {
    "measure": _("Insats"),
    "workplace": _("Arbetsplats"),
    "first_day": _("Första dag"),
    "planned_last_day": _("Planerad sista dag"),
    "last_day": _("Sista dag"),
    "extent": _("Omfattning"),
    "occupation": _("Yrke"),
    "supervisor": _("Handledare"),
    "decision_reference": _("Beslutsnummer"),
    "decision_first_day": _("Beslut från och med"),
    "decision_last_day": _("Beslut till och med"),
    "end_reason": _("Avslutsorsak"),
    "destination": _("Gick vidare till"),
    "kolada": _("Kolada"),
    "number": _("Personnummer"),
    "local_number": _("Lokalt nummer"),
    "birth_date": _("Födelsedatum"),
    "given_name": _("Förnamn"),
    "family_name": _("Efternamn"),
    "sex": _("Kön"),
    "born": _("Född"),
    "education": _("Utbildning"),
    "protection": _("Skyddade personuppgifter"),
    "case_worker": _("Handläggare"),
}
_CODES: Mapping[str, Any] = {
    "end_reason": EndReason,
    "destination": Destination,
    "kolada": Kolada,
    "sex": Sex,
    "born": Born,
    "education": Education,
    "protection": Protection,
}
_EVENTS: Mapping[str, str | Promise] = {
    VersionEvent.REGISTERED: _("Registrerad"),
    VersionEvent.CHANGED: _("Ändrad"),
    VersionEvent.ENDED: _("Avslutad"),
    VersionEvent.REOPENED: _("Öppnad igen"),
    VersionEvent.REMOVED: _("Borttagen"),
    VersionEvent.RESTORED: _("Återställd"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One fact before and after, in words."""

    label: str
    old: str = field(repr=False)
    new: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Happening:
    """What somebody wrote at a moment. The first writing shows what was said, not that it was empty before."""

    when: str
    who: str
    title: str
    reason: str = field(repr=False)
    is_first: bool
    changes: tuple[Change, ...] = field(repr=False)


def told(entries: Iterable[HistoryEntry]) -> list[Happening]:
    """Return the history in words, in the order given."""
    return [
        Happening(
            when=f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M}",
            who=gettext("systemet") if entry.by == "system" else entry.by,
            title=str(_EVENTS[entry.event]),
            reason=entry.reason,
            is_first=entry.event == VersionEvent.REGISTERED,
            changes=tuple(
                Change(str(FIELDS[one.field]), said(one.field, one.old), said(one.field, one.new))
                for one in entry.changes
            ),
        )
        for entry in entries
    ]


def since(entries: Iterable[HistoryEntry], moment: datetime | None) -> list[Happening]:
    """Return what was written after a moment: what somebody else did while a form was open."""
    return told(entry for entry in entries if moment is None or entry.at > moment)


def said(name: str, value: str) -> str:
    """Return a recorded value in words: codes by their labels, an extent with its per cent."""
    if not value:
        return ""
    if name in _CODES:
        return str(_CODES[name](value).label)
    if name == "occupation":
        return occupation_name(value)
    if name == "number":
        return f"{value[:8]}-{value[8:]}"
    return f"{value}\u00a0%".replace(".", ",") if name == "extent" else value
