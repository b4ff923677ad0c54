"""A small SMTP server on this machine that says no, and hangs up, as it is told: what it has taken is counted."""

import re
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from enum import Enum


class Answer(Enum):
    """What the server does with one delivery."""

    TAKE = "take"
    LATER = "later"  # 451 when it has the letter
    LATER_TO = "later_to"  # 451 when it hears to whom
    NEVER = "never"  # 550 when it hears to whom
    REFUSE = "refuse"  # 554 5.7.1 when it has the letter: nothing wrong with the address
    HANG_UP = "hang_up"  # when the letter is about to come
    HANG_UP_MIDWAY = "hang_up_midway"  # before it has the whole letter: the sender cannot know that
    TAKE_AND_HANG_UP = "take_and_hang_up"  # after it has taken the letter, without saying so


class MailServer(socketserver.ThreadingTCPServer):
    """Listens on a free port. `answer` is asked once for each delivery, with the address it is for."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, answer: Callable[[str], Answer] = lambda _to: Answer.TAKE, *, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Conversation)
        self.answer = answer
        self.taken: list[tuple[str, str]] = []  # to whom, and the letter's own id
        self.texts: list[bytes] = []
        self.asked = self.connections = 0
        self.greetings: set[str] = set()
        self.lock = threading.Lock()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def decide(self, to: str) -> Answer:
        """Say what is to be done with a delivery."""
        with self.lock:
            self.asked += 1
            return self.answer(to)

    def take(self, to: str, text: bytes) -> None:
        """Keep a letter."""
        with self.lock:
            self.taken.append((to, str(BytesParser().parsebytes(text, headersonly=True)["Message-ID"])))
            self.texts.append(text)


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer
    timeout = 30

    def handle(self) -> None:
        with self.server.lock:
            self.server.connections += 1
        self._say("220 localhost")
        to, answer = "", Answer.TAKE
        while line := self.rfile.readline(10_000):
            verb = line.split(None, 1)[0].strip().upper() if line.strip() else b""
            if verb in {b"EHLO", b"HELO"}:
                self.server.greetings.add(line.split()[1].decode())
            if verb == b"RCPT":
                to = re.sub(r".*<(.*)>.*", r"\1", line.decode().strip(), flags=re.DOTALL)
                answer = self.server.decide(to)
                self._say({Answer.LATER_TO: "451 busy", Answer.NEVER: "550 5.1.1 nobody here"}.get(answer, "250 ok"))
            elif verb == b"DATA":
                if not self._data(to, answer):
                    return
            else:
                self._say("221 bye" if verb == b"QUIT" else "250 ok")
                if verb == b"QUIT":
                    return

    def _data(self, to: str, answer: Answer) -> bool:
        """Take the letter in, or not; say whether the conversation goes on."""
        if answer is Answer.HANG_UP:
            return False
        self._say("354 go on")
        if answer is Answer.HANG_UP_MIDWAY:
            return False
        lines = []
        while (line := self.rfile.readline(10_000)) not in {b".\r\n", b""}:
            lines.append(line[1:] if line.startswith(b".") else line)
        if not line:
            return False
        said = {Answer.LATER: "451 4.3.0 busy", Answer.REFUSE: "554 5.7.1 no thanks"}.get(answer, "250 taken")
        if said.startswith("250"):
            self.server.take(to, b"".join(lines))
        if answer is Answer.TAKE_AND_HANG_UP:
            return False
        self._say(said)
        return True

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server(answer: Callable[[str], Answer] = lambda _to: Answer.TAKE, *, port: int = 0) -> Iterator[MailServer]:
    """Give a server that listens until the block ends."""
    with MailServer(answer, port=port) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
