"""Words about agreements: where one is on its way, what it says, what is lacking, and what a change does."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.enums import Change, EmploymentKind, Party, State
from talja.apps.placements.enums import Destination
from talja.apps.placements.queries import occupation_name
from talja.web.shared.placement_rows import Badge
from talja.web.shared.rule_words import decimal_text, money

Words = str | Promise

STEPS: Final[tuple[tuple[str, Words], ...]] = (
    (State.DRAFT, _("Utkast")),
    (State.CONSULTED, _("Facket")),
    (State.AWAITING, _("Arbetsförmedlingen")),
    (State.APPROVED, _("Godkänd")),
    (State.RUNNING, _("Pågår")),
    (State.ENDED, _("Avslutad")),
)
"""The way of an agreement that comes to its end. Extended and interrupted ones are under way."""

_PLACE_OF: Final[Mapping[str, str]] = {State.EXTENDED: State.RUNNING, State.INTERRUPTED: State.RUNNING}
_TONES: Final[Mapping[str, str]] = {
    State.DRAFT: "neutral",
    State.CONSULTED: "info",
    State.AWAITING: "info",
    State.APPROVED: "success",
    State.RUNNING: "success",
    State.EXTENDED: "success",
    State.INTERRUPTED: "warning",
    State.ENDED: "neutral",
    State.CANCELLED: "neutral",
}

FIELDS: Final[Mapping[str, Words]] = {
    "workplace": _("Arbetsplats"),
    "measure": _("Form"),
    "first_day": _("Första dag"),
    "last_day": _("Sista dag"),
    "extent": _("Omfattning"),
    "weekly_hours": _("Timmar i veckan"),
    "schedule": _("Arbetstider"),
    "employment": _("Anställningsform"),
    "occupation": _("Yrke"),
    "tasks": _("Arbetsuppgifter"),
    "wage": _("Lön i månaden"),
    "supervisor": _("Handledare"),
    "goals": _("Mål"),
    "offers": _("Arbetsplatsen erbjuder"),
    "afterwards": _("Vad som händer sedan"),
    "aim": _("Mål efteråt"),
    "calculation_key": _("Uträkning"),
}

EFFECTS: Final[Mapping[str, Words]] = {
    "last_day": _("Sista dag"),
    "extent": _("Omfattning"),
    "workplace": _("Arbetsplats"),
    "employment": _("Anställningsform"),
    "cost": _("Kostnad före stöd, från ändringens månad"),
    "support": _("Stöd, från ändringens månad"),
    "net": _("Att betala, från ändringens månad"),
    "followups_added": _("Nya uppföljningar"),
    "followups_moved": _("Uppföljningar som flyttas"),
    "followups_removed": _("Uppföljningar som tas bort"),
    "renewal": _("Beslutet från Arbetsförmedlingen räcker inte: ansök om nytt"),
    "money_unknown": _("Stöd och kostnad går inte att räkna ut här. Räkna på nytt när ändringen gäller"),
}

CHANGES: Final[Mapping[str, tuple[Words, Words]]] = {
    Change.EXTENDED: (_("Förläng"), _("Ny sista dag, senare än den som gäller.")),
    Change.SHORTENED: (_("Korta"), _("Ny sista dag, tidigare än den som gäller.")),
    Change.INTERRUPTED: (
        _("Gör uppehåll"),
        _("Arbetet ligger nere en tid. Kontrollera med Arbetsförmedlingen vad som gäller för stödet."),
    ),
    Change.RESUMED: (_("Ta upp igen"), _("Uppehållet är över. Du kan sätta en ny sista dag samtidigt.")),
    Change.EXTENT: (_("Ändra omfattning"), _("Andra timmar, och lönen efter dem.")),
    Change.MOVED: (_("Byt arbetsplats"), _("Samma person och form, på en annan arbetsplats.")),
    Change.OTHER: (_("Ändra anställningsform"), _("LAS-dagarna räknas efter den. Fråga HR om du är osäker.")),
}
"""What can be changed when an agreement runs: the verb, and what it means."""

PARTIES: Final[Mapping[str, Words]] = {
    Party.UNIT: _("Arbetsmarknadsenheten"),
    Party.WORKPLACE: _("Arbetsplatsen"),
    Party.PARTICIPANT: _("Deltagaren"),
}

SEVERITIES: Final[Mapping[str, tuple[Words, str]]] = {
    "stop": (_("hindrar"), "danger"),
    "warn": (_("varning"), "warning"),
    "inform": (_("bra att veta"), "info"),
}


def state_badge(state: str) -> Badge:
    """Return where an agreement is, in a word with its colour."""
    return Badge(str(State(state).label), _TONES[state])


def steps_of(state: str, passed: frozenset[str], *, asks: frozenset[str]) -> list[dict[str, str]]:
    """Return the way of the agreement as `components/steps.html` shows it.

    `passed` are the states it has been in, `asks` those of union and Arbetsförmedlingen that it has before it. What it
    passed by is left out: it is never told as done. One that was cancelled stopped where it was.
    """
    here = _PLACE_OF.get(state, state)
    order = [code for code, _label in STEPS]
    been = [order.index(one) for one in passed if one in order]
    place = order.index(here) if here in order else max(been, default=0)
    way = [number for number, code in enumerate(order) if number == place or code in passed or number > place]
    return [
        {"label": _step_label(number, state), "state": _step_state(number, place)}
        for number in way
        if order[number] not in _ASKED or order[number] in asks or order[number] in passed
    ]


_ASKED: Final = frozenset({State.CONSULTED.value, State.AWAITING.value})


def _step_state(number: int, place: int) -> str:
    if number == place:
        return "current"
    return "done" if number < place else "next"


def _step_label(number: int, state: str) -> str:
    code, label = STEPS[number]
    if code == State.RUNNING and state in _PLACE_OF:
        return str(State(state).label).capitalize()
    return str(label)


_CODES: Final[Mapping[str, type[Destination | EmploymentKind]]] = {"aim": Destination, "employment": EmploymentKind}


def value_text(name: str, value: Any) -> str:
    """Return what an agreement says of one thing, in words. Empty: nothing is said."""
    if value is None or value == "":
        return ""
    if name == "occupation":
        return occupation_name(value)
    if name in _CODES:
        return str(_CODES[name](value).label)
    if name == "wage":
        return money(value)
    if isinstance(value, Decimal):
        unit = "\u00a0%" if name == "extent" else ""
        return f"{decimal_text(value)}{unit}"
    return value.isoformat() if isinstance(value, date) else str(value)


def effect_text(code: str, value: str) -> str:
    """Return a value that a change is told with, in words: sums in kronor, extents in per cent, days as they are."""
    if not value:
        return ""
    if code in {"cost", "support", "net"}:
        return money(Decimal(value))
    return value_text(code, Decimal(value) if code == "extent" else value)


def when(moment: datetime) -> str:
    """Return a moment as people read it."""
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def period_text(first_day: date, last_day: date | None) -> str:
    """Return a period in a line."""
    last = last_day.isoformat() if last_day else gettext("tills vidare")
    return f"{first_day.isoformat()} – {last}"


DEMANDS: Final[Mapping[str, tuple[Words, Words]]] = {
    "facts": (_("Överenskommelsen är ifylld"), _("Fyll i det som saknas")),
    "union": (_("Facket har fått säga sitt"), _("Fråga facket")),
    "agency": (_("Arbetsförmedlingen har beslutat"), _("Ansök hos Arbetsförmedlingen")),
    "checks": (_("Inget hindrar"), _("Läs det som kontrollerna säger")),
    "unit": (_("Arbetsmarknadsenheten har godkänt"), _("En kollega till den som skrev ska godkänna")),
    "workplace": (_("Arbetsplatsen har godkänt"), _("Arbetsplatsen ska godkänna")),
    "participant": (_("Deltagaren har godkänt"), _("Deltagaren ska godkänna")),
}
"""What an agreement needs before it can be approved: said when it is there, and when it is not."""

_WAITING: Final[Mapping[tuple[str, str], Words]] = {
    ("union", "waits"): _("Facket är frågat. Vänta på svaret"),
    ("union", "objects"): _("Facket har invändningar. Läs dem och skriv hur ni går vidare"),
    ("agency", "waits"): _("Ansökan är skickad. Vänta på beslutet"),
    ("agency", "planned"): _("Ansökan är planerad. Skriv in när den är skickad"),
    ("agency", "refused"): _("Arbetsförmedlingen sa nej. Ändra formen, ansök på nytt eller avbryt"),
    ("agency", "withdrawn"): _("Ansökan är återtagen. Ansök på nytt eller ändra formen"),
}


def demand_text(code: str, params: Mapping[str, str], *, is_met: bool) -> str:
    """Return a demand in words, with what is lacking where that is known."""
    met, lacking = DEMANDS[code]
    if is_met:
        return str(met)
    if code == "checks":
        return _checks_text(int(params.get("stops", "0")), int(params.get("unread", "0")))
    names = [str(FIELDS[name]) for name in params.get("missing", "").split() if name in FIELDS]
    if names:
        return f"{lacking}: {in_row(names)}"
    return str(_WAITING.get((code, params.get("status", "")), lacking))


def _checks_text(stops: int, unread: int) -> str:
    if stops:
        return ngettext("%(count)s sak hindrar", "%(count)s saker hindrar", stops) % {"count": stops}
    return ngettext("Läs %(count)s varning", "Läs %(count)s varningar", unread) % {"count": unread}


def in_row(names: Sequence[str]) -> str:
    """Return names as they are said in a row, in the middle of a sentence."""
    lowered = [name[:1].lower() + name[1:] for name in names]
    *first, last = lowered or [""]
    return gettext("%(first)s och %(last)s") % {"first": ", ".join(first), "last": last} if first else last
