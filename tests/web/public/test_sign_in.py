"""Signing in: the right password, the wrong one, too many, a closed account, no sign-up, a forgotten password."""

import re

import pytest
from django.core.cache import cache
from django.core.mail.utils import CachedDnsName
from django.test import Client
from tests.factories.organisation import PASSWORD, UserFactory, user_with

from talja.apps.organisation.enums import RoleKind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def sign_in(client: Client, email: str, password: str = PASSWORD, **extra):
    return client.post("/logga-in/", {"login": email, "password": password, **extra})


def test_the_right_password_signs_in_and_leads_to_the_work(client: Client) -> None:
    user_with(RoleKind.ADMINISTRATOR, email="ada@kommun.example")
    response = sign_in(client, "Ada@Kommun.example")
    assert response.status_code == 302
    assert response.url == "/"
    assert client.get("/").url == "/installningar/organisation/"


def test_signing_in_goes_on_to_the_page_asked_for(client: Client) -> None:
    user_with(RoleKind.ADMINISTRATOR, email="ada@kommun.example")
    assert sign_in(client, "ada@kommun.example", next="/losenord/byt/").url == "/losenord/byt/"
    client.post("/logga-ut/")
    assert sign_in(client, "ada@kommun.example", next="https://elsewhere.example/").url == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client) -> None:
    UserFactory(email="ada@kommun.example")
    wrong = sign_in(client, "ada@kommun.example", "fel lösenord helt")
    unknown = sign_in(client, "ingen@kommun.example", "fel lösenord helt")
    for response in (wrong, unknown):
        assert response.status_code == 200
        assert "E-postadressen eller lösenordet stämmer inte." in response.content.decode()


def test_the_sixth_wrong_password_is_refused_even_when_the_seventh_is_right(client: Client) -> None:
    UserFactory(email="ada@kommun.example")
    for _attempt in range(5):
        assert "stämmer inte" in sign_in(client, "ada@kommun.example", "fel lösenord helt").content.decode()
    for password in ("fel lösenord helt", PASSWORD):
        response = sign_in(client, "ada@kommun.example", password)
        assert "För många misslyckade försök. Vänta fem minuter och försök igen." in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_flood_from_one_address_gets_a_page_that_says_so(client: Client) -> None:
    for number in range(30):
        sign_in(client, f"ingen{number}@kommun.example")
    response = sign_in(client, "ingen@kommun.example")
    assert response.status_code == 429
    assert "För många försök" in response.content.decode()


def test_a_closed_account_cannot_sign_in_and_is_out_at_once(client: Client) -> None:
    user = user_with(RoleKind.ADMINISTRATOR, email="ada@kommun.example")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/").url != "/logga-in/"
    user.is_active = False
    user.save()
    assert client.get("/").url == "/logga-in/"
    elsewhere = Client()
    assert sign_in(elsewhere, "ada@kommun.example").url == "/konto/inaktivt/"
    assert "_auth_user_id" not in elsewhere.session


@pytest.mark.parametrize("path", ["/signup/", "/konto/nytt/", "/accounts/signup/", "/email/"])
def test_nobody_signs_up_by_themselves(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_signing_out_asks_first_and_then_ends_the_session(client: Client) -> None:
    client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Vill du logga ut?" in client.get("/logga-ut/").content.decode()
    assert client.post("/logga-ut/").url == "/logga-in/"
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_replaced_through_a_letter(client: Client, mailoutbox) -> None:
    UserFactory(email="ada@kommun.example")
    assert client.post("/losenord/glomt/", {"email": "ada@kommun.example"}).url == "/losenord/glomt/skickat/"
    assert "Titta i din e-post" in client.get("/losenord/glomt/skickat/").content.decode()
    (letter,) = mailoutbox
    assert letter.to == ["ada@kommun.example"]
    assert "Välj lösenord" in letter.subject
    path = re.search(r"https?://[^/]+(/losenord/nytt/\S+)", letter.body).group(1)
    form = client.get(path).url
    assert "Välj lösenord" in client.get(form).content.decode()
    assert "för kort" in client.post(form, {"password1": "kort", "password2": "kort"}).content.decode()
    new = {"password1": "fem andra ord i rad", "password2": "fem andra ord i rad"}
    assert client.post(form, new).url == "/losenord/nytt/klart/"
    assert sign_in(client, "ada@kommun.example", "fem andra ord i rad").status_code == 302
    assert "Länken gäller inte" in Client().get(path).content.decode()


def test_a_letter_does_not_ask_the_network_for_the_machines_name(
    client: Client, mailoutbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked() -> str:
        raise AssertionError("the name of the machine was asked for")

    monkeypatch.setattr("django.core.mail.message.DNS_NAME", CachedDnsName())
    monkeypatch.setattr("django.core.mail.utils.socket.getfqdn", asked)
    UserFactory(email="ada@kommun.example")
    assert client.post("/losenord/glomt/", {"email": "ada@kommun.example"}).status_code == 302
    (letter,) = mailoutbox
    assert letter.message()["Message-ID"].endswith("@localhost>")


def test_an_unknown_address_gets_no_letter_and_the_same_answer(client: Client, mailoutbox) -> None:
    assert client.post("/losenord/glomt/", {"email": "ingen@kommun.example"}).url == "/losenord/glomt/skickat/"
    assert mailoutbox == []


def test_a_signed_in_user_changes_the_password(client: Client) -> None:
    client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Byt lösenord" in client.get("/losenord/byt/").content.decode()
    new = {"oldpassword": PASSWORD, "password1": "fem andra ord i rad", "password2": "fem andra ord i rad"}
    assert client.post("/losenord/byt/", new).status_code == 302
