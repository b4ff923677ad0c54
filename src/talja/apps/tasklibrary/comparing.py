"""Somebody else's library beside the one in force: what is the same, new and different, and what a choice would make.

A new task that is called as one of ours is the same task under another key: the two are shown side by side.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Final

from talja.apps.tasklibrary import policies
from talja.apps.tasklibrary.editions import mark_of_all
from talja.apps.tasklibrary.titles import title_of
from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.library_merging import Differing, compare

_NOT_COMPARED: Final = frozenset({"kind", "key"})


@dataclass(frozen=True, slots=True)
class Beside:
    """Two libraries side by side. `mark` is of all of ours that a choice can change."""

    same: int
    only_ours: int
    new: tuple[LibraryTask, ...]
    differing: tuple[Differing, ...]
    mark: str

    @property
    def offered(self) -> frozenset[str]:
        """The ids that can be taken."""
        return frozenset(task.id for task in (*self.new, *(pair.theirs for pair in self.differing)))


def beside(ours: Library, theirs: Library) -> Beside:
    """Return the two libraries side by side, in the order of theirs."""
    found = compare(ours, theirs)
    called = {title_of(task): task for task in found.only_ours}
    renamed = tuple(
        Differing(called[title_of(task)], task, _differences(called[title_of(task)], task))
        for task in found.only_theirs
        if title_of(task) in called
    )
    order = {task.id: place for place, task in enumerate(theirs.tasks)}
    differing = tuple(sorted([*found.differing, *renamed], key=lambda pair: order[pair.theirs.id]))
    return Beside(
        same=len(found.same),
        only_ours=len(found.only_ours) - len(renamed),
        new=tuple(task for task in found.only_theirs if title_of(task) not in called),
        differing=differing,
        mark=mark_of_all(pair.ours for pair in differing),
    )


def after(
    own: Library, ours: Library, found: Beside, *, chosen: Collection[str]
) -> tuple[tuple[LibraryTask, ...], tuple[LibraryTask, ...]]:
    """Return the municipality's own tasks as they would be, and those of them that are taken now.

    Raises `Denied`: task_title_taken, when a task would be called as another that stays.
    """
    pairs = {pair.theirs.id: pair for pair in found.differing}
    taken = tuple(task for task in (*found.new, *(pair.theirs for pair in found.differing)) if task.id in chosen)
    gone = {pairs[task.id].ours.id for task in taken if task.id in pairs} | {task.id for task in taken}
    staying = [task for task in ours.tasks if task.id not in gone]
    for task in taken:
        policies.has_own_title(task, [*staying, *taken]).require()
    return (*(task for task in own.tasks if task.id not in gone), *taken), taken


def _differences(one: LibraryTask, other: LibraryTask) -> tuple[str, ...]:
    names = (part.name for part in fields(LibraryTask) if part.name not in _NOT_COMPARED)
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))
