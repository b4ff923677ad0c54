"""The first administrator comes from the server's command line."""

import io

import pytest
from django.core.management import CommandError, call_command
from tests.factories.organisation import PASSWORD

from talja.apps.accounts.models import User
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Municipality

pytestmark = pytest.mark.django_db
ADA = {"email": "ada@kommun.example", "name": "Ada Ek", "municipality": "Prövby kommun", "code": "9999"}


def create(monkeypatch, password: str = PASSWORD, **options) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    call_command("createadmin", password_stdin=True, **{**ADA, **options}, stdout=io.StringIO())


def test_the_municipality_and_its_administrator_stand_ready(monkeypatch) -> None:
    create(monkeypatch)
    ada = User.objects.get(email="ada@kommun.example")
    assert ada.check_password(PASSWORD)
    assert Municipality.objects.get().name == "Prövby kommun"
    assert ada.roles.get().kind == RoleKind.ADMINISTRATOR
    with pytest.raises(CommandError, match="email_taken"):
        create(monkeypatch)
    create(monkeypatch, email="bo@kommun.example", municipality=None)
    assert Municipality.objects.count() == 1


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"password": "kort"}, "för kort"),
        ({"email": "inte en adress"}, "e-postadress"),
        ({"code": ""}, "municipality_code_invalid"),
        ({"name": " "}, "name_missing"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(monkeypatch, options, reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        create(monkeypatch, **options)
    assert not User.objects.exists()


@pytest.mark.parametrize("second", [PASSWORD, "något annat"])
def test_the_password_is_asked_for_twice(monkeypatch, second: str) -> None:
    answers = iter([PASSWORD, second])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    if second == PASSWORD:
        call_command("createadmin", **ADA, stdout=io.StringIO())
        assert User.objects.get().check_password(PASSWORD)
    else:
        with pytest.raises(CommandError, match="inte lika"):
            call_command("createadmin", **ADA)
