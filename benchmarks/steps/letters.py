"""Reminders queued and sent to a server on this machine that fails one time in five; counted by the server."""

import random
import smtplib
from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.utils import timezone

from benchmarks.mail_server import Answer, mail_server
from benchmarks.steps.timing import timed
from talja.apps.correspondence.enums import LetterState
from talja.apps.correspondence.inputs import LetterInput, LinkInput
from talja.apps.correspondence.messages import message_of
from talja.apps.correspondence.models import Letter
from talja.apps.correspondence.operations import queue_letter
from talja.apps.organisation.actors import system_actor
from talja.project.ticking import tick

_SPACE = UUID("6f1d1c52-6f3e-4f0e-8a3e-0f5a4d3c2b1a")
_FAILS = (Answer.LATER, Answer.LATER_TO, Answer.HANG_UP)
_TEXT = "Hej!\n\nDet är dags för en uppföljning. Svara på några frågor här:\n\n{link}\n\nHälsningar\nKommunen\n"


def send(*, letters: int, failing: float) -> dict[str, Any]:
    """Queue the letters, ask for each twice, and tick until none is left."""
    began, chance = timezone.now(), random.Random(7)  # noqa: S311 - chance with a seed

    def answer(_to: str) -> Answer:
        return chance.choice(_FAILS) if chance.random() < failing else Answer.TAKE

    _, queueing = timed(lambda: [_queue(number % letters, began) for number in range(2 * letters)])
    with mail_server(answer) as server:
        _lead_to(server.port)
        (ticks, ended), sending = timed(lambda: _tick_until_empty(began))
    arrived = Counter(to for to, _ in server.taken)
    return {
        "queued": Letter.objects.count(),
        "asked": server.asked,
        "connections": server.connections,
        "once": sum(arrived[_address(number)] == 1 for number in range(letters)),
        "twice": sum(count > 1 for count in arrived.values()),
        "sent": Letter.objects.filter(state=LetterState.SENT).count(),
        "ticks": ticks,
        "minutes": (ended - began).total_seconds() / 60,
        "queueing": queueing,
        "sending": sending,
    }


def plainly(*, letters: int) -> dict[str, Any]:
    """Send the same letters with smtplib alone, over one connection, to a server that takes all: nothing is kept."""
    at = timezone.now()
    for number in range(letters):
        _queue(number, at)
    messages = [message_of(letter, at=at) for letter in Letter.objects.select_related("link")]
    with mail_server() as server:

        def all_of_them() -> None:
            with smtplib.SMTP("127.0.0.1", server.port, local_hostname="localhost") as line:
                for message in messages:
                    line.sendmail("talja@localhost", message.to, message.message().as_bytes())

        _, took = timed(all_of_them)
    return took


def _queue(number: int, at: datetime) -> None:
    matter = uuid5(_SPACE, str(number))
    said = LetterInput(
        kind="followups.reminder",
        matter_key=matter,
        once="2026-11",
        to_email=_address(number),
        subject="Dags för en uppföljning",
        body=_TEXT,
        link=LinkInput("workplace_form", matter),
    )
    queue_letter(letter=said, actor=system_actor(at=at))


def _address(number: int) -> str:
    return f"chef{number}@kommun.example"


def _lead_to(port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", port, False


def _tick_until_empty(at: datetime) -> tuple[int, datetime]:
    """Tick once a minute, and leap over minutes in which nothing is due."""
    ticks = 0
    while (due := _next_due()) is not None and ticks < 10_000:
        at = max(at + timedelta(minutes=1), due)
        tick(at=at)
        ticks += 1
    return ticks, at


def _next_due() -> datetime | None:
    waiting = Letter.objects.filter(state=LetterState.QUEUED).order_by("due_at")
    return waiting.values_list("due_at", flat=True).first()
