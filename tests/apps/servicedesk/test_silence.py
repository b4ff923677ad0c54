"""When those who asked do not answer: a reminder, one with notice, then closed; each once, never after a word."""

from datetime import datetime, timedelta

import pytest
from tests.apps.servicedesk.conftest import GUEST, MONDAY
from tests.apps.servicedesk.test_asking import Asked
from tests.factories.organisation import RoleFactory, UserFactory
from tests.factories.register import later

from talja.apps.accounts.models import User
from talja.apps.correspondence.models import Letter, Link
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Role, Workplace
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations import close_unconfirmed, invite, remind_or_close, reply, take, write
from talja.apps.servicedesk.tasks import remind


@pytest.fixture
def waiting(asked: Asked, asta: Actor, malik: Actor) -> Request:
    request = asked(actor=later(malik, at=MONDAY))
    reply(request_key=request.key, text="När?", version=1, asks_back=True, actor=later(asta, at=MONDAY))
    return request


def kinds() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("kind", flat=True))


def ticks(until: datetime) -> int:
    """Let the clock tick every morning until the moment, and once more."""
    at, done = MONDAY, 0
    while at <= until:
        done += remind(at) + remind(at + timedelta(minutes=1))
        at += timedelta(days=1)
    return done


def test_reminded_twice_and_then_closed(waiting: Request) -> None:
    assert ticks(MONDAY + timedelta(days=6)) == 0
    assert ticks(MONDAY + timedelta(days=60)) == 3
    assert kinds() == [
        "request.received",
        "request.replied",
        "request.reminded",
        "request.reminded",
        "request.closed",
    ]
    row = Request.objects.get(pk=waiting.pk)
    assert (row.state, row.outcome, row.solution_minutes) == ("closed", "no_reply", None)
    second = Letter.objects.filter(kind="request.reminded").latest("pk")
    assert "stänger" in second.subject
    assert "14 december" in second.body


def test_a_word_stops_it_and_takes_back_what_is_not_sent(waiting: Request, malik: Actor) -> None:
    assert ticks(MONDAY + timedelta(days=7)) == 1
    write(request_key=waiting.key, text="Nu!", actor=later(malik, at=MONDAY + timedelta(days=7, hours=1)))
    assert Letter.objects.get(kind="request.reminded").state == "cancelled"
    assert ticks(MONDAY + timedelta(days=60)) == 0
    assert not remind_or_close(request_key=waiting.key, actor=_system(60))


def test_waiting_again_reminds_again(waiting: Request, asta: Actor, malik: Actor) -> None:
    assert ticks(MONDAY + timedelta(days=7)) == 1
    at = MONDAY + timedelta(days=8)
    write(request_key=waiting.key, text="Nu!", actor=later(malik, at=at))
    version = Request.objects.get(pk=waiting.pk).version
    reply(request_key=waiting.key, text="Var?", version=version, asks_back=True, actor=later(asta, at=at))
    assert not remind_or_close(request_key=waiting.key, actor=_system(9))
    assert ticks(MONDAY + timedelta(days=16)) == 1
    assert kinds().count("request.reminded") == 2


def test_an_invitation_is_reminded_of_too(asta: Actor) -> None:
    request = invite(guest=GUEST, actor=later(asta, at=MONDAY))
    assert ticks(MONDAY + timedelta(days=60)) == 3
    assert Request.objects.get(pk=request.pk).state == "closed"


@pytest.mark.parametrize("has", ["nothing", "confirmed", "been taken"])
def test_what_nobody_confirmed_is_closed_without_a_letter(has: str, guest_request: Request, asta: Actor) -> None:
    if has == "confirmed":
        Link.objects.update(opened_at=MONDAY)
    if has == "been taken":
        take(request_key=guest_request.key, version=1, actor=later(asta, at=MONDAY))
    assert ticks(MONDAY + timedelta(days=20)) == 0
    assert ticks(MONDAY + timedelta(days=21)) == (has == "nothing")
    assert not close_unconfirmed(request_key=guest_request.key, actor=_system(30))
    row = Request.objects.get(pk=guest_request.pk)
    assert (row.state == "closed") is (has == "nothing")
    assert kinds() == ["request.received"]


def test_letters_follow_the_workplace_when_a_manager_has_left(
    waiting: Request, malik: Actor, ekens_forskola: Workplace
) -> None:
    Role.objects.filter(user__key=malik.key).update(last_day=MONDAY.date())
    ticks(MONDAY + timedelta(days=7))
    assert "request.reminded" not in kinds()
    successor = UserFactory(email="ny@demo.example")
    RoleFactory(user=successor, kind=RoleKind.MANAGER, workplaces=[ekens_forskola])
    ticks(MONDAY + timedelta(days=14))
    assert Letter.objects.get(kind="request.reminded").to_email == "ny@demo.example"


def test_no_letter_goes_to_a_closed_account(waiting: Request, malik: Actor) -> None:
    User.objects.filter(key=malik.key).update(is_active=False)
    ticks(MONDAY + timedelta(days=60))
    assert kinds() == ["request.received", "request.replied"]


def _system(days: int) -> Actor:
    return Actor("system", "system", MONDAY + timedelta(days=days), workplaces=None, rights=frozenset({"desk.work"}))
