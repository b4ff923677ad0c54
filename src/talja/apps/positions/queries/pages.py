"""One position whole, and what measuring has taught about the lines it came from."""

from datetime import date
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.positions import permissions, policies
from talja.apps.positions.enums import Occasion, State
from talja.apps.positions.lines import PositionPage
from talja.apps.positions.models import MeasuredTask, Position
from talja.apps.positions.queries.rows import line_of, measured_of, task_of, with_parts
from talja.core.kernel.verdict import Verdict


def get_position(key: UUID, *, actor: Actor, on: date) -> PositionPage:
    """Return a position with its tasks and what was measured. Four queries. Raises `Position.DoesNotExist`."""
    row = with_parts(Position.objects.visible_to(actor)).get(key=key)
    may_edit = permissions.may_edit(actor=actor)
    answers = permissions.may_answer(row, actor=actor)
    return PositionPage(
        line=line_of(row),
        description=row.description,
        development=row.development,
        if_empty=row.if_empty,
        full_time_minutes=row.full_time_minutes,
        demands=dict(row.demands),
        carving_key=row.carving_key,
        filled_day=row.filled_day,
        closed_reason=row.closed_reason,
        version=row.version,
        tasks=tuple(task_of(task) for task in row.tasks.all()),
        measured=measured_of(row),
        occasions={} if row.filled_day is None else policies.asked_days(row.filled_day),
        may_measure={it: answers and policies.may_measure(row, it, on=on) for it in Occasion},
        may_change=may_edit and policies.may_change(row),
        moves={state: _may_move(row, state, may_edit=may_edit, answers=answers) for state in State},
    )


def minutes_by_line(*, actor: Actor) -> dict[UUID, tuple[int, ...]]:
    """Return the minutes each time that tasks really took, by the line of the inventory they came from. One query.

    What is not done any more, or in no week, is left out: it says nothing of how long it takes.
    """
    visible = Position.objects.visible_to(actor).values("pk")
    rows = MeasuredTask.objects.filter(task__position__in=visible, minutes__gt=0).exclude(task__line_key=None)
    found: dict[UUID, list[int]] = {}
    columns = ("task__line_key", "task__starts", "task__weeks", "minutes")
    for line_key, starts, weeks, minutes in rows.order_by("pk").values_list(*columns):
        found.setdefault(line_key, []).append(round(minutes * 52 / (len(starts) * weeks)))
    return {line_key: tuple(minutes) for line_key, minutes in found.items()}


def _may_move(row: Position, state: State, *, may_edit: Verdict, answers: Verdict) -> Verdict:
    who = answers if state == State.AGREED else may_edit
    return who and policies.may_become(row, state)
