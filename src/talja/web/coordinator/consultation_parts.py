"""What unions were asked about a matter, as cards, for `coordinator/consultation_cards.html`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.collaboration.enums import Basis, ConsultationState, How
from talja.apps.collaboration.queries import ConsultationLine, consultations_of
from talja.apps.organisation.actors import Actor
from talja.web.shared.consultation_words import TONES, Fact, shown_facts
from talja.web.shared.rule_words import day_text


@dataclass(frozen=True, slots=True)
class ConsultationCard:
    """One union asked: where it stands in a word, and the facts about it."""

    key: str
    union: str
    url: str
    state: str
    tone: str
    facts: list[Fact]
    text: str
    is_masked: bool


def consultation_cards(*, matter_key: UUID, actor: Actor) -> list[ConsultationCard]:
    """Return what unions were asked about a matter, the latest first. Two queries."""
    return cards(consultations_of(matter_key=matter_key, actor=actor))


def cards(lines: Iterable[ConsultationLine]) -> list[ConsultationCard]:
    """Return the cards of lines that are at hand."""
    return [
        ConsultationCard(
            key=line.key,
            union=line.union,
            url=reverse("coordinator:consultation", args=[line.key]),
            state=str(ConsultationState(line.state).label),
            tone="warning" if line.is_overdue else TONES[line.state],
            facts=[Fact(label=label, value=value) for label, value in _facts(line) if value],
            text=line.text,
            is_masked=line.is_masked,
        )
        for line in lines
    ]


def planned_facts(line: ConsultationLine) -> list[Fact]:
    """Return what the union sees of the plan; nothing where the person's place is hidden."""
    return [] if line.shown is None else shown_facts(line.shown)


def _facts(line: ConsultationLine) -> Iterator[tuple[str, str]]:
    gone = _(" (har slutat)") if line.is_left and line.state == ConsultationState.SENT else ""
    yield _("Till"), line.to_name + gone
    yield _("E-post"), line.to_email
    yield _("Enligt"), str(Basis(line.basis).label)
    yield _("Skickad"), day_text(line.sent_at.date())
    yield _("Svara senast"), day_text(line.deadline)
    if line.answered_at is not None:
        how = str(How(line.how).label) if line.how else ""
        yield _("Svarade"), " ".join(part for part in (day_text(line.answered_at.date()), how) if part)
        yield _("Skrivet av"), line.recorded_by
    if line.wants_contact:
        yield _("Vill bli kontaktad"), _("nej, redan gjort") if line.contacted_at else _("ja")
