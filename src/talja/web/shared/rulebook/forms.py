"""Every form of support in a line: what it is, who decides, since when, and how sure we are of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.core.kernel.period import Period
from talja.core.kernel.swedish import sort_key
from talja.core.rules.book import RuleBook
from talja.core.rules.due import due_for_checking, is_over
from talja.core.rules.scheme import Kind, Scheme
from talja.web.shared.rule_words import DECIDED_BY, KINDS, Words


class Phase(StrEnum):
    """Where a form is in its life."""

    CURRENT = "current"
    COMING = "coming"
    ENDED = "ended"


PHASES: Mapping[Phase, Words] = {
    Phase.CURRENT: gettext_lazy("Finns i dag"),
    Phase.COMING: gettext_lazy("Kommer"),
    Phase.ENDED: gettext_lazy("Har upphört"),
}
_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form in the list. `due` is how much of what applies that should be checked."""

    code: str
    title: str
    summary: str
    kind: Kind
    kind_text: str
    decided_by: str
    life: str
    phase: Phase
    due: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Forms of one kind in one phase of life."""

    title: str
    rows: tuple[FormRow, ...]


def form_rows(book: RuleBook, ours: RuleBook, *, on: date) -> tuple[FormRow, ...]:
    """Return every form, in Swedish order. `ours` is the book without the municipality's own rules."""
    due = Counter(one.place for one in due_for_checking(book, on=on) if not one.is_past)
    rows = (_row(scheme, due[code], scheme_is_own(scheme, ours), on) for code, scheme in book.schemes.items())
    return tuple(sorted(rows, key=lambda row: sort_key(row.title)))


def in_phases(rows: Iterable[FormRow]) -> tuple[tuple[str, Phase, tuple[FormGroup, ...]], ...]:
    """Return the forms phase by phase, and kind by kind within it."""
    ordered = sorted(rows, key=lambda row: (list(Phase).index(row.phase), _KINDS.index(row.kind)))
    return tuple(
        (str(PHASES[phase]), phase, _groups(within)) for phase, within in groupby(ordered, key=lambda row: row.phase)
    )


def scheme_is_own(scheme: Scheme, ours: RuleBook) -> bool:
    """Whether the municipality has made the form, or put its own in the place of ours."""
    known = ours.schemes.get(scheme.code)
    return known is None or known.file != scheme.file


def phase_of(scheme: Scheme, on: date) -> Phase:
    """Return where the form is in its life on the day."""
    if scheme.can_begin(on):
        return Phase.CURRENT
    return Phase.ENDED if is_over(scheme, on) else Phase.COMING


def life_text(periods: tuple[Period, ...]) -> str:
    """Return from when to when: sedan 2018-05-01, or 2015-11-02 – 2022-12-31."""
    return ", ".join(_period(one) for one in periods)


def _period(period: Period) -> str:
    first = "" if period.first_day == date.min else period.first_day.isoformat()
    if period.last_day is None:
        return _("från %(first)s") % {"first": first} if first else ""
    last = period.last_day.isoformat()
    return f"{first} – {last}" if first else _("till och med %(last)s") % {"last": last}


def _row(scheme: Scheme, due: int, is_own: bool, on: date) -> FormRow:
    return FormRow(
        code=scheme.code,
        title=scheme.title,
        summary=scheme.summary,
        kind=scheme.kind,
        kind_text=str(KINDS[scheme.kind]),
        decided_by=str(DECIDED_BY[scheme.decided_by]),
        life=life_text(scheme.in_force),
        phase=phase_of(scheme, on),
        due=due,
        is_own=is_own,
    )


def _groups(rows: Iterable[FormRow]) -> tuple[FormGroup, ...]:
    return tuple(FormGroup(title, tuple(within)) for title, within in groupby(rows, key=lambda row: row.kind_text))
