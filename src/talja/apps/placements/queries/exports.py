"""The register as rows to take out: what is filtered, without those whose identity is protected."""

from datetime import date
from typing import Any

from talja.apps.organisation.actors import Actor
from talja.apps.people import masking
from talja.apps.placements import permissions
from talja.apps.placements.enums import Order
from talja.apps.placements.filters import PlacementFilter, found
from talja.apps.placements.lines import Export, ExportRow
from talja.apps.placements.queries.listing import ordered
from talja.apps.placements.queries.rows import COLUMNS, line

_MORE = {
    "birth_date": "person__birth_date",
    "sex": "person__sex",
    "born": "person__born",
    "education": "person__education",
    "org_number": "workplace__employer__org_number",
    "cost_centre": "workplace__cost_centre",
    "decision_reference": "decision_reference",
    "decision_first_day": "decision_first_day",
    "decision_last_day": "decision_last_day",
}
_ALL = COLUMNS | _MORE
_KEPT = ("given_name", "family_name", "local_number", "protection", *_MORE)


def export_rows(*, actor: Actor, on: date, filters: PlacementFilter | None = None, order: str = Order.NAME) -> Export:
    """Return everything that is filtered, for those who may take it out. Whoever writes the file records the reading.

    Protected persons go out only with those who may identify them; how many were left out is told, unless the filter
    names a person or a place. Raises `Denied("missing_right")`.
    """
    permissions.may_export(actor=actor).require()
    placements = found(actor=actor, on=on, filters=filters or PlacementFilter())
    out = ordered(placements.identified_to(actor), order=order, actor=actor)
    rows = tuple(_row(dict(zip(_ALL, row, strict=True)), actor=actor, on=on) for row in out.values_list(*_ALL.values()))
    return Export(rows, left_out=placements.count() - len(rows))


def _row(row: dict[str, Any], *, actor: Actor, on: date) -> ExportRow:
    number = masking.shown_number(number=row["number"], local_number="", protection=row["protection"], actor=actor)
    return ExportRow(line=line(row, actor=actor, on=on), number=number, **{name: row[name] for name in _KEPT})
