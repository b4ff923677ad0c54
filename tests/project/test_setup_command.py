"""The first administrator comes from the server's command line."""

import io

import pytest
from tests.factories.organisation import PASSWORD

from talja.apps.accounts.models import User
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Municipality
from talja.project.cli import main

pytestmark = pytest.mark.django_db
ADA = {"--email": "ada@kommun.example", "--name": "Ada Ek", "--municipality": "Prövby kommun", "--code": "9999"}


def setup(monkeypatch, *, password: str = PASSWORD, without: str = "", **options: str) -> int:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    said = {**ADA, **{f"--{name}": value for name, value in options.items()}}
    said.pop(without, None)
    return main(["setup", "--password-stdin", *(word for pair in said.items() for word in pair)])


def test_the_municipality_and_its_administrator_stand_ready(monkeypatch, capsys) -> None:
    assert setup(monkeypatch) == 0
    ada = User.objects.get(email="ada@kommun.example")
    assert ada.check_password(PASSWORD)
    assert Municipality.objects.get().name == "Prövby kommun"
    assert ada.roles.get().kind == RoleKind.ADMINISTRATOR
    assert setup(monkeypatch, without="--municipality") == 1
    assert "adressen" in capsys.readouterr().err
    assert setup(monkeypatch, email="bo@kommun.example", without="--municipality") == 0
    assert (Municipality.objects.count(), User.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"password": "kort"}, "för kort"),
        ({"email": "inte en adress"}, "e-postadress"),
        ({"code": ""}, "fyra siffror"),
        ({"name": " "}, "namn"),
    ],
)
def test_what_is_wrong_is_said_in_words_and_nothing_is_made(monkeypatch, capsys, options, reason: str) -> None:
    assert setup(monkeypatch, **options) == 1
    assert reason in capsys.readouterr().err
    assert not User.objects.exists()
    assert not Municipality.objects.exists()


@pytest.mark.parametrize("second", [PASSWORD, "något annat"])
def test_the_password_is_asked_for_twice(monkeypatch, second: str) -> None:
    answers = iter([PASSWORD, second])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    assert main(["setup", *(word for pair in ADA.items() for word in pair)]) == int(second != PASSWORD)
    assert User.objects.exists() == (second == PASSWORD)
