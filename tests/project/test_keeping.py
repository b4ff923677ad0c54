"""Everything in one file and back again, on the database that the suite runs on."""

import json
import os
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from tests.installation import PROGRAM, copied, environment

SERVER = os.environ.get("TALJA_DATABASE_URL", "")
PASSWORD = "tre korta ord i rad\n"


@dataclass(frozen=True)
class Operator:
    """Somebody at the server's keyboard, with an installation that is no demo."""

    data: Path
    url: str

    def run(self, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAM, *arguments],
            env=environment(self.data, TALJA_DEMO="0", TALJA_DATABASE_URL=self.url),
            input=said,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def add(self, name: str, *more: str) -> int:
        """Add an administrator; 1 when there is one with the address already."""
        said = ("--password-stdin", "--email", f"{name}@kommun.example", "--name", name)
        return self.run("setup", *said, *more, said=PASSWORD).returncode

    def done(self, *arguments: str) -> str:
        ended = self.run(*arguments)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def refused(self, *arguments: str) -> str:
        ended = self.run(*arguments)
        assert ended.returncode == 1
        assert ended.stderr.splitlines()[-1].startswith("talja: ")
        assert "Traceback" not in ended.stderr
        return ended.stderr


@contextmanager
def database(like: str = "") -> Iterator[str]:
    """Yield the address of a PostgreSQL database, empty or like another; of none where the suite runs on SQLite."""
    if not SERVER.startswith("postgres"):
        yield ""
        return
    assert shutil.which("pg_dump"), "install the package postgresql-client"
    name = f"keeping_{uuid4().hex}"
    template = Identifier(like.rpartition("/")[2] or "template1")
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), template))
        yield f"{SERVER.rpartition('/')[0]}/{name}"
        connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Operator]:
    """A municipality with one administrator, set up once."""
    with database() as url:
        found = Operator(tmp_path_factory.mktemp("founded") / "data", url)
        assert found.add("ada", "--municipality", "Prövby kommun", "--code", "9999") == 0
        yield found


@pytest.fixture
def operator(founded: Operator, tmp_path: Path) -> Iterator[Operator]:
    """The same municipality, in a folder and a database of a test's own."""
    with database(founded.url) as url:
        yield Operator(copied(founded.data, tmp_path / "data"), url)


def test_what_was_backed_up_stands_there_again_and_what_came_after_is_gone(operator: Operator, tmp_path: Path) -> None:
    file = tmp_path / "säkerhets kopia.zip"
    assert "personuppgifter" in operator.done("backup", str(file))
    assert operator.add("bo") == 0
    assert "--replace" in operator.refused("restore", str(file))
    assert operator.add("bo") == 1, "a refused restore changed the database"
    assert "Utskick" not in operator.done("restore", str(file), "--replace")  # nothing waited to be sent
    assert "i ordning" in operator.done("check")
    assert operator.add("ada") == 1
    assert operator.add("bo") == 0


def test_a_backup_is_for_its_owner_only_and_never_written_over(operator: Operator, tmp_path: Path) -> None:
    file = tmp_path / "kopia.zip"
    operator.done("backup", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()
    assert "finns redan" in operator.refused("backup", str(file))
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name != "data"] == ["kopia.zip"]


@pytest.mark.parametrize(
    "content",
    [None, b"", b"inte en kopia", {"talja-backup.json": "{"}, {"talja-backup.json": '{"engine": "oracle"}'}],
    ids=["missing", "empty", "no zip", "no json", "another engine"],
)
def test_what_is_no_backup_is_refused_and_changes_nothing(
    operator: Operator, tmp_path: Path, content: bytes | dict[str, str] | None
) -> None:
    file = tmp_path / "fil.zip"
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content:
        with zipfile.ZipFile(file, "w") as archive:
            for name, text in content.items():
                archive.writestr(name, text)
    operator.refused("restore", str(file), "--replace")
    assert operator.add("ada") == 1


@pytest.mark.skipif(bool(SERVER), reason="about SQLite's file")
def test_a_damaged_copy_is_refused_and_the_old_file_is_kept(operator: Operator, tmp_path: Path) -> None:
    file, damaged = tmp_path / "kopia.zip", tmp_path / "skadad.zip"
    operator.done("backup", str(file))
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(damaged, "w") as archive:
        archive.writestr("talja-backup.json", whole.read("talja-backup.json"))
        archive.writestr("talja.sqlite3", whole.read("talja.sqlite3")[:20_000] + b"\xff" * 50_000)
        assert json.loads(whole.read("talja-backup.json"))["engine"] == "sqlite"
    operator.refused("restore", str(damaged), "--replace")
    operator.done("restore", str(file), "--replace")
    assert (operator.data / "talja.sqlite3.before-restore").exists()


@pytest.mark.skipif(bool(SERVER), reason="tests/house/test_guards.py asks PostgreSQL")
def test_check_finds_a_guard_that_is_gone(operator: Operator) -> None:
    operator.done("check")
    with closing(sqlite3.connect(operator.data / "talja.sqlite3")) as database:
        database.execute("DROP TRIGGER audit_event_no_delete")
    assert "audit_event_no_delete" in operator.refused("check")


def test_check_finds_a_database_that_is_not_up_to_date(tmp_path: Path) -> None:
    assert "annan version" in Operator(tmp_path / "data", "").refused("check")
