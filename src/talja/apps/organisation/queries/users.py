"""Users and their roles, as those see them who give roles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from talja.apps.accounts import policies as account_policies
from talja.apps.accounts import queries as accounts
from talja.apps.accounts.models import User
from talja.apps.organisation import policies
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import ROLE_RIGHTS, Right, RoleKind
from talja.apps.organisation.models import Role, RoleQuerySet
from talja.apps.organisation.queries.administrators import administrators_left
from talja.apps.organisation.queries.municipality import is_demo
from talja.apps.organisation.queries.options import Option
from talja.core.kernel.period import Period
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role somebody holds, held or will hold. `workplaces` are names, of a role that is bound to some."""

    key: UUID
    kind: RoleKind
    first_day: date
    last_day: date | None
    sees_protected: bool
    workplaces: tuple[str, ...]
    workplace_keys: tuple[UUID, ...]
    is_held: bool

    @property
    def label(self) -> str:
        """The role's name in the user's language."""
        return str(self.kind.label)


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user, with the roles held on the day."""

    key: UUID
    name: str
    email: str
    is_active: bool
    last_login_at: datetime | None
    roles: tuple[RoleLine, ...]


@dataclass(frozen=True, slots=True)
class UserVerdicts:
    """What may be done with a user, each with its reason where the answer is no. `lose` is by the role's key."""

    deactivate: Verdict
    activate: Verdict
    get_link: Verdict
    lose: Mapping[UUID, Verdict]


def list_users(*, actor: Actor, on: date) -> list[UserLine]:
    """Return all users by name with the roles they hold on the day, for those who may change users."""
    if not actor.may(Right.USERS_EDIT):
        return []
    users = accounts.in_order(User.objects.all())
    held = _roles_by_user(Role.objects.held(on=on), on=on)
    return [_user_line(user, held[user.pk]) for user in users]


def get_user(*, key: UUID, actor: Actor, on: date) -> UserLine:
    """Return one user with all roles, earlier and coming ones too. Raises `DoesNotExist`."""
    if not actor.may(Right.USERS_EDIT):
        raise User.DoesNotExist
    user = User.objects.get(key=key)
    return _user_line(user, _roles_by_user(Role.objects.filter(user=user), on=on)[user.pk])


def user_verdicts(*, key: UUID, actor: Actor, on: date) -> UserVerdicts:
    """Return what the actor may do with the user: the same questions that the operations ask. Raises `DoesNotExist`."""
    if not actor.may(Right.USERS_EDIT):
        raise User.DoesNotExist
    user = User.objects.get(key=key)
    lose = {
        role.key: policies.may_lose_role(
            RoleKind(role.kind), administrators_left=administrators_left(on=on, without_role=role.pk)
        )
        for role in Role.objects.filter(user=user)
    }
    deactivate = account_policies.may_deactivate(user, actor_key=actor.key)
    left = administrators_left(on=on, without_user=user.pk)
    for role in Role.objects.filter(user=user).held(on=on) if deactivate else ():
        deactivate = deactivate and policies.may_lose_role(RoleKind(role.kind), administrators_left=left)
    return UserVerdicts(
        deactivate=deactivate,
        activate=account_policies.may_activate(user),
        get_link=account_policies.may_get_password_link(user),
        lose=lose,
    )


def roles_of(*, user_key: UUID, actor: Actor, on: date) -> tuple[RoleLine, ...]:
    """Return the user's roles, earlier and coming ones too, latest first. Raises `DoesNotExist`."""
    return get_user(key=user_key, actor=actor, on=on).roles


def case_worker_options(*, actor: Actor, on: date) -> list[Option]:
    """Return those who can be somebody's case worker on the day: active users whose role may edit persons."""
    if not actor.may(Right.PLACEMENT_VIEW) or actor.workplaces is not None:
        return []
    kinds = [kind for kind, rights in ROLE_RIGHTS.items() if Right.PERSON_EDIT in rights]
    holders = Role.objects.held(on=on).filter(kind__in=kinds).values("user_id")
    users = accounts.in_order(User.objects.filter(is_active=True, pk__in=holders))
    return [Option(user.key, user.name) for user in users]


def demo_users(*, on: date) -> list[UserLine]:
    """Return the demo municipality's users in the order of the roles, one per role; nobody where people are real."""
    if not is_demo():
        return []
    held = _roles_by_user(Role.objects.held(on=on), on=on)
    first: dict[RoleKind, UserLine] = {}
    for user in accounts.in_order(User.objects.filter(is_active=True, pk__in=list(held))):
        for role in held[user.pk]:
            first.setdefault(role.kind, _user_line(user, held[user.pk]))
    return [first[kind] for kind in RoleKind if kind in first]


def demo_user(*, key: str, on: date) -> User:
    """Return one of the demo users, to be signed in as. Raises `DoesNotExist` for everybody else."""
    if key not in {str(line.key) for line in demo_users(on=on)}:
        raise User.DoesNotExist
    return User.objects.get(key=key)


def _roles_by_user(roles: RoleQuerySet, *, on: date) -> dict[int, list[RoleLine]]:
    found: dict[int, list[RoleLine]] = defaultdict(list)
    for role in roles.order_by("-first_day", "kind", "pk").prefetch_related("workplaces"):
        found[role.user_id].append(_role_line(role, on=on))
    return found


def _role_line(role: Role, *, on: date) -> RoleLine:
    places = sorted(role.workplaces.all(), key=lambda place: place.sort_key)
    return RoleLine(
        key=role.key,
        kind=RoleKind(role.kind),
        first_day=role.first_day,
        last_day=role.last_day,
        sees_protected=role.sees_protected,
        workplaces=tuple(place.name for place in places),
        workplace_keys=tuple(place.key for place in places),
        is_held=Period(role.first_day, role.last_day).covers(on),
    )


def _user_line(user: User, roles: Iterable[RoleLine]) -> UserLine:
    return UserLine(user.key, user.name, user.email, user.is_active, user.last_login, tuple(roles))
