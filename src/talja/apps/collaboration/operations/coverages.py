"""Say which union is asked where, for which occupations."""

from typing import Any
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.collaboration import permissions, policies
from talja.apps.collaboration.models import Coverage, Representative, Union
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Employer, Unit, Workplace
from talja.core.kernel.verdict import Denied


@transaction.atomic
def add_coverage(
    *,
    union_key: UUID,
    representative_key: UUID | None = None,
    workplace_key: UUID | None = None,
    unit_key: UUID | None = None,
    employer_key: UUID | None = None,
    occupation: str = "",
    actor: Actor,
) -> Coverage:
    """Let a union be asked at a workplace, in a unit or administration, at an employer, or (none of them) everywhere.

    `occupation` is the first digits of SSYK 2012; empty = all. Raises `DoesNotExist` and `Denied`: missing_right,
    coverage_two_places, occupation_group_shape, representative_gone, coverage_taken.
    """
    permissions.may_edit_unions(actor=actor).require()
    policies.may_be_occupation(occupation.strip()).require()
    union = Union.objects.select_for_update().get(key=union_key)
    where = _where(workplace_key, unit_key, employer_key)
    if Coverage.objects.filter(union=union, occupation=occupation.strip(), **where).exists():
        raise Denied("coverage_taken")
    somebody = _representative(union, representative_key)
    coverage = Coverage.objects.create(union=union, representative=somebody, occupation=occupation.strip(), **where)
    record("coverage.added", actor=actor, target=coverage, union=str(union.key))
    return coverage


@transaction.atomic
def remove_coverage(*, coverage_key: UUID, actor: Actor) -> None:
    """Ask the union there no more. Raises `Coverage.DoesNotExist` and `Denied`: missing_right."""
    permissions.may_edit_unions(actor=actor).require()
    coverage = Coverage.objects.select_for_update(of=("self",)).get(key=coverage_key)
    coverage.delete()
    record("coverage.removed", actor=actor, target=coverage)


def _where(workplace: UUID | None, unit: UUID | None, employer: UUID | None) -> dict[str, Any]:
    if sum(key is not None for key in (workplace, unit, employer)) > 1:
        raise Denied("coverage_two_places")
    return {
        "workplace": None if workplace is None else Workplace.objects.get(key=workplace),
        "unit": None if unit is None else Unit.objects.get(key=unit),
        "employer": None if employer is None else Employer.objects.get(key=employer),
    }


def _representative(union: Union, key: UUID | None) -> Representative | None:
    if key is None:
        return None
    somebody = Representative.objects.get(key=key, union=union)
    if somebody.left_day is not None:
        raise Denied("representative_gone")
    return somebody
