"""Where a matter demands it, a code to the link's own address stands between the link and anything personal."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from tests.factories.correspondence import MATTER
from tests.web.guest.conftest import path_of

from talja.apps.audit.models import Event
from talja.apps.correspondence.carrying import BackendCarrier
from talja.apps.correspondence.models import Link
from talja.apps.correspondence.operations import make_link, revoke_links
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied

PAGE = f"/prov/{MATTER}/"
Clock = Callable[[timedelta], Any]


def sent_code() -> str:
    found = re.search(r"^    (\d{6})$", mail.outbox[-1].body, re.MULTILINE)
    assert found
    return found[1]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_button_sends_a_code_and_the_code_opens(client: Client, coded: Link) -> None:
    assert client.post(path_of(coded, "oppna/")).url == path_of(coded, "kod/")  # type: ignore[attr-defined]
    assert mail.outbox[0].to == ["Asta@b.example"]
    code = sent_code()
    assert code not in mail.outbox[0].subject
    coded.refresh_from_db()
    assert code not in str(Link.objects.values().get())
    assert client.get(PAGE).status_code == 404
    page = client.get(path_of(coded, "kod/"))
    assert "A***@b.example" in page.content.decode()
    spaced = f" {code[:3]} {code[3:]} "
    assert client.post(path_of(coded, "kod/"), {"code": spaced}).url == PAGE  # type: ignore[attr-defined]
    assert client.get(PAGE).status_code == 200
    told = list(Event.objects.filter(code__startswith="link.").order_by("pk").values_list("code", "data"))
    assert [each for each, _ in told] == ["link.made", "link.code_sent", "link.opened"]
    assert code not in str(told)


def test_a_code_opens_once(client: Client, coded: Link) -> None:
    client.post(path_of(coded, "oppna/"))
    code = sent_code()
    client.post(path_of(coded, "kod/"), {"code": code})
    assert Client().post(path_of(coded, "kod/"), {"code": code}).status_code == 422


def test_five_wrong_ones_and_a_new_code_must_be_asked_for(client: Client, coded: Link) -> None:
    client.post(path_of(coded, "oppna/"))
    code = sent_code()
    for _ in range(5):
        page = client.post(path_of(coded, "kod/"), {"code": wrong(code)})
        assert page.status_code == 422
        assert "Koden stämmer inte" in page.content.decode()
    page = client.post(path_of(coded, "kod/"), {"code": code})
    assert "fel för många gånger" in page.content.decode()
    assert client.get(PAGE).status_code == 404
    client.post(path_of(coded, "oppna/"))
    assert client.post(path_of(coded, "kod/"), {"code": sent_code()}).status_code == 302
    assert Event.objects.filter(code="link.code_wrong").count() == 5


def test_a_code_lives_ten_minutes_and_a_new_one_takes_its_place(client: Client, coded: Link, clock: Clock) -> None:
    client.post(path_of(coded, "oppna/"))
    first = sent_code()
    clock(timedelta(minutes=9, seconds=59))
    client.post(path_of(coded, "oppna/"))
    second = sent_code()
    if first != second:
        assert client.post(path_of(coded, "kod/"), {"code": first}).status_code == 422
    clock(timedelta(minutes=10))
    page = client.post(path_of(coded, "kod/"), {"code": second})
    assert "Koden gäller inte längre" in page.content.decode()


@pytest.mark.parametrize("code", ["", "åäö", "1" * 21, "12345"])
def test_what_is_no_code_is_said(code: str, client: Client, coded: Link) -> None:
    client.post(path_of(coded, "oppna/"))
    assert client.post(path_of(coded, "kod/"), {"code": code}).status_code == 422


def test_a_code_for_a_link_that_is_closed_meanwhile_opens_nothing(client: Client, coded: Link, system: Actor) -> None:
    client.post(path_of(coded, "oppna/"))
    revoke_links(purpose="participant_approval", matter_key=MATTER, actor=system)
    said = client.post(path_of(coded, "kod/"), {"code": sent_code()})
    assert said.url == path_of(coded)  # type: ignore[attr-defined]  # a redirect
    assert client.get(PAGE).status_code == 404


def test_codes_are_not_sent_without_end(client: Client, coded: Link) -> None:
    answers = [client.post(path_of(coded, "oppna/")).status_code for _ in range(7)]
    assert answers == [302] * 5 + [429] * 2
    assert len(mail.outbox) == 5


def test_a_letter_that_does_not_go_is_said(client: Client, coded: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BackendCarrier, "open", lambda _self: False)
    page = client.post(path_of(coded, "oppna/"), follow=True)
    assert "gick inte att skicka koden just nu" in page.content.decode()


def test_a_link_without_code_has_no_page_for_it(client: Client, link: Link) -> None:
    assert client.get(path_of(link, "kod/")).url == path_of(link)  # type: ignore[attr-defined]  # a redirect


def test_a_code_can_go_to_an_address_alone(system: Actor) -> None:
    cache.clear()
    said = {"purpose": "participant_approval", "matter_key": MATTER, "needs_code": True, "actor": system}
    with pytest.raises(Denied, match="link_needs_address"):
        make_link(email=" ", **said)  # type: ignore[arg-type]  # as said
    with pytest.raises(Denied, match="address_invalid"):
        make_link(email="asta", **said)  # type: ignore[arg-type]  # as said
