"""What a staged row says, in the words of the register's operations."""

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
UNKNOWN_END = {"end_reason": "unknown", "destination": "unknown", "kolada": "U"}


def person_input(row: StagedRow) -> PersonInput:
    """Return a new person's facts; without any number, a local one made from the row's own key."""
    said = {name: value for code, name in _PERSON.items() if (value := _value(row, code)) is not None}
    if not said.get("number") and not said.get("local_number"):
        said["local_number"] = f"T-{row.key.hex[:10].upper()}"
    return PersonInput(**said)


def person_changes(row: StagedRow) -> dict[str, Any]:
    """Return what the row changes of a known person, as far as it is to be taken."""
    return {_PERSON[field]: value for field, value in _taken(row) if field in _PERSON}


def placement_input(row: StagedRow) -> PlacementInput:
    """Return a new placement's facts. The last day is planned or real as the changes say."""
    said = {name: value for code, name in _PLACEMENT.items() if (value := _value(row, code)) is not None}
    said.pop("measure_code", None)
    days = {change["attribute"]: codec.typed(Field.LAST_DAY, change["new"]) for change in _last_days(row)}
    ends = {name: value for code, name in _END.items() if (value := _ending(row, code))} if "last_day" in days else {}
    return PlacementInput(**said, **days, **ends)


def placement_changes(row: StagedRow) -> dict[str, Any]:
    """Return what the row changes of a known placement but its end, as far as it is to be taken."""
    changes: dict[str, Any] = {_PLACEMENT[field]: value for field, value in _taken(row) if field in _PLACEMENT}
    planned = [change for change in _last_days(row) if change["attribute"] == "planned_last_day" and change["take"]]
    if planned:
        changes["planned_last_day"] = codec.typed(Field.LAST_DAY, planned[0]["new"])
    if not _newly_ended(row):
        changes |= {_END[field]: value for field, value in _taken(row) if field in _END}
        if moved := [one for one in _last_days(row) if one["attribute"] == "last_day" and one["take"]]:
            changes["last_day"] = codec.typed(Field.LAST_DAY, moved[0]["new"])
    return changes


def end_facts(row: StagedRow) -> dict[str, Any]:
    """Return how the row ends an open placement; empty when it does not."""
    if not _newly_ended(row):
        return {}
    (last,) = [change for change in _last_days(row) if change["attribute"] == "last_day"]
    said = {name: _ending(row, code) or UNKNOWN_END[name] for code, name in _END.items()}
    return {
        "last_day": codec.typed(Field.LAST_DAY, last["new"]),
        "reason": said["end_reason"],
        "destination": said["destination"],
        "kolada": said["kolada"],
    }


def workplace_names(row: StagedRow) -> dict[str, str]:
    """Return the names by which the row's workplace is found or made; a unit needs its administration beside it."""
    names = {name: str(value) for code, name in _PLACE.items() if (value := _value(row, code)) is not None}
    if "administration" not in names:
        names.pop("unit", None)
    return names


def _value(row: StagedRow, code: Field) -> Any:
    text = row.values.get(code.value)
    return None if text is None else codec.typed(code, text)


def _taken(row: StagedRow) -> list[tuple[Field, Any]]:
    changes = [change for change in row.changes if change["take"]]
    return [(Field(one["field"]), codec.typed(Field(one["field"]), one["new"])) for one in changes]


def _last_days(row: StagedRow) -> list[dict[str, Any]]:
    return [change for change in row.changes if change["field"] == Field.LAST_DAY]


def _newly_ended(row: StagedRow) -> bool:
    return any(one["attribute"] == "last_day" and one["old"] is None and one["take"] for one in _last_days(row))


def _ending(row: StagedRow, code: Field) -> str:
    changed = [change["new"] for change in row.changes if change["field"] == code]
    return str(changed[0] if changed else row.values.get(code.value, ""))
