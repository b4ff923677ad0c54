"""Whatever is queued, whatever the server does and however time goes: at most one delivery per address and occasion."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.mail import EmailMessage
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import MOMENT
from tests.factories.correspondence import letter

from talja.apps.correspondence.carrying import SENT, Outcome
from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.models import Letter
from talja.apps.correspondence.operations import deliver, queue_letter, withdraw_letters
from talja.apps.organisation.actors import system_actor

MATTERS = [uuid4(), uuid4()]
ADDRESSES = ["asta@kommun.example", "Asta@Kommun.Example", "malik@kommun.example", ""]
OUTCOMES = {
    "ok": SENT,
    "temporary": Outcome(LetterState.QUEUED, Trouble.TEMPORARY, 451),
    "permanent": Outcome(LetterState.BOUNCED, Trouble.ADDRESS_REFUSED, 550),
    "refused": Outcome(LetterState.FAILED, Trouble.REFUSED, 554),
    "dropped": Outcome(LetterState.QUEUED, Trouble.DROPPED),
    "taken and dropped": Outcome(LetterState.UNCERTAIN, Trouble.NO_ANSWER),
}
TAKEN = {"ok", "taken and dropped", "crash after"}


class Carrying:
    """Does what it is told, and keeps what it has taken."""

    def __init__(self) -> None:
        self.plan: list[str] = []
        self.taken: list[str] = []

    def open(self) -> bool:
        is_away = self.plan[:1] == ["away"]
        self.plan = self.plan[is_away:]
        return not is_away

    def carry(self, message: EmailMessage) -> Outcome:
        what = self.plan.pop(0) if self.plan else "ok"
        if what in TAKEN:
            self.taken.append(str(message.extra_headers["Message-ID"]))
        if what not in OUTCOMES:
            raise RuntimeError
        return OUTCOMES[what]

    def close(self) -> None:
        pass


queueing = st.tuples(
    st.just("queue"), st.sampled_from(ADDRESSES), st.sampled_from(MATTERS), st.sampled_from(["1", "2"])
)
ticking = st.tuples(
    st.just("tick"),
    st.lists(st.sampled_from([*OUTCOMES, "crash", "crash after", "away"]), max_size=8),
    st.integers(min_value=-90, max_value=3000),
)
withdrawing = st.tuples(st.just("withdraw"), st.sampled_from(MATTERS))


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(steps=st.lists(queueing | ticking | withdrawing, max_size=25))
def test_at_most_one_delivery_whatever_happens(steps: list[tuple[object, ...]]) -> None:
    with transaction.atomic():
        _play(steps)
        transaction.set_rollback(True)


def _play(steps: list[tuple[object, ...]]) -> None:
    carrier, at = Carrying(), MOMENT
    for kind, *rest in steps:
        actor = system_actor(at=at)
        if kind == "queue":
            address, matter, once = rest
            queue_letter(letter=letter(to_email=address, matter_key=matter, once=once), actor=actor)
        elif kind == "withdraw":
            withdraw_letters(matter_key=rest[0], actor=actor)  # type: ignore[arg-type]  # as drawn
        else:
            carrier.plan, minutes = list(rest[0]), rest[1]  # type: ignore[call-overload]  # as drawn
            with suppress(RuntimeError):
                deliver(carrier=carrier, actor=actor)
            at += timedelta(minutes=minutes)  # type: ignore[arg-type]  # as drawn; clocks are set back, too
    letters = {f"<{one.key}@localhost>": one for one in Letter.objects.all()}
    delivered = Counter(
        (one.address, one.matter_key, one.kind, one.once) for one in (letters[taken] for taken in carrier.taken)
    )
    assert all(count == 1 for count in delivered.values())
    sent = {key for key, one in letters.items() if one.state == LetterState.SENT}
    assert sent <= set(carrier.taken)
