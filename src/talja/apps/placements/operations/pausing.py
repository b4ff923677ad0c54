"""Telling the register that somebody is away though the placement goes on, and that they are back."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.placements import policies
from talja.apps.placements.models import Pause, Placement
from talja.apps.placements.operations import rows
from talja.apps.placements.queries.pauses import pauses_told
from talja.core.chain.pauses import paused

_A_DAY = timedelta(days=1)


@transaction.atomic
def pause_placement(*, placement_key: UUID, first_day: date, actor: Actor) -> Placement:
    """Note that the person is away from the day on. A placement that is paused already is left so.

    Raises `Placement.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, already_ended,
    pauses_overlap.
    """
    placement = rows.locked(placement_key, actor=actor)
    before = pauses_told(placement.key)
    policies.may_pause(placement, before, from_day=first_day).require()
    for pause in paused(before, from_day=first_day)[len(before) :]:
        Pause.objects.create(
            placement_key=placement.key, first_day=pause.first_day, recorded_at=actor.at, recorded_by=actor.key
        )
        record("placement.paused", target=placement, actor=actor)
    return placement


@transaction.atomic
def resume_placement(*, placement_key: UUID, on: date, actor: Actor) -> Placement:
    """Note that the person is back on the day. One that would have begun then, or later, never was.

    Raises `Placement.DoesNotExist` and `Denied`: missing_right, not_found, protected_person.
    """
    placement = rows.locked(placement_key, actor=actor)
    pause = Pause.objects.filter(placement_key=placement.key, last_day=None).first()
    if pause is None:
        return placement
    if on <= pause.first_day:
        pause.delete()
    else:
        pause.last_day, pause.recorded_at, pause.recorded_by = on - _A_DAY, actor.at, actor.key
        pause.save(update_fields=["last_day", "recorded_at", "recorded_by"])
    record("placement.resumed", target=placement, actor=actor)
    return placement
