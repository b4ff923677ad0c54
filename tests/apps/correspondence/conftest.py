"""A server that takes letters, and the settings that lead there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from benchmarks.mail_server import Answer, MailServer, mail_server

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def served(settings: Any) -> Callable[..., Any]:
    """Return what starts a server that answers as told and sends letters there; nobody listens after the block."""

    @contextmanager
    def start(answer: Callable[[str], Answer] = lambda _to: Answer.TAKE, *, port: int = 0) -> Iterator[MailServer]:
        with mail_server(answer, port=port) as server:
            lead_to(settings, server.port)
            yield server

    return start


def lead_to(settings: Any, port: int) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", port
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER = False, ""
    settings.DEFAULT_FROM_EMAIL, settings.EMAIL_TIMEOUT = "talja@kommun.example", 5
