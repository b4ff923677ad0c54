"""The library in force, whole and task by task."""

from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary import permissions
from talja.apps.tasklibrary.editions import effective, mark_of, own, unread_kinds
from talja.apps.tasklibrary.lines import LibraryState, TaskPage
from talja.apps.tasklibrary.queries.editions import list_editions
from talja.core.inventory.library import Library
from talja.core.inventory.library_merging import compare
from talja.core.inventory.lines import Kind
from talja.core.inventory.task_files import load_library
from talja.core.inventory.task_writing import write_task_files
from talja.core.kernel.verdict import Denied


def effective_library(*, actor: Actor) -> Library:
    """Return the library in force: Talja's own, with the municipality's own tasks over it.

    Raises `Denied`: missing_right.
    """
    permissions.may_read(actor=actor).require()
    return effective()


def library_state(*, actor: Actor) -> LibraryState:
    """Return the library in force, and what in it is the municipality's own. Raises `Denied`: missing_right."""
    library = effective_library(actor=actor)
    return LibraryState(library, frozenset(own().by_id), unread_kinds(), permissions.may_write(actor=actor))


def library_files(*, actor: Actor, kind: Kind | None = None) -> tuple[tuple[str, str], ...]:
    """Return the library in force as files to share, as (name, text). Raises `Denied`: missing_right."""
    library = effective_library(actor=actor)
    return write_task_files(library if kind is None else Library(tuple(library.of_kind(kind))))


def task_page(task_id: str, *, actor: Actor) -> TaskPage:
    """Return a task's page. Raises `Denied`: missing_right, not_found."""
    task = effective_library(actor=actor).by_id.get(task_id)
    if task is None:
        raise Denied("not_found")
    shipped = load_library().by_id.get(task_id)
    differing = compare(Library((shipped,)), Library((task,))).differing if shipped else ()
    return TaskPage(
        task=task,
        is_own=task_id in own().by_id,
        shipped=shipped,
        differs=differing[0].names if differing else (),
        mark=mark_of(task),
        editions=tuple(one for one in list_editions(actor=actor, kind=task.kind) if task.key in one.tasks),
        may_write=permissions.may_write(actor=actor),
    )
