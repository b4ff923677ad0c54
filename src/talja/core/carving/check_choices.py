"""Choices that speak of what is not there, or that can be seen to contradict each other without solving anything."""

from collections import Counter
from collections.abc import Iterator

from talja.core.carving.fault import Fault
from talja.core.carving.params import Params
from talja.core.carving.problem import Apart, Keep, Lock, Never, Problem, Shape, Together


def unknown_in_choices(problem: Problem) -> Iterator[Fault]:
    """Yield each task, workplace and profile that a choice names and the problem does not have."""
    for choice in problem.choices:
        if isinstance(choice, Shape):
            if choice.home not in problem.workplace_by_key:
                yield Fault("unknown_workplace", choice.position, data={"workplace": choice.home})
            if choice.profile not in problem.profile_by_key:
                yield Fault("unknown_profile", choice.position, data={"profile": choice.profile})
            continue
        for task in choice.tasks if isinstance(choice, Together | Apart) else (choice.task,):
            if task not in problem.task_by_key:
                yield Fault("unknown_task", task=task, data={"choice": type(choice).__name__.lower()})


def contradictions(problem: Problem, params: Params) -> Iterator[Fault]:
    """Yield what no plan can answer to."""
    yield from _shapes(problem)
    yield from _shapes_without_room(problem, params)
    yield from _locks(problem)
    yield from _lock_starts(problem, params)
    yield from _together_and_apart(problem)
    yield from _apart_locked_together(problem)


def _shapes(problem: Problem) -> Iterator[Fault]:
    shapes = Counter(choice.position for choice in problem.choices if isinstance(choice, Shape))
    for position, count in shapes.items():
        if count > 1:
            yield Fault("shape_twice", position, data={"count": count})
    for lock in _of_locks(problem):
        if lock.position not in shapes:
            yield Fault("lock_without_shape", lock.position, lock.task)


def _shapes_without_room(problem: Problem, params: Params) -> Iterator[Fault]:
    shapes = {choice.position: choice for choice in problem.choices if isinstance(choice, Shape)}.values()
    for home, count in Counter(shape.home for shape in shapes).items():
        workplace = problem.workplace_by_key.get(home)
        if workplace and count > workplace.room:
            yield Fault("no_room", data={"home": home, "count": count, "most": workplace.room})
    for key, count in Counter(shape.profile for shape in shapes).items():
        profile = problem.profile_by_key.get(key)
        if profile and profile.people is not None and count > profile.people:
            yield Fault("too_many_of_profile", data={"profile": key, "count": count, "most": profile.people})
    if params.most_positions is not None and 0 <= params.most_positions < len(shapes):
        yield Fault("too_many_positions", data={"count": len(shapes), "most": params.most_positions})


def _of_locks(problem: Problem) -> Iterator[Lock]:
    return (choice for choice in problem.choices if isinstance(choice, Lock))


def _locks(problem: Problem) -> Iterator[Fault]:
    """Yield each locked task that must also be elsewhere, or be left, or that those it is locked for cannot do."""
    left = {choice.task for choice in problem.choices if isinstance(choice, Keep)}
    never = {(choice.position, choice.task) for choice in problem.choices if isinstance(choice, Never)}
    profiles = {it.position: problem.profile_by_key.get(it.profile) for it in problem.choices if isinstance(it, Shape)}
    place: dict[str, str] = {}
    for lock in _of_locks(problem):
        task, profile = problem.task_by_key.get(lock.task), profiles.get(lock.position)
        if place.setdefault(lock.task, lock.position) != lock.position:
            yield Fault("lock_twice", lock.position, lock.task, data={"other": place[lock.task]})
        if lock.task in left:
            yield Fault("lock_and_keep", lock.position, lock.task)
        if (lock.position, lock.task) in never:
            yield Fault("lock_and_never", lock.position, lock.task)
        if task and task.stays:
            yield Fault("lock_of_what_stays", lock.position, lock.task, data={"why": task.stays})
        if task and profile and not profile.meets(task.demands):
            yield Fault("lock_beyond_profile", lock.position, lock.task, data={"profile": profile.key})


def _lock_starts(problem: Problem, params: Params) -> Iterator[Fault]:
    """Yield each start of a lock at which its task cannot be done, and each lock with more starts than the task."""
    for lock in _of_locks(problem):
        task = problem.task_by_key.get(lock.task)
        if task is None:
            continue
        windows = {window.day: window for window in task.windows}
        if len(lock.starts) > task.times or len({day for day, _ in lock.starts}) < len(lock.starts):
            yield Fault("lock_too_often", lock.position, lock.task, data={"times": task.times})
        for day, start in lock.starts:
            window = windows.get(day)
            is_inside = window and window.earliest <= start <= window.latest - task.minutes
            if not is_inside or (params.grid > 0 and start % params.grid):
                yield Fault("lock_outside_window", lock.position, lock.task, day, {"start": start})


def _together_and_apart(problem: Problem) -> Iterator[Fault]:
    """Yield the tasks that must be together, and also apart, locked to different positions, or some of them left."""
    apart = [frozenset(choice.tasks) for choice in problem.choices if isinstance(choice, Apart)]
    locked = {lock.task: lock.position for lock in _of_locks(problem)}
    left = {choice.task for choice in problem.choices if isinstance(choice, Keep)}
    for choice in problem.choices:
        if isinstance(choice, Together):
            positions = sorted({locked[task] for task in choice.tasks if task in locked})
            if any(len(group.intersection(choice.tasks)) > 1 for group in apart):
                yield Fault("together_and_apart", task=choice.tasks[0])
            if len(positions) > 1:
                yield Fault("together_locked_apart", positions[1], choice.tasks[0], data={"other": positions[0]})
            if positions and left.intersection(choice.tasks):
                yield Fault("together_and_keep", positions[0], min(left.intersection(choice.tasks)))


def _apart_locked_together(problem: Problem) -> Iterator[Fault]:
    """Yield each position that several tasks are locked to which must be kept apart."""
    locked = {lock.task: lock.position for lock in _of_locks(problem)}
    for choice in problem.choices:
        group = frozenset(choice.tasks) if isinstance(choice, Apart) else frozenset()
        for position, count in sorted(Counter(locked[task] for task in group if task in locked).items()):
            if count > 1:
                yield Fault("apart_locked_together", position, data={"count": count})
