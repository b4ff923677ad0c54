"""`talja serve`: bring the database up to date, start the web server and the background worker, say the address."""

import argparse
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext as _
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from talja.apps.organisation.actors import system_actor
from talja.apps.organisation.checks import demo_guard
from talja.apps.placements.operations import load_measures
from talja.project.commands.refusal import Refused
from talja.project.ticking import Ticking, tick_now

ANSWER_SECONDS = 60


def add_to(choices: Any) -> None:
    """Add `serve`, the internal `worker`, and `tick`."""
    serve = choices.add_parser("serve", help=_("starta Talja"), description=_("Starta Talja på den här datorn."))
    serve.add_argument("--host", default="127.0.0.1", help=_("adress att lyssna på (127.0.0.1)"))
    port = int(os.environ.get("PORT", "8000"))
    serve.add_argument("--port", type=int, default=port, help=_("port (8000 eller PORT)"))
    serve.add_argument("--workers", type=int, default=1, help=_("antal serverprocesser (1)"))
    serve.set_defaults(run=serve_forever)
    worker = choices.add_parser("worker", help=_("kör bara bakgrundsarbetet"))
    worker.set_defaults(run=run_worker)
    ticking = choices.add_parser(
        "tick",
        help=_("gör minutens arbete en gång"),
        description=_("Räkna fram påminnelser och skicka brev i kö, en gång. `talja serve` gör det varje minut."),
    )
    ticking.set_defaults(run=run_tick)


def serve_forever(options: argparse.Namespace) -> int:
    """Serve until stopped. The worker is a process of ours and ends with us."""
    prepare()
    address = _address(options.host, options.port)
    threading.Thread(target=_announce, args=(address,), daemon=True).start()
    if not (settings.ENVIRONMENT.address or settings.ENVIRONMENT.trusted_origins):
        os.environ["TALJA_ADDRESS"] = address  # letters from here lead here
    worker = subprocess.Popen([sys.executable, "-m", "talja.project.cli", "worker"], stdin=subprocess.PIPE)
    try:
        Server(
            "talja.project.wsgi:application",
            address=options.host,
            port=options.port,
            interface=Interfaces.WSGI,
            workers=options.workers,
            blocking_threads=4,
            log_access=False,
            log_level=LogLevels.warning,
        ).serve()
    finally:
        worker.terminate()
        worker.wait(timeout=10)
    return 0


def prepare() -> None:
    """Bring the database, the measures and the static files up to date. Raises `Refused` in demo mode on real data."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("clearsessions")  # what somebody searched for goes with the session
    if problem := demo_guard():
        raise Refused(problem)
    load_measures(actor=system_actor(at=timezone.now()))
    if settings.STORAGES["staticfiles"]["BACKEND"].endswith("ManifestStaticFilesStorage"):
        call_command("collectstatic", interactive=False, verbosity=0)


def run_worker(_options: argparse.Namespace) -> int:
    """Run background tasks until stopped, or until the server that started us is gone (our input ends)."""
    if not sys.stdin.isatty():
        threading.Thread(target=_end_with_parent, daemon=True).start()
    ticking = Ticking()
    ticking.start()
    try:
        call_command("db_worker", verbosity=0, interval=0.5)
    finally:
        ticking.stop()
    return 0


def run_tick(_options: argparse.Namespace) -> int:
    """Do the work of the minute once. Returns 1 when some of it failed; the log says what."""
    done = tick_now()
    for name, count in done.items():
        sys.stdout.write(_("%(job)s: misslyckades") % {"job": name} if count is None else f"{name}: {count}")
        sys.stdout.write("\n")
    if not done:
        sys.stdout.write(_("Någon annan är redan i gång med minutens arbete.") + "\n")
    return int(None in done.values())


def _end_with_parent() -> None:
    with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as end:  # a buffer's lock would break our own end
        end.read()
    os._exit(0)


def _address(host: str, port: int) -> str:
    return f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}"  # noqa: S104 - compared, not bound


def _announce(address: str) -> None:
    """Print the address once the server answers: a printed address is one that works."""
    for _attempt in range(ANSWER_SECONDS * 10):
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 - our own address
                sys.stdout.write(_("Talja svarar på %(address)s") % {"address": address} + "\n")
                sys.stdout.flush()
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
