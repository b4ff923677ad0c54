"""Write a task of the municipality's own, over Talja's or beside it, and put Talja's back."""

from datetime import date

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary import permissions, policies
from talja.apps.tasklibrary.editions import effective, mark_of, own
from talja.apps.tasklibrary.enums import Origin
from talja.apps.tasklibrary.storing import Numbers, again, read_back, store
from talja.core.inventory.library import LibraryTask
from talja.core.inventory.task_files import load_library


def write_task(*, task: LibraryTask, seen: str, on: date, actor: Actor) -> LibraryTask:
    """Keep a task as the municipality's own, and return it as it is read again; as it was: nothing is written.

    `seen` is the mark of the task as the writer saw it, empty for a new one. Raises `UnreadableFile` with what no
    library may say, and `Denied`: missing_right, task_there_already, changed_by_other, task_title_taken,
    checked_in_future.
    """
    permissions.may_write(actor=actor).require()
    (kept,) = read_back([task]).tasks
    policies.may_be_checked(kept.checked, on=on).require()

    def write(last: Numbers) -> None:
        library = effective()
        current = library.by_id.get(kept.id)
        policies.is_as_seen(current, now=mark_of(current), seen=seen).require()
        policies.has_own_title(kept, library.tasks).require()
        if kept == current:
            return
        others = tuple(one for one in own().tasks if one.id != kept.id)
        file = store(kept.kind, (*others, kept), last=last, changed=[kept.key], origin=Origin.WRITTEN, actor=actor)
        record("library.written", target=file, actor=actor, kind=str(kept.kind), version=file.number)

    again(write)
    return kept


def put_back_task(*, task_id: str, seen: str, actor: Actor) -> bool:
    """Drop what the municipality has of its own about a task, and tell whether Talja has it still.

    Raises `Denied`: missing_right, task_not_own, changed_by_other, task_title_taken.
    """
    permissions.may_write(actor=actor).require()

    def write(last: Numbers) -> bool:
        own_tasks, library = own(), effective()
        policies.may_be_put_back(task_id, own=own_tasks.by_id).require()
        task = own_tasks.by_id[task_id]
        policies.is_as_seen(task, now=mark_of(task), seen=seen).require()
        shipped = load_library().by_id.get(task_id)
        if shipped is not None:
            policies.has_own_title(shipped, library.tasks).require()
        others = tuple(one for one in own_tasks.tasks if one.id != task_id)
        file = store(task.kind, others, last=last, changed=[task.key], origin=Origin.REVERTED, actor=actor)
        record("library.put_back", target=file, actor=actor, kind=str(task.kind), version=file.number)
        return shipped is not None

    return again(write)
