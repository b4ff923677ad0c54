"""What a staged row says, in the words of the register's operations."""

from collections.abc import Mapping
from typing import Any

from talja.apps.imports import codec
from talja.apps.imports.models import StagedRow
from talja.apps.people.operations import PersonInput
from talja.apps.placements.operations import PlacementInput
from talja.core.intake.record import Field

_PERSON = {
    Field.NUMBER: "number",
    Field.LOCAL_NUMBER: "local_number",
    Field.BIRTH_DATE: "birth_date",
    Field.GIVEN_NAME: "given_name",
    Field.FAMILY_NAME: "family_name",
    Field.SEX: "sex",
    Field.BORN: "born",
    Field.EDUCATION: "education",
    Field.PROTECTION: "protection",
}
_PLACEMENT = {
    Field.MEASURE: "measure_code",
    Field.FIRST_DAY: "first_day",
    Field.EXTENT: "extent",
    Field.OCCUPATION: "occupation",
    Field.SUPERVISOR: "supervisor",
    Field.DECISION_REFERENCE: "decision_reference",
    Field.DECISION_FIRST_DAY: "decision_first_day",
    Field.DECISION_LAST_DAY: "decision_last_day",
}
_END = {Field.END_REASON: "end_reason", Field.DESTINATION: "destination", Field.KOLADA: "kolada"}
_PLACE = {
    Field.WORKPLACE: "workplace",
    Field.ADMINISTRATION: "administration",
    Field.UNIT: "unit",
    Field.EMPLOYER: "employer",
    Field.ORG_NUMBER: "org_number",
    Field.COST_CENTRE: "cost_centre",
}
_NAMES = frozenset({Field.NUMBER, Field.LOCAL_NUMBER, Field.GIVEN_NAME, Field.FAMILY_NAME})
UNKNOWN_END = {"end_reason": "unknown", "destination": "unknown", "kolada": "U"}


def person_input(row: StagedRow) -> PersonInput:
    """Return a new person's facts; without any number, a local one made from the row's own key."""
    said = _said(row, _PERSON, keep=_NAMES)
    if not said.get("number") and not said.get("local_number"):
        said["local_number"] = f"T-{row.key.hex[:10].upper()}"
    return PersonInput(**said)


def person_changes(row: StagedRow) -> dict[str, Any]:
    """Return what the row changes of a known person but the protection, as far as it is to be taken."""
    return {_PERSON[field]: value for field, value in _taken(row) if field in _PERSON and field is not Field.PROTECTION}


def new_protection(row: StagedRow) -> str:
    """Return the protection that the row gives a known person; empty for none. Written last: it shuts the door."""
    return next((str(value) for field, value in _taken(row) if field is Field.PROTECTION), "")


def placement_input(row: StagedRow) -> PlacementInput:
    """Return a new placement's facts. The last day is planned or real as the changes say."""
    said = _said(row, _PLACEMENT, keep=frozenset({Field.FIRST_DAY}))
    said.pop("measure_code", None)
    for change in _last_days(row):
        if change["take"]:
            said[change["attribute"]] = codec.typed(Field.LAST_DAY, change["new"])
    if "last_day" in said:
        said |= {name: value for code, name in _END.items() if (value := _ending(row, code))}
    return PlacementInput(**said)


def placement_changes(row: StagedRow) -> dict[str, Any]:
    """Return what the row changes of a known placement but its end and its workplace, as far as it is to be taken."""
    changes: dict[str, Any] = {_PLACEMENT[field]: value for field, value in _taken(row) if field in _PLACEMENT}
    if ends(row):
        return changes | _days(row, {"planned_last_day"})
    if any(one["attribute"] == "last_day" and one["old"] is None for one in _last_days(row)):
        return changes | _days(row, {"planned_last_day"})  # the end is not taken, and so neither why nor where to
    ending = {_END[field]: value for field, value in _taken(row) if field in _END}
    return changes | ending | _days(row, {"planned_last_day", "last_day"})


def ends(row: StagedRow) -> bool:
    """Whether the row ends a placement that is open in the register."""
    return any(one["attribute"] == "last_day" and one["old"] is None and one["take"] for one in _last_days(row))


def end_facts(row: StagedRow) -> dict[str, Any]:
    """Return how the row ends an open placement. What is not said is unknown."""
    (last,) = [change for change in _last_days(row) if change["attribute"] == "last_day"]
    said = {name: _ending(row, code) or UNKNOWN_END[name] for code, name in _END.items()}
    return {
        "last_day": codec.typed(Field.LAST_DAY, last["new"]),
        "reason": said["end_reason"],
        "destination": said["destination"],
        "kolada": said["kolada"],
    }


def workplace_names(row: StagedRow) -> dict[str, Any]:
    """Return the names by which the row's workplace is found or made; a unit needs its administration beside it."""
    names: dict[str, Any] = {
        name: row.values[code.value] for code, name in _PLACE.items() if row.values.get(code.value)
    }
    if "administration" not in names:
        names.pop("unit", None)
    return names


def takes(row: StagedRow, code: Field) -> bool:
    """Whether the row changes the field and the change is ticked."""
    return any(change["field"] == code and change["take"] for change in row.changes)


def _said(row: StagedRow, names: Mapping[Field, str], *, keep: frozenset[Field]) -> dict[str, Any]:
    """Return what the row says in the register's words, without what is unticked."""
    left = {change["field"] for change in row.changes if not change["take"]} - keep
    found = {name: _value(row, code) for code, name in names.items() if code.value not in left}
    return {name: value for name, value in found.items() if value is not None}


def _days(row: StagedRow, attributes: set[str]) -> dict[str, Any]:
    return {
        change["attribute"]: codec.typed(Field.LAST_DAY, change["new"])
        for change in _last_days(row)
        if change["take"] and change["attribute"] in attributes
    }


def _value(row: StagedRow, code: Field) -> Any:
    text = row.values.get(code.value)
    return None if text is None else codec.typed(code, text)


def _taken(row: StagedRow) -> list[tuple[Field, Any]]:
    changes = [change for change in row.changes if change["take"]]
    return [(Field(one["field"]), codec.typed(Field(one["field"]), one["new"])) for one in changes]


def _last_days(row: StagedRow) -> list[dict[str, Any]]:
    return [change for change in row.changes if change["field"] == Field.LAST_DAY]


def _ending(row: StagedRow, code: Field) -> str:
    changed = [change["new"] for change in row.changes if change["field"] == code]
    return str(changed[0] if changed else row.values.get(code.value, ""))
