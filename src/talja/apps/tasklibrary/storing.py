"""A new edition of the municipality's own tasks for a kind of workplace, written and read again before it is kept."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Max

from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary.editions import over
from talja.apps.tasklibrary.enums import Origin
from talja.apps.tasklibrary.models import LibraryFile
from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.lines import Kind
from talja.core.inventory.task_files import load_library, read_task_files
from talja.core.inventory.task_writing import write_task_files
from talja.core.kernel.verdict import Denied

_TRIES: Final = 5
T = TypeVar("T")
Numbers: TypeAlias = Mapping[str, int]


def read_back(tasks: Iterable[LibraryTask]) -> Library:
    """Return the tasks as they are read again out of a file. Raises `UnreadableFile` with what no file may say."""
    return read_task_files(write_task_files(Library(tuple(tasks))))


def store(
    kind: Kind, own: Iterable[LibraryTask], *, last: Numbers, changed: Iterable[str], origin: Origin, actor: Actor
) -> LibraryFile:
    """Keep a new edition for the kind, the next after `last`.

    Raises `UnreadableFile` when the library could not be shared as a file.
    """
    tasks = Library(tuple(task for task in own if task.kind is kind))
    read_back(over(load_library(), tasks.tasks).of_kind(kind))
    ((_name, text),) = write_task_files(tasks) or (("", ""),)
    return LibraryFile.objects.create(
        kind=kind,
        number=last.get(kind, 0) + 1,
        text=text,
        tasks=sorted(changed),
        origin=origin,
        made_at=actor.at,
        made_by=actor.key,
    )


def again(write: Callable[[Numbers], T]) -> T:
    """Run what writes, once more when somebody took the number at the same moment: it is then judged anew.

    It is given the last number of each kind as it was before anything else is read, so that what somebody keeps in
    between is never written over. Raises `Denied`: changed_by_other.
    """
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return write(_last_numbers())
        except IntegrityError:
            continue
    raise Denied("changed_by_other")


def _last_numbers() -> Numbers:
    counted = LibraryFile.objects.order_by("kind").values("kind").annotate(last=Max("number"))
    return dict(counted.values_list("kind", "last"))
