"""Moving a position on: agreed by the workplace, open for somebody, filled, empty again, closed."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.positions import permissions, policies
from talja.apps.positions.enums import TRANSITIONS, State
from talja.apps.positions.models import Position
from talja.apps.positions.operations.describing import locked
from talja.core.kernel.verdict import no


@transaction.atomic
def agree_on_position(*, position_key: UUID, actor: Actor) -> Position:
    """Say yes to the position for its workplace. Raises `Denied` and `Position.DoesNotExist`."""
    position = locked(position_key, actor=actor)
    permissions.may_answer(position, actor=actor).require()
    return _become(position, State.AGREED, actor=actor)


@transaction.atomic
def open_position(*, position_key: UUID, actor: Actor) -> Position:
    """Begin to look for somebody. Raises `Denied` and `Position.DoesNotExist`."""
    permissions.may_edit(actor=actor).require()
    return _become(locked(position_key, actor=actor), State.OPEN, actor=actor)


@transaction.atomic
def fill_position(*, position_key: UUID, first_day: date, actor: Actor, placement_key: UUID | None = None) -> Position:
    """Say that somebody has the position from a day, by a placement of the register where it stands there.

    Raises `Denied` without the right, when nobody is looked for, or for a day to come (`position_filled_in_future`),
    and `Position.DoesNotExist`.
    """
    permissions.may_edit(actor=actor).require()
    position = locked(position_key, actor=actor)
    if first_day > timezone.localdate(actor.at):
        no("position_filled_in_future").require()
    position.filled_day, position.placement_key = first_day, placement_key
    return _become(position, State.FILLED, actor=actor)


@transaction.atomic
def vacate_position(*, position_key: UUID, actor: Actor) -> Position:
    """Say that the position is empty again, and look for somebody. Raises `Denied` and `Position.DoesNotExist`."""
    permissions.may_edit(actor=actor).require()
    position = locked(position_key, actor=actor)
    position.filled_day = position.placement_key = None
    return _become(position, State.OPEN, actor=actor, origin=State.FILLED)


@transaction.atomic
def close_position(*, position_key: UUID, reason: str, actor: Actor) -> Position:
    """Close the position. Raises `Denied` (`position_reason_missing` too) and `Position.DoesNotExist`."""
    permissions.may_edit(actor=actor).require()
    position = locked(position_key, actor=actor)
    if not reason.strip():
        no("position_reason_missing").require()
    position.closed_reason = reason.strip()
    return _become(position, State.CLOSED, actor=actor)


def _become(position: Position, state: State, *, actor: Actor, origin: State | None = None) -> Position:
    policies.may_become(position, state).require()
    if origin is not None and position.state != origin:
        no("position_not_in_state").require()
    event = next(code for start, target, code in TRANSITIONS if (start, target) == (position.state, state))
    position.state, position.state_since = state, timezone.localdate(actor.at)
    position.version += 1
    position.save()
    record(event, actor=actor, target=position)
    return position
