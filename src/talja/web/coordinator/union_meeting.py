"""What a union has before it, row by row as one talks through it at a meeting: what the union sees, and no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from talja.apps.collaboration.enums import Basis
from talja.apps.collaboration.queries import ConsultationLine
from talja.web.shared.consultation_words import Fact, ratio_text, shown_facts, signal_texts


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One question, with what the union sees of it."""

    url: str
    place: str
    to_name: str
    basis: str
    deadline: date
    is_overdue: bool
    facts: list[Fact]
    ratio: str
    signals: list[str]
    text: str


def meeting_rows(lines: Iterable[ConsultationLine]) -> list[MeetingRow]:
    """Return the rows of questions whose place may be told."""
    return [
        MeetingRow(
            url=reverse("coordinator:consultation", args=[line.key]),
            place=line.workplace,
            to_name=line.to_name,
            basis=str(Basis(line.basis).label),
            deadline=line.deadline,
            is_overdue=line.is_overdue,
            facts=shown_facts(line.shown)[1:],
            ratio=ratio_text(line.shown),
            signals=signal_texts(line.shown),
            text=line.text,
        )
        for line in lines
        if line.shown is not None
    ]
