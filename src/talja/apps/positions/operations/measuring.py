"""Keeping what the workplace says that a position really frees."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.positions import permissions, policies
from talja.apps.positions.enums import Occasion
from talja.apps.positions.models import Measured, MeasuredTask
from talja.apps.positions.operations.describing import locked
from talja.core.kernel.verdict import no

_MOST = 7 * 24 * 60


@transaction.atomic
def measure_freed(
    *, position_key: UUID, occasion: Occasion, minutes: Mapping[UUID, int], actor: Actor, note: str = ""
) -> Measured:
    """Keep the minutes a week that each task frees, by the task's key. All tasks must be told; an earlier answer stays.

    Raises `Denied` without the right, too early, when a task is left out or not the position's (`measure_all_tasks`),
    or has more minutes than a week (`minutes_impossible`), and `Position.DoesNotExist`.
    """
    position = locked(position_key, actor=actor)
    permissions.may_answer(position, actor=actor).require()
    today = timezone.localdate(actor.at)
    policies.may_measure(position, occasion, on=today).require()
    tasks = {task.key: task for task in position.tasks.all()}
    if set(tasks) != set(minutes):
        no("measure_all_tasks").require()
    if any(not 0 <= told <= _MOST for told in minutes.values()):
        no("minutes_impossible").require()
    measured = Measured.objects.create(
        position=position,
        occasion=occasion,
        day=today,
        note=note.strip(),
        recorded_at=actor.at,
        recorded_by=actor.key,
    )
    MeasuredTask.objects.bulk_create(
        MeasuredTask(measured=measured, task=tasks[key], minutes=told) for key, told in minutes.items()
    )
    record("position.measured", actor=actor, target=position, occasion=occasion, minutes=sum(minutes.values()))
    return measured
