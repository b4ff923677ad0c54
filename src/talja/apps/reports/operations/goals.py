"""Set what figures are held against."""

from datetime import date

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.reports import permissions
from talja.apps.reports.inputs import GoalNumbers
from talja.apps.reports.models import Goal
from talja.core.kernel.verdict import Denied

LONGEST_SOURCE = 200


@transaction.atomic
def set_goal(
    *, numbers: GoalNumbers, valid_from: date, actor: Actor, source: str = "", source_day: date | None = None
) -> Goal:
    """Set a goal that holds from the day until another takes over. The same day again corrects it; nothing is lost.

    `source_day` is the day that the numbers themselves are about. Raises `Denied`: missing_right, source_too_long.
    """
    permissions.may_set_goals(actor=actor).require()
    if len(source.strip()) > LONGEST_SOURCE:
        raise Denied("source_too_long")
    goal = Goal.objects.create(
        **numbers.columns,
        valid_from=valid_from,
        source=source.strip(),
        source_day=source_day,
        recorded_at=actor.at,
        recorded_by=actor.key,
    )
    record("goal.set", target=goal, actor=actor, goal=goal.code, valid_from=valid_from.isoformat())
    return goal
