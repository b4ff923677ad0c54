"""Plans and how follow-ups went: the latest counts, what was said before is kept, and nobody writes over another."""

from dataclasses import replace
from datetime import date

import pytest
from tests.apps.followups.making import PLAN, at, planned
from tests.factories.register import later

from talja.apps.audit.models import Event
from talja.apps.followups.models import FollowUp, Held, Plan
from talja.apps.followups.operations import HeldInput, PlanInput, make_plan, record_followup
from talja.apps.followups.queries import followup_of, followups_of, plans_for
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.core.kernel.verdict import Denied

TODAY = date(2026, 11, 22)


def test_a_plan_and_a_new_one(placement: Placement, asta: Actor, berit: Actor) -> None:
    first = make_plan(placement_key=placement.key, said=PLAN, actor=asta)
    assert first.responsible_key == asta.key
    said = replace(PLAN, aim="studies_basic", responsible_key=asta.key)
    make_plan(placement_key=placement.key, said=said, actor=later(berit), expected_key=str(first.key))
    shown = followups_of(placement_key=placement.key, actor=asta, on=TODAY)
    assert shown is not None
    assert shown.plan is not None
    assert (shown.plan.aim, shown.plan.responsible, shown.plan.recorded_by) == (
        "studies_basic",
        "Asta Öberg",
        berit.name,
    )
    assert [plan.aim for plan in shown.earlier_plans] == ["ordinary_municipal_job"]
    assert Event.objects.filter(code="plan.made").count() == 2
    assert plans_for(keys=[placement.key], actor=asta)[str(placement.key)].aim == "studies_basic"


def test_two_who_plan_at_once(placement: Placement, asta: Actor, berit: Actor) -> None:
    make_plan(placement_key=placement.key, said=PLAN, actor=asta, expected_key="")
    with pytest.raises(Denied, match="changed_by_other"):
        make_plan(placement_key=placement.key, said=PLAN, actor=later(berit), expected_key="")
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (replace(PLAN, aim="unemployed"), "unknown_code"),
        (replace(PLAN, next_step="  "), "plan_step_missing"),
        (replace(PLAN, next_step="x" * 301), "text_too_long"),
        (replace(PLAN, next_step_day=date(2026, 11, 21)), "step_day_passed"),
    ],
)
def test_a_plan_that_cannot_be(said: PlanInput, code: str, placement: Placement, asta: Actor) -> None:
    with pytest.raises(Denied, match=code):
        make_plan(placement_key=placement.key, said=said, actor=asta)


def test_how_it_went_and_a_correction(placement: Placement, asta: Actor) -> None:
    followup = planned(placement, actor=asta, kind="check_in")
    said = HeldInput(date(2026, 11, 20), ("workplace", "person"), "mixed", " Sen ibland. ", "Ny tid", 3)
    first = record_followup(followup_key=followup.key, said=said, actor=asta, expected_key="")
    again = replace(said, going="well", belief=None)
    record_followup(followup_key=followup.key, said=again, actor=later(asta), expected_key=str(first.key))
    page = followup_of(followup_key=followup.key, actor=asta)
    line = page.line
    assert page.placement_key == str(placement.key)
    assert {may.code for may in page.may_ask.values()} == {"already_held"}
    assert line.held is not None
    assert (line.held.going, line.held.note, line.held.attended) == ("well", "Sen ibland.", ("person", "workplace"))
    assert line.held_day == date(2026, 11, 20)
    assert Held.objects.count() == 2
    codes = Event.objects.filter(target_kind="followup").order_by("pk").values_list("code", flat=True)
    assert list(codes) == ["followup.recorded", "followup.corrected"]
    assert all("Sen" not in str(event.data) for event in Event.objects.all())


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (HeldInput(date(2026, 11, 23)), "held_day_wrong"),
        (HeldInput(date(2026, 11, 1)), "held_day_wrong"),
        (HeldInput(TODAY), "belief_missing"),
        (HeldInput(TODAY, belief=6), "unknown_code"),
        (HeldInput(TODAY, attended=("chef",), belief=3), "unknown_code"),
        (HeldInput(TODAY, going="fine", belief=3), "unknown_code"),
        (HeldInput(TODAY, note="x" * 501, belief=3), "text_too_long"),
    ],
)
def test_what_cannot_have_been(said: HeldInput, code: str, placement: Placement, asta: Actor) -> None:
    followup = planned(placement, actor=asta)
    with pytest.raises(Denied, match=code):
        record_followup(followup_key=followup.key, said=said, actor=asta)
    assert FollowUp.objects.get(pk=followup.pk).held_day is None


def test_an_end_is_assessed_not_recorded(placement: Placement, asta: Actor) -> None:
    followup = planned(placement, actor=asta, kind="end")
    with pytest.raises(Denied, match="end_is_assessed"):
        record_followup(followup_key=followup.key, said=HeldInput(TODAY), actor=asta)


def test_who_sees_what_was_said(
    placement: Placement, hidden: Placement, asta: Actor, protector: Actor, malik: Actor
) -> None:
    make_plan(placement_key=hidden.key, said=PLAN, actor=protector)
    shown = followups_of(placement_key=hidden.key, actor=asta, on=TODAY)
    assert shown is not None
    assert shown.is_hidden
    assert shown.plan is None
    assert shown.may_follow_up.code == "protected_person"
    assert plans_for(keys=[hidden.key], actor=asta) == {}
    assert plans_for(keys=[hidden.key], actor=malik) == {}
    assert set(plans_for(keys=[hidden.key], actor=protector)) == {str(hidden.key)}
    with pytest.raises(Placement.DoesNotExist):
        followups_of(placement_key=placement.key, actor=malik, on=TODAY)
    with pytest.raises(Denied, match="protected_person"):
        make_plan(placement_key=hidden.key, said=PLAN, actor=asta)


def test_belief_and_experience_over_time(placement: Placement, asta: Actor) -> None:
    followup = planned(placement, actor=asta)
    in_february = later(asta, at=at(2027, 2, 2))
    record_followup(followup_key=followup.key, said=HeldInput(date(2027, 2, 2), belief=4), actor=in_february)
    shown = followups_of(placement_key=placement.key, actor=asta, on=date(2027, 2, 3))
    assert shown is not None
    (one,) = shown.progress
    assert (one.day, one.own_belief, one.worker_belief) == (date(2027, 2, 2), None, 4)
    agency = [line for line in shown.followups if line.kind == "three_party"]
    assert all(line.must_be_checked for line in agency)
