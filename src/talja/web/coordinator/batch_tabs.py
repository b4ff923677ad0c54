"""The tabs of a list under review: which there are, how much is left in each, and what was alike in many rows."""

from collections.abc import Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.imports.queries import BatchPage, ProblemLine
from talja.apps.imports.queries.planned import Planned
from talja.core.intake.record import Field, Finding, Severity
from talja.web.coordinator.batch_address import ALL, ASKING, READ, TABS, Spot
from talja.web.coordinator.batch_rows import Fix, options_for, suggestions_in
from talja.web.shared.finding_texts import say_finding
from talja.web.shared.import_texts import FIELD_LABELS, field_label

_LABELS: Final[dict[str, str | Promise]] = {
    "needs_you": _("Behöver dig"),
    "refused": _("Kunde inte läsas"),
    "missing": _("Saknas i listan"),
    "new": _("Nya"),
    "changed": _("Ändras"),
    "unchanged": _("Oförändrade"),
    READ: _("Så läste vi"),
    ALL: _("Alla rader"),
}
_IN_BULK: Final = (
    Field.MEASURE,
    Field.WORKPLACE,
    Field.FIRST_DAY,
    Field.LAST_DAY,
    Field.EXTENT,
    Field.EMPLOYER,
    Field.CASE_WORKER,
    Field.END_REASON,
    Field.DESTINATION,
)
NEW_PLACE: Final = "workplace_new"
BULK_FIELDS: Final = tuple((field.value, FIELD_LABELS[field]) for field in _IN_BULK)  # can be set for many rows


def chosen_tab(spot: Spot, found: BatchPage, planned: Planned) -> str:
    """Return the tab that was asked for, or else the first with something in it, what waits coming first."""
    left = _counts(found, planned)
    return spot.tab or next((tab for tab in TABS if left.get(tab)), ALL)


def tabs(spot: Spot, found: BatchPage, planned: Planned) -> list[tuple[str | Promise, int | None, str, bool]]:
    """Return label, count, address and whether it is the present one, of each tab with something in it."""
    left = _counts(found, planned)
    shown = [tab for tab in TABS if tab in {READ, ALL, spot.tab} or found.line.counts.get(tab)]
    return [(_LABELS[tab], left.get(tab), spot.at(tab=tab).url(), tab == spot.tab) for tab in shown]


def _counts(found: BatchPage, planned: Planned) -> dict[str, int]:
    return {tab: planned.waiting.get(tab, 0) if tab in ASKING else count for tab, count in found.line.counts.items()}


def problem_fixes(problems: Sequence[ProblemLine]) -> list[Fix]:
    """Return what was found alike in many rows, to be mended at once; workplaces that would be made come first."""
    first = sorted(problems, key=lambda one: one.code != NEW_PLACE)
    return [
        Fix(
            code=one.field,
            label=field_label(one.field),
            text=say_finding(Finding(one.code, Severity(one.severity))),
            raw=one.raw,
            suggestions=suggestions_in(one.suggestion),
            options=options_for(one.field),
            is_error=one.severity == Severity.ERROR,
            asks=one.code == NEW_PLACE,
            rows=one.rows,
            count=len(one.rows),
        )
        for one in first
    ]
