"""Values of a row as JSON and back: days as YYYY-MM-DD, numbers as decimal text."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from talja.core.intake.record import Field, Finding, Severity, Value

DAYS = frozenset({Field.BIRTH_DATE, Field.FIRST_DAY, Field.LAST_DAY, Field.DECISION_FIRST_DAY, Field.DECISION_LAST_DAY})
NUMBERS = frozenset({Field.EXTENT, Field.WAGE})
_CODES = {field: field.value for field in Field}  # looked up for every cell of a list


def to_json(values: Mapping[Field, Value]) -> dict[str, str]:
    """Return the values as text by field code."""
    return {_CODES[field]: value if type(value) is str else plain(value) for field, value in values.items()}


def from_json(stored: Mapping[str, str]) -> dict[Field, Value]:
    """Return the values typed again by their field."""
    return {Field(code): typed(Field(code), text) for code, text in stored.items()}


def plain(value: Value) -> str:
    """Return one value as text."""
    return value.isoformat() if isinstance(value, date) else str(value)


def typed(field: Field, text: str) -> Value:
    """Return one stored text as the value its field holds. Raises `ValueError` for what was never stored so."""
    if field in DAYS:
        return date.fromisoformat(text)
    return Decimal(text) if field in NUMBERS else text


def findings_to_json(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    """Return findings as JSON, empty parts left out."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            **({"column": finding.column} if finding.column is not None else {}),
            **({"field": finding.field.value} if finding.field else {}),
            **({"raw": finding.raw} if finding.raw else {}),
            **({"suggestion": finding.suggestion} if finding.suggestion else {}),
        }
        for finding in findings
    ]


def findings_from_json(stored: list[dict[str, Any]]) -> tuple[Finding, ...]:
    """Return findings as they were read."""
    return tuple(
        Finding(
            code=one["code"],
            severity=Severity(one["severity"]),
            column=one.get("column"),
            field=Field(one["field"]) if "field" in one else None,
            raw=one.get("raw", ""),
            suggestion=one.get("suggestion", ""),
        )
        for one in stored
    )
