"""From rows to lines: what is measured last, and what is to be measured next."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from talja.apps.positions import policies
from talja.apps.positions.enums import Occasion, State
from talja.apps.positions.lines import MeasuredLine, PositionLine, TaskLine
from talja.apps.positions.models import Measured, Position, PositionTask


def with_parts(rows: "QuerySet[Position]") -> "QuerySet[Position]":
    """Return the rows with all that a line needs, in four queries."""
    tasks = PositionTask.objects.select_related("workplace").order_by("order")
    measured = Measured.objects.order_by("recorded_at", "pk").prefetch_related("tasks__task")
    return rows.select_related("workplace").prefetch_related(Prefetch("tasks", tasks), Prefetch("measured", measured))


def line_of(row: Position) -> PositionLine:
    """Return the line of a row that has its parts."""
    told = measured_of(row)
    latest = max(told, key=lambda line: line.recorded_at, default=None)
    return PositionLine(
        key=str(row.key),
        title=row.title,
        workplace=row.workplace.name,
        workplace_key=row.workplace.key,
        state=State(row.state),
        state_since=row.state_since,
        paid_minutes=row.paid_minutes,
        extent=round(100 * row.paid_minutes / row.full_time_minutes),
        promised=sum(task.promised for task in row.tasks.all()),
        freed=None if latest is None else latest.total,
        due=_next_due(row, told),
    )


def task_of(row: PositionTask) -> TaskLine:
    """Return the line of a task."""
    return TaskLine(
        key=row.key,
        title=row.title,
        family=row.family,
        occupation=row.occupation,
        workplace=row.workplace.name,
        workplace_key=row.workplace.key,
        minutes=row.minutes,
        starts=tuple((day, start) for day, start in row.starts),
        weeks=row.weeks,
        promised=row.promised,
    )


def measured_of(row: Position) -> tuple[MeasuredLine, ...]:
    """Return the latest answer of each occasion, in the order of the occasions."""
    latest = {Occasion(it.occasion): it for it in row.measured.all()}  # in order of time: the last stays
    return tuple(_measured(occasion, latest[occasion]) for occasion in Occasion if occasion in latest)


def _measured(occasion: Occasion, row: Measured) -> MeasuredLine:
    by_task = {told.task.key: told.minutes for told in row.tasks.all()}
    return MeasuredLine(occasion, row.day, row.note, by_task, row.recorded_at)


def _next_due(row: Position, told: Iterable[MeasuredLine]) -> date | None:
    if row.state != State.FILLED or row.filled_day is None:
        return None
    done = {line.occasion for line in told}
    days = policies.asked_days(row.filled_day)
    return min((day for occasion, day in days.items() if occasion not in done), default=None)
