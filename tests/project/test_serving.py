"""`talja demo` and `talja serve`, started as a user starts them."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.installation import PROGRAM, Installation, ask, copied, environment, free_port, serving, talja


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo municipality, loaded by the program into a folder that was not there."""
    data = tmp_path_factory.mktemp("loaded") / "ny mapp" / "data"
    assert "inläst" in talja(data, "demo").stdout
    return data


@pytest.fixture(scope="module")
def served(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Installation, int]]:
    port = free_port()
    data = copied(loaded, tmp_path_factory.mktemp("served") / "data")
    env = environment(data, PORT=str(port))
    with serving(data, "--host", "127.0.0.1", env=env) as installation:
        yield installation, port


def fetch(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own address
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_the_printed_address_answers_on_the_port_asked_for(served: tuple[Installation, int]) -> None:
    installation, port = served
    assert installation.address == f"http://127.0.0.1:{port}"
    status, _body = fetch(f"{installation.address}/healthz")
    assert status == 200
    status, body = fetch(f"{installation.address}/")
    assert status == 200
    assert "Tallköping" in body


def test_everything_is_kept_in_the_data_folder_and_only_for_its_owner(served: tuple[Installation, int]) -> None:
    installation, _port = served
    assert (installation.data / "talja.sqlite3").exists()
    assert (installation.data / "secret_key").stat().st_mode & 0o777 == 0o600
    assert len([path for path in (installation.data / "demo-lists").iterdir() if path.suffix != ".json"]) == 3


def test_a_page_that_does_not_exist_says_nothing_of_the_inside(served: tuple[Installation, int]) -> None:
    installation, _port = served
    status, body = fetch(f"{installation.address}/finns-inte/")
    assert status == 404
    assert "Traceback" not in body


def test_the_log_holds_no_query(served: tuple[Installation, int]) -> None:
    installation, _port = served
    fetch(f"{installation.address}/healthz?namn=Hemlig")
    assert "Hemlig" not in installation.log.read_text(encoding="utf-8")


def test_the_demo_is_loaded_once(loaded: Path) -> None:
    sql = "SELECT (SELECT count(*) FROM people_person), (SELECT count(*) FROM placements_placement)"
    before = ask(loaded, sql)
    again = talja(loaded, "demo")
    assert "finns redan" in again.stdout
    assert ask(loaded, sql) == before


def test_the_demo_refuses_a_database_with_people_of_its_own(tmp_path: Path) -> None:
    data = tmp_path / "data"
    said = ("--email", "ada@kommun.example", "--name", "Ada Ek", "--municipality", "Prövby kommun", "--code", "9999")
    subprocess.run(
        [*PROGRAM, "setup", "--password-stdin", *said],
        env=environment(data, TALJA_DEMO="0"),
        input="tre korta ord i rad\n",
        text=True,
        check=True,
        capture_output=True,
    )
    demo = talja(data, "demo", check=False)
    assert demo.returncode == 1
    assert demo.stderr.startswith("talja: ")
    serve = talja(data, "serve", "--port", str(free_port()), check=False)
    assert serve.returncode == 1, "demo mode stands open over real data"
    assert serve.stderr.splitlines()[-1].startswith("talja: ")


def test_a_taken_port_ends_the_program_with_its_worker(loaded: Path, tmp_path: Path) -> None:
    data = copied(loaded, tmp_path / "data")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "-m", "talja.project.cli", "serve", "--port", str(taken.getsockname()[1])],
            env=environment(data) | {"PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode != 0
    assert "svarar på" not in done.stdout


def test_the_end_is_quiet(loaded: Path, tmp_path: Path) -> None:
    with serving(copied(loaded, tmp_path / "data")) as installation:
        pass
    said = installation.log.read_text(encoding="utf-8")
    assert "Fatal" not in said
    assert "Traceback" not in said
