"""Reminders: computed from state, at most once per address and matter, and none when the thing is done."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.apps.followups.making import ANSWERS, asked, at, ended, make_a_plan, make_manager, planned, reached
from tests.factories.register import later, make_placement

from talja.apps.correspondence.models import Letter
from talja.apps.followups import tasks
from talja.apps.followups.models import FollowUp
from talja.apps.followups.operations import HeldInput, answer_form, move_followup, record_followup
from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import change_person, set_case_worker
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement, end_placement

FORMS = "followup.reminder"
OVERDUE = "followup.overdue"


def sent(kind: str) -> list[str]:
    return list(Letter.objects.filter(kind=kind).order_by("pk").values_list("to_email", flat=True))


def test_an_unanswered_form_is_reminded_of_once_after_a_week(placement: Placement, asta: Actor) -> None:
    reached(placement, actor=asta)
    asked(placement, actor=asta)
    tasks.remind(at(2026, 11, 29, 11))
    assert sent(FORMS) == []
    for hour in (13, 14):
        tasks.remind(at(2026, 11, 29, hour))
    tasks.remind(at(2026, 12, 10))
    assert sent(FORMS) == ["alva@exempel.example"]
    assert Letter.objects.get(kind=FORMS).subject.startswith("Påminnelse")


def test_an_answer_stops_it_even_when_the_reminder_waits_to_be_sent(placement: Placement, asta: Actor) -> None:
    reached(placement, actor=asta)
    ask = asked(placement, actor=asta)
    tasks.remind(at(2026, 11, 30))
    answer_form(ask_key=ask.key, said=ANSWERS, words="", actor=later(asta, at=at(2026, 11, 30, 10)))
    assert Letter.objects.get(kind=FORMS).state == "cancelled"
    early = asked(make_placement(actor=asta, first_day=date(2026, 11, 2)), actor=asta)
    answer_form(ask_key=early.key, said=ANSWERS, words="", actor=later(asta))
    tasks.remind(at(2026, 12, 1))
    assert Letter.objects.filter(kind=FORMS).count() == 1


def test_a_manager_who_has_left_is_not_reminded_but_the_new_one_is(placement: Placement, asta: Actor) -> None:
    old = make_manager(placement, email="gammal@exempel.example")
    asked(placement, actor=asta, audience="workplace_form")
    old.last_day = date(2026, 11, 25)
    old.save()
    make_manager(placement, email="ny@exempel.example")
    tasks.remind(at(2026, 11, 30))
    assert sent(FORMS) == ["ny@exempel.example"]


def test_nobody_left_at_the_workplace_and_somebody_protected_get_nothing(placement: Placement, asta: Actor) -> None:
    old = make_manager(placement)
    asked(placement, actor=asta, audience="workplace_form")
    old.delete()
    reached(placement, actor=asta)
    asked(placement, actor=asta)
    protect = {"protection": "sekretessmarkering"}
    change_person(person_key=placement.person.key, facts=protect, actor=later(asta))
    tasks.remind(at(2026, 11, 30))
    assert sent(FORMS) == []


def test_the_responsible_is_reminded_of_what_was_not_held(placement: Placement, asta: Actor, berit: Actor) -> None:
    followup = planned(placement, actor=asta, kind="check_in")  # 4 January 2027
    set_case_worker(person_key=placement.person.key, case_worker=None, actor=later(asta))
    make_a_plan(placement, actor=asta)
    tasks.remind(at(2027, 1, 6))
    assert sent(OVERDUE) == []
    for day in (7, 7, 8, 9):
        tasks.remind(at(2027, 1, day))
    assert sent(OVERDUE) == ["asta@demo.example"]
    assert "Alva" not in Letter.objects.get(kind=OVERDUE).body
    move_followup(followup_key=followup.key, to=date(2027, 1, 15), actor=later(asta, at=at(2027, 1, 9)))
    tasks.remind(at(2027, 1, 18))
    tasks.remind(at(2027, 1, 19))
    assert sent(OVERDUE) == ["asta@demo.example"] * 2


def test_without_a_plan_the_case_worker_and_without_one_nobody(placement: Placement, asta: Actor) -> None:
    planned(placement, actor=asta, kind="check_in")
    tasks.remind(at(2027, 1, 7))
    assert sent(OVERDUE) == []
    second = make_placement(actor=asta, first_day=date(2026, 11, 2))
    set_case_worker(person_key=second.person.key, case_worker=asta.key, actor=later(asta))  # type: ignore[arg-type]
    planned(second, actor=asta, kind="check_in")
    tasks.remind(at(2027, 1, 7))
    assert sent(OVERDUE) == ["asta@demo.example"]


def test_what_is_held_is_not_reminded_of(placement: Placement, asta: Actor) -> None:
    followup = planned(placement, actor=asta, kind="check_in")
    make_a_plan(placement, actor=asta)
    record_followup(followup_key=followup.key, said=HeldInput(date(2026, 11, 22)), actor=asta)
    tasks.remind(at(2027, 1, 9))
    assert sent(OVERDUE) == []


def test_what_has_ended_is_not_reminded_of(placement: Placement, asta: Actor) -> None:
    planned(placement, actor=asta, kind="check_in")
    make_a_plan(placement, actor=asta)
    ended(placement, actor=later(asta), last_day=date(2027, 1, 5))
    tasks.remind(at(2027, 1, 9))
    assert sent(OVERDUE) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments=st.lists(st.integers(0, 160 * 24), max_size=8), gone=st.booleans())
def test_at_whatever_moments_it_runs_each_is_told_once(
    moments: list[int], gone: bool, placement: Placement, asta: Actor
) -> None:
    if not FollowUp.objects.exists():
        reached(placement, actor=asta)
        make_manager(placement)
        make_a_plan(placement, actor=asta)
        asked(placement, actor=asta)
        asked(placement, actor=asta, audience="workplace_form", kind="check_in")
    for hours in moments:
        tasks.remind(asta.at + timedelta(hours=hours))
        tasks.remind(asta.at + timedelta(hours=hours, minutes=gone))
    told = Counter(Letter.objects.values_list("kind", "matter_key", "once", "to_email"))
    assert all(count == 1 for count in told.values())
    assert len([kind for kind, *_ in told if kind == FORMS]) <= 2


def test_follow_ups_are_planned_by_themselves(placement: Placement, hidden: Placement, asta: Actor) -> None:
    assert tasks.keep_planned(asta.at) == 2
    assert tasks.keep_planned(asta.at) == 0
    assert FollowUp.objects.filter(placement_key=hidden.key).exists()
    for last_day in (date(2027, 3, 31), date(2027, 9, 30), None):
        change_placement(placement_key=placement.key, changes={"planned_last_day": last_day}, actor=later(asta))
        assert tasks.keep_planned(later(asta).at) == 1
        assert tasks.keep_planned(later(asta).at) == 0
        found = FollowUp.objects.filter(placement_key=placement.key)
        assert last_day is None or not found.filter(due_day__gt=last_day).exists()
        assert found.filter(kind="end").exists() is (last_day is not None)
    facts = {"last_day": date(2026, 11, 20), "reason": "unknown", "destination": "unknown", "kolada": "U"}
    end_placement(placement_key=placement.key, actor=later(asta), **facts)
    assert tasks.keep_planned(later(asta).at) == 0


@pytest.mark.parametrize("measure", ["arbetspraktik", "arbetstraning"])
def test_an_old_placement_is_planned_from_today(measure: str, asta: Actor) -> None:
    old = make_placement(actor=asta, measure=measure, first_day=date(2019, 1, 7))
    tasks.keep_planned(asta.at)
    found = FollowUp.objects.filter(placement_key=old.key)
    assert found.exists()
    assert not found.filter(due_day__lt=asta.at.date()).exists()
    assert tasks.keep_planned(asta.at) == 0
