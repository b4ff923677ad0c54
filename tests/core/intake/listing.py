"""Invented people for the tests of linking, comparing and reconciling; their numbers are official test numbers."""

from datetime import date

from talja.core.intake.known import KnownPerson, KnownPlacement, Register
from talja.core.intake.record import Field, Finding, ReadRow, Severity, Value
from talja.core.kernel.personal_number import check_digit


def number(born: date, serial: int = 980, *, co_ordination: bool = False) -> str:
    """Return a twelve-digit test number (serial 980 to 999)."""
    digits = f"{born:%Y%m}{born.day + 60 * co_ordination:02d}{serial}"
    return digits + str(check_digit(digits[2:]))


BORN = date(1985, 3, 22)
ASTA = KnownPerson("asta", number(BORN), None, BORN, "Asta Maria", "Björk")
NURA = KnownPerson("nura", None, "L-17", date(1990, 5, 14), "Nura", "Al-Hassan")
ASTAS_JOB = KnownPlacement(
    key="astas-job",
    person_key="asta",
    measure="nystartsjobb",
    category="subsidised",
    first_day=date(2025, 9, 1),
    planned_last_day=date(2026, 8, 31),
    workplace="w1",
    workplace_name="Ängens förskola",
)
REGISTER = Register((ASTA, NURA), (ASTAS_JOB,))


def row(name: str = "", *findings: Finding, at: int = 1, **values: Value) -> ReadRow:
    """Return a row: a name as "Given|Family" and any other field by its code."""
    given, _, family = name.partition("|")
    read: dict[Field, Value] = {Field(code): value for code, value in values.items()}
    read |= {key: text for key, text in ((Field.GIVEN_NAME, given), (Field.FAMILY_NAME, family)) if text}
    return ReadRow(at, read, findings)


def unreadable(field: Field, raw: str = "?") -> Finding:
    return Finding("unreadable", Severity.ERROR, 0, field, raw)
