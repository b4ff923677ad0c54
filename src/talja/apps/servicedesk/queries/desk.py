"""Who works at the desk, and what the desk promises."""

from datetime import date

from django.db.models import Count, Q

from talja.apps.accounts import queries as accounts
from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import ROLE_RIGHTS, Right
from talja.apps.organisation.models import Role
from talja.apps.servicedesk import permissions
from talja.apps.servicedesk.enums import OPEN
from talja.apps.servicedesk.lines import DeskPromise, DeskWorker
from talja.apps.servicedesk.models import Away, DeskRules

_KINDS = tuple(kind for kind, rights in ROLE_RIGHTS.items() if Right.DESK_WORK in rights)


def desk_rules() -> DeskPromise:
    """Return what the desk promises; the defaults until somebody has said otherwise."""
    row = DeskRules.objects.first() or DeskRules()
    return DeskPromise(row.answer_days, row.waiting_days)


def desk_workers(*, actor: Actor, on: date) -> tuple[DeskWorker, ...]:
    """Return those who work at the desk on the day, by name, for those who do. One query."""
    if not permissions.may_work(actor=actor):
        return ()
    return tuple(
        DeskWorker(str(user.key), user.name, user.open_requests, away_until(user, on=on))  # type: ignore[attr-defined]
        for user in accounts.in_order(holders(on=on))
    )


def holders(*, on: date) -> list[User]:
    """Return the active users whose role works at the desk on the day, each with `open_requests` and `desk_away`."""
    held = Role.objects.held(on=on).filter(kind__in=_KINDS).values("user_id")
    count = Count("desk_requests", filter=Q(desk_requests__state__in=OPEN))
    users = User.objects.filter(is_active=True, pk__in=held).select_related("desk_away")
    return list(users.annotate(open_requests=count))


def away_until(user: User, *, on: date) -> date | None:
    """Return the last day that one of the `holders` is away, if they are away on the day."""
    away: Away | None = getattr(user, "desk_away", None)
    return away.last_day if away is not None and away.last_day >= on else None
