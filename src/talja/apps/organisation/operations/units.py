"""Administrations and units: adding, renaming and removing them."""

from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from talja.apps.audit.operations import record
from talja.apps.organisation import permissions, policies
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import UnitKind
from talja.apps.organisation.models import Employer, Unit


@transaction.atomic
def add_administration(*, employer_key: UUID, name: str, actor: Actor) -> Unit:
    """Add an administration (förvaltning) to an employer.

    Raises `Denied` (`missing_right`, `name_missing`, `name_too_long`, `name_taken`) and `DoesNotExist`.
    """
    permissions.may_edit_organisation(actor=actor).require()
    employer = Employer.objects.select_for_update().get(key=employer_key)
    policies.may_be_named(name, among=_siblings(employer, None)).require()
    return _create(employer, None, UnitKind.ADMINISTRATION, name, actor)


@transaction.atomic
def add_unit(*, administration_key: UUID, name: str, actor: Actor) -> Unit:
    """Add a unit to an administration. Raises `Denied` as `add_administration` does (and `unit_too_deep`)."""
    permissions.may_edit_organisation(actor=actor).require()
    parent = Unit.objects.select_for_update(of=("self",)).select_related("employer").get(key=administration_key)
    policies.may_hold_units(parent).require()
    policies.may_be_named(name, among=_siblings(parent.employer, parent)).require()
    return _create(parent.employer, parent, UnitKind.UNIT, name, actor)


@transaction.atomic
def rename_unit(*, unit_key: UUID, name: str, actor: Actor) -> Unit:
    """Rename an administration or a unit. Raises `Denied` as `add_administration` does, and `DoesNotExist`."""
    permissions.may_edit_organisation(actor=actor).require()
    unit = Unit.objects.select_for_update(of=("self",)).select_related("employer", "parent").get(key=unit_key)
    policies.may_be_named(name, among=_siblings(unit.employer, unit.parent).exclude(pk=unit.pk)).require()
    if unit.name != name.strip():
        unit.name, unit.sort_key = name.strip(), policies.name_key(name)
        unit.save(update_fields=["name", "sort_key"])
        record("unit.renamed", actor=actor, target=unit)
    return unit


@transaction.atomic
def remove_unit_if_unused(*, unit_key: UUID, actor: Actor) -> bool:
    """Remove a unit that holds nothing, and say whether it was. Raises `Denied` and `DoesNotExist`."""
    permissions.may_edit_organisation(actor=actor).require()
    unit = Unit.objects.select_for_update(of=("self",)).get(key=unit_key)
    try:
        with transaction.atomic():
            unit.delete()
    except ProtectedError:
        return False
    record("unit.removed", actor=actor, target=unit)
    return True


def _siblings(employer: Employer, parent: Unit | None) -> QuerySet[Unit]:
    return Unit.objects.filter(employer=employer, parent=parent)


def _create(employer: Employer, parent: Unit | None, kind: UnitKind, name: str, actor: Actor) -> Unit:
    unit = Unit.objects.create(
        employer=employer, parent=parent, kind=kind, name=name.strip(), sort_key=policies.name_key(name)
    )
    record("unit.added", actor=actor, target=unit, kind=kind)
    return unit
