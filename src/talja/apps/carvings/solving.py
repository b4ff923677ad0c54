"""The solver in a process of its own: what runs out of memory or hangs there takes nothing with it.

The child is given a document of `talja.carving/1` as text and answers through a pipe: how far it has come and the best
plan, as it is found. It imports the core alone.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any, Final

from talja.core.carving.conflicts import conflicts
from talja.core.carving.exchange import Document, dumped, loaded
from talja.core.carving.judge import faults
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Choice
from talja.core.carving.records import written
from talja.core.carving.solve import VERSION, Progress, Result, solve

TELL_EVERY: Final = 1.0
"""Seconds between two tellings from the child."""
TO_BEGIN: Final = 240.0
"""Seconds that the child gets until it tells something the first time: the search may have to be compiled."""
PATIENCE: Final = 120.0
"""Seconds that the child may be silent after that, and gets to end when it was told to, before it is killed.

In the end it works out how much better any plan could be and, at worst, which choices clash.
"""
_MOST_ROUNDS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """What the solver has told: rounds done, the best total in öre a week, and its plan as JSON values.

    At the end also what no plan can be worth more than, if that is known, and, where what the user has decided could
    not all be kept, the fewest choices that cannot hold at once.
    """

    rounds: int
    total: int
    plan: Any
    is_last: bool = False
    version: str = VERSION
    bound: int | None = None
    bound_proof: str = ""
    conflicts: Any = None


class SolverGone(RuntimeError):
    """Raised when the child died or never answered. What it had told is kept by whoever listened."""


def search(document: Document, *, seed: int, seconds: float, going_on: Callable[[Found], bool]) -> Found:
    """Let the solver search for so many seconds, or until `going_on` says no, and return the last it told.

    Raises `SolverGone`.
    """
    with _child(dumped(document), seed, seconds) as connection:
        silence, until = TO_BEGIN, monotonic() + TO_BEGIN + seconds
        while monotonic() < until and connection.poll(silence):
            found = _received(connection)
            if found.is_last:
                return found
            silence = PATIENCE
            if not going_on(found):
                connection.send("stop")
                until = min(until, monotonic() + PATIENCE)
        raise SolverGone


@contextmanager
def _child(text: str, seed: int, seconds: float) -> Iterator[Connection]:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, text, seed, seconds), name="talja-carve", daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.join(timeout=1)
        if process.is_alive():
            process.kill()
            process.join()


def _received(connection: Connection) -> Found:
    try:
        found = connection.recv()
    except (EOFError, ConnectionError):
        raise SolverGone from None
    if not isinstance(found, Found):
        raise SolverGone
    return found


def work(connection: Connection, text: str, seed: int, seconds: float) -> None:
    """Search, in the child, and tell how it goes."""
    document = loaded(text)
    end: float | None = None
    told_at = 0.0
    told_total: int | None = None

    def going_on(progress: Progress) -> bool:
        nonlocal end, told_at, told_total
        end = monotonic() + seconds if end is None else end  # from when the search begins, once it is compiled
        if monotonic() >= end or connection.poll():
            return False
        if monotonic() - told_at >= TELL_EVERY:
            plan = _raw(progress.best()) if progress.total != told_total else None
            connection.send(Found(progress.round, progress.total, plan))
            told_at, told_total = monotonic(), progress.total
        return True

    result = solve(
        document.problem,
        document.params,
        seed=seed,
        rounds=_MOST_ROUNDS,
        start=document.plan,
        going_on=going_on,
    )
    connection.send(_last(document, result))


def _last(document: Document, result: Result) -> Found:
    is_broken = bool(faults(document.problem, document.params, result.plan))
    clash = conflicts(document.problem, document.params) if is_broken else ()
    return Found(
        result.rounds,
        result.score.total,
        _raw(result.plan),
        is_last=True,
        bound=None if result.bound is None else result.bound.total,
        bound_proof="" if result.bound is None else result.bound.proof,
        conflicts=written(tuple[Choice, ...], clash),
    )


def _raw(plan: Plan) -> Any:  # JSON is anything
    return written(Plan, plan)
