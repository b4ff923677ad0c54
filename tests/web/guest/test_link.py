"""A link is looked at without being used up, opened by a button, and closed at once when it should be."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from tests.conftest import MOMENT
from tests.factories.correspondence import MATTER
from tests.factories.register import make_person
from tests.web.guest.conftest import path_of

from talja.apps.audit.models import Event
from talja.apps.correspondence.models import Letter, Link
from talja.apps.correspondence.operations import expire_links, make_link, revoke_links
from talja.apps.correspondence.tokens import address_of_link, token_of
from talja.apps.organisation.actors import Actor, system_actor
from talja.apps.people.enums import Protection
from talja.apps.people.models import Person

PAGE = f"/prov/{MATTER}/"
Clock = Callable[[timedelta], Any]


def codes() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("code", flat=True))


def test_the_address_in_a_letter_is_that_of_the_page(link: Link) -> None:
    assert address_of_link(link.key).endswith(reverse("guest:link", args=[token_of(link.key)]))


def test_looking_changes_nothing_and_tells_nothing(client: Client, link: Link) -> None:
    before = Link.objects.values().get(), codes()
    for _ in range(3):
        page = client.get(path_of(link))
        assert page.status_code == 200
        assert "asta" not in page.content.decode().lower()
        assert str(MATTER) not in page.content.decode()
        assert "no-store" in page["Cache-Control"]
        assert client.head(path_of(link)).status_code == 200
    assert (Link.objects.values().get(), codes()) == before
    assert client.get(PAGE).status_code == 404
    assert client.get(path_of(link, "oppna/")).status_code == 405


def test_the_button_opens_it_for_this_browser_and_this_purpose_alone(client: Client, link: Link) -> None:
    assert client.post(path_of(link, "oppna/")).url == PAGE  # type: ignore[attr-defined]  # a redirect
    said = client.get(PAGE)
    assert said.content.decode() == f"link:{link.key} True []"
    assert "no-store" in said["Cache-Control"]
    assert client.get(path_of(link)).url == PAGE  # type: ignore[attr-defined]  # a redirect
    assert client.get(f"/prov/{uuid4()}/").status_code == 404
    assert client.get(f"/annat/{MATTER}/").status_code == 404
    assert Client().get(PAGE).status_code == 404
    assert codes()[-1] == "link.opened"
    event = Event.objects.latest("pk")
    assert (event.actor_key, event.target_key, event.data) == ("", str(link.key), {"purpose": "participant_approval"})


def test_what_is_done_behind_the_door_is_done_by_the_link(client: Client, link: Link) -> None:
    client.post(path_of(link, "oppna/"))
    assert client.post(PAGE).status_code == 200
    assert Event.objects.latest("pk").actor_key == f"link:{link.key}"


@pytest.mark.parametrize("change", ["x", "swap", "empty", "other key"])
def test_a_token_that_nobody_here_has_signed_leads_to_the_closed_page(change: str, client: Client, link: Link) -> None:
    token = token_of(link.key)
    wrong = {
        "x": f"{token}x",
        "swap": token[1:] + token[0],
        "empty": ".",
        "other key": token_of(uuid4()).split(".")[0] + "." + token.split(".")[1],
    }[change]
    for path in (f"/l/{wrong}/", f"/l/{wrong}/kod/"):
        page = client.get(path)
        assert page.status_code == 404
        assert "Sidan är stängd" in page.content.decode()
    assert client.post(f"/l/{wrong}/oppna/").status_code == 404
    assert client.post(f"/l/{wrong}/ny/").status_code == 404
    assert client.get(f"/l/{token_of(uuid4())}/").status_code == 404  # signed, of a link that is gone


def test_a_link_that_is_taken_back_closes_at_once(client: Client, link: Link, system: Actor) -> None:
    client.post(path_of(link, "oppna/"))
    assert revoke_links(purpose="participant_approval", matter_key=MATTER, actor=system) == 1
    assert client.get(PAGE).status_code == 404
    page = client.get(path_of(link))
    assert page.status_code == 410
    assert "gäller inte längre" in page.content.decode()
    assert client.post(path_of(link, "oppna/")).url == path_of(link)  # type: ignore[attr-defined]  # a redirect
    client.post(path_of(link, "ny/"))
    assert not mail.outbox


def test_a_link_closes_when_the_person_becomes_protected(client: Client, link: Link, system: Actor) -> None:
    person = make_person(actor=system)
    Link.objects.update(person_key=person.key)
    client.post(path_of(link, "oppna/"))
    assert client.get(PAGE).status_code == 200
    Person.objects.update(protection=Protection.SEKRETESSMARKERING)
    assert client.get(PAGE).status_code == 404
    assert client.get(path_of(link)).status_code == 410
    client.post(path_of(link, "ny/"))
    assert not mail.outbox


def test_what_is_open_closes_after_eight_hours_or_with_the_link(client: Client, link: Link, clock: Clock) -> None:
    client.post(path_of(link, "oppna/"))
    clock(timedelta(hours=7, minutes=59))
    assert client.get(PAGE).status_code == 200
    clock(timedelta(minutes=1))
    assert client.get(PAGE).status_code == 404
    Link.objects.update(expires_at=MOMENT + timedelta(hours=9))
    client.post(path_of(link, "oppna/"))
    assert client.get(PAGE).status_code == 200
    clock(timedelta(hours=1))
    assert client.get(PAGE).status_code == 404


def test_a_link_that_has_run_out_gives_a_new_one_to_the_same_address_at_once(
    client: Client, link: Link, clock: Clock
) -> None:
    clock(timedelta(days=30))
    page = client.get(path_of(link))
    assert page.status_code == 200
    assert "Skicka en ny länk" in page.content.decode()
    assert "A***@b.example" in page.content.decode()
    again = client.post(path_of(link, "ny/"), follow=True)
    assert "Vi har skickat en ny länk till A***@b.example." in again.content.decode()
    assert [letter.to for letter in mail.outbox] == [["Asta@b.example"]]
    new = Link.objects.latest("pk")
    assert path_of(new) in mail.outbox[0].body
    assert path_of(link) not in mail.outbox[0].body
    assert client.post(path_of(new, "oppna/")).url == PAGE  # type: ignore[attr-defined]  # a redirect
    assert client.get(PAGE).status_code == 200
    assert Client().post(path_of(link, "oppna/")).url == path_of(link)  # type: ignore[attr-defined]  # still closed
    assert "link.renewed" in codes()


def test_asked_for_again_it_is_the_same_new_link(client: Client, link: Link, clock: Clock) -> None:
    clock(timedelta(days=30))
    client.post(path_of(link, "ny/"))
    client.post(path_of(link, "ny/"))
    assert len(mail.outbox) == 1  # the same minute
    clock(timedelta(minutes=1))
    client.post(path_of(link, "ny/"))
    assert (len(mail.outbox), Link.objects.count(), Letter.objects.count()) == (2, 2, 2)
    assert path_of(Link.objects.latest("pk")) in mail.outbox[1].body


def test_a_link_that_opens_is_not_renewed(client: Client, link: Link) -> None:
    page = client.post(path_of(link, "ny/"), follow=True)
    assert "Länken gäller fortfarande" in page.content.decode()
    assert not mail.outbox


def test_a_link_that_runs_out_is_recorded_once(link: Link, clock: Clock) -> None:
    at = MOMENT + timedelta(days=30)
    assert [expire_links(actor=system_actor(at=moment)) for moment in (MOMENT, at, at)] == [0, 1, 0]
    assert codes().count("link.expired") == 1


def test_a_link_asked_for_again_is_the_same_and_lives_longer(link: Link, system: Actor) -> None:
    said = {"purpose": "participant_approval", "matter_key": MATTER, "actor": system}
    again = make_link(email=" asta@B.example", needs_code=True, valid_days=60, **said)  # type: ignore[arg-type]
    assert (again.pk, again.needs_code) == (link.pk, True)
    assert again.expires_at == MOMENT + timedelta(days=60)
    other = make_link(email="malik@b.example", needs_code=False, **said)  # type: ignore[arg-type]
    assert other.pk != link.pk
    assert revoke_links(email="malik@b.example", **said) == 1  # type: ignore[arg-type]


def test_too_many_at_once_are_asked_to_wait(client: Client, link: Link) -> None:
    answers = {client.get(path_of(link)).status_code for _ in range(125)}
    assert answers == {200, 429}


@pytest.mark.django_db
def test_a_purpose_that_we_do_not_know_is_no_page(client: Client, system: Actor, clock: Clock) -> None:
    strange = make_link(purpose="strange", matter_key=MATTER, email="", needs_code=False, actor=system)
    assert client.get(path_of(strange)).status_code == 404
