"""`talja carve`: search for positions in a problem that is told as JSON, and tell the best plan."""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import Any

from django.utils.translation import gettext as _

from talja.core.carving.checking import faults_of_problem
from talja.core.carving.exchange import Document, dumped, loaded
from talja.core.carving.exchange import Result as Told
from talja.core.carving.plan import Plan
from talja.core.carving.records import Unreadable
from talja.core.carving.solve import Progress, Result, solve
from talja.project.commands.carving_words import say_fault, say_misread
from talja.project.commands.refusal import Refused

_MANY_ROUNDS = 1_000_000
_TELL_EVERY = 5.0  # seconds


def add_to(choices: Any) -> None:
    """Add `carve`."""
    parser = choices.add_parser(
        "carve",
        help=_("snickra positioner av arbetsuppgifter"),
        description=_(
            "Läs ett problem som JSON (talja.carving/1), sök efter positioner och berätta om den bästa planen."
        ),
        epilog=_("Ctrl-C avbryter och behåller det bästa hittills. Svarskod 0: en plan. 1: det gick inte."),
    )
    parser.add_argument("file", type=Path, help=_("problemet, en JSON-fil"))
    parser.add_argument("--seconds", type=float, default=60.0, help=_("hur länge det får ta (60)"))
    parser.add_argument(
        "--rounds", type=int, default=_MANY_ROUNDS, help=_("högst så många varv; ger samma plan varje gång")
    )
    parser.add_argument("--seed", type=int, default=0, help=_("slumpens början (0)"))
    parser.add_argument("--json", action="store_true", help=_("svara med hela problemet och planen som JSON"))
    parser.set_defaults(run=run_carve)


def run_carve(options: argparse.Namespace) -> int:
    """Search, and tell the plan. Raises `Refused` with what is wrong with the file."""
    document = _read(options.file)
    watch = _Watch(options.seconds)
    try:
        with watch.listening():
            result = solve(
                document.problem,
                document.params,
                seed=options.seed,
                rounds=options.rounds,
                start=document.plan,
                going_on=watch.going_on,
            )
    except MemoryError:
        if watch.best is None:
            raise Refused(_("Minnet räckte inte. Prova med färre uppgifter.")) from None
        sys.stderr.write(_("Minnet tog slut: det här är den bästa planen så långt.") + "\n")
        sys.stdout.write(dumped(replace(document, plan=watch.best), indent=1) + "\n")
        return 0
    sys.stdout.write(_as_json(document, result) if options.json else _as_text(result))
    return 0


class _Watch:
    """Knows when to stop: when the time is up, or when somebody presses Ctrl-C. Keeps the best so far."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end: float | None = None
        self.told_at = 0.0
        self.is_stopped = False
        self.best: Plan | None = None

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Let Ctrl-C stop the search instead of the program."""
        before = signal.signal(signal.SIGINT, self._stop)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.is_stopped = True

    def going_on(self, progress: Progress) -> bool:
        """Tell whether to search on, and now and then how it goes."""
        now = monotonic()
        if self.end is None:  # the search is compiled before it is asked about the first time
            self.end = now + self.seconds
        if now - self.told_at >= _TELL_EVERY:
            self.told_at, self.best = now, progress.best()
            told = _("varv {round}: {kronor} kr i veckan").format(round=progress.round, kronor=progress.total // 100)
            sys.stderr.write(told + "\n")
        return not self.is_stopped and now < self.end


def _read(path: Path) -> Document:
    try:
        document = loaded(path.read_bytes())
    except OSError as error:
        raise Refused(_("Filen går inte att läsa: {why}").format(why=error.strerror)) from error
    except Unreadable as unreadable:
        wrong = "\n".join(f"  {say_misread(one)}" for one in unreadable.misread)
        raise Refused(_("Filen är inte ett problem i talja.carving/1:") + "\n" + wrong) from unreadable
    found = faults_of_problem(document.problem, document.params)
    if found:
        wrong = "\n".join(f"  {say_fault(fault)}" for fault in found)
        raise Refused(_("Problemet säger emot sig självt:") + "\n" + wrong)
    return document


def _as_json(document: Document, result: Result) -> str:
    best = result.bound.total if result.bound else None
    told = Told(result.score.total, result.seed, result.rounds, result.version, best, result.history)
    return dumped(replace(document, plan=result.plan, result=told), indent=1) + "\n"


def _as_text(result: Result) -> str:
    score = result.score
    lines = [
        _("{count} positioner med {tasks} uppgifter").format(count=score.positions, tasks=score.tasks),
        _("{hours} timmar i veckan frigörs").format(hours=score.freed_minutes // 60),
        _("värde: {kronor} kr i veckan").format(kronor=score.total // 100),
    ]
    if result.bound:
        most = _("ingen plan kan vara värd mer än {kronor} kr i veckan")
        lines.append(most.format(kronor=result.bound.total // 100))
    return "\n".join(lines) + "\n"
