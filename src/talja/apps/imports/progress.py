"""How far the background work has come, told truthfully while its transaction is still open.

An import is applied in one transaction, which nobody else can see into. The figures are therefore kept beside the
database, in the file cache that server and worker share.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.cache import caches
from django.utils import timezone

_KEEP_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows done of rows in all, the step that is under way (a code), and when that was last told.

    Steps: waiting, reading, linking, storing, applying, applied, undoing, undone.
    """

    step: str = "waiting"
    done: int = 0
    total: int = 0
    told_at: datetime | None = None

    @property
    def percent(self) -> int:
        """Whole per cent done, 0 while the total is not known."""
        return 100 * self.done // self.total if self.total else 0


def tell(batch_key: UUID, *, step: str, done: int, total: int) -> None:
    """Set how far the work has come. The moment is the machine's own: a pulse, no fact of the register."""
    caches["progress"].set(str(batch_key), (step, done, total, timezone.now()), _KEEP_SECONDS)


def told(batch_key: UUID) -> Progress:
    """Return how far the work has come; nothing done while it waits for its turn."""
    return Progress(*caches["progress"].get(str(batch_key), ()))


def forget(batch_key: UUID) -> None:
    """Start over: the next work waits for its turn."""
    caches["progress"].delete(str(batch_key))
