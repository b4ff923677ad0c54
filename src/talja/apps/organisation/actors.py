"""Who acts, with which rights, for which workplaces, and when: what every query and operation is asked by."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from talja.apps.organisation.enums import ROLE_RIGHTS, SCOPED_ROLES, Right, RoleKind
from talja.apps.organisation.models import Role
from talja.core.kernel.verdict import Verdict, no, yes

if TYPE_CHECKING:
    from talja.apps.accounts.models import User


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody acting at a moment. The clock is read once, where the Actor is made.

    `workplaces` are the ids that a scoped role (a manager) is bound to; None means all workplaces. `matter` is what
    somebody without an account came for, by a link: its purpose and the public key of what it is about.
    """

    key: str
    name: str
    at: datetime
    rights: frozenset[Right] = frozenset()
    workplaces: frozenset[int] | None = field(default=frozenset())
    roles: tuple[RoleKind, ...] = ()
    user_id: int | None = None
    matter: tuple[str, UUID] | None = None

    def opens(self, purpose: str, key: UUID) -> bool:
        """Whether the actor came by a link that opens just this matter, for just this purpose."""
        return self.matter == (purpose, key)

    def may(self, right: str) -> bool:
        """Whether the actor holds the right, whatever the scope."""
        return right in self.rights

    def needs(self, right: str) -> Verdict:
        """Yes, or no with the reason `missing_right`."""
        return yes() if self.may(right) else no("missing_right")

    def reaches(self, workplace_id: int) -> bool:
        """Whether the workplace is within the actor's scope."""
        return self.workplaces is None or workplace_id in self.workplaces


def outsider(*, at: datetime) -> Actor:
    """Return somebody who is not signed in: no rights, no workplaces."""
    return Actor(key="", name="", at=at)


def by_link(*, link_key: UUID, purpose: str, matter_key: UUID, at: datetime) -> Actor:
    """Return somebody who came by a link: no rights, no workplaces, one matter."""
    return Actor(key=f"link:{link_key}", name="", at=at, matter=(purpose, matter_key))


def actor_for(user: "User", *, at: datetime, today: date) -> Actor:
    """Return the actor a user is today, from the roles held. Two queries at most."""
    roles = list(Role.objects.filter(user_id=user.pk).held(on=today))
    kinds = tuple(RoleKind(role.kind) for role in roles)
    rights = frozenset[Right]().union(*(ROLE_RIGHTS[kind] for kind in kinds)) | {Right.SIGNED_IN}
    if any(role.sees_protected for role in roles):
        rights |= {Right.PERSON_PROTECTED}
    return Actor(
        key=str(user.key), name=user.name, at=at, rights=rights, workplaces=_scope(roles), roles=kinds, user_id=user.pk
    )


def _scope(roles: list[Role]) -> frozenset[int] | None:
    """All workplaces if any register role is unbound; else those of the bound roles."""
    unbound = [
        role for role in roles if role.kind not in SCOPED_ROLES and Right.PLACEMENT_VIEW in ROLE_RIGHTS[role.kind]
    ]
    if unbound:
        return None
    bound = [role.pk for role in roles if role.kind in SCOPED_ROLES]
    if not bound:
        return frozenset()
    return frozenset(Role.workplaces.through.objects.filter(role_id__in=bound).values_list("workplace_id", flat=True))


def in_place_of(key: str, *, at: datetime) -> Actor:
    """Return who carries out what somebody proposed and others have approved: recorded as the proposer's, every right.

    The approver may be somebody without an account, or with no right to what the proposal changes. So too when an app
    above has judged that somebody may do something through one below, such as ask a union about tasks.
    """
    return Actor(key=key, name="", at=at, rights=frozenset(Right), workplaces=None)


def system_actor(*, at: datetime) -> Actor:
    """Return the actor of commands run by the operator on the server: every right, recorded as `system`."""
    return Actor(key="system", name="system", at=at, rights=frozenset(Right), workplaces=None)
