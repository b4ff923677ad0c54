"""Letters reach the server once each, whatever it answers, and whoever else is sending."""

import random
import socket
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from email import message_from_bytes
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from benchmarks.mail_server import Answer
from tests.apps.correspondence.conftest import lead_to
from tests.conftest import MOMENT
from tests.factories.correspondence import letter
from tests.together import THREADS, at_once

from talja.apps.correspondence.carrying import SENT, our_carrier
from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.models import Bounce, Letter
from talja.apps.correspondence.operations import deliver, queue_letter
from talja.apps.correspondence.operations.delivering import claim_next, leave_stuck, note_outcome
from talja.apps.correspondence.policies import WAITS
from talja.apps.correspondence.tasks import deliver_letters, stopping
from talja.apps.organisation.actors import Actor, system_actor

Served = Callable[..., Any]
S = LetterState


def queued(count: int, at: datetime = MOMENT) -> list[Letter]:
    return [
        queue_letter(letter=letter(once=str(number), to_email=f"a{number}@b.example"), actor=system_actor(at=at))
        for number in range(count)
    ]


def state() -> tuple[str, str]:
    """Where the only letter is, and why."""
    return Letter.objects.values_list("state", "trouble").get()


@pytest.mark.django_db
def test_one_connection_for_many_and_ids_of_our_domain(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getfqdn", lambda *_: pytest.fail("the network was asked for this machine's name"))
    letters = queued(3)
    with served() as server:
        assert deliver_letters(MOMENT) == 3
        assert deliver_letters(MOMENT) == 0
    assert server.connections == 1
    assert server.taken == [(one.to_email, f"<{one.key}@kommun.example>") for one in letters]
    assert server.greetings == {"kommun.example"}
    assert set(Letter.objects.values_list("state", "attempts")) == {(S.SENT, 1)}


@pytest.mark.django_db
def test_a_line_with_only_a_dot_does_not_end_the_letter(served: Served, system: Actor) -> None:
    queue_letter(letter=letter(body=".\n.två\n\n.\nSlut på brevet, åäö."), actor=system)
    with served() as server:
        deliver_letters(MOMENT)
        assert len(server.taken) == 1
    written = message_from_bytes(server.texts[0]).get_payload(decode=True)
    assert isinstance(written, bytes)
    assert written.decode().splitlines() == [".", ".två", "", ".", "Slut på brevet, åäö."]


@pytest.mark.django_db
def test_a_fifth_refused_and_some_hung_up_on_each_arrives_once(served: Served) -> None:
    """The benchmark's question with fewer letters: what the server has taken is counted there."""
    letters, chance = queued(60), random.Random(1)  # noqa: S311 - chance with a seed

    def answer(_to: str) -> Answer:
        return chance.choices([Answer.TAKE, Answer.LATER, Answer.LATER_TO, Answer.HANG_UP], (75, 10, 10, 5))[0]

    at = MOMENT
    with served(answer) as server:
        while Letter.objects.filter(state=S.QUEUED).exists():
            deliver_letters(at)
            at += timedelta(minutes=1)
    assert server.asked > 60
    assert Counter(to for to, _ in server.taken) == Counter(one.to_email for one in letters)
    assert set(Letter.objects.values_list("state", flat=True)) == {S.SENT}


@pytest.mark.django_db
def test_a_server_that_is_down_for_a_day_loses_nothing_and_gets_nothing_twice(settings: Any, served: Served) -> None:
    queued(5)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    lead_to(settings, port)
    at = MOMENT
    while at < MOMENT + timedelta(days=1):
        assert deliver_letters(at) == 0
        at += timedelta(minutes=10)
    assert set(Letter.objects.values_list("state", "trouble")) == {(S.QUEUED, Trouble.NO_CONNECTION)}
    with served(port=port) as server:
        for _ in range(30):
            deliver_letters(at)
            at += timedelta(minutes=10)
    assert Counter(to for to, _ in server.taken) == Counter(f"a{number}@b.example" for number in range(5))


@pytest.mark.django_db
@pytest.mark.parametrize("answer", [Answer.LATER, Answer.LATER_TO, Answer.HANG_UP, None])
def test_it_is_tried_for_three_days_with_growing_waits_and_then_told(
    answer: Answer | None, settings: Any, served: Served
) -> None:
    queued(1)
    tries, at = [], MOMENT
    with served(lambda _to: answer or Answer.TAKE):
        if answer is None:
            settings.EMAIL_PORT = 1  # nobody listens there
        while Letter.objects.filter(state=S.QUEUED).exists():
            at = Letter.objects.get().due_at
            tries.append(at)
            deliver_letters(at)
    waits = [later - earlier for earlier, later in pairwise(tries)]
    assert tuple(waits) == WAITS
    assert waits == sorted(waits)
    assert tries[-1] - MOMENT > timedelta(days=3)
    assert Letter.objects.get().state == S.FAILED


@pytest.mark.django_db
def test_an_address_that_nobody_has_is_written_to_no_more(served: Served, system: Actor) -> None:
    queue_letter(letter=letter(), actor=system)
    with served(lambda _to: Answer.NEVER) as server:
        deliver_letters(MOMENT)
        assert state() == (S.BOUNCED, Trouble.ADDRESS_REFUSED)
        assert Bounce.objects.values_list("address", "reply").get() == ("asta@kommun.example", 550)
        by_post = queue_letter(letter=letter(once="2", postal=("Storgatan 1",)), actor=system)
        nowhere = queue_letter(letter=letter(once="3", to_email="ASTA@kommun.example"), actor=system)
        deliver_letters(MOMENT)
    assert server.asked == 1
    by_post.refresh_from_db()
    nowhere.refresh_from_db()
    assert (by_post.state, nowhere.state) == (S.PAPER, S.BOUNCED)
    assert {by_post.trouble, nowhere.trouble} == {Trouble.ADDRESS_BOUNCED}


@pytest.mark.django_db
def test_a_letter_that_is_not_wanted_is_no_fault_of_the_address(served: Served) -> None:
    queued(1)
    with served(lambda _to: Answer.REFUSE):
        deliver_letters(MOMENT)
    assert state() == (S.FAILED, Trouble.REFUSED)
    assert not Bounce.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("answer", "taken"), [(Answer.TAKE_AND_HANG_UP, 2), (Answer.HANG_UP_MIDWAY, 1)])
