"""Giving and ending roles, and closing accounts without locking everybody out."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from talja.apps.accounts import operations as accounts
from talja.apps.accounts.models import User
from talja.apps.audit.operations import record
from talja.apps.organisation import permissions, policies
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Role, Workplace
from talja.apps.organisation.queries.administrators import administrators_left
from talja.core.kernel.period import Period
from talja.core.kernel.verdict import Denied


@transaction.atomic
def give_role(
    *,
    user_key: UUID,
    kind: RoleKind,
    first_day: date,
    actor: Actor,
    last_day: date | None = None,
    sees_protected: bool = False,
    workplace_keys: Collection[UUID] = (),
) -> Role:
    """Give a user a role from a day, for certain workplaces if the role is bound to some.

    Raises `Denied` (`missing_right`, `ends_before_start`, `role_needs_workplaces`, `role_takes_no_workplaces`,
    `own_protected`, `role_already_held`) and `DoesNotExist`.
    """
    permissions.may_edit_roles(actor=actor).require()
    user = User.objects.select_for_update().get(key=user_key)
    workplaces = _workplaces(workplace_keys)
    policies.may_give_role(
        kind=kind,
        period=_period(first_day, last_day),
        workplaces=workplaces,
        sees_protected=sees_protected,
        is_own=str(user.key) == actor.key,
        held=list(Role.objects.filter(user=user)),
    ).require()
    role = Role.objects.create(
        user=user, kind=kind, first_day=first_day, last_day=last_day, sees_protected=sees_protected
    )
    role.workplaces.set(workplaces)
    _record("role.given", role, actor)
    return role


@transaction.atomic
def set_role_workplaces(*, role_key: UUID, workplace_keys: Collection[UUID], actor: Actor) -> Role:
    """Bind a scoped role to exactly these workplaces. Raises `Denied` (`role_needs_workplaces`…) and `DoesNotExist`."""
    permissions.may_edit_roles(actor=actor).require()
    role = _locked(role_key)
    workplaces = _workplaces(workplace_keys)
    policies.may_be_bound(kind=RoleKind(role.kind), workplaces=workplaces).require()
    if set(role.workplaces.values_list("pk", flat=True)) != {place.pk for place in workplaces}:
        role.workplaces.set(workplaces)
        _record("role.bound", role, actor)
    return role


@transaction.atomic
def end_role(*, role_key: UUID, last_day: date, actor: Actor) -> Role:
    """Let a role hold to the end of the day and no longer.

    Raises `Denied` (`missing_right`, `ends_before_start`, `already_ended`, `last_administrator`) and `DoesNotExist`.
    """
    permissions.may_edit_roles(actor=actor).require()
    _locked_administrators()
    role = _locked(role_key)
    left = administrators_left(on=last_day + timedelta(days=1), without_role=role.pk)
    policies.may_end_role(role, last_day=last_day, administrators_left=left).require()
    role.last_day = last_day
    role.save(update_fields=["last_day"])
    _record("role.ended", role, actor)
    return role


@transaction.atomic
def withdraw_role(*, role_key: UUID, on: date, actor: Actor) -> None:
    """Take back a role at once, as if it had not been given; the log keeps that it was.

    Raises `Denied` (`missing_right`, `last_administrator`) and `DoesNotExist`.
    """
    permissions.may_edit_roles(actor=actor).require()
    _locked_administrators()
    role = _locked(role_key)
    left = administrators_left(on=on, without_role=role.pk)
    policies.may_lose_role(RoleKind(role.kind), administrators_left=left).require()
    _record("role.withdrawn", role, actor)
    role.delete()


@transaction.atomic
def deactivate_user(*, user_key: UUID, on: date, actor: Actor) -> User:
    """Close an account, unless nobody would be left who can give roles (`last_administrator`).

    Raises `Denied` as `accounts.operations.deactivate_user` does, and `DoesNotExist`.
    """
    permissions.may_edit_roles(actor=actor).require()
    _locked_administrators()
    user = User.objects.get(key=user_key)
    kinds = Role.objects.filter(user=user).held(on=on).values_list("kind", flat=True)
    left = administrators_left(on=on, without_user=user.pk)
    for kind in kinds:
        policies.may_lose_role(RoleKind(kind), administrators_left=left).require()
    return accounts.deactivate_user(user_key=user_key, actor=actor)


def _locked_administrators() -> None:
    """Let two administrators who end each other's roles wait for each other, so that one of them remains."""
    list(Role.objects.select_for_update().filter(kind=RoleKind.ADMINISTRATOR).order_by("pk").values_list("pk"))


def _locked(key: UUID) -> Role:
    return Role.objects.select_for_update(of=("self",)).select_related("user").get(key=key)


def _workplaces(keys: Iterable[UUID]) -> list[Workplace]:
    wanted = set(keys)
    found = list(Workplace.objects.filter(key__in=wanted))
    if len(found) != len(wanted):
        raise Denied("not_found")
    return found


def _period(first_day: date, last_day: date | None) -> Period:
    if last_day is not None and last_day < first_day:
        raise Denied("ends_before_start")
    return Period(first_day, last_day)


def _record(code: str, role: Role, actor: Actor) -> None:
    record(
        code,
        actor=actor,
        target=role.user,
        kind=role.kind,
        first_day=role.first_day.isoformat(),
        last_day=role.last_day.isoformat() if role.last_day else None,
        sees_protected=role.sees_protected,
        workplaces=role.workplaces.count(),
    )
