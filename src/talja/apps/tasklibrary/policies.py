"""When a task may be written, put back or taken from a file. The button asks the same function."""

from collections.abc import Iterable
from datetime import date

from talja.apps.tasklibrary.titles import title_of
from talja.core.inventory.library import LibraryTask
from talja.core.kernel.verdict import Verdict, no, yes


def is_as_seen(current: LibraryTask | None, *, now: str, seen: str) -> Verdict:
    """Whether a task still says what the writer saw: `seen` is its mark then, empty for a new task."""
    if current is not None and not seen:
        return no("task_there_already")
    return yes() if now == seen else no("changed_by_other")


def is_compared(*, now: str, seen: str) -> Verdict:
    """Whether the tasks that a choice is about still say what the chooser saw."""
    return yes() if now == seen else no("changed_by_other")


def has_own_title(task: LibraryTask, others: Iterable[LibraryTask]) -> Verdict:
    """Whether no other task of the same kind of workplace is called the same."""
    taken = any(other.id != task.id and title_of(other) == title_of(task) for other in others)
    return no("task_title_taken") if taken else yes()


def may_be_checked(checked: date | None, *, on: date) -> Verdict:
    """Whether a task can have been held against a workplace on the day: not on one that has not been."""
    return no("checked_in_future") if checked and checked > on else yes()


def may_be_put_back(task_id: str, *, own: Iterable[str]) -> Verdict:
    """Whether there is something of the municipality's own to put back."""
    return yes() if task_id in own else no("task_not_own")


def may_be_taken(chosen: Iterable[str], *, offered: Iterable[str]) -> Verdict:
    """Whether something is chosen, and the file has all of it."""
    wanted = set(chosen)
    if not wanted:
        return no("no_task_chosen")
    return yes() if wanted <= set(offered) else no("changed_by_other")


def fits(size: int, *, most: int) -> Verdict:
    """Whether a file is small enough, in bytes."""
    return yes() if size <= most else no("library_upload_too_large")
