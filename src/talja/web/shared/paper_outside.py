"""What an agreement's documents say of the union and of Arbetsförmedlingen. What nobody knows is left out."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.collaboration.enums import GIVING, OUTCOMES, ApplicationState, Basis, ConsultationState
from talja.apps.collaboration.queries import ApplicationLine, ConsultationLine, OfficerLine, Shown
from talja.web.shared.consultation_words import ratio_text, signal_texts
from talja.web.shared.rule_words import day_text, decimal_text, money

Pairs = Iterator[tuple[str, object]]


def consulted(lines: Sequence[ConsultationLine]) -> Iterator[dict[str, str]]:
    """Yield each question to a union, with what it has answered."""
    for one in lines:
        yield {
            "fack": one.union,
            "skickat": _moment(one.sent_at),
            "senast": day_text(one.deadline),
            "svar": str(ConsultationState(one.state).label),
            "text": one.text,
        }


def asked(lines: Sequence[ConsultationLine]) -> Pairs:
    """Yield the latest question that stands, with the signals that the union was shown."""
    latest = next((one for one in lines if one.state != ConsultationState.WITHDRAWN), None)
    if latest is None:
        return
    yield "fack.namn", latest.union
    yield "fack.mottagare", latest.to_name
    yield "fack.grund", str(Basis(latest.basis).label)
    yield "fack.skickat", _moment(latest.sent_at)
    yield "fack.svara_senast", day_text(latest.deadline)
    if latest.shown is not None:
        yield "fack.signaler", tuple(_signals(latest.shown))


def applied(lines: Sequence[ApplicationLine], officers: Sequence[OfficerLine]) -> Pairs:
    """Yield the latest application that stands, and what was decided."""
    standing = _standing(lines)
    if not standing:
        return
    latest, *earlier = standing
    yield "af.kontor", next((one.office for one in officers if one.key == latest.officer_key), "")
    yield "af.handlaggare", latest.officer
    yield "af.skickad", "" if latest.sent_day is None else day_text(latest.sent_day)
    yield "af.referens", latest.decision_reference or latest.reference
    yield "af.beslut", _outcome(latest)
    yield "af.beslutsdag", "" if latest.decided_day is None else day_text(latest.decided_day)
    yield "af.ar_forlangning", any(one.state in GIVING for one in earlier)


def support(lines: Sequence[ApplicationLine], *, counted: str, is_sought: bool) -> Pairs:
    """Yield the support: what was granted last, else what is applied for; its amount is then the one `counted`.

    `is_sought`: only what the latest application is about, not what was granted before it.
    """
    standing = _standing(lines)[: 1 if is_sought else None]
    granted = next((one for one in standing if one.state in GIVING), None)
    if granted is not None:
        days = (granted.decision_first_day, granted.decision_last_day)
        amount = "" if granted.amount is None else per_month(money(granted.amount))
    elif standing and standing[0].state in OUTCOMES:
        return
    else:
        days = (standing[0].first_day, standing[0].last_day) if standing else (None, None)
        amount = counted
    yield "stod.per_manad", amount
    first_day, last_day = days
    yield "stod.forsta_dag", "" if first_day is None else day_text(first_day)
    yield "stod.sista_dag", "" if last_day is None else day_text(last_day)


def per_month(amount: str) -> str:
    """Return an amount as one a month."""
    return _("%(amount)s i månaden") % {"amount": amount}


def _standing(lines: Sequence[ApplicationLine]) -> list[ApplicationLine]:
    return [one for one in lines if one.state != ApplicationState.WITHDRAWN]


def _outcome(line: ApplicationLine) -> str:
    if line.state not in OUTCOMES:
        return ""
    outcome = str(ApplicationState(line.state).label)
    if line.level is None:
        return outcome
    return _("%(outcome)s, nivå %(level)s procent") % {"outcome": outcome, "level": decimal_text(line.level)}


def _signals(shown: Shown) -> Iterator[str]:
    """Yield how many have support, and each signal; nothing where nobody has looked."""
    if ratio := ratio_text(shown):
        yield _("%(ratio)s på arbetsplatsen har en anställning eller insats med stöd.") % {"ratio": ratio}
    if shown.signals is not None:
        yield from signal_texts(shown)


def _moment(at: datetime) -> str:
    return day_text(timezone.localdate(at))
