"""Putting a position in the register, and changing how it is described."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.positions import permissions, policies
from talja.apps.positions.inputs import PositionInput, TextInput
from talja.apps.positions.models import Position, PositionTask
from talja.core.kernel.verdict import no


@transaction.atomic
def describe_position(*, said: PositionInput, actor: Actor) -> Position:
    """Put a position with its tasks in the register.

    Raises `Denied` without the right, a title (`position_title_missing`), tasks (`position_without_tasks`) or time
    (`position_without_time`), and `Workplace.DoesNotExist`.
    """
    permissions.may_edit(actor=actor).require()
    _require_whole(said)
    wanted = {said.workplace_key, *(task.workplace_key for task in said.tasks)}
    places = {row.key: row for row in Workplace.objects.filter(key__in=wanted)}
    if wanted - set(places):
        raise Workplace.DoesNotExist
    position = Position.objects.create(
        workplace=places[said.workplace_key],
        **_texts(said.text),
        state_since=timezone.localdate(actor.at),
        paid_minutes=said.paid_minutes,
        full_time_minutes=said.full_time_minutes,
        demands=dict(said.demands),
        carving_key=said.carving_key,
        created_at=actor.at,
        created_by=actor.key,
    )
    PositionTask.objects.bulk_create(
        PositionTask(
            position=position,
            workplace=places[task.workplace_key],
            order=order,
            title=task.title,
            family=task.family,
            occupation=task.occupation,
            minutes=task.minutes,
            starts=[list(start) for start in task.starts],
            weeks=task.weeks,
            line_key=task.line_key,
        )
        for order, task in enumerate(said.tasks)
    )
    record("position.described", actor=actor, target=position, tasks=len(said.tasks), minutes=said.paid_minutes)
    return position


@transaction.atomic
def change_texts(*, position_key: UUID, said: TextInput, version: int, actor: Actor) -> Position:
    """Change how a position is described.

    Raises `Denied` without the right, when it is closed, without a title, or when somebody changed it since
    (`changed_by_other`), and `Position.DoesNotExist`.
    """
    position = locked(position_key, actor=actor)
    permissions.may_edit(actor=actor).require()
    policies.may_change(position).require()
    if position.version != version:
        no("changed_by_other").require()
    if not said.title.strip():
        no("position_title_missing").require()
    for name, value in _texts(said).items():
        setattr(position, name, value)
    position.version += 1
    position.save()
    record("position.changed", actor=actor, target=position, version=position.version)
    return position


def locked(position_key: UUID, *, actor: Actor) -> Position:
    """Lock a position that the actor may see. Raises `Position.DoesNotExist`."""
    visible = Position.objects.visible_to(actor).values("pk")
    return Position.objects.select_for_update().get(key=position_key, pk__in=visible)


def _require_whole(said: PositionInput) -> None:
    if not said.text.title.strip():
        no("position_title_missing").require()
    if not said.tasks:
        no("position_without_tasks").require()
    if said.paid_minutes <= 0 or said.full_time_minutes <= 0:
        no("position_without_time").require()


def _texts(said: TextInput) -> dict[str, str]:
    return {
        "title": said.title.strip(),
        "description": said.description.strip(),
        "development": said.development.strip(),
        "if_empty": said.if_empty.strip(),
    }
