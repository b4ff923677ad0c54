"""A plan changed by hand, judged and scored at once: of the positions, only those that changed are worked out anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from talja.core.carving.fitting import Fitter
from talja.core.carving.judge import Fault, faults_of_position, faults_of_whole
from talja.core.carving.objectives import Score, Worth, total_of, worth
from talja.core.carving.params import Params
from talja.core.carving.plan import Held, Plan, Position, plan_of
from talja.core.carving.problem import Problem, Shape, Task

Starts = tuple[tuple[int, int], ...]
"""Days and minutes from midnight."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one position: its own faults and its worth."""

    position: Position
    faults: tuple[Fault, ...]
    worth: Worth


@dataclass(frozen=True, slots=True)
class Edited:
    """A plan with its faults and score, and what the next edit need not work out again."""

    plan: Plan
    faults: tuple[Fault, ...]
    score: Score
    known: Mapping[str, Known] = field(repr=False, compare=False, default_factory=dict)


def judged(problem: Problem, params: Params, plan: Plan, *, before: Edited | None = None) -> Edited:
    """Return the plan with its faults and score. `before` is an earlier one of the same problem and rules."""
    earlier = before.known if before else {}
    known = [_known(problem, params, position, earlier.get(position.key)) for position in plan.positions]
    own = (fault for one in known for fault in one.faults)
    return Edited(
        plan,
        (*own, *faults_of_whole(problem, params, plan)),
        total_of(problem, plan, [one.worth for one in known]),
        {one.position.key: one for one in known},
    )


def _known(problem: Problem, params: Params, position: Position, earlier: Known | None) -> Known:
    if earlier and earlier.position == position:
        return earlier
    own = faults_of_position(problem, params, position)
    return Known(position, own, worth(problem, params, position))


def move(
    problem: Problem,
    params: Params,
    plan: Plan,
    task: str,
    to: str | None,
    starts: Starts | None = None,
    *,
    before: Edited | None = None,
) -> Edited:
    """Move a task to the position of that key, or to nobody, and judge what comes of it. The plan may be faulty then.

    Without starts it is put where it suits the position's week best; with them it is there and nowhere else. A
    position that is left with nothing goes away, but one that the user has decided on. Raises `LookupError` when there
    is no such task or position.
    """
    moved = problem.task_by_key[task]
    if to is not None and all(position.key != to for position in plan.positions):
        raise LookupError(to)
    positions = [_without(position, task) for position in plan.positions]
    if to is not None:
        fitter = Fitter(problem, params)
        positions = [_with(fitter, it, moved, starts) if it.key == to else it for it in positions]
    decided = {choice.position for choice in problem.choices if isinstance(choice, Shape)}
    kept = (position for position in positions if position.held or position.key in decided)
    return judged(problem, params, plan_of(kept), before=before)


def _without(position: Position, task: str) -> Position:
    if task not in position.tasks:
        return position
    held = tuple(held for held in position.held if held.task != task)
    return Position(position.key, position.home, position.profile, held)


def _with(fitter: Fitter, position: Position, task: Task, starts: Starts | None) -> Position:
    times = best_starts(fitter, position, task) if starts is None else starts
    return holding(position, task.key, times)


def holding(position: Position, task: str, starts: Iterable[tuple[int, int]]) -> Position:
    """Return the position with a task more, at those starts."""
    more = (Held(day, start, task) for day, start in starts)
    return Position(position.key, position.home, position.profile, tuple(sorted((*position.held, *more))))


def best_starts(fitter: Fitter, position: Position, task: Task) -> Starts:
    """Return the starts that suit the week best, all the task's times. Where nothing is possible, as early as may be.

    Each day is tried by itself: the best days are those where no rule is passed, then days that are too short, then
    those with the least travel and waiting.
    """
    days = fitter.days_of(position.held)
    fits = fitter.fits(task, days, fitter.all_starts)
    chosen = {fit.day: fit.start for fit in fits[: task.times]}
    for window in task.windows:
        if len(chosen) < task.times:
            chosen.setdefault(window.day, window.earliest)
    return tuple(sorted(chosen.items()))
