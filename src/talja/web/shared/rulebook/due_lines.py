"""What is due for checking, in words, by form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.core.rules.book import RuleBook
from talja.core.rules.due import SHARED, Due, DuePart, DueReason, due_for_checking
from talja.core.rules.scheme import Condition, Duty, Scheme
from talja.web.shared.rule_words import Words
from talja.web.shared.rulebook.anchors import anchor_of

REASONS: Mapping[DueReason, Words] = {
    DueReason.UNKNOWN: gettext_lazy("Inte hittat än"),
    DueReason.LOW: gettext_lazy("Låg säkerhet"),
    DueReason.ENDS: gettext_lazy("Upphör snart"),
    DueReason.STALE: gettext_lazy("Kontrollerat för mer än ett år sedan"),
    DueReason.MEDIUM: gettext_lazy("Medelhög säkerhet"),
}
TONES: Mapping[DueReason, str] = {
    DueReason.UNKNOWN: "danger",
    DueReason.LOW: "warning",
    DueReason.ENDS: "warning",
    DueReason.STALE: "info",
    DueReason.MEDIUM: "info",
}
PARTS: Mapping[DuePart, Words] = {
    DuePart.FORM: gettext_lazy("När formen finns"),
    DuePart.LAS: gettext_lazy("Vad LAS säger"),
    DuePart.UNION: gettext_lazy("Vad facket ska tillfrågas om"),
}


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something to check: what it is, why, where it stands, and since when it applies."""

    title: str
    anchor: str
    reasons: tuple[tuple[str, str], ...]  # the words and their tone
    source: str
    first_day: date | None
    last_day: date | None
    checked: date | None
    urgency: int


@dataclass(frozen=True, slots=True)
class DueGroup:
    """What to check in one form; no code: in what the forms share."""

    code: str
    title: str
    lines: tuple[DueLine, ...]


@dataclass(frozen=True, slots=True)
class DuePage:
    """What applies and should be checked, and what no longer does but is not sure."""

    groups: tuple[DueGroup, ...]
    past: tuple[DueGroup, ...]
    counts: tuple[tuple[str, int], ...]  # why, and how many that apply

    @property
    def total(self) -> int:
        """How much that applies should be checked."""
        return sum(len(group.lines) for group in self.groups)

    @property
    def past_total(self) -> int:
        """How much of what no longer applies is not sure."""
        return sum(len(group.lines) for group in self.past)


def due_page(book: RuleBook, *, on: date) -> DuePage:
    """Return what is due on the day, the most pressing first within each form."""
    due = due_for_checking(book, on=on)
    now = [one for one in due if not one.is_past]
    counts = ((str(REASONS[reason]), sum(reason in one.reasons for one in now)) for reason in DueReason)
    return DuePage(
        groups=tuple(_groups(now, book)),
        past=tuple(_groups((one for one in due if one.is_past), book)),
        counts=tuple((words, count) for words, count in counts if count),
    )


def _groups(due: Iterable[Due], book: RuleBook) -> Iterator[DueGroup]:
    for place, within in groupby(due, key=lambda one: one.place):
        scheme = book.schemes.get(place) if place != SHARED else None
        lines = sorted((_line(one, scheme, book) for one in within), key=lambda line: line.urgency)
        yield DueGroup(scheme.code if scheme else "", scheme.title if scheme else _("Gemensamt"), tuple(lines))


def _line(due: Due, scheme: Scheme | None, book: RuleBook) -> DueLine:
    return DueLine(
        title=_title(due, scheme, book),
        anchor=anchor_of(due.part, due.key),
        reasons=tuple((str(REASONS[reason]), TONES[reason]) for reason in due.reasons),
        source=due.source,
        first_day=due.first_day,
        last_day=due.last_day,
        checked=due.checked,
        urgency=list(DueReason).index(due.reasons[0]),
    )


def _title(due: Due, scheme: Scheme | None, book: RuleBook) -> str:
    if due.part in PARTS or scheme is None:
        return str(PARTS[due.part]) if due.part in PARTS else book.shared[due.key].title
    if due.part is DuePart.PARAMETER:
        return scheme.parameters[due.key].title
    lines: Mapping[DuePart, tuple[Condition | Duty, ...]] = {
        DuePart.GROUP: scheme.groups,
        DuePart.CONDITION: scheme.conditions,
        DuePart.DUTY: scheme.duties,
    }
    return next(line.title for line in lines[due.part] if line.code == due.key)
