"""What queries of the task library return: frozen, made for the actor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from talja.apps.tasklibrary.comparing import Beside
from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.lines import Kind
from talja.core.inventory.occupation_files import Statement
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class LibraryState:
    """The library in force, the ids that the municipality has of its own, and kinds whose edition cannot be read."""

    library: Library
    own: frozenset[str]
    unread: tuple[Kind, ...]
    may_write: Verdict


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition: which tasks it changed, how it came to be, when and by whom."""

    key: UUID
    kind: Kind
    number: int
    tasks: tuple[str, ...]
    origin: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A task in force, Talja's own if the municipality's differs from it, and what has been done with it."""

    task: LibraryTask
    is_own: bool
    shipped: LibraryTask | None
    differs: tuple[str, ...]
    mark: str
    editions: tuple[EditionLine, ...]
    may_write: Verdict


@dataclass(frozen=True, slots=True)
class ReceivedPage:
    """Somebody else's library beside the one in force."""

    key: UUID
    names: tuple[str, ...]
    received_at: datetime
    received_by: str
    beside: Beside


@dataclass(frozen=True, slots=True)
class OccupationFileLine:
    """A publisher's file that counts."""

    publisher: str
    file_name: str
    statements: int
    loaded_at: datetime
    loaded_by: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What can be begun from for an occupation: the library's tasks, and publishers' sentences by publisher."""

    tasks: tuple[LibraryTask, ...]
    statements: Mapping[str, tuple[Statement, ...]]
