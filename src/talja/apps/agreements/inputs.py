"""What may be said about an agreement, as a form says it."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from talja.apps.agreements.enums import Change
from talja.apps.agreements.models import AgreementVersion
from talja.apps.followups.inputs import EndInput

__all__ = ["AgreementInput", "ChangeInput", "EndInput"]


@dataclass(frozen=True, slots=True)
class AgreementInput:
    """What is agreed. Empty = not settled yet. `extent` per cent, `weekly_hours` hours, `wage` kronor per month."""

    workplace_key: UUID
    measure_code: str
    first_day: date
    last_day: date | None = None
    extent: Decimal | None = None
    weekly_hours: Decimal | None = None
    schedule: str = ""
    occupation: str = ""
    tasks: str = ""
    wage: Decimal | None = None
    supervisor: str = ""
    goals: str = ""
    offers: str = ""
    afterwards: str = ""
    aim: str = ""
    employment: str = ""

    def facts(self) -> dict[str, Any]:
        """Return what to store, without workplace and measure, texts tidied."""
        said = asdict(self)
        del said["workplace_key"], said["measure_code"]
        return {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}

    @classmethod
    def of(cls, version: AgreementVersion) -> "AgreementInput":
        """Return what a version says. Reads its workplace and measure."""
        own = {one.name: getattr(version, one.name) for one in fields(cls) if one.name not in _KEYS}
        return cls(workplace_key=version.workplace.key, measure_code=version.measure.code, **own)


_KEYS = {"workplace_key", "measure_code"}


@dataclass(frozen=True, slots=True)
class ChangeInput:
    """A change of an agreement that runs: what is to hold from `effective_day` on, and why.

    `kind` says which of the rest it is about: a last day (extended, shortened), an extent (and wage and hours with it),
    a workplace (moved), what sort of employment it is (other), or nothing more (interrupted, resumed; a resumed one may
    have a new last day).
    """

    kind: Change
    effective_day: date
    reason: str
    last_day: date | None = None
    extent: Decimal | None = None
    weekly_hours: Decimal | None = None
    wage: Decimal | None = None
    workplace_key: UUID | None = None
    supervisor: str = ""
    employment: str = ""

    def said(self) -> dict[str, Any]:
        """Return what it says of the version's own facts, by their names. The workplace is not among them."""
        names = ("last_day", "extent", "weekly_hours", "wage", "supervisor", "employment")
        told = {name: getattr(self, name) for name in names}
        return {name: value for name, value in told.items() if value not in {None, ""}}
