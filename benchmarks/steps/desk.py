"""The desk over thousands of requests: its queue, one request, and the work that waits."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks import worlds
from benchmarks.steps.pages import _NOON, _get, _measured, _signed_in
from benchmarks.steps.timing import timed
from talja.apps.accounts.models import User
from talja.apps.organisation.actors import actor_for
from talja.apps.organisation.models import Workplace
from talja.apps.servicedesk.enums import Kind, Origin, Outcome, State, Voice
from talja.apps.servicedesk.models import Message, Request
from talja.apps.servicedesk.queries import work_of
from talja.apps.servicedesk.queries.desk import holders

_WORDS = "Vi behöver någon som kan hjälpa till i köket, gärna på förmiddagar och från nästa månad. "
_OPEN = (State.NEW, State.IN_PROGRESS, State.WAITING)


def fill(*, requests: int) -> dict[str, Any]:
    """Write the requests of two years as they would stand: one in ten open, one in five from a guest, most answered."""
    places = list(Workplace.objects.order_by("pk")[:200])
    owners = sorted(holders(on=worlds.ON), key=lambda user: user.pk)
    rows = [_request(number, requests, places, owners) for number in range(requests)]
    Request.objects.bulk_create(rows, batch_size=500)
    said = [
        Message(request=row, voice=voice, text=_WORDS * 3, written_at=row.made_at, written_by=row.asked_by or "link:x")
        for row in Request.objects.order_by("pk")
        for voice in (Voice.ASKER, Voice.DESK)
    ]
    Message.objects.bulk_create(said, batch_size=500)
    return {"requests": len(rows), "open": sum(row.state in _OPEN for row in rows)}


def measure(*, loops: int) -> dict[str, Any]:
    """Ask for the desk's pages as a coordinator does, and for the work that waits."""
    one = Request.objects.filter(state=State.IN_PROGRESS).order_by("pk")[0]
    desk = reverse("coordinator:request_list")
    paths = {
        "the queue, as it opens": desk,
        "the queue, filtered": f"{desk}?kind=hands&holder=me&late=on",
        "the ended, last page": f"{desk}?queue=settled&page=999",
        "one request": reverse("coordinator:request", args=[one.key]),
        "times to answer, a year": f"{reverse('coordinator:desk_times')}?period=365",
    }
    with patch("django.utils.timezone.now", return_value=_NOON):
        client = _signed_in("coordinator")
        pages = {name: _measured(partial(_get, client, path), loops=loops) for name, path in paths.items()}
    return {"pages": pages, "work": _work(loops)}


def _work(loops: int) -> dict[str, Any]:
    user = User.objects.filter(roles__kind="coordinator").order_by("pk")[0]
    actor = actor_for(user, at=_NOON, today=worlds.ON)
    with CaptureQueriesContext(connection) as captured:
        items = work_of(actor=actor, on=worlds.ON).items
    _, taken = timed(lambda: work_of(actor=actor, on=worlds.ON).items, times=loops)
    return taken | {"queries": len(captured), "items": len(items)}


def _request(number: int, of: int, places: list[Workplace], owners: list[User]) -> Request:
    at: datetime = _NOON - timedelta(days=730 * (of - number) / of)
    is_open, is_guest = number % 10 == 0, number % 5 == 4
    state = _OPEN[number // 10 % 3] if is_open else State.ANSWERED
    answered = state != State.NEW
    return Request(
        kind=list(Kind)[number % len(Kind)],
        origin=Origin.PUBLIC if is_guest else Origin.ACCOUNT,
        state=state,
        state_since=at,
        workplace=None if is_guest else places[number % len(places)],
        asked_by="" if is_guest else str(owners[number % len(owners)].key),
        guest_name="Gunn Gäst" if is_guest else "",
        guest_email=f"gunn{number}@bolaget.example" if is_guest else "",
        wish=_WORDS,
        owner=owners[number % len(owners)],
        made_at=at,
        asked_at=at,
        promised_day=at.date() + timedelta(days=2),
        due_day=None if answered else at.date() + timedelta(days=2),
        answered_at=at + timedelta(hours=5) if answered else None,
        answer_minutes=300 if answered else None,
        kept_promise=True if answered else None,
        settled_at=None if is_open else at + timedelta(days=3),
        solution_minutes=None if is_open else 1440,
        outcome="" if is_open else Outcome.ANSWERED,
    )
