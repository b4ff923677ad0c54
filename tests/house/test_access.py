"""Every address has a gate: ours say which right they demand, allauth's are those we have chosen, the rest are shut."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch
from tests.factories.organisation import UserFactory

from talja.apps.organisation.enums import Right
from talja.web.shared.edge import PUBLIC

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ALLAUTH = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
OPEN = {"start", "demo_sign_in", "accessibility", "color_scheme", "healthz", "shared:components"}
OPEN |= {"rulebook", "rulebook_form", "rulebook_shared", "rulebook_due"}  # what the law says
OPEN |= {"calculator", "calculator_turned", "calculator_excel", "calculator_pdf"}  # nothing in them tells of a person
OPEN |= {"ask_us", "ask_us_done"}  # employers without an account ask
OPEN |= {"guest:link", "guest:link_open", "guest:link_code", "guest:link_renew"}  # for whoever has the link
OPEN |= {"guest:consultation", "guest:consultation_done"}  # closed (404) to whoever has not opened the link
OPEN |= {"guest:workplace_form", "guest:participant_form"}  # the same
OPEN |= {"guest:workplace_approval", "guest:participant_approval"}  # the same
OPEN |= {"guest:request", "guest:request_withdraw"}  # the same
OPEN |= {"guest:inventory", "guest:inventory_begin", "guest:inventory_next"}  # for a whole workplace, by its link
OPEN |= {"guest:inventory_tasks", "guest:inventory_task", "guest:inventory_add", "guest:inventory_done"}  # the same
SHUT = {302, 403, 404, 405}


def named(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            namespace = f"{before}{pattern.namespace}:" if pattern.namespace else before
            yield from named(pattern.url_patterns, namespace)
        else:
            yield f"{before}{pattern.name}", pattern


TABLE = dict(named(get_resolver().url_patterns))
GUEST = {name: pattern.callback.purpose for name, pattern in TABLE.items() if hasattr(pattern.callback, "purpose")}
OURS = {name: pattern for name, pattern in TABLE.items() if name not in ALLAUTH}


def address(name: str, pattern: URLPattern) -> str:
    examples = {"uuid": uuid4(), "int": 1, "slug": "x", "str": "x", "path": "x", "kind": "agreement"}
    kinds = {
        key: type(converter).__name__.removesuffix("Converter").lower()
        for key, converter in pattern.pattern.converters.items()
    }
    kinds |= dict.fromkeys(set(_groups(pattern)) - set(kinds), "slug")
    return reverse(name, kwargs={key: {**examples, "string": "x"}[kind] for key, kind in kinds.items()})


def _groups(pattern: URLPattern) -> Iterator[str]:
    regex = getattr(pattern.pattern, "regex", None)
    yield from regex.groupindex if regex else ()


def test_every_address_has_a_name_of_its_own() -> None:
    assert all(pattern.name for pattern in TABLE.values())
    assert len(TABLE) == sum(1 for _ in named(get_resolver().url_patterns))


@pytest.mark.parametrize("name", OURS)
def test_every_view_of_ours_says_who_may_enter(name: str) -> None:
    right, reads = OURS[name].callback.access
    assert right == PUBLIC or right in set(Right)
    assert isinstance(reads, bool)
    assert (right == PUBLIC) == (name in OPEN or name in GUEST)


def test_only_the_chosen_views_come_from_allauth() -> None:
    foreign = {name for name, pattern in TABLE.items() if not hasattr(pattern.callback, "access")}
    assert foreign == ALLAUTH
    assert all(TABLE[name].callback.__wrapped__.__module__.startswith("allauth.account") for name in ALLAUTH)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in OURS if name not in OPEN and name not in GUEST])
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_is_shut_to_strangers(client: Client, name: str, method: str) -> None:
    """Somebody unknown is sent to sign in; somebody without a role is refused."""
    path = address(name, OURS[name])
    unknown = getattr(client, method)(path)
    assert unknown.status_code in {302, 405}
    if unknown.status_code == 302:
        assert unknown.url.startswith("/logga-in/")
    client.force_login(UserFactory(), backend=BACKEND)
    assert getattr(client, method)(path).status_code in SHUT - {302}


@pytest.mark.django_db
def test_every_page_behind_a_link_is_shut_to_those_who_have_not_opened_it(client: Client) -> None:
    """Whoever asks, signed in or not, and however: the same closed page."""
    for name in GUEST:
        path = address(name, TABLE[name])
        assert {client.get(path).status_code, client.post(path).status_code} <= {404, 405}, name
    client.force_login(UserFactory(), backend=BACKEND)
    assert {client.get(address(name, TABLE[name])).status_code for name in GUEST} <= {404, 405}


def test_an_address_that_does_not_exist_is_no_loophole() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
