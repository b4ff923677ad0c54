"""A list under review in whole sentences: what was read, what waits, what would be written, what was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.imports.enums import BatchState, RowStatus
from talja.apps.imports.queries import BatchLine, BatchPage
from talja.apps.imports.queries.planned import Planned
from talja.core.kernel.page import Page
from talja.web.shared.import_texts import ATTRIBUTE_LABELS, FIELD_LABELS

STATE_TONES = {
    BatchState.READING: "info",
    BatchState.REVIEW: "warm",
    BatchState.APPLYING: "info",
    BatchState.APPLIED: "success",
    BatchState.UNDOING: "info",
    BatchState.UNDONE: "neutral",
    BatchState.DISCARDED: "neutral",
    BatchState.FAILED: "danger",
}


@dataclass(frozen=True, slots=True)
class Pager:
    """The way between the pages of a list, with ready addresses."""

    first: int
    last: int
    count: int
    number: int
    pages: int
    previous_url: str
    next_url: str


def pager(page: Page[Any], pattern: str | Callable[[int], str]) -> Pager:
    """Return the way between pages; `pattern` makes an address of a page number."""
    url = pattern.format if isinstance(pattern, str) else pattern
    before = url(page.number - 1) if page.has_previous else ""
    after = url(page.number + 1) if page.has_next else ""
    return Pager(page.first, page.last, page.count, page.number, page.pages, before, after)


def state(line: BatchLine) -> tuple[str, str]:
    """Return where a list stands, in a word, and the tone that goes with it."""
    return str(BatchState(line.state).label), STATE_TONES[BatchState(line.state)]


def steps(found: BatchPage) -> list[dict[str, str]]:
    """Return the steps of an import with where this list is."""
    key, at = found.line.key, _AT[BatchState(found.line.state)]
    urls = {1: reverse("coordinator:batch_columns", args=[key]), 2: reverse("coordinator:batch", args=[key])}
    opens = urls if found.may_review else {}
    states = ["done" if number < at else "current" if number == at else "next" for number in range(len(_STEPS))]
    return [
        {"label": str(label), "state": states[number], "url": opens.get(number, "")}
        for number, label in enumerate(_STEPS)
    ]


_STEPS = (gettext_lazy("Lämna in"), gettext_lazy("Kolumner"), gettext_lazy("Granska"), gettext_lazy("För in"))
_AT = {
    BatchState.READING: 0,
    BatchState.FAILED: 0,
    BatchState.REVIEW: 2,
    BatchState.DISCARDED: 2,
    BatchState.APPLYING: 3,
    BatchState.APPLIED: 4,
    BatchState.UNDOING: 4,
    BatchState.UNDONE: 4,
}


def counts_text(line: BatchLine) -> str:
    """Return what a list holds in one line, such as `142 rader, 11 behöver dig`."""
    rows = ngettext("%(n)d rad", "%(n)d rader", line.total) % {"n": line.total}
    waiting = line.counts[RowStatus.NEEDS_YOU] + line.counts[RowStatus.REFUSED]
    if line.state == BatchState.REVIEW and waiting:
        return _("%(rows)s, %(waiting)d behöver dig") % {"rows": rows, "waiting": waiting}
    return rows if line.total else ""


def summary(line: BatchLine, planned: Planned) -> str:
    """Return in plain words what the list holds, beside the register; what has been decided waits no more."""
    counts, total = {**line.counts, **planned.waiting, _SKIPPED: planned.skipped}, line.total
    read = ngettext("%(n)d rad läst.", "%(n)d rader lästa.", total) % {"n": total}
    parts = [text for status, say_it in _PARTS if counts[status] and (text := say_it(counts[status]))]
    listed = f" {_and(parts).capitalize()}." if parts else ""
    missing = counts[RowStatus.MISSING]
    lost = (
        ngettext(" %(n)d pågående placering saknas i listan.", " %(n)d pågående placeringar saknas i listan.", missing)
        % {"n": missing}
        if missing
        else ""
    )
    return f"{read}{listed}{lost}"


_SKIPPED = "skipped"
_PARTS: tuple[tuple[str, Callable[[int], str]], ...] = (
    (RowStatus.UNCHANGED, lambda n: ngettext("%(n)d är oförändrad", "%(n)d är oförändrade", n) % {"n": n}),
    (RowStatus.CHANGED, lambda n: ngettext("%(n)d ändras", "%(n)d ändras", n) % {"n": n}),
    (RowStatus.NEW, lambda n: ngettext("%(n)d är ny", "%(n)d är nya", n) % {"n": n}),
    (RowStatus.NEEDS_YOU, lambda n: ngettext("%(n)d behöver dig", "%(n)d behöver dig", n) % {"n": n}),
    (_SKIPPED, lambda n: ngettext("%(n)d hoppas över", "%(n)d hoppas över", n) % {"n": n}),
    (RowStatus.REFUSED, lambda n: ngettext("%(n)d kunde inte läsas", "%(n)d kunde inte läsas", n) % {"n": n}),
)


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {_('och')} {parts[-1]}"


def will_write(planned: Planned, line: BatchLine) -> list[str]:
    """Return what applying writes, one line for each kind."""
    return list(_writes(planned, line))


def _writes(planned: Planned, line: BatchLine) -> Iterator[str]:
    if n := planned.placements:
        yield ngettext("%(n)d ny placering läggs till.", "%(n)d nya placeringar läggs till.", n) % {"n": n}
    if n := planned.persons:
        yield ngettext("%(n)d ny person läggs till.", "%(n)d nya personer läggs till.", n) % {"n": n}
    if n := planned.changed:
        fields = ", ".join(f"{_label(code)} ({count})" for code, count in planned.changes.items())
        text = ngettext("%(n)d placering ändras: %(fields)s.", "%(n)d placeringar ändras: %(fields)s.", n)
        yield text % {"n": n, "fields": fields}
    if n := planned.ended:
        text = ngettext(
            "%(n)d placering avslutas senast %(day)s. Vart det ledde är okänt.",
            "%(n)d placeringar avslutas senast %(day)s. Vart det ledde är okänt.",
            n,
        )
        yield text % {"n": n, "day": line.list_day.isoformat()}


def will_leave(planned: Planned) -> list[str]:
    """Return what applying leaves as it is, and why, one line for each kind."""
    return list(_leaves(planned))


def _leaves(planned: Planned) -> Iterator[str]:
    if n := planned.waiting.get(RowStatus.NEEDS_YOU, 0):
        yield ngettext("%(n)d rad behöver dig.", "%(n)d rader behöver dig.", n) % {"n": n}
    if n := planned.waiting.get(RowStatus.REFUSED, 0):
        yield ngettext("%(n)d rad går inte att läsa.", "%(n)d rader går inte att läsa.", n) % {"n": n}
    if n := planned.waiting.get(RowStatus.MISSING, 0) + planned.kept:
        yield ngettext(
            "%(n)d placering som saknas i listan fortsätter.", "%(n)d placeringar som saknas i listan fortsätter.", n
        ) % {"n": n}
    if n := planned.skipped:
        yield ngettext("%(n)d rad har du hoppat över.", "%(n)d rader har du hoppat över.", n) % {"n": n}
    if n := planned.unticked:
        yield ngettext("%(n)d ändring är inte vald.", "%(n)d ändringar är inte valda.", n) % {"n": n}
    if n := planned.unchanged:
        yield ngettext("%(n)d rad säger inget nytt.", "%(n)d rader säger inget nytt.", n) % {"n": n}


def _label(code: str) -> str:
    return str(ATTRIBUTE_LABELS.get(code) or FIELD_LABELS.get(code) or code).lower()


_KINDS: dict[str, Callable[[int], str]] = {
    "placement": lambda n: ngettext("%(n)d placering", "%(n)d placeringar", n) % {"n": n},
    "person": lambda n: ngettext("%(n)d person", "%(n)d personer", n) % {"n": n},
    "workplace": lambda n: ngettext("%(n)d arbetsplats", "%(n)d arbetsplatser", n) % {"n": n},
    "unit": lambda n: ngettext("%(n)d enhet", "%(n)d enheter", n) % {"n": n},
    "employer": lambda n: ngettext("%(n)d arbetsgivare", "%(n)d arbetsgivare", n) % {"n": n},
}


def things(left: dict[str, int]) -> str:
    """Return counts of things of the register in words, such as `2 placeringar och 1 person`."""
    return _and([_KINDS[kind](count) for kind, count in sorted(left.items())]) if left else ""
