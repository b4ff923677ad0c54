"""Moving a possibility along the way, back, aside, and up again."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.possibilities import policies
from talja.apps.possibilities.enums import Step
from talja.apps.possibilities.models import Move, Possibility
from talja.apps.possibilities.operations.beginning import locked
from talja.core.kernel.verdict import no


@transaction.atomic
def move_possibility(*, possibility_key: UUID, step: Step, actor: Actor, reason: str = "") -> Possibility:
    """Move it to a step. What was to be done next stays, but for one that is filled or laid aside: then nothing is.

    Raises `Denied` without the right, from a step that does not lead there (`possibility_not_in_step`), or without a
    reason for going back or aside (`possibility_reason_missing`), and `Possibility.DoesNotExist`.
    """
    possibility = locked(possibility_key, actor=actor)
    policies.may_become(possibility, step).require()
    reason, today = reason.strip(), timezone.localdate(actor.at)
    if policies.needs_reason(possibility, step) and not reason:
        no("possibility_reason_missing").require()
    event = policies.event_of(possibility.step, step)
    Move.objects.create(
        possibility=possibility,
        origin=possibility.step,
        target=step,
        reason=reason,
        day=today,
        recorded_at=actor.at,
        recorded_by=actor.key,
    )
    possibility.step, possibility.step_since = step, today
    possibility.reason = reason if step == Step.ASIDE else ""
    if step in {Step.ASIDE, Step.FILLED}:
        possibility.next_step, possibility.next_day, possibility.stuck_on = "", None, ""
    possibility.version += 1
    possibility.save()
    record(event, actor=actor, target=possibility, step=step.value)
    return possibility
