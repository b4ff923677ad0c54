"""The form that a whole workplace fills in, as three phones see it."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from tests.conftest import MOMENT
from tests.factories.clients import signed_in
from tests.factories.inventories import from_library, make_inventory, opened

from talja.apps.jobdesign.enums import InventoryState
from talja.apps.jobdesign.models import Contribution, Inventory, Line, SharedLink
from talja.apps.jobdesign.operations import move_inventory, revoke_shared_link
from talja.apps.jobdesign.queries import link_key_of
from talja.apps.jobdesign.tokens import address_of, token_of
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.web.guest.limits import LIMITS


@pytest.fixture
def inventory(asta: Actor, ekens_forskola: Workplace) -> Inventory:
    made = make_inventory(actor=asta, workplace=ekens_forskola)
    from_library(made, "Duka till lunch", "Vika tvätt", actor=asta)
    return made


@pytest.fixture
def token(inventory: Inventory, asta: Actor) -> str:
    return token_of(link_key_of(opened(inventory, actor=asta)))


def phone(token: str) -> Client:
    """A phone that has begun."""
    client = Client()
    client.post(reverse("guest:inventory_begin", args=[token]))
    return client


def task(token: str, title: str) -> str:
    return reverse("guest:inventory_task", args=[token, Line.objects.get(title=title).key])


def test_the_address_in_the_code_is_that_of_the_form(token: str) -> None:
    address = address_of(SharedLink.objects.get().key)
    assert address.endswith(reverse("guest:inventory", args=[token]))
    assert settings.INVENTORY_ADDRESS.endswith(reverse("guest:inventory", args=["TOKEN"]))


def test_looking_writes_nothing_and_names_nobody(client: Client, token: str) -> None:
    page = client.get(reverse("guest:inventory", args=[token]))
    assert page.status_code == 200
    assert "Ekens förskola" in page.content.decode()
    assert set(page.cookies) <= {"csrftoken"}
    assert SharedLink.objects.get().opened == 0
    assert client.get(reverse("guest:inventory_tasks", args=[token])).url == reverse("guest:inventory", args=[token])


def test_a_phone_begins_answers_and_is_led_on_to_the_end(token: str) -> None:
    client = phone(token)
    kept = client.cookies["inventory_phone"]
    assert (kept["path"], kept["httponly"], kept["samesite"]) == (f"/i/{token}/", True, "Lax")
    assert "sessionid" not in client.cookies
    said = {
        "answer": "yes",
        "minutes": "25",
        "per": "day",
        "days": "every",
        "window": "noon",
        "hand_over": "partly",
        "feeling": "-1",
        "comment": "Roligt med barnen",
    }
    answer = client.post(task(token, "Duka till lunch"), said)
    assert answer.url == task(token, "Vika tvätt")
    row = Contribution.objects.get()
    assert (row.minutes, row.times, row.per, row.days, row.earliest, row.latest) == (25, 1, "day", "0123456", 660, 840)
    assert (row.hand_over, row.feeling, row.comment) == ("partly", -1, "Roligt med barnen")
    answer = client.post(task(token, "Vika tvätt"), {"answer": "no"})
    assert answer.url == reverse("guest:inventory_done", args=[token])
    assert "2 av 2" in client.get(answer.url).content.decode()
    shown = client.get(task(token, "Duka till lunch")).content.decode()
    assert 'value="25"' in shown
    assert "Roligt med barnen" in shown
    assert client.get(reverse("guest:inventory_tasks", args=[token])).content.decode().count("data-answer") == 2


def test_yes_is_enough(token: str) -> None:
    phone(token).post(task(token, "Duka till lunch"), {"answer": "yes"})
    row = Contribution.objects.get()
    assert (row.does_it, row.minutes, row.times, row.feeling, row.hand_over) == (True, None, None, None, "")


def test_several_phones_at_once_are_several(token: str) -> None:
    for minutes in ("10", "20", "40"):
        phone(token).post(task(token, "Duka till lunch"), {"answer": "yes", "minutes": minutes})
    assert sorted(Contribution.objects.values_list("minutes", flat=True)) == [10, 20, 40]
    assert SharedLink.objects.get().opened == 3


def test_the_next_colleague_answers_on_the_same_phone(token: str) -> None:
    client = phone(token)
    client.post(task(token, "Duka till lunch"), {"answer": "yes"})
    client.post(reverse("guest:inventory_next", args=[token]))
    assert client.get(task(token, "Duka till lunch")).status_code == 302
    client.post(reverse("guest:inventory_begin", args=[token]))
    client.post(task(token, "Duka till lunch"), {"answer": "no"})
    assert Contribution.objects.count() == 2


def test_an_answer_is_taken_back(token: str) -> None:
    client = phone(token)
    client.post(task(token, "Duka till lunch"), {"answer": "yes"})
    client.post(task(token, "Duka till lunch"), {"answer": "clear"})
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("wrong", [{"minutes": "0"}, {"minutes": "två"}, {"times": "101"}, {"feeling": "7"}])
def test_what_cannot_be_said_is_said_by_the_field(wrong: dict[str, str], token: str) -> None:
    answer = phone(token).post(task(token, "Duka till lunch"), {"answer": "yes", **wrong})
    assert answer.status_code == 422
    assert not Contribution.objects.exists()


def test_what_is_missing_is_added(token: str) -> None:
    client = phone(token)
    path = reverse("guest:inventory_add", args=[token])
    assert client.get(path).status_code == 200
    assert client.post(path, {"title": "Leta vantar", "family": "children"}).status_code == 422
    answer = client.post(path, {"title": "Leta vantar", "family": "children", "minutes": "15"})
    assert answer.url == reverse("guest:inventory_tasks", args=[token])
    assert "Leta vantar" in client.get(answer.url).content.decode()
    again = phone(token).post(path, {"title": "leta  vantar", "family": "meals", "minutes": "5"})
    assert again.status_code == 302
    assert Line.objects.filter(source="staff").count() == 1


def test_somebody_with_an_account_is_as_nameless_as_others(asta: Actor, token: str) -> None:
    as_asta = signed_in(asta)
    as_asta.post(reverse("guest:inventory_begin", args=[token]))
    as_asta.post(task(token, "Duka till lunch"), {"answer": "yes"})
    assert asta.key not in Contribution.objects.get().contributor


PAGES = ("inventory", "inventory_tasks", "inventory_add", "inventory_done")


@pytest.mark.parametrize("name", PAGES)
def test_a_link_that_is_taken_back_closes_at_once(name: str, token: str, inventory: Inventory, asta: Actor) -> None:
    client = phone(token)
    path = reverse(f"guest:{name}", args=[token])
    assert client.get(path).status_code == 200
    revoke_shared_link(inventory_key=inventory.key, actor=asta)
    assert client.get(path).status_code == 404


def test_what_is_over_is_closed(token: str, inventory: Inventory, asta: Actor) -> None:
    client = phone(token)
    with time_machine.travel(MOMENT + timedelta(days=22), tick=False):
        assert client.get(reverse("guest:inventory", args=[token])).status_code == 404
    move_inventory(inventory_key=inventory.key, to=InventoryState.SETTLING, actor=asta)
    assert client.get(reverse("guest:inventory_tasks", args=[token])).status_code == 404
    assert client.post(reverse("guest:inventory_begin", args=[token])).status_code == 302
    client.post(task(token, "Duka till lunch"), {"answer": "yes"})
    assert not Contribution.objects.exists()


def test_a_task_that_is_gone_leads_back(token: str) -> None:
    client = phone(token)
    path = reverse("guest:inventory_task", args=[token, "00000000-0000-4000-8000-000000000000"])
    assert client.get(path).url == reverse("guest:inventory_tasks", args=[token])


@pytest.mark.django_db
def test_a_token_that_nobody_signed_opens_nothing(client: Client) -> None:
    for token in ("x", "x.y", token_of(SharedLink().key)):
        for name in (*PAGES, "inventory_begin", "inventory_next"):
            path = reverse(f"guest:{name}", args=[token])
            assert client.post(path).status_code == 404


def test_too_many_from_one_place_wait(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "shared_write", "2/m/ip")
    client = phone(token)
    client.post(task(token, "Duka till lunch"), {"answer": "yes"})
    assert client.post(task(token, "Vika tvätt"), {"answer": "yes"}).status_code == 429
