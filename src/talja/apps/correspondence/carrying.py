"""How a letter is handed over to the server that takes it on: what came of it, and whether that can be known."""

import smtplib
import socket
import ssl
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any, Final, Protocol

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from talja.apps.correspondence.enums import LetterState, Trouble

_SMTP: Final = "django.core.mail.backends.smtp.EmailBackend"
_NO_FAULT_OF_THE_ADDRESS: Final = ("5.3", "5.4", "5.5", "5.6", "5.7")  # RFC 3463: system, network, protocol, policy


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the state that the letter goes to, why, and the server's reply code."""

    state: LetterState
    trouble: Trouble = Trouble.NONE
    reply: int | None = None


SENT: Final = Outcome(LetterState.SENT)


class Carrier(Protocol):
    """Whoever takes letters on their way, over one connection for many."""

    def open(self) -> bool:
        """Connect unless connected, and say whether letters can be handed over."""

    def carry(self, message: EmailMessage) -> Outcome:
        """Hand one letter over. Never says that a letter was not sent when it may have been."""

    def close(self) -> None:
        """Let the connection go."""


def our_carrier() -> Carrier:
    """Return who carries letters by the settings: an SMTP server, or files where none is set."""
    return SmtpCarrier() if settings.EMAIL_BACKEND == _SMTP else BackendCarrier()


class BackendCarrier:
    """Django's own way of sending: files in the data folder, or the list of a test."""

    def open(self) -> bool:
        """Say yes: there is nothing to connect to."""
        return True

    def carry(self, message: EmailMessage) -> Outcome:
        """Hand one letter over; a folder that cannot be written to is tried again later."""
        try:
            get_connection().send_messages([message])
        except OSError:
            return Outcome(LetterState.QUEUED, Trouble.NO_CONNECTION)
        return SENT

    def close(self) -> None:
        """Nothing to let go."""


class SmtpCarrier:
    """Speaks with the SMTP server step by step (RFC 5321), to know at each what the server has said yes to.

    The machine is named by the sender's domain: its own name would have to be asked of the network.
    """

    def __init__(self) -> None:
        self._line: smtplib.SMTP | None = None

    def open(self) -> bool:
        """Connect, with TLS and sign-in as the settings say. No when the server does not answer or refuses us."""
        if self._line is not None:
            return True
        try:
            self._line = _connected()
        except (OSError, smtplib.SMTPException):
            return False
        return True

    def carry(self, message: EmailMessage) -> Outcome:
        """Hand one letter over, if connected."""
        if self._line is None:
            return Outcome(LetterState.QUEUED, Trouble.NO_CONNECTION)
        sender = parseaddr(message.from_email)[1]
        handed_over = False
        try:
            refusal = self._introduce(self._line, sender, message.to[0])
            if refusal is not None:
                return refusal
            self._line.send(_quoted(message))
            handed_over = True  # from the last dot on, the server may have it whether it answers or not
            self._line.send(b".\r\n")
            code, answer = self._line.getreply()
        except (OSError, smtplib.SMTPException):
            self.close()
            if handed_over:
                return Outcome(LetterState.UNCERTAIN, Trouble.NO_ANSWER)
            return Outcome(LetterState.QUEUED, Trouble.DROPPED)
        return SENT if code == 250 else self._refused(code, answer, Trouble.REFUSED)

    def close(self) -> None:
        """Let the connection go, politely if the server is still there."""
        line, self._line = self._line, None
        if line is not None:
            try:
                line.quit()
            except (OSError, smtplib.SMTPException):
                line.close()

    def _introduce(self, line: smtplib.SMTP, sender: str, recipient: str) -> Outcome | None:
        """Say from whom and to whom, and that the letter comes; return what came of it if the server said no."""
        code, answer = line.mail(sender)
        if code != 250:
            refused = self._refused(code, answer, Trouble.SENDER_REFUSED)
            return Outcome(LetterState.QUEUED, refused.trouble, code)
        code, answer = line.rcpt(recipient)
        if code not in {250, 251}:
            return self._refused(code, answer, Trouble.ADDRESS_REFUSED)
        code, answer = line.docmd("DATA")
        return None if code == 354 else self._refused(code, answer, Trouble.REFUSED)

    def _refused(self, code: int, answer: bytes, trouble: Trouble) -> Outcome:
        """Say what a no means: later again (4xx), never (5xx), and whether the address is at fault. Leave it clean."""
        self._start_over(code)
        if code < 500:
            return Outcome(LetterState.QUEUED, Trouble.TEMPORARY, code)
        if trouble == Trouble.SENDER_REFUSED:
            return Outcome(LetterState.QUEUED, trouble, code)
        if code == 552 or answer.decode("ascii", "replace").startswith(_NO_FAULT_OF_THE_ADDRESS):
            return Outcome(LetterState.FAILED, Trouble.REFUSED, code)
        return Outcome(LetterState.BOUNCED, Trouble.ADDRESS_REFUSED, code)

    def _start_over(self, code: int) -> None:
        """Ask the server to forget the letter it said no to; one that says goodbye (421) is left."""
        try:
            if code == 421 or self._line is None or self._line.rset()[0] != 250:
                self.close()
        except (OSError, smtplib.SMTPException):
            self.close()


def _connected() -> smtplib.SMTP:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    line = smtplib.SMTP(
        settings.EMAIL_HOST, settings.EMAIL_PORT, local_hostname=domain or "localhost", timeout=settings.EMAIL_TIMEOUT
    )
    try:
        if line.sock is not None:  # or the last dot would wait for the server to say that it has had the rest
            line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if settings.EMAIL_USE_TLS:
            line.starttls(context=ssl.create_default_context())
        line.ehlo_or_helo_if_needed()
        if settings.EMAIL_HOST_USER:
            line.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except (OSError, smtplib.SMTPException):
        line.close()
        raise
    return line


def _quoted(message: EmailMessage) -> bytes:
    """Return the letter as SMTP wants it, but for the last dot: lines that begin with a dot get another."""
    written: Any = message.message()  # Django's own, which takes a line's end
    text: bytes = written.as_bytes(linesep="\r\n")
    whole = text if text.endswith(b"\r\n") else text + b"\r\n"
    dotted = whole.replace(b"\r\n.", b"\r\n..")
    return b"." + dotted if dotted.startswith(b".") else dotted
