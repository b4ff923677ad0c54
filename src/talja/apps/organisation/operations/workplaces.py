"""Workplaces: adding, changing, closing and removing them."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from talja.apps.audit.operations import record
from talja.apps.organisation import permissions, policies
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Employer, Unit, Workplace


@transaction.atomic
def add_workplace(
    *, name: str, employer_key: UUID, actor: Actor, unit_key: UUID | None = None, cost_centre: str = ""
) -> Workplace:
    """Add a workplace to an employer, within one of its units or administrations if one is given.

    Raises `Denied` (`missing_right`, `name_missing`, `name_too_long`, `name_taken`, `cost_centre_too_long`) and
    `DoesNotExist`.
    """
    permissions.may_edit_organisation(actor=actor).require()
    employer = Employer.objects.select_for_update().get(key=employer_key)
    unit = None if unit_key is None else Unit.objects.get(key=unit_key, employer=employer)
    policies.may_be_named(name, among=_siblings(employer, unit)).require()
    policies.may_have_cost_centre(cost_centre).require()
    place = Workplace.objects.create(
        employer=employer,
        unit=unit,
        name=name.strip(),
        cost_centre=cost_centre.strip(),
        sort_key=policies.name_key(name),
    )
    record("workplace.added", actor=actor, target=place)
    return place


@transaction.atomic
def change_workplace(
    *, workplace_key: UUID, name: str, cost_centre: str, closed_day: date | None, actor: Actor
) -> Workplace:
    """Change name, cost centre and the day from which the workplace is closed (None = open).

    Raises `Denied` as `add_workplace` does, and `DoesNotExist`.
    """
    permissions.may_edit_organisation(actor=actor).require()
    place = _locked(workplace_key)
    policies.may_be_named(name, among=_siblings(place.employer, place.unit).exclude(pk=place.pk)).require()
    policies.may_have_cost_centre(cost_centre).require()
    new = {"name": name.strip(), "cost_centre": cost_centre.strip(), "closed_day": closed_day}
    changed = [field for field, value in new.items() if getattr(place, field) != value]
    if changed:
        place.name, place.cost_centre, place.closed_day = name.strip(), cost_centre.strip(), closed_day
        place.sort_key = policies.name_key(name)
        place.save(update_fields=[*changed, "sort_key"])
        day = closed_day.isoformat() if closed_day else None
        record("workplace.changed", actor=actor, target=place, fields=" ".join(changed), closed_day=day)
    return place


@transaction.atomic
def remove_workplace_if_unused(*, workplace_key: UUID, actor: Actor) -> bool:
    """Remove a workplace without placements, roles and contacts, and say whether it was. For undoing an import.

    Raises `Denied` and `DoesNotExist`.
    """
    permissions.may_edit_organisation(actor=actor).require()
    place = _locked(workplace_key)
    if place.roles.exists() or place.contacts.exists():
        return False
    try:
        with transaction.atomic():
            place.delete()
    except ProtectedError:
        return False
    record("workplace.removed", actor=actor, target=place)
    return True


def _locked(key: UUID) -> Workplace:
    return Workplace.objects.select_for_update(of=("self",)).select_related("employer", "unit").get(key=key)


def _siblings(employer: Employer, unit: Unit | None) -> QuerySet[Workplace]:
    return Workplace.objects.filter(employer=employer, unit=unit)
