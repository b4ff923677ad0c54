"""A real installation of Talja for tests: the demo municipality in a folder of its own, served by the program."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = (sys.executable, "-m", "talja.project.cli")
ANSWERS = "Talja svarar på "
START_SECONDS, STOP_SECONDS = 90, 20


@dataclass(frozen=True)
class Installation:
    """A Talja that is running: where it answers and where it keeps its data."""

    address: str
    data: Path
    log: Path

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return what the database says, past the program: read only, in a connection of its own."""
        return ask(self.data, sql, *values)


def ask(data: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{data / 'talja.sqlite3'}?mode=ro", uri=True)) as connection:
        return connection.execute(sql, values).fetchall()


def environment(data: Path, **more: str) -> dict[str, str]:
    """Return the environment of a user at a keyboard in Sweden: nothing of what the tests themselves have set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TALJA_", "DJANGO_", "LC_"))}
    kept.pop("PORT", None)
    return kept | {"LANG": "sv_SE.UTF-8", "TALJA_DATA": str(data), "TALJA_DEMO": "1", "TALJA_HTTPS": "0"} | more


def talja(data: Path, *arguments: str, check: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the program to its end."""
    ended = subprocess.run(
        [*PROGRAM, *arguments], env=environment(data, **more), capture_output=True, text=True, check=False, timeout=300
    )
    assert not (check and ended.returncode), f"talja {' '.join(arguments)}:\n{ended.stderr[-2000:]}"
    return ended


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def copied(seed: Path, target: Path) -> Path:
    """Return a data folder of its own with everything of the seed. Nobody may be writing in the seed."""
    return Path(shutil.copytree(seed, target))


@contextmanager
def serving(
    data: Path, *arguments: str, program: tuple[str, ...] = PROGRAM, env: Mapping[str, str] | None = None
) -> Iterator[Installation]:
    """Start `talja serve`, wait for the address it prints, and end it and its worker afterwards."""
    log = data.with_name(f"{data.name}.log")
    given = arguments or ("--port", str(free_port()))
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [*program, "serve", *given], env=env or environment(data), stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield Installation(_address(process, log), data, log)
    finally:
        process.terminate()
        try:
            process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=STOP_SECONDS)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        for line in log.read_text(encoding="utf-8").splitlines():
            if line.startswith(ANSWERS):
                return line.removeprefix(ANSWERS).strip()
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(f"talja serve gave no address:\n{log.read_text(encoding='utf-8')[-2000:]}")
