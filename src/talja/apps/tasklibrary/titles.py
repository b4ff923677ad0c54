"""What a task is called, as it is compared: two tasks of a kind of workplace never have the same title."""

from talja.core.inventory.library import LibraryTask


def title_of(task: LibraryTask) -> tuple[str, str]:
    """Return the kind of workplace and the title as files compare it."""
    return str(task.kind), task.title.casefold()
