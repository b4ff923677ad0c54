"""The logs: what has been done and who has seen whom, for the data protection officer and nobody else."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.organisation import UserFactory, user_with

from talja.apps.audit.models import Event, ReadEvent
from talja.apps.organisation.enums import RoleKind
from talja.web.settings.event_texts import EVENTS, event_text, fact_texts, kind_text
from talja.web.settings.reading_texts import reading_text

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LOG, READINGS = reverse("settings:audit_log"), reverse("settings:reading_log")


@pytest.fixture
def dina(client: Client) -> Client:
    client.force_login(user_with(RoleKind.DATA_PROTECTION), backend=BACKEND)
    return client


def happened(code: str, day: int, *, actor_key: str = "system", **fields) -> Event:
    return Event.objects.create(
        at=datetime(2026, 11, day, 22, 59, tzinfo=UTC), actor_key=actor_key, code=code, **fields
    )


def rows(response) -> str:
    return response.content.decode().split("<tbody>")[-1]


def test_the_log_says_in_swedish_who_did_what_to_whom(dina: Client) -> None:
    asta, bo = UserFactory(name="Asta Öberg"), UserFactory(name="Bo Ek")
    data = {"kind": "manager", "first_day": "2026-11-02", "last_day": None, "sees_protected": True}
    happened("role.given", 2, actor_key=str(asta.key), target_kind="user", target_key=str(bo.key), data=data)
    page = rows(dina.get(LOG))
    assert "Asta Öberg" in page
    assert "Gav en roll: Bo Ek" in page
    assert "från: 2026-11-02 · slag: chef · ser skyddade: ja" in page


def test_a_person_is_a_key_that_leads_to_who_has_seen_it(dina: Client) -> None:
    eva, karin = uuid4(), uuid4()
    happened("person.changed", 2, target_kind="person", target_key=str(eva), data={"fields": "name"})
    assert f"{READINGS}?person={eva}" in rows(dina.get(LOG))
    asta = UserFactory(name="Asta Öberg")
    for persons in (f"{eva} {karin}", str(karin)):
        ReadEvent.objects.create(
            at=datetime(2026, 11, 2, tzinfo=UTC),
            actor_key=str(asta.key),
            code="person",
            persons=persons,
            person_count=1,
        )
    assert rows(dina.get(READINGS)).count("Asta Öberg") == 2
    assert rows(dina.get(f"{READINGS}?person={eva}")).count("Asta Öberg") == 1
    assert "Inget att visa" in dina.get(f"{READINGS}?person={uuid4()}").content.decode()


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", "abc"),
        ("?first_day=2026-11-03", "bc"),
        ("?last_day=2026-11-03", "ab"),
        ("?first_day=2026-11-03&last_day=2026-11-03", "b"),
        ("?code=x.b", "b"),
        ("?actor=system", "abc"),
        ("?first_day=i-g%C3%A5r", "abc"),
        ("?page=x", "abc"),
        ("?page=2", ""),
    ],
)
def test_the_log_is_cut_by_whole_swedish_days(dina: Client, query: str, seen: str) -> None:
    """22.59 UTC is a minute before midnight in Sweden in November."""
    for day, letter in ((2, "a"), (3, "b"), (4, "c")):
        happened(f"x.{letter}", day)
    page = rows(dina.get(LOG + query)) if seen else ""
    assert "".join(letter for letter in "abc" if f"x.{letter}" in page) == seen


def test_older_lines_stand_on_the_next_page(dina: Client) -> None:
    for _more in range(51):
        happened("user.signed_in", 2)
    first = dina.get(f"{LOG}?code=user.signed_in").content.decode()
    assert "?code=user.signed_in&amp;page=2" in first
    second = dina.get(f"{LOG}?code=user.signed_in&page=2").content.decode()
    assert rows(dina.get(f"{LOG}?page=2")).count("<tr>") == 1
    assert "page=1" in second


def test_looking_in_the_log_takes_as_many_queries_for_two_lines_as_for_fifty(
    dina: Client, django_assert_num_queries
) -> None:
    happened("user.signed_in", 2, actor_key=str(UserFactory().key))
    dina.get(LOG)
    with django_assert_num_queries(9):
        dina.get(LOG)
    for _more in range(50):
        happened("user.signed_in", 2, actor_key=str(UserFactory().key))
    with django_assert_num_queries(9):
        dina.get(LOG)


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.DATA_PROTECTION])
def test_nobody_else_enters(client: Client, kind: RoleKind) -> None:
    client.force_login(user_with(kind), backend=BACKEND)
    assert client.get(LOG).status_code == client.get(READINGS).status_code == 403


def test_a_code_without_a_text_is_shown_as_it_is() -> None:
    assert event_text("something.new") == "something.new"
    assert reading_text("some_view") == "some_view"
    assert kind_text("thing") == "thing"
    assert event_text("user.created") == EVENTS["user.created"]
    assert fact_texts({"fields": "name odd", "empty": "", "none": None, "off": False, "rows": 0}) == [
        "ändrat: namn, odd",
        "rader: 0",
    ]
