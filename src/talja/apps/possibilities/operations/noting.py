"""Writing down visits and calls, and what is to be done next."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.possibilities.enums import TouchKind
from talja.apps.possibilities.inputs import NextInput
from talja.apps.possibilities.models import Possibility, Touch
from talja.apps.possibilities.operations.beginning import changeable
from talja.core.kernel.verdict import no


@transaction.atomic
def note_touch(*, possibility_key: UUID, kind: TouchKind, text: str, actor: Actor, day: date | None = None) -> Touch:
    """Write down a visit, a call, a letter or a meeting, today unless a day is given. What is written stays.

    Raises `Denied` without the right, without words (`touch_text_missing`), for a day to come (`touch_in_future`), or
    when it lies aside, and `Possibility.DoesNotExist`.
    """
    possibility = changeable(possibility_key, actor=actor)
    today = timezone.localdate(actor.at)
    if not text.strip():
        no("touch_text_missing").require()
    if day is not None and day > today:
        no("touch_in_future").require()
    touch = Touch.objects.create(
        possibility=possibility,
        kind=kind,
        text=text.strip(),
        day=day or today,
        recorded_at=actor.at,
        recorded_by=actor.key,
    )
    record("possibility.touched", actor=actor, target=possibility, kind=kind.value)
    return touch


@transaction.atomic
def set_next_step(*, possibility_key: UUID, said: NextInput, version: int, actor: Actor) -> Possibility:
    """Write what is to be done next, by when, what it is stuck on and whose move it is. All empty = nothing is.

    Raises `Denied` without the right, for a day without a next step (`next_step_missing`) or that has been
    (`deadline_in_past`), when it lies aside, or when somebody changed it since, and `Possibility.DoesNotExist`.
    """
    possibility = changeable(possibility_key, actor=actor)
    if possibility.version != version:
        no("changed_by_other").require()
    if said.next_day is not None and not said.next_step.strip():
        no("next_step_missing").require()
    is_new = said.next_day != possibility.next_day
    if is_new and said.next_day is not None and said.next_day < timezone.localdate(actor.at):
        no("deadline_in_past").require()
    possibility.next_step, possibility.next_day = said.next_step.strip(), said.next_day
    possibility.stuck_on, possibility.whose_move = said.stuck_on.strip(), said.whose_move
    possibility.version += 1
    possibility.save()
    record("possibility.next_set", actor=actor, target=possibility, whose_move=said.whose_move.value)
    return possibility
