"""Goals in force, and all that have been."""

from datetime import date, datetime

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.reports.lines import GoalLine
from talja.apps.reports.models import Goal

_COLUMNS = ("code", "valid_from", "baseline", "target_count", "target_share", "population", "women", "born_abroad")


def goals_in_force(*, actor: Actor, on: date, known_at: datetime | None = None) -> dict[str, GoalLine]:
    """Return the goals that hold on the day, by code, as they had been set by the moment (now unless told).

    Empty for those who may neither see figures nor set goals.
    """
    if not _may_know(actor):
        return {}
    goals = Goal.objects.in_force(on=on, known_at=known_at or actor.at)
    lines = (GoalLine(*row) for row in goals.values_list(*_COLUMNS, "source", "source_day"))
    return {line.code: line for line in lines}  # in order: the last one of each code holds


def all_goals(*, actor: Actor) -> tuple[GoalLine, ...]:
    """Return every goal there has been or will be, the latest first: also those that were corrected later."""
    if not _may_know(actor):
        return ()
    rows = Goal.objects.order_by("-valid_from", "-recorded_at", "-pk").values_list(*_COLUMNS, "source", "source_day")
    return tuple(GoalLine(*row) for row in rows)


def _may_know(actor: Actor) -> bool:
    return actor.may(Right.FIGURES_VIEW) or actor.may(Right.ORGANISATION_EDIT)
