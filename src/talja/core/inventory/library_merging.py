"""Two libraries brought together: what is the same, what only one has, and what both have but tell differently.

Nothing is chosen for anybody: where both tell of a task, both are shown, and `settle` takes what was chosen.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields

from talja.core.inventory.library import Library, LibraryTask


@dataclass(frozen=True, slots=True)
class Differing:
    """A task that both have under the same id, with the names of the fields in which they differ."""

    ours: LibraryTask
    theirs: LibraryTask
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two libraries side by side, each group in the order of its library."""

    same: tuple[LibraryTask, ...]
    only_ours: tuple[LibraryTask, ...]
    only_theirs: tuple[LibraryTask, ...]
    differing: tuple[Differing, ...]


def compare(ours: Library, theirs: Library) -> Comparison:
    """Return what is the same, what only one has and what differs."""
    both = [(task, theirs.by_id[task.id]) for task in ours.tasks if task.id in theirs.by_id]
    return Comparison(
        same=tuple(one for one, other in both if one == other),
        only_ours=tuple(task for task in ours.tasks if task.id not in theirs.by_id),
        only_theirs=tuple(task for task in theirs.tasks if task.id not in ours.by_id),
        differing=tuple(Differing(one, other, _differences(one, other)) for one, other in both if one != other),
    )


def settle(ours: Library, theirs: Library, *, take_theirs: Collection[str]) -> Library:
    """Return ours with the chosen ids told as they tell them; those that only they have come last. Others stay ours."""
    chosen = {task.id: task for task in theirs.tasks if task.id in take_theirs}
    kept = tuple(chosen.pop(task.id, task) for task in ours.tasks)
    return Library((*kept, *chosen.values()))


def _differences(one: LibraryTask, other: LibraryTask) -> tuple[str, ...]:
    names = (part.name for part in fields(LibraryTask))
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))
