"""What the operations are told: what a matter is about, what is applied for, and what was decided."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class About:
    """The matter that somebody is asked about: its key, and whose and where it is, as far as it is known."""

    matter_key: UUID
    person_key: UUID | None
    workplace_key: UUID
    placement_key: UUID | None = None


@dataclass(frozen=True, slots=True)
class ApplicationInput:
    """An application as it was sent. Empty = not known."""

    measure_code: str
    sent_day: date
    officer_key: UUID | None = None
    reference: str = ""
    first_day: date | None = None
    last_day: date | None = None
    wish: str = ""

    def facts(self) -> dict[str, Any]:
        """Return what to store, without measure and officer, texts tidied."""
        said = asdict(self)
        del said["measure_code"], said["officer_key"]
        return _tidy(said)


@dataclass(frozen=True, slots=True)
class OutcomeInput:
    """What Arbetsförmedlingen decided. `state` is granted, partly or refused.

    `amount` is kronor per month, `level` per cent. Empty = not known. The days are those that the decision gives.
    """

    state: str
    decided_day: date
    decision_reference: str = ""
    amount: Decimal | None = None
    level: Decimal | None = None
    decision_first_day: date | None = None
    decision_last_day: date | None = None

    def facts(self) -> dict[str, Any]:
        """Return what to store, texts tidied."""
        return _tidy(asdict(self))


@dataclass(frozen=True, slots=True)
class ProcedureInput:
    """How the municipality does for a form. Days are calendar days."""

    needs_union: bool
    basis: str
    union_days: int
    needs_agency: bool
    agency_days: int
    shows_form: bool
    reason: str


def _tidy(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}
