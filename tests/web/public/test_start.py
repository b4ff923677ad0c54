"""The start page sends each role to its work; the open pages answer everybody."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from tests.factories.organisation import UserFactory, user_with

from talja.apps.organisation.enums import RoleKind

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.mark.django_db
def test_somebody_unknown_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/").url == "/logga-in/"


@pytest.mark.django_db
def test_somebody_without_a_role_is_told_so(client: Client) -> None:
    client.force_login(UserFactory(), backend=BACKEND)
    assert "Du har ingen roll än" in client.get("/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", RoleKind)
def test_every_role_has_a_place_to_start_or_is_told_so(client: Client, kind: RoleKind) -> None:
    client.force_login(user_with(kind), backend=BACKEND)
    response = client.get("/", follow=True)
    assert response.status_code == 200


@pytest.mark.django_db
def test_the_accessibility_statement_is_open(client: Client) -> None:
    page = client.get("/tillganglighet/").content.decode()
    assert "lagen (2018:1937)" in page
    assert "2026-11-22" in page


@pytest.mark.django_db
def test_healthz_answers_without_a_session(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content, response["Content-Type"]) == (200, b"ok\n", "text/plain")
    assert response.cookies == {}
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.django_db
def test_healthz_says_when_the_database_does_not_answer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", fail)
    assert client.get("/healthz").status_code == 503


@pytest.mark.django_db
@pytest.mark.parametrize(("chosen", "kept"), [("dark", "dark"), ("light", "light"), ("auto", "auto")])
def test_the_colour_scheme_is_remembered(client: Client, chosen: str, kept: str) -> None:
    response = client.post("/utseende/", {"color_scheme": chosen, "next": "/tillganglighet/"})
    assert response.url == "/tillganglighet/"
    assert response.cookies["color_scheme"].value == kept
    assert f'data-color-scheme="{kept}"' in client.get("/tillganglighet/").content.decode()


@pytest.mark.django_db
def test_an_unknown_scheme_and_a_foreign_address_are_left(client: Client) -> None:
    response = client.post("/utseende/", {"color_scheme": "pink", "next": "https://elsewhere.example/"})
    assert response.url == "/"
    assert "color_scheme" not in response.cookies
    assert client.get("/utseende/").status_code == 405
