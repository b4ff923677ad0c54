"""Somebody is away though the placement goes on, and comes back."""

from datetime import date, timedelta

import pytest
from tests.factories.register import later, make_person, make_placement

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Pause, Placement
from talja.apps.placements.operations import end_placement, pause_placement, resume_placement
from talja.apps.placements.queries import pauses_of
from talja.core.kernel.period import Period
from talja.core.kernel.verdict import Denied

DAY, BACK = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def placement(asta: Actor) -> Placement:
    return make_placement(actor=asta)


def pause(placement: Placement, actor: Actor, day: date = DAY) -> None:
    pause_placement(placement_key=placement.key, first_day=day, actor=actor)


def test_away_and_back(placement: Placement, asta: Actor) -> None:
    pause(placement, asta)
    pause(placement, asta, BACK)  # away already
    assert pauses_of(placement_key=placement.key, actor=asta) == (Period(DAY),)
    for _ in range(2):  # back already, the second time
        resume_placement(placement_key=placement.key, on=BACK, actor=later(asta))
    assert pauses_of(placement_key=placement.key, actor=asta) == (Period(DAY, BACK - timedelta(days=1)),)
    told = Event.objects.filter(code__in=["placement.paused", "placement.resumed"]).order_by("pk")
    assert [(one.code, one.data) for one in told] == [("placement.paused", {}), ("placement.resumed", {})]


def test_back_on_the_first_day_was_never_away(placement: Placement, asta: Actor) -> None:
    pause(placement, asta)
    resume_placement(placement_key=placement.key, on=DAY, actor=later(asta))
    assert not Pause.objects.exists()


def test_away_again_only_after_the_time_before(placement: Placement, asta: Actor) -> None:
    pause(placement, asta)
    resume_placement(placement_key=placement.key, on=BACK, actor=later(asta))
    with pytest.raises(Denied, match="pauses_overlap"):
        pause(placement, asta, BACK - timedelta(days=1))
    pause(placement, asta, BACK)
    assert Pause.objects.count() == 2


def test_what_has_ended_has_no_pause_after_it(placement: Placement, asta: Actor) -> None:
    pause(placement, asta)
    ended = {"last_day": BACK, "reason": "got_work", "destination": "unknown", "kolada": "U"}
    end_placement(placement_key=placement.key, actor=later(asta), **ended)
    assert pauses_of(placement_key=placement.key, actor=asta) == (Period(DAY, BACK),)
    with pytest.raises(Denied, match="already_ended"):
        pause(placement, later(asta, minutes=2))


def test_only_for_those_who_may(asta: Actor, malik: Actor, ursula: Actor, protector: Actor) -> None:
    hidden = make_placement(actor=protector, person=make_person(actor=protector, protection="sekretessmarkering"))
    with pytest.raises(Denied, match="protected_person"):
        pause(hidden, asta)
    open_one = make_placement(actor=asta)
    for stranger in (malik, ursula):
        with pytest.raises((Denied, Placement.DoesNotExist)):
            pause(open_one, stranger)
        with pytest.raises((Denied, Placement.DoesNotExist)):
            resume_placement(placement_key=open_one.key, on=BACK, actor=stranger)
    pause(open_one, asta)
    assert pauses_of(placement_key=open_one.key, actor=ursula) == ()
