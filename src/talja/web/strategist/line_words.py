"""What each of the staff has said of a task, in words; nobody knows who."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from talja.apps.jobdesign.enums import HandOver
from talja.apps.jobdesign.queries import LinePage
from talja.web.shared.inventory_words import FEELINGS, days_text, often, window_text


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer. Empty = not said."""

    does_it: str
    time: str
    when: str
    hand_over: str
    feeling: str
    comment: str


def answer_rows(page: LinePage) -> list[AnswerRow]:
    """Return the answers in no order that tells who came first: as the days they came."""
    return [_row(page, number) for number in range(len(page.answers))]


def _row(page: LinePage, number: int) -> AnswerRow:
    said = page.answers[number].said
    minutes = "" if said.minutes is None else _("%(minutes)s min") % {"minutes": said.minutes}
    count = often(said.times or 1, said.per) if said.per else ""
    window = "" if said.earliest is None or said.latest is None else window_text(said.earliest, said.latest)
    days = "" if said.days is None else days_text(said.days)
    return AnswerRow(
        does_it=_("ja") if said.does_it else _("nej"),
        time=", ".join(part for part in (minutes, count) if part),
        when=", ".join(part for part in (days, window) if part),
        hand_over=str(HandOver(said.hand_over).label) if said.hand_over else "",
        feeling="" if said.feeling is None else str(FEELINGS[said.feeling]),
        comment=said.comment,
    )
