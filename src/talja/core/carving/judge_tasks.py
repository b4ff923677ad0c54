"""The judge's rules about each task that a position holds: is it known, whole, and done when it can be done."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from talja.core.carving.fault import Fault
from talja.core.carving.week import Week


def unknown_task(week: Week) -> Iterator[Fault]:
    """Yield each task that the problem does not have."""
    for task in sorted(week.position.tasks - week.tasks.keys()):
        yield Fault("unknown_task", week.position.key, task)


def stays(week: Week) -> Iterator[Fault]:
    """Yield each task that may never be handed over."""
    for key, task in week.tasks.items():
        if task.stays:
            yield Fault("stays", week.position.key, key, data={"why": task.stays})


def task_in_part(week: Week) -> Iterator[Fault]:
    """Yield each task that is not held all its times, once on each of as many days."""
    days: defaultdict[str, list[int]] = defaultdict(list)
    for held in week.held:
        days[held.task].append(held.day)
    for key, on in days.items():
        times = week.tasks[key].times
        if len(on) != times or len(set(on)) != times:
            yield Fault("task_in_part", week.position.key, key, data={"held": len(on), "times": times})


def outside_window(week: Week) -> Iterator[Fault]:
    """Yield each time that begins before, or ends after, the window of its day, or is on a day without one."""
    for held in week.held:
        task = week.tasks[held.task]
        fits = (
            window.day == held.day and window.earliest <= held.start and held.start + task.minutes <= window.latest
            for window in task.windows
        )
        if not any(fits):
            yield Fault("outside_window", week.position.key, held.task, held.day, {"start": held.start})


def off_grid(week: Week) -> Iterator[Fault]:
    """Yield each start beside the grid."""
    for held in week.held:
        if held.start % week.params.grid:
            yield Fault("off_grid", week.position.key, held.task, held.day, {"start": held.start})


RULES: Final[tuple[Callable[[Week], Iterator[Fault]], ...]] = (
    unknown_task,
    stays,
    task_in_part,
    outside_window,
    off_grid,
)
