"""What every answer says besides its content: nothing is run, framed, guessed or kept that should not be."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse
from tests.factories.clients import signed_in
from tests.factories.organisation import PASSWORD, UserFactory
from tests.house.test_access import TABLE, address

from talja.apps.organisation.actors import Actor

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ONLY_OURS = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "base-uri 'none'")
KEPT_BY_NOBODY = ("no-store", "private")


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


def answers(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    for name, pattern in TABLE.items():
        for method in ("get", "head", "options", "post"):
            yield f"{method} {name}", getattr(client, method)(address(name, pattern))
    yield "404", client.get("/finns/inte/")


@pytest.mark.django_db
def test_every_answer_is_guarded(asta: Actor) -> None:
    for where, response in answers(signed_in(asta)):
        for header, value in ALWAYS.items():
            assert response.headers.get(header) == value, (where, header)
        policy = response.headers["Content-Security-Policy"]
        assert all(part in policy for part in ONLY_OURS), where
        assert "unsafe" not in policy


def test_static_files_are_guarded_too() -> None:
    """In service whitenoise answers for them, before most of the middleware: the guards must stand before it."""
    order = [name.rpartition(".")[2] for name in settings.MIDDLEWARE]
    guards = {"SecurityMiddleware", "CSPMiddleware", "XFrameOptionsMiddleware"}
    assert guards == set(order[: order.index("WhiteNoiseMiddleware")])


@pytest.mark.django_db
def test_what_is_behind_the_gate_is_kept_by_nobody(asta: Actor) -> None:
    client = signed_in(asta)
    for name, pattern in TABLE.items():
        right = getattr(pattern.callback, "access", ("public",))[0]
        response = client.get(address(name, pattern))
        if right != "public" and response.status_code in {200, 302}:
            assert all(word in response.headers["Cache-Control"] for word in KEPT_BY_NOBODY), name


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_download_is_a_file_and_never_a_page(asta: Actor, kind: str) -> None:
    response = signed_in(asta).post(reverse("coordinator:placement_export", args=[kind]))
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert "html" not in response.headers["Content-Type"]


@pytest.mark.django_db
@override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True, SECURE_SSL_REDIRECT=False)
def test_every_cookie_is_guarded_behind_https(asta: Actor) -> None:
    UserFactory(email="kaka@kommun.example")
    client = Client()
    client.post(reverse("account_login"), {"login": "kaka@kommun.example", "password": PASSWORD})
    client.post(reverse("color_scheme"), {"color_scheme": "dark"})
    coordinator = signed_in(asta)
    coordinator.get(reverse("coordinator:placement_list") + "?state=all")
    coordinator.get(reverse("coordinator:person_new"))
    for cookies in (client.cookies, coordinator.cookies):
        set_here = {name: morsel for name, morsel in cookies.items() if name != settings.SESSION_COOKIE_NAME}
        for name, morsel in set_here.items():
            assert morsel["secure"], name
            assert morsel["httponly"], name
            assert morsel["samesite"] == "Lax", name
    assert client.cookies[settings.SESSION_COOKIE_NAME]["secure"]
    assert {"placement_list", "csrftoken"} <= set(coordinator.cookies)


@pytest.mark.django_db
def test_signing_in_changes_the_session(client: Client) -> None:
    UserFactory(email="byte@kommun.example")
    client.cookies[settings.SESSION_COOKIE_NAME] = before = "a" * 32
    client.post(reverse("account_login"), {"login": "byte@kommun.example", "password": PASSWORD})
    assert client.session.session_key not in {None, before}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "next_url", ["https://ond.example/", "//ond.example/", "/\\ond.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_elsewhere(client: Client, next_url: str) -> None:
    UserFactory(email="nasta@kommun.example")
    said = {"login": "nasta@kommun.example", "password": PASSWORD, "next": next_url}
    for path in (reverse("account_login"), f"{reverse('account_login')}?next={next_url}", reverse("color_scheme")):
        answer = client.post(path, said)
        assert "ond.example" not in answer.headers.get("Location", "")
        assert "javascript" not in answer.headers.get("Location", "")
        client.logout()


@pytest.mark.django_db
@pytest.mark.parametrize("next_url", ["x", "coordinator:person", "start"])
def test_a_way_back_that_is_no_address_leads_home(client: Client, next_url: str) -> None:
    answer = client.post(reverse("color_scheme"), {"next": next_url})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.django_db
def test_a_foreign_host_and_a_form_from_elsewhere_are_refused(asta: Actor) -> None:
    assert Client().get("/", HTTP_HOST="ond.example").status_code == 400
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(asta).cookies
    assert strict.post(reverse("coordinator:person_search"), {"text": "x"}).status_code == 403
    assert strict.post(reverse("coordinator:batch_discard", args=[uuid4()])).status_code == 403


@pytest.mark.django_db
@override_settings(DEMO=False)
def test_the_demo_sign_in_does_not_exist_elsewhere(client: Client) -> None:
    user = UserFactory()
    assert client.get(reverse("demo_sign_in")).status_code == 404
    assert client.post(reverse("demo_sign_in"), {"user": str(user.key)}).status_code == 404


@pytest.mark.django_db
def test_the_sign_in_limit_does_not_believe_what_a_stranger_says_of_his_address(client: Client) -> None:
    statuses = [
        client.post(
            reverse("account_login"),
            {"login": f"ingen{number}@kommun.example", "password": "fel"},
            HTTP_X_FORWARDED_FOR=f"10.0.0.{number}",
        ).status_code
        for number in range(35)
    ]
    assert 429 in statuses
