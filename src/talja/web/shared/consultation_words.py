"""What a union is asked about and answers, in plain Swedish: the same words for both sides of the question."""

from collections.abc import Iterator
from typing import TypedDict

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.collaboration.enums import Basis, ConsultationState
from talja.apps.collaboration.queries import Shown, Signal, SignalCode
from talja.apps.placements.enums import Category
from talja.web.shared.rule_words import day_text, decimal_text

Words = str | Promise

# What the law says, and to whom. Sources: the paragraphs named in each.
BASES: dict[str, Words] = {
    Basis.REGULATION_9A: gettext_lazy(
        "Innan någon anvisas en insats på en arbetsplats ska den lokala arbetstagarorganisationen få yttra sig (9 a § "
        "förordningen 2000:628). Det är det vi ber er göra nu."
    ),
    Basis.MBL_11: gettext_lazy(
        "Arbetsgivaren ska förhandla innan den beslutar om en viktigare förändring av verksamheten (11 § "
        "medbestämmandelagen). Det är den förhandlingen vi ber er om nu."
    ),
    Basis.MBL_19: gettext_lazy(
        "Arbetsgivaren ska hålla facket underrättat om verksamheten och personalpolitiken (19 § medbestämmandelagen)."
        " Det är den informationen ni får nu."
    ),
    Basis.MBL_38: gettext_lazy(
        "Arbetsgivaren ska förhandla innan någon utför arbete utan att vara anställd (38 § medbestämmandelagen). Det "
        "är den förhandlingen vi ber er om nu."
    ),
    Basis.LOCAL: gettext_lazy("Vi frågar er enligt vår lokala överenskommelse."),
}
TONES: dict[str, str] = {
    ConsultationState.SENT: "info",
    ConsultationState.AGREES: "success",
    ConsultationState.OBJECTS: "danger",
    ConsultationState.NO_ANSWER: "warning",
    ConsultationState.WITHDRAWN: "neutral",
}


class Fact(TypedDict):
    """A label with its value, as `components/facts.html` shows it."""

    label: str
    value: str


def shown_facts(shown: Shown) -> list[Fact]:
    """Return what is planned, in the order one reads it. What is not known is left out."""
    return [Fact(label=label, value=value) for label, value in _facts(shown) if value]


def ratio_text(shown: Shown) -> str:
    """Return how many at the workplace have support: 3 av 21. Empty when it is not known."""
    if shown.supported is None or shown.workers is None:
        return ""
    return _("%(supported)s av %(workers)s") % {"supported": shown.supported, "workers": shown.workers}


def signal_texts(shown: Shown) -> list[str]:
    """Return the signs that ordinary work may be crowded out, one sentence each; or that there are none, or unknown."""
    if shown.signals is None:
        return [_("Vi har inte undersökt om ordinarie arbete trängs undan.")]
    if not shown.signals:
        return [_("Vi har inte sett några tecken på att ordinarie arbete trängs undan.")]
    return [_signal(one) for one in shown.signals]


def basis_text(basis: str) -> str:
    """Return what the law says, in two sentences."""
    return str(BASES[basis])


def _facts(shown: Shown) -> Iterator[tuple[str, str]]:
    yield _("Arbetsplats"), ", ".join(part for part in (shown.workplace, shown.within) if part)
    yield _("Slag av insats"), _kind(shown)
    yield _("Yrke"), shown.occupation
    yield _("Arbetsuppgifter"), shown.tasks
    yield _("Tid"), _period(shown)
    yield _("Omfattning"), _extent(shown)
    yield _("Arbetstider"), shown.schedule
    yield _("Mer om platsen"), shown.remark


def _kind(shown: Shown) -> str:
    kind = str(Category(shown.kind).label) if shown.kind in Category.values else shown.kind
    return f"{kind} ({shown.form})" if shown.form else kind


def _period(shown: Shown) -> str:
    if shown.first_day is None:
        return ""
    if shown.last_day is None:
        return _("från %(first)s") % {"first": day_text(shown.first_day)}
    return f"{day_text(shown.first_day)} – {day_text(shown.last_day)}"


def _extent(shown: Shown) -> str:
    share = "" if shown.extent is None else f"{decimal_text(shown.extent)} %"
    hours = (
        ""
        if shown.weekly_hours is None
        else _("%(hours)s timmar i veckan") % {"hours": decimal_text(shown.weekly_hours)}
    )
    return ", ".join(part for part in (share, hours) if part)


def _signal(one: Signal) -> str:
    number, day = one.number or 0, "" if one.day is None else day_text(one.day)
    said = {"number": number, "day": day}
    match one.code:
        case SignalCode.MANY_SUPPORTED:
            return _("Många har stöd: %(number)s procent av dem som arbetar här.") % said
        case SignalCode.MORE_SUPPORTED:
            return (
                ngettext(
                    "%(number)s fler har stöd än för ett år sedan.",
                    "%(number)s fler har stöd än för ett år sedan.",
                    number,
                )
                % said
            )
        case SignalCode.FEWER_ORDINARY:
            return (
                ngettext(
                    "%(number)s färre är ordinarie anställd än för ett år sedan.",
                    "%(number)s färre är ordinarie anställda än för ett år sedan.",
                    number,
                )
                % said
            )
        case SignalCode.REDUNDANCY:
            return _("Någon har sagts upp på grund av arbetsbrist vid enheten, senast %(day)s.") % said
        case SignalCode.PRIORITY_RIGHT:
            return (
                ngettext(
                    "%(number)s person har företrädesrätt till återanställning.",
                    "%(number)s personer har företrädesrätt till återanställning.",
                    number,
                )
                % said
            )
        case SignalCode.REPEATED:
            return (
                _("%(number)s personer i rad har haft stöd i samma yrke utan att någon fick vanlig anställning.") % said
            )
