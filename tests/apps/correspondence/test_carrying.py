"""What a server's answers mean: later, never, or nobody knows; and how one connects to it."""

import smtplib
import ssl
from typing import Any

import pytest
from django.core.mail import EmailMessage
from tests.apps.correspondence.conftest import lead_to

from talja.apps.correspondence import carrying
from talja.apps.correspondence.carrying import BackendCarrier, Outcome, SmtpCarrier
from talja.apps.correspondence.enums import LetterState, Trouble

S, T = LetterState, Trouble
LETTER = EmailMessage("Hej", "Text", "Kommunen <talja@kommun.example>", ["moa@b.example"])


class Line:
    """A conversation with a server that answers as told; None: it hangs up."""

    def __init__(self, **answers: tuple[int, bytes] | None) -> None:
        said = {"mail": (250, b""), "rcpt": (250, b""), "docmd": (354, b""), "getreply": (250, b""), "rset": (250, b"")}
        self.answers: dict[str, tuple[int, bytes] | None] = {**said, **answers}
        self.asked: list[str] = []
        self.sock = None

    def __getattr__(self, name: str) -> Any:
        def answer(*_: object, **__: object) -> tuple[int, bytes]:
            self.asked.append(name)
            found = self.answers.get(name, (250, b""))
            if found is None:
                raise smtplib.SMTPServerDisconnected
            return found

        return answer


def carried(line: Line, monkeypatch: pytest.MonkeyPatch) -> tuple[Outcome, SmtpCarrier]:
    monkeypatch.setattr(carrying, "_connected", lambda: line)
    carrier = SmtpCarrier()
    assert carrier.open()
    return carrier.carry(LETTER), carrier


@pytest.mark.parametrize(
    ("answers", "state", "trouble", "goes_on"),
    [
        ({}, S.SENT, T.NONE, True),
        ({"rcpt": (251, b"forwarded")}, S.SENT, T.NONE, True),
        ({"mail": (550, b"who are you")}, S.QUEUED, T.SENDER_REFUSED, True),
        ({"mail": (451, b"later")}, S.QUEUED, T.TEMPORARY, True),
        ({"mail": (421, b"goodbye")}, S.QUEUED, T.TEMPORARY, False),
        ({"rcpt": (450, b"later")}, S.QUEUED, T.TEMPORARY, True),
        ({"rcpt": (550, b"5.1.1 nobody")}, S.BOUNCED, T.ADDRESS_REFUSED, True),
        ({"rcpt": (550, b"5.7.1 not from you")}, S.FAILED, T.REFUSED, True),
        ({"docmd": (451, b"later")}, S.QUEUED, T.TEMPORARY, True),
        ({"docmd": (554, b"no")}, S.BOUNCED, T.ADDRESS_REFUSED, True),
        ({"getreply": (552, b"too large")}, S.FAILED, T.REFUSED, True),
        ({"getreply": (451, b"later"), "rset": (500, b"what")}, S.QUEUED, T.TEMPORARY, False),
        ({"getreply": (451, b"later"), "rset": None}, S.QUEUED, T.TEMPORARY, False),
        ({"mail": None}, S.QUEUED, T.DROPPED, False),
        ({"rcpt": None}, S.QUEUED, T.DROPPED, False),
        ({"docmd": None}, S.QUEUED, T.DROPPED, False),
        ({"send": None}, S.QUEUED, T.DROPPED, False),
        ({"getreply": None, "quit": None}, S.UNCERTAIN, T.NO_ANSWER, False),
    ],
)
def test_what_an_answer_means(
    answers: dict[str, Any], state: LetterState, trouble: Trouble, goes_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(**answers)
    outcome, carrier = carried(line, monkeypatch)
    assert (outcome.state, outcome.trouble) == (state, trouble)
    monkeypatch.setattr(carrying, "_connected", lambda: pytest.fail("connected once more"))
    if goes_on:
        assert carrier.open()
        assert ("rset" in line.asked) == (state != S.SENT)
    else:
        with pytest.raises(pytest.fail.Exception):
            carrier.open()


def test_without_a_connection_nothing_is_handed_over() -> None:
    assert SmtpCarrier().carry(LETTER) == Outcome(S.QUEUED, T.NO_CONNECTION)


@pytest.mark.parametrize("fault", [ConnectionRefusedError, TimeoutError, ssl.SSLError, smtplib.SMTPException])
def test_a_server_that_does_not_answer_is_no_connection(
    fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> None:
        raise fault

    monkeypatch.setattr(carrying, "_connected", refused)
    assert SmtpCarrier().open() is False


@pytest.mark.parametrize(("tls", "user"), [(True, "talja"), (False, "")])
def test_it_is_encrypted_and_signed_in_as_the_settings_say(
    tls: bool, user: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, named = Line(), {}

    def connect(host: str, port: int, **more: Any) -> Line:
        named.update(more)
        return line

    lead_to(settings, 25)
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER = tls, user
    monkeypatch.setattr(smtplib, "SMTP", connect)
    assert SmtpCarrier().open()
    assert named == {"local_hostname": "kommun.example", "timeout": 5}
    assert ("starttls" in line.asked, "login" in line.asked) == (tls, bool(user))


def test_a_sign_in_that_fails_leaves_no_connection_open(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    line = Line(login=None)
    lead_to(settings, 25)
    settings.EMAIL_HOST_USER = "talja"
    monkeypatch.setattr(smtplib, "SMTP", lambda *_, **__: line)
    assert SmtpCarrier().open() is False
    assert line.asked[-1] == "close"


def test_a_folder_that_cannot_be_written_to_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError

    monkeypatch.setattr(carrying, "get_connection", full)
    assert BackendCarrier().carry(LETTER).state == S.QUEUED
