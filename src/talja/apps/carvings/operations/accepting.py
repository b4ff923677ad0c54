"""Choosing a draft: its positions go to the register, and its inventories have been carved."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.carvings import policies, stored
from talja.apps.carvings.enums import State
from talja.apps.carvings.kept import plan_in, problem_in
from talja.apps.carvings.models import Carving, Draft
from talja.apps.carvings.operations.drafting import open_draft
from talja.apps.jobdesign.enums import InventoryState
from talja.apps.jobdesign.models import Inventory
from talja.apps.jobdesign.operations import move_inventory
from talja.apps.organisation.actors import Actor
from talja.apps.positions.inputs import PositionInput, TaskInput, TextInput
from talja.apps.positions.models import Position as PositionRow
from talja.apps.positions.operations.describing import describe_position
from talja.core.carving.objectives import worth
from talja.core.carving.params import Params
from talja.core.carving.plan import Position
from talja.core.carving.problem import Problem, Task
from talja.core.inventory.demands import strictest


@transaction.atomic
def accept_draft(
    *, draft_key: UUID, texts: Mapping[str, TextInput], actor: Actor, full_time_minutes: int = 40 * 60
) -> tuple[PositionRow, ...]:
    """Put every position of the draft in the register, by its text (by the position's key), and close the carving.

    Raises `Denied` without the right, when the carving is not open, when the draft breaks a rule (`draft_has_faults`)
    or has no positions (`draft_is_empty`), when a title is missing, and `Draft.DoesNotExist`.
    """
    draft = open_draft(draft_key, actor=actor)
    carving = draft.carving
    policies.may_accept(carving, draft).require()
    problem, params = problem_in(carving), stored.params_of(draft.params)
    made = tuple(
        describe_position(
            said=_said(problem, params, position, texts, carving=carving, full_time_minutes=full_time_minutes),
            actor=actor,
        )
        for position in plan_in(draft).positions
    )
    _close(carving, draft, actor=actor)
    ready = Inventory.objects.filter(key__in=carving.inventories, state=InventoryState.READY)
    for key in ready.order_by("pk").values_list("key", flat=True):
        move_inventory(inventory_key=key, to=InventoryState.CARVED, actor=actor)
    record("carving.accepted", actor=actor, target=carving, draft=draft.number, positions=len(made))
    return made


def _close(carving: Carving, draft: Draft, *, actor: Actor) -> None:
    carving.state = State.ACCEPTED
    carving.accepted_at, carving.accepted_by, carving.accepted_draft = actor.at, actor.key, draft.number
    carving.save()


def _said(
    problem: Problem,
    params: Params,
    position: Position,
    texts: Mapping[str, TextInput],
    *,
    carving: Carving,
    full_time_minutes: int,
) -> PositionInput:
    tasks = [problem.task_by_key[key] for key in sorted(position.tasks, key=lambda key: _first(position, key))]
    return PositionInput(
        workplace_key=UUID(position.home),
        text=texts.get(position.key, TextInput("")),
        paid_minutes=worth(problem, params, position).paid_minutes,
        tasks=tuple(_task(problem, task, _starts(position, task.key)) for task in tasks),
        demands=strictest(task.demands for task in tasks),
        full_time_minutes=full_time_minutes,
        carving_key=carving.key,
    )


def _task(problem: Problem, task: Task, starts: Iterable[tuple[int, int]]) -> TaskInput:
    return TaskInput(
        title=task.title,
        family=task.family,
        occupation=problem.occupation_by_key[task.occupation].title,
        minutes=task.minutes,
        starts=tuple(starts),
        workplace_key=UUID(task.workplace),
        weeks=task.weeks,
        line_key=UUID(task.line),
    )


def _starts(position: Position, task: str) -> tuple[tuple[int, int], ...]:
    return tuple((held.day, held.start) for held in position.held if held.task == task)


def _first(position: Position, task: str) -> tuple[int, str]:
    return min(held.start for held in position.held if held.task == task), task
