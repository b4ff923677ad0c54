"""A matter's applications to Arbetsförmedlingen, as cards, for `coordinator/application_cards.html`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talja.apps.collaboration.enums import ApplicationState
from talja.apps.collaboration.queries import ApplicationLine, applications_of
from talja.apps.organisation.actors import Actor
from talja.web.shared.consultation_words import Fact
from talja.web.shared.rule_words import day_text, decimal_text, money

TONES: dict[str, str] = {
    ApplicationState.PLANNED: "warm",
    ApplicationState.SENT: "info",
    ApplicationState.GRANTED: "success",
    ApplicationState.PARTLY: "success",
    ApplicationState.REFUSED: "danger",
    ApplicationState.WITHDRAWN: "neutral",
}


@dataclass(frozen=True, slots=True)
class ApplicationCard:
    """One application: where it stands in a word, and the facts about it. `person` is empty where one is not shown."""

    key: str
    measure: str
    person: str
    url: str
    state: str
    tone: str
    facts: list[Fact]


def application_cards(*, matter_key: UUID, actor: Actor, on: date) -> list[ApplicationCard]:
    """Return the applications of a matter, the latest first."""
    return cards(applications_of(matter_key=matter_key, actor=actor), on=on)


def cards(lines: Iterable[ApplicationLine], *, on: date) -> list[ApplicationCard]:
    """Return the cards of lines that are at hand."""
    return [
        ApplicationCard(
            key=line.key,
            measure=line.measure,
            person=line.person_name,
            url=reverse("coordinator:application", args=[line.key]),
            state=str(ApplicationState(line.state).label),
            tone=_tone(line, on),
            facts=facts(line),
        )
        for line in lines
    ]


def facts(line: ApplicationLine) -> list[Fact]:
    """Return everything that is known about an application, in the order in which it comes to be."""
    return [Fact(label=label, value=value) for label, value in (*_asked(line), *_decided(line)) if value]


def _tone(line: ApplicationLine, on: date) -> str:
    is_late = line.expected_by is not None and line.expected_by < on
    return "warning" if is_late else TONES[line.state]


def _asked(line: ApplicationLine) -> Iterator[tuple[str, str]]:
    yield _("Arbetsplats"), line.workplace
    yield _("Handläggare"), line.officer
    if line.state == ApplicationState.PLANNED:
        yield _("Skicka senast"), _day(line.send_by)
    yield _("Skickad"), _day(line.sent_day)
    yield _("Ärendenummer"), line.reference
    yield _("Söks för"), _period(line.first_day, line.last_day)
    yield _("Vad vi söker"), line.wish
    yield _("Beslut väntas senast"), _day(line.expected_by)


def _decided(line: ApplicationLine) -> Iterator[tuple[str, str]]:
    yield _("Beslutad"), _day(line.decided_day)
    if line.days is not None and line.working_days is not None:
        said = {"days": line.days, "working": line.working_days}
        yield (
            _("Tog"),
            ngettext("%(days)s dag (%(working)s arbetsdagar)", "%(days)s dagar (%(working)s arbetsdagar)", line.days)
            % said,
        )
    yield _("Beslutsnummer"), line.decision_reference
    yield _("Beslutet gäller"), _period(line.decision_first_day, line.decision_last_day)
    yield _("Stöd i månaden"), "" if line.amount is None else money(line.amount)
    yield _("Nivå"), "" if line.level is None else f"{decimal_text(line.level)} %"
    yield _("Förnya senast"), _day(line.renew_by)
    yield _("Förnyas inte"), line.not_renewed


def _day(on: date | None) -> str:
    return "" if on is None else day_text(on)


def _period(first_day: date | None, last_day: date | None) -> str:
    if first_day is None:
        return ""
    return f"{day_text(first_day)} – {_day(last_day) or _('tills vidare')}"
