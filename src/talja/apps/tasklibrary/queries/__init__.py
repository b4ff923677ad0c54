"""What others may know about the task library. `effective_library` is the door for those who suggest tasks."""

from talja.apps.tasklibrary.lines import (
    EditionLine,
    LibraryState,
    OccupationFileLine,
    ReceivedPage,
    Suggestions,
    TaskPage,
)
from talja.apps.tasklibrary.queries.editions import edition_file, list_editions
from talja.apps.tasklibrary.queries.occupations import occupation_files, statement_of, suggestions_for
from talja.apps.tasklibrary.queries.received import received_offers, received_page
from talja.apps.tasklibrary.queries.tasks import effective_library, library_files, library_state, task_page

__all__ = [
    "EditionLine",
    "LibraryState",
    "OccupationFileLine",
    "ReceivedPage",
    "Suggestions",
    "TaskPage",
    "edition_file",
    "effective_library",
    "library_files",
    "library_state",
    "list_editions",
    "occupation_files",
    "received_offers",
    "received_page",
    "statement_of",
    "suggestions_for",
    "task_page",
]
