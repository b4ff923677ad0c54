"""What is done once a minute: each app's own work in turn, and letters last. The clock is read here.

Reminders are computed from state, so nothing is lost when minutes are: what should have been sent is still due.
"""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event, Thread
from typing import Final, TypeAlias

from django.db import close_old_connections, connection
from django.utils import timezone

from talja.apps.agreements import tasks as agreements
from talja.apps.collaboration import tasks as collaboration
from talja.apps.correspondence import tasks as correspondence
from talja.apps.correspondence.operations import end_turn, hold_queued, take_turn
from talja.apps.followups import tasks as followups
from talja.apps.organisation.actors import system_actor
from talja.apps.servicedesk import tasks as servicedesk

log = logging.getLogger("talja.tick")
Job: TypeAlias = Callable[[datetime], int]
JOBS: list[Job] = [  # what has happened comes before reminders of it, and letters are sent last
    agreements.keep_up,
    followups.keep_planned,
    followups.remind,
    servicedesk.remind,
    collaboration.remind,
    correspondence.expire_links,
    correspondence.deliver_letters,
]
SECONDS: Final = 60
_TURN: Final = "tick"


def tick(*, at: datetime, jobs: Sequence[Job] | None = None) -> dict[str, int | None]:
    """Do every job once, unless somebody else is at it. Returns what each did, None for one that failed.

    A job that fails is logged by its name and the kind of fault, and does not stop the others.
    """
    if not take_turn(name=_TURN, at=at):
        return {}
    try:
        return {_name(job): _done(job, at) for job in (JOBS if jobs is None else jobs)}
    finally:
        end_turn(name=_TURN)


def hold_letters(*, at: datetime) -> int:
    """Put in the queue what is due now, and hold all of it: for a database that was put back from a backup.

    Reminders that were sent after the backup was made are due again by it. Returns how many letters are held.
    """
    for job in JOBS:
        if job is not correspondence.deliver_letters:
            _done(job, at)
    return hold_queued(actor=system_actor(at=at))


def tick_now() -> dict[str, int | None]:
    """Do every job once, at this moment."""
    return tick(at=timezone.now())


class Ticking:
    """A thread that ticks every minute until it is told to stop. A letter that is on its way is finished first."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._stop = Event()
        self._thread = Thread(target=self._run, name="talja-tick", daemon=True)

    def start(self) -> None:
        """Begin, with a first tick at once."""
        correspondence.stopping.clear()
        self._thread.start()

    def stop(self, *, timeout: float = 8) -> None:
        """End after what is being done; after `timeout` seconds without waiting more."""
        correspondence.stopping.set()
        self._stop.set()
        self._thread.join(timeout)

    def _run(self) -> None:
        while not self._stop.is_set():
            began = time.monotonic()
            try:
                tick_now()
            except Exception:  # the database is away for a moment: the next minute comes
                log.exception("tick failed")
            finally:
                close_old_connections()
                connection.close()
            self._stop.wait(max(0.0, self._seconds - (time.monotonic() - began)))


def _done(job: Job, at: datetime) -> int | None:
    try:
        return job(at)
    except Exception as fault:
        log.error("job failed: %s: %s", _name(job), type(fault).__name__)  # its words may quote a person
        return None


def _name(job: Job) -> str:
    return f"{job.__module__.removeprefix('talja.apps.').removesuffix('.tasks')}.{job.__name__}"
