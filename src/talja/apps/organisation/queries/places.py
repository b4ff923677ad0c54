"""Where workplaces stand: their unit, administration and employer. Names no person, and so is open to everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from talja.apps.organisation.enums import EmployerKind
from talja.apps.organisation.models import Workplace


@dataclass(frozen=True, slots=True)
class PlaceWithin:
    """A workplace by its names, and who is the employer there. What it does not belong to is empty."""

    name: str
    unit: str
    administration: str
    employer: str
    org_number: str
    employer_kind: EmployerKind


def places_within(keys: Iterable[UUID | str]) -> dict[str, PlaceWithin]:
    """Return where these workplaces stand, by key. One query."""
    rows = Workplace.objects.select_related("employer", "unit__parent").filter(key__in=list(keys))
    return {str(row.key): _place(row) for row in rows}


def _place(row: Workplace) -> PlaceWithin:
    outer = None if row.unit is None else row.unit.parent or row.unit
    return PlaceWithin(
        name=row.name,
        unit="" if row.unit is None or row.unit.parent is None else row.unit.name,
        administration="" if outer is None else outer.name,
        employer=row.employer.name,
        org_number=row.employer.org_number,
        employer_kind=EmployerKind(row.employer.kind),
    )
