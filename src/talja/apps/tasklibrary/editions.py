"""The library in force: Talja's own, with the municipality's own tasks over it.

An own task hides ours with the same id, and ours with the same title, which a later Talja may have brought. An edition
that can be read no more is left out, and told by `unread_kinds`, rather than everything with it.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from talja.apps.tasklibrary.models import LibraryFile
from talja.apps.tasklibrary.titles import title_of
from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.lines import Kind
from talja.core.inventory.task_files import load_library, read_task_files
from talja.core.inventory.task_writing import write_task_files
from talja.core.kernel.reading.problems import UnreadableFile

_KEPT_FILES, _KEPT_LIBRARIES = 64, 4


def effective() -> Library:
    """Return the library in force. One small query, as what is own is asked for each time."""
    return _merged(_keys())


def own() -> Library:
    """Return the municipality's own tasks."""
    return _own(_keys())


def unread_kinds() -> tuple[Kind, ...]:
    """Return the kinds of workplace whose own edition can be read no more."""
    kinds = dict(LibraryFile.objects.in_force().values_list("key", "kind"))
    lost = {kinds[key] for key in kinds if _read(key) is None}
    return tuple(kind for kind in Kind if kind in lost)


def over(ours: Library, own_tasks: Iterable[LibraryTask]) -> Library:
    """Return ours with own tasks over it: each in the place of the one it hides, new ones last in their kind."""
    told = {task.id: task for task in own_tasks}
    titles = {title_of(task) for task in told.values()}
    kept = [told.pop(task.id, task) for task in ours.tasks if task.id in told or title_of(task) not in titles]
    order = {kind: place for place, kind in enumerate(Kind)}
    return Library(tuple(sorted([*kept, *told.values()], key=lambda task: order[task.kind])))


def mark_of(task: LibraryTask | None) -> str:
    """Return a short mark of all that a task says, to see whether somebody has changed it; empty for no task."""
    return mark_of_all([task]) if task else ""


def mark_of_all(tasks: Iterable[LibraryTask]) -> str:
    """Return a short mark of all that the tasks say."""
    texts = "".join(text for _name, text in write_task_files(Library(tuple(tasks))))
    return sha256(texts.encode()).hexdigest()[:16]


def _keys() -> tuple[UUID, ...]:
    return tuple(LibraryFile.objects.in_force().order_by("kind").values_list("key", flat=True))


@lru_cache(maxsize=_KEPT_LIBRARIES)
def _merged(keys: tuple[UUID, ...]) -> Library:
    return over(load_library(), _own(keys).tasks) if keys else load_library()


@lru_cache(maxsize=_KEPT_LIBRARIES)
def _own(keys: tuple[UUID, ...]) -> Library:
    """Return the tasks of these editions. What they say is never changed, so the keys tell it all."""
    found = (_read(key) for key in keys)
    return Library(tuple(task for library in found if library for task in library.tasks))


@lru_cache(maxsize=_KEPT_FILES)
def _read(key: UUID) -> Library | None:
    file = LibraryFile.objects.get(key=key)
    try:
        return read_task_files([(f"{file.kind}.yaml", file.text)]) if file.text else Library(())
    except UnreadableFile:
        return None
