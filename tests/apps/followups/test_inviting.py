"""Inviting to meet: a calendar file in each letter, each once, and right across the clock changes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.apps.followups.making import make_manager, planned, reached
from tests.factories.register import later

from talja.apps.correspondence.models import Letter
from talja.apps.followups.models import FollowUp
from talja.apps.followups.operations import MeetingInput, invite, move_followup, plan_followups
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement
from talja.core.kernel.verdict import Denied

BOTH = ("participant_form", "workplace_form")
SAID = MeetingInput(date(2027, 3, 29), 9, 30, 45, "Rum 2", BOTH)


@pytest.fixture
def followup(placement: Placement, asta: Actor) -> FollowUp:
    reached(placement, actor=asta)
    make_manager(placement)
    return planned(placement, actor=asta, kind="check_in")


def test_both_get_a_letter_with_a_calendar_file(followup: FollowUp, asta: Actor) -> None:
    invited = invite(followup_key=followup.key, said=SAID, actor=asta)
    assert (invited.due_day, invited.is_moved) == (SAID.day, True)
    assert invited.starts_at == datetime(2027, 3, 29, 7, 30, tzinfo=UTC)
    first, second = Letter.objects.order_by("to_email")
    assert {first.to_email, second.to_email} == {"alva@exempel.example", "chef@exempel.example"}
    for letter in (first, second):
        assert "DTSTART:20270329T073000Z" in letter.attachment_text
        assert (letter.attachment_name, letter.attachment_kind) == ("uppfoljning.ics", "text/calendar")
        assert "09.30" in letter.body
        assert "Alva" not in letter.subject + letter.body + letter.attachment_text


def test_the_same_time_again_sends_nothing_and_a_new_time_takes_back_what_waits(
    followup: FollowUp, asta: Actor
) -> None:
    invite(followup_key=followup.key, said=SAID, actor=asta)
    invite(followup_key=followup.key, said=SAID, actor=later(asta))
    assert Letter.objects.filter(state="queued").count() == 2
    invite(followup_key=followup.key, said=replace(SAID, hour=10), actor=later(asta))
    assert list(Letter.objects.order_by("pk").values_list("state", flat=True)) == ["cancelled"] * 2 + ["queued"] * 2
    assert all("SEQUENCE:2" in one.attachment_text for one in Letter.objects.filter(state="queued"))


def test_a_follow_up_that_moves_calls_its_meeting_off(followup: FollowUp, placement: Placement, asta: Actor) -> None:
    invite(followup_key=followup.key, said=SAID, actor=asta)
    moved = move_followup(followup_key=followup.key, to=date(2027, 4, 1), actor=later(asta))
    assert (moved.starts_at, moved.place) == (None, "")
    assert not Letter.objects.filter(state="queued").exists()
    invite(followup_key=followup.key, said=SAID, actor=later(asta))
    change_placement(placement_key=placement.key, changes={"planned_last_day": date(2027, 2, 1)}, actor=later(asta))
    plan_followups(placement_key=placement.key, actor=later(asta, minutes=2))
    assert not FollowUp.objects.filter(pk=followup.pk).exists(), "the end is talked about about then"
    assert not Letter.objects.filter(state="queued").exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (replace(SAID, day=date(2027, 3, 28), hour=2, minute=30), "time_wrong"),
        (replace(SAID, hour=24), "time_wrong"),
        (replace(SAID, minutes=481), "time_wrong"),
        (replace(SAID, day=date(2026, 11, 20)), "step_day_passed"),
        (replace(SAID, day=date(2027, 11, 2)), "day_outside_period"),
        (replace(SAID, audiences=("alla",)), "unknown_code"),
        (replace(SAID, place="x" * 121), "text_too_long"),
    ],
)
def test_a_meeting_that_cannot_be(said: MeetingInput, code: str, followup: FollowUp, asta: Actor) -> None:
    with pytest.raises(Denied, match=code):
        invite(followup_key=followup.key, said=said, actor=asta)
    assert not Letter.objects.exists()


def test_a_protected_person_is_met_without_letters(hidden: Placement, protector: Actor) -> None:
    followup = planned(hidden, actor=protector, kind="check_in")
    with pytest.raises(Denied, match="protected_gets_no_letters"):
        invite(followup_key=followup.key, said=SAID, actor=protector)
    invite(followup_key=followup.key, said=replace(SAID, audiences=()), actor=protector)
    assert not Letter.objects.exists()
