from datetime import date
from uuid import uuid4

import pytest
from tests.factories.register import later

from talja.apps.audit.models import Event
from talja.apps.followups.models import FollowUp
from talja.apps.followups.operations import (
    HeldInput,
    add_followup,
    move_followup,
    plan_followups,
    record_followup,
    replan,
)
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.django_db


def followup(placement: Placement, kind: str, number: int = 1) -> FollowUp:
    return FollowUp.objects.get(placement_key=placement.key, kind=kind, number=number)


def days(placement: Placement) -> list[tuple[str, int, date]]:
    found = FollowUp.objects.filter(placement_key=placement.key).order_by("due_day", "kind")
    return list(found.values_list("kind", "number", "due_day"))


def test_planning_leaves_out_what_should_have_been_held_already(placement: Placement, asta: Actor) -> None:
    found = plan_followups(placement_key=placement.key, actor=asta)
    assert days(placement)[0] == ("check_in", 1, date(2027, 1, 4))
    assert ("first_contact", 1, date(2026, 11, 13)) not in days(placement)
    assert len(found.added) == len(days(placement))
    event = Event.objects.get(code="followup.planned")
    assert event.data == {"added": len(found.added)}


def test_planning_twice_plans_once(placement: Placement, asta: Actor) -> None:
    plan_followups(placement_key=placement.key, actor=asta)
    before = days(placement)
    assert plan_followups(placement_key=placement.key, actor=later(asta)).changes_nothing
    assert days(placement) == before
    assert Event.objects.filter(code="followup.planned").count() == 1


def test_planning_again_when_the_period_changes(placement: Placement, asta: Actor) -> None:
    plan_followups(placement_key=placement.key, actor=asta)
    move_followup(followup_key=followup(placement, "three_party").key, to=date(2027, 2, 12), actor=asta)
    in_january = later(asta, at=asta.at.replace(year=2027, month=1, day=4))
    held = followup(placement, "check_in").key
    record_followup(followup_key=held, said=HeldInput(date(2027, 1, 4)), actor=in_january)
    change_placement(placement_key=placement.key, changes={"planned_last_day": date(2027, 3, 31)}, actor=in_january)
    found = replan(placement_key=placement.key, actor=later(in_january))
    assert all(day <= date(2027, 3, 31) for _kind, _number, day in days(placement))
    assert FollowUp.objects.get(key=held).held_day == date(2027, 1, 4)
    assert followup(placement, "three_party").due_day == date(2027, 2, 12)
    assert followup(placement, "end").due_day == date(2027, 3, 31)
    assert found.removed
    assert replan(placement_key=placement.key, actor=later(in_january, minutes=2)).changes_nothing


def test_planning_again_what_was_never_planned_does_nothing(placement: Placement, asta: Actor) -> None:
    assert replan(placement_key=placement.key, actor=asta).changes_nothing
    assert not days(placement)


def test_moving(placement: Placement, asta: Actor) -> None:
    plan_followups(placement_key=placement.key, actor=asta)
    one = followup(placement, "end_talk")
    move_followup(followup_key=one.key, to=one.due_day, actor=asta)
    assert not followup(placement, "end_talk").is_moved
    move_followup(followup_key=one.key, to=date(2027, 6, 1), actor=asta)
    assert followup(placement, "end_talk").is_moved
    with pytest.raises(Denied, match="day_outside_period"):
        move_followup(followup_key=one.key, to=date(2027, 11, 2), actor=asta)


def test_what_was_held_is_not_moved(placement: Placement, asta: Actor) -> None:
    plan_followups(placement_key=placement.key, actor=asta)
    one = followup(placement, "check_in")
    record_followup(followup_key=one.key, said=HeldInput(date(2026, 11, 22)), actor=asta)
    with pytest.raises(Denied, match="already_held"):
        move_followup(followup_key=one.key, to=date(2027, 2, 1), actor=asta)
    assert followup(placement, "check_in").due_day == one.due_day


def test_an_extra_one(placement: Placement, asta: Actor) -> None:
    add_followup(placement_key=placement.key, day=date(2026, 12, 1), actor=asta)
    add_followup(placement_key=placement.key, day=date(2026, 12, 1), actor=asta)
    assert [number for _kind, number, _day in days(placement)] == [1, 2]
    with pytest.raises(Denied, match="step_day_passed"):
        add_followup(placement_key=placement.key, day=date(2026, 11, 20), actor=asta)
    with pytest.raises(Denied, match="day_outside_period"):
        add_followup(placement_key=placement.key, day=date(2029, 1, 1), actor=asta)


def test_who_may_not(placement: Placement, hidden: Placement, asta: Actor, malik: Actor, ursula: Actor) -> None:
    for stranger in (malik, ursula):
        with pytest.raises(Placement.DoesNotExist):
            plan_followups(placement_key=placement.key, actor=stranger)
        with pytest.raises(Placement.DoesNotExist):
            replan(placement_key=placement.key, actor=stranger)
    with pytest.raises(Denied, match="protected_person"):
        plan_followups(placement_key=hidden.key, actor=asta)
    with pytest.raises(Placement.DoesNotExist):
        plan_followups(placement_key=uuid4(), actor=asta)
    with pytest.raises(FollowUp.DoesNotExist):
        move_followup(followup_key=uuid4(), to=date(2027, 1, 1), actor=asta)


def test_a_protected_one_by_who_may(hidden: Placement, protector: Actor) -> None:
    plan_followups(placement_key=hidden.key, actor=protector)
    assert {kind for kind, _number, _day in days(hidden)} == {"check_in", "experience"}