def test_what_the_server_may_have_taken_is_never_sent_again_by_itself(
    answer: Answer, taken: int, served: Served
) -> None:
    letters = queued(2)
    with served(lambda to: answer if to == letters[0].to_email else Answer.TAKE) as server:
        for minute in range(0, 6000, 30):
            deliver_letters(MOMENT + timedelta(minutes=minute))
    assert len(server.taken) == taken
    assert dict(Letter.objects.values_list("to_email", "state")) == {
        "a0@b.example": S.UNCERTAIN,
        "a1@b.example": S.SENT,
    }


@pytest.mark.django_db
def test_a_crash_in_the_middle_leaves_one_letter_uncertain_and_the_rest_in_the_queue(served: Served) -> None:
    queued(3)
    claim_next(actor=system_actor(at=MOMENT))  # and then the power went
    with served() as server:
        deliver_letters(MOMENT + timedelta(minutes=1))
        assert len(server.taken) == 2
        assert Letter.objects.filter(state=S.SENDING).count() == 1
        deliver_letters(MOMENT + timedelta(hours=2))
    assert len(server.taken) == 2
    assert Letter.objects.get(state=S.UNCERTAIN).trouble == Trouble.STOPPED


@pytest.mark.django_db
def test_what_somebody_has_said_meanwhile_stands() -> None:
    queued(1)
    claimed = claim_next(actor=system_actor(at=MOMENT))
    assert claimed is not None
    later = system_actor(at=MOMENT + timedelta(hours=2))
    assert leave_stuck(actor=later) == 1
    assert not note_outcome(claimed, SENT, actor=later)
    assert state()[0] == S.UNCERTAIN


@pytest.mark.django_db(transaction=True)
def test_two_at_once_share_the_letters(served: Served) -> None:
    queued(20)
    with served() as server:
        at_once(lambda _number: deliver(carrier=our_carrier(), actor=system_actor(at=MOMENT)))
    assert THREADS > 1
    assert Counter(server.taken).most_common(1)[0][1] == 1
    assert len(server.taken) == 20


@pytest.mark.django_db
def test_the_rest_waits_when_the_program_ends(served: Served) -> None:
    queued(3)
    stopping.set()
    try:
        with served() as server:
            assert deliver_letters(MOMENT) == 0
    finally:
        stopping.clear()
    assert not server.taken


@pytest.mark.django_db
def test_it_is_the_same_letter_in_the_hour_that_comes_twice(served: Served) -> None:
    """The night when summer time ends, 2.30 comes twice, an hour apart: a wait is an hour still."""
    summer = datetime.fromisoformat("2026-10-25T02:30:00+02:00")
    winter = datetime.fromisoformat("2026-10-25T02:30:00+01:00")
    one = queue_letter(letter=letter(), actor=system_actor(at=summer))
    with served(lambda _to: Answer.LATER) as server:
        deliver_letters(summer)
        one.refresh_from_db()
        assert one.due_at - summer == WAITS[0]
        server.answer = lambda _to: Answer.TAKE
        assert [deliver_letters(at) for at in (summer, winter, winter)] == [0, 1, 0]
    assert len(server.taken) == 1


@pytest.mark.django_db
def test_a_subject_in_two_lines_is_no_way_into_the_head(served: Served, system: Actor) -> None:
    queue_letter(letter=letter(subject="Hej\nBcc: annan@b.example", matter_key=uuid4()), actor=system)
    with served() as server:
        deliver_letters(MOMENT)
    assert [to for to, _ in server.taken] == ["asta@kommun.example"]
    assert b"\nBcc:" not in server.texts[0]
