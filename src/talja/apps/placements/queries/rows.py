"""From a row of the database to a line made for the actor: the one place where placements are masked."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right, UnitKind
from talja.apps.people import masking
from talja.apps.placements.enums import Category, State
from talja.apps.placements.lines import PlacementLine
from talja.apps.placements.models import Placement

_DAYS = ("first_day", "planned_last_day", "last_day")
_ENDING = ("end_reason", "destination", "kolada")
_OWN = ("pk", "key", *_DAYS, "extent", "occupation", "supervisor", *_ENDING)
_JOINED = {
    "person_key": "person__key",
    "given_name": "person__given_name",
    "family_name": "person__family_name",
    "number": "person__number",
    "local_number": "person__local_number",
    "protection": "person__protection",
    "case_worker": "person__case_worker__name",
    "measure_code": "measure__code",
    "measure": "measure__name",
    "category": "measure__category",
    "workplace_key": "workplace__key",
    "workplace": "workplace__name",
    "unit": "workplace__unit__name",
    "unit_kind": "workplace__unit__kind",
    "administration": "workplace__unit__parent__name",
    "employer": "workplace__employer__name",
    "employer_kind": "workplace__employer__kind",
}
COLUMNS = {name: name for name in _OWN} | _JOINED
"""Name in a row -> the way to it in the database."""


def lines_of(pks: Iterable[int], *, actor: Actor, on: date) -> tuple[PlacementLine, ...]:
    """Return the lines of these rows, in the order given. The rows must come from `visible_to(actor)`."""
    wanted = list(pks)
    rows = {row[0]: row for row in Placement.objects.filter(pk__in=wanted).values_list(*COLUMNS.values())}
    return tuple(line(dict(zip(COLUMNS, rows[pk], strict=True)), actor=actor, on=on) for pk in wanted if pk in rows)


def line(row: dict[str, Any], *, actor: Actor, on: date) -> PlacementLine:
    """Return the line of one row (the names of COLUMNS), masked for the actor."""
    masked = masking.is_masked(row["protection"], actor=actor)
    return PlacementLine(
        key=str(row["key"]),
        person_key=str(row["person_key"]),
        person_name=masking.shown_name(**_only(row, "given_name", "family_name", "protection"), actor=actor),
        person_number=masking.shown_number(**_only(row, "number", "local_number", "protection"), actor=actor),
        is_protected=bool(row["protection"]),
        is_masked=masked,
        case_worker=row["case_worker"] or "",
        state=state_of(row["first_day"], row["last_day"], on=on),
        **_only(row, "category", *_DAYS, "extent", "occupation"),
        **shown_support(row, actor=actor),
        **_place(row, masked=masked),
    )


def state_of(first_day: date, last_day: date | None, *, on: date) -> str:
    """Return where the placement is on the day, as a code of `State`."""
    if first_day > on:
        return State.PLANNED.value
    return State.RUNNING.value if last_day is None or last_day >= on else State.ENDED.value


def shown_support(row: dict[str, Any], *, actor: Actor) -> dict[str, Any]:
    """Return the measure and how it ended; for those who may not see measures only the words of the category.

    Why somebody left (illness, parental leave) is no more the manager's to know than the form of support.
    """
    if actor.may(Right.MEASURE_VIEW):
        return _only(row, "measure_code", "measure", *_ENDING)
    return dict.fromkeys(("measure_code", *_ENDING), "") | {"measure": str(Category(row["category"]).label)}


def administration_of(row: dict[str, Any]) -> str:
    """Return the administration's name, unmasked: the parent of a unit, or itself."""
    return (row["administration"] if row["unit_kind"] == UnitKind.UNIT else row["unit"]) or ""


def _place(row: dict[str, Any], *, masked: bool) -> dict[str, Any]:
    if masked:
        names = ("workplace_key", "workplace", "unit", "administration", "employer", "employer_kind", "supervisor")
        return dict.fromkeys(names, "")
    return {
        "workplace_key": str(row["workplace_key"]),
        "unit": row["unit"] if row["unit_kind"] == UnitKind.UNIT else "",
        "administration": administration_of(row),
        **_only(row, "workplace", "employer", "employer_kind", "supervisor"),
    }


def _only(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}
