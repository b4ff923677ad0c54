"""Steering a draft by hand: move a task, leave it, lock it, forbid it. Each makes the next draft, judged at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.carvings import stored
from talja.apps.carvings.enums import Edit
from talja.apps.carvings.kept import judgement_of, plan_in, problem_in
from talja.apps.carvings.models import Draft
from talja.apps.carvings.operations.drafting import add_draft, open_draft
from talja.apps.organisation.actors import Actor
from talja.core.carving.editing import move
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Choice, Keep, Lock, Never, Shape
from talja.core.kernel.verdict import no


@transaction.atomic
def move_task(
    *, draft_key: UUID, task: str, to: str | None, actor: Actor, starts: tuple[tuple[int, int], ...] = ()
) -> Draft:
    """Move a task to a position of the draft, or leave it where it is done today (`to` None).

    Without `starts` (day, minutes from midnight) the best times are found. What the move breaks stands as faults of the
    new draft. Raises `Denied` without the right, when the carving is not open, for a task or position that is not there
    (`not_found`), and `Draft.DoesNotExist`.
    """
    draft = open_draft(draft_key, actor=actor)
    choices, params = stored.choices_of(draft.choices), stored.params_of(draft.params)
    problem, plan = problem_in(draft.carving, choices), plan_in(draft)
    _require_there(problem.task_by_key, task)
    if to is not None:
        _require_there({position.key: position for position in plan.positions}, to)
    edited = move(problem, params, plan, task, to, starts or None, before=judgement_of(draft))
    edit = Edit.LEFT if to is None else Edit.MOVED
    return _next(draft, edit, {"task": task, "to": to or ""}, choices, edited.plan, actor=actor)


@transaction.atomic
def lock_task(*, draft_key: UUID, task: str, actor: Actor) -> Draft:
    """Lock a task to the position that holds it, at its times. Raises `Denied` and `Draft.DoesNotExist`."""
    draft = open_draft(draft_key, actor=actor)
    choices, plan = stored.choices_of(draft.choices), plan_in(draft)
    holder = plan.holders.get(task)
    if holder is None:
        raise Draft.DoesNotExist
    starts = tuple((held.day, held.start) for held in holder.held if held.task == task)
    shape = Shape(holder.key, holder.home, holder.profile)
    kept = [one for one in choices if one != shape and not (isinstance(one, Lock) and one.task == task)]
    return _chosen(draft, (*kept, shape, Lock(holder.key, task, starts)), plan, "locked", task, actor=actor)


@transaction.atomic
def unlock_task(*, draft_key: UUID, task: str, actor: Actor) -> Draft:
    """Take away the lock of a task. Raises `Denied` and `Draft.DoesNotExist`."""
    draft = open_draft(draft_key, actor=actor)
    choices = stored.choices_of(draft.choices)
    kept = [one for one in choices if not (isinstance(one, Lock) and one.task == task)]
    return _chosen(draft, _with_shapes_in_use(kept), plan_in(draft), "unlocked", task, actor=actor)


@transaction.atomic
def keep_task(*, draft_key: UUID, task: str, actor: Actor) -> Draft:
    """Decide that a task stays where it is done today. Raises `Denied` and `Draft.DoesNotExist`."""
    draft = open_draft(draft_key, actor=actor)
    choices, params = stored.choices_of(draft.choices), stored.params_of(draft.params)
    problem, plan = problem_in(draft.carving, choices), plan_in(draft)
    _require_there(problem.task_by_key, task)
    kept = [one for one in choices if not (isinstance(one, Lock | Keep) and one.task == task)]
    without = move(problem, params, plan, task, None, None).plan if task in plan.holders else plan
    return _chosen(draft, (*_with_shapes_in_use(kept), Keep(task)), without, "kept", task, actor=actor)


@transaction.atomic
def allow_task(*, draft_key: UUID, task: str, actor: Actor) -> Draft:
    """Take back that a task stays, or that a position may not hold it. Raises `Denied` and `Draft.DoesNotExist`."""
    draft = open_draft(draft_key, actor=actor)
    choices = stored.choices_of(draft.choices)
    kept = [one for one in choices if not (isinstance(one, Keep | Never) and one.task == task)]
    return _chosen(draft, kept, plan_in(draft), "allowed", task, actor=actor)


def _require_there(those: Mapping[str, object], key: str) -> None:
    if key not in those:
        no("not_found").require()


def _with_shapes_in_use(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the choices without the shape of a position that nothing is locked to any more."""
    choices = tuple(choices)
    used = {one.position for one in choices if isinstance(one, Lock)}
    return tuple(one for one in choices if not isinstance(one, Shape) or one.position in used)


def _chosen(draft: Draft, choices: Sequence[Choice], plan: Plan, what: str, task: str, *, actor: Actor) -> Draft:
    return _next(draft, Edit.CHOSEN, {"what": what, "task": task}, choices, plan, actor=actor)


def _next(
    draft: Draft, edit: Edit, about: Mapping[str, Any], choices: Sequence[Choice], plan: Plan, *, actor: Actor
) -> Draft:
    made = add_draft(
        draft.carving,
        parent=draft,
        edit=edit,
        about=about,
        params=stored.params_of(draft.params),
        choices=choices,
        plan=plan,
        actor=actor,
    )
    record("carving.draft_edited", actor=actor, target=draft.carving, draft=made.number, edit=edit.value)
    return made
