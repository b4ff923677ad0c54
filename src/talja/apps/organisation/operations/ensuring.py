"""Finding a workplace by its names, or making it: what an import needs, and what undoing it takes away again."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from talja.apps.organisation import permissions, policies
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, UnitKind
from talja.apps.organisation.models import Employer, Unit, Workplace
from talja.apps.organisation.operations.employers import add_employer, remove_employer_if_unused
from talja.apps.organisation.operations.municipality import municipal_employer
from talja.apps.organisation.operations.units import add_administration, add_unit, remove_unit_if_unused
from talja.apps.organisation.operations.workplaces import add_workplace, remove_workplace_if_unused
from talja.core.kernel.verdict import Denied

Row = TypeVar("Row", Employer, Workplace)


@dataclass(frozen=True, slots=True)
class Ensured:
    """A workplace, and what had to be made for it: `kind:key`, the outermost first. Nothing made = it was there."""

    workplace: Workplace
    made: tuple[str, ...] = ()


@transaction.atomic
def ensure_workplace(
    *,
    workplace: str,
    actor: Actor,
    administration: str = "",
    unit: str = "",
    employer: str = "",
    employer_kind: EmployerKind = EmployerKind.PRIVATE,
    org_number: str = "",
    cost_centre: str = "",
) -> Ensured:
    """Return the workplace of these names, made with all it stands within where it is missing.

    Names are compared in Swedish, whatever their case and punctuation. No employer means the municipality. A workplace
    named without administration and unit is found wherever it stands, if only one has that name at the employer.
    Raises `Denied` (`missing_right`, `name_missing`, `not_set_up`, `workplace_ambiguous`, `unit_needs_administration`,
    and as the `add_` operations do).
    """
    permissions.may_edit_organisation(actor=actor).require()
    if unit and not administration:
        raise Denied("unit_needs_administration")
    made: list[str] = []
    owner = _employer(employer, employer_kind, org_number, actor, made)
    within = _unit(owner, administration, unit, actor, made)
    found = _workplace(owner, within, workplace)
    if found is None:
        found = add_workplace(
            name=workplace,
            employer_key=owner.key,
            unit_key=within.key if within else None,
            cost_centre=cost_centre,
            actor=actor,
        )
        made.append(f"workplace:{found.key}")
    return Ensured(found, tuple(made))


@transaction.atomic
def remove_made(*, made: tuple[str, ...], actor: Actor) -> tuple[str, ...]:
    """Take away what `ensure_workplace` made, the innermost first, and return what was left because it is used or gone.

    Raises `Denied` (`missing_right`).
    """
    permissions.may_edit_organisation(actor=actor).require()
    left = []
    for entry in reversed(made):
        kind, _, key = entry.partition(":")
        try:
            removed = _remove(kind, UUID(key), actor)
        except (Workplace.DoesNotExist, Unit.DoesNotExist, Employer.DoesNotExist):
            removed = False
        if not removed:
            left.append(entry)
    return tuple(reversed(left))


def _remove(kind: str, key: UUID, actor: Actor) -> bool:
    if kind == "workplace":
        return remove_workplace_if_unused(workplace_key=key, actor=actor)
    if kind == "unit":
        return remove_unit_if_unused(unit_key=key, actor=actor)
    return remove_employer_if_unused(employer_key=key, actor=actor)


def _employer(name: str, kind: EmployerKind, org_number: str, actor: Actor, made: list[str]) -> Employer:
    if not name and not org_number:
        return municipal_employer()
    digits = policies.digits_of(org_number)
    found = Employer.objects.filter(org_number=digits).first() if digits else None
    found = found or _the_one(Employer.objects.filter(sort_key=policies.name_key(name)), "employer_ambiguous")
    if found is None or (digits and found.org_number and found.org_number != digits):
        found = add_employer(kind=kind, name=name, org_number=org_number, actor=actor)
        made.append(f"employer:{found.key}")
    return found


def _unit(employer: Employer, administration: str, unit: str, actor: Actor, made: list[str]) -> Unit | None:
    if not administration:
        return None
    top = Unit.objects.filter(employer=employer, parent=None, sort_key=policies.name_key(administration)).first()
    if top is None:
        top = add_administration(employer_key=employer.key, name=administration, actor=actor)
        made.append(f"unit:{top.key}")
    if not unit:
        return top
    found = Unit.objects.filter(parent=top, sort_key=policies.name_key(unit), kind=UnitKind.UNIT).first()
    if found is None:
        found = add_unit(administration_key=top.key, name=unit, actor=actor)
        made.append(f"unit:{found.key}")
    return found


def _workplace(employer: Employer, within: Unit | None, name: str) -> Workplace | None:
    rows = Workplace.objects.filter(employer=employer, sort_key=policies.name_key(name))
    if within is not None:
        return rows.filter(unit=within).first()
    return _the_one(rows, "workplace_ambiguous")


def _the_one(rows: QuerySet[Row], code: str) -> Row | None:
    found = list(rows[:2])
    if len(found) > 1:
        raise Denied(code)
    return found[0] if found else None
