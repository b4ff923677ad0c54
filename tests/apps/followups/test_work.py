"""What waits for somebody: computed from state, and gone when the thing is done; few queries however much waits."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.followups.making import ANSWERS, PLAN, asked, at, ended, make_a_plan, make_contact, planned, reached
from tests.factories.register import later, make_person, make_placement

from talja.apps.followups.models import FollowUp
from talja.apps.followups.operations import HeldInput, answer_form, make_plan, record_followup
from talja.apps.followups.queries import due_followups, followup_days, followups_of, preview_replan, work_of
from talja.apps.followups.queries.work import AT_MOST
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement
from talja.apps.subsidies.operations import DecisionInput, record_decision
from talja.core.kernel.verdict import Denied
from talja.core.kernel.work import Rest, WorkItem

TODAY = date(2026, 11, 22)


def codes(actor: Actor, on: date) -> list[str]:
    return [item.code for item in work_of(actor=actor, on=on).items]


def item(actor: Actor, on: date, code: str) -> WorkItem:
    (found,) = [one for one in work_of(actor=actor, on=on).items if one.code == code]
    return found


def test_a_plan_that_is_missing(placement: Placement, asta: Actor) -> None:
    found = item(asta, TODAY, "plan.missing")
    assert (found.key, found.about, found.place, found.owner) == (str(placement.key), "Alva Åkesson", "Almgården", "")
    make_a_plan(placement, actor=asta)
    assert codes(asta, TODAY) == []


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2027, 5, 4), "plan.missing"),
        (date(2027, 5, 5), "support.ends_180"),
        (date(2027, 8, 2), "support.ends_180"),
        (date(2027, 8, 3), "support.ends_90"),
        (date(2027, 10, 1), "support.ends_90"),
        (date(2027, 10, 2), "support.ends_30"),
        (date(2027, 11, 1), "support.ends_30"),
    ],
)
def test_the_countdown_without_a_plan(on: date, code: str, placement: Placement, asta: Actor) -> None:
    assert codes(asta, on) == [code]


def test_the_last_month_is_told_with_a_plan_too(placement: Placement, asta: Actor) -> None:
    make_a_plan(placement, actor=asta)
    assert codes(asta, date(2027, 10, 1)) == []
    found = item(asta, date(2027, 10, 2), "support.ends_30")
    assert (found.due, found.owner) == (date(2027, 11, 1), asta.key)


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2027, 5, 4), ""),
        (date(2027, 5, 5), "support.ends_180"),
        (date(2027, 8, 3), "support.ends_90"),
        (date(2027, 10, 2), "support.ends_30"),
    ],
)
def test_a_plan_from_long_ago_does_not_silence_the_countdown(
    on: date, code: str, placement: Placement, asta: Actor, berit: Actor
) -> None:
    """It reaches whoever is responsible by the plan, and goes when the plan is saved anew; the last warning stays."""
    make_a_plan(placement, actor=berit)
    FollowUp.objects.filter(placement_key=placement.key).delete()
    then = later(berit, at=at(on.year, on.month, on.day))
    anew = replace(PLAN, next_step_day=on)
    assert [(one.code, one.owner) for one in work_of(actor=then, on=on).items] == [(code, berit.key)] * bool(code)
    assert codes(later(asta, at=then.at), on) == []
    make_plan(placement_key=placement.key, said=anew, actor=then)
    assert codes(then, on) == ["support.ends_30"] * (code == "support.ends_30")


def test_what_should_have_ended_takes_no_room_from_what_will(
    placement: Placement, asta: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("talja.apps.followups.queries.work.AT_MOST", 2)
    for days in (1, 2):
        ends = TODAY - timedelta(days=days)
        make_placement(actor=asta, first_day=date(2026, 11, 2), planned_last_day=ends)
    decided = make_placement(actor=asta, first_day=date(2026, 11, 2))
    support = {"decision_first_day": TODAY, "decision_last_day": TODAY + timedelta(days=20)}
    change_placement(placement_key=decided.key, changes=support, reason="x", actor=asta)
    for everybody in (False, True):
        told = work_of(actor=asta, on=TODAY, everybody=everybody).items
        assert {(one.code, one.key) for one in told} == {
            ("support.ends_30", str(decided.key)),
            ("plan.missing", str(placement.key)),
        }


def test_follow_ups_come_up_and_go(placement: Placement, asta: Actor) -> None:
    make_contact(placement)
    make_a_plan(placement, actor=asta)
    check_in, belief = planned(placement, actor=asta, kind="check_in"), planned(placement, actor=asta)
    assert codes(asta, date(2026, 12, 20)) == []
    assert codes(asta, date(2026, 12, 21)) == ["followup.due"]
    assert item(asta, date(2027, 1, 5), "followup.overdue").key == str(check_in.key)
    in_february = later(asta, at=at(2027, 2, 3))
    record_followup(followup_key=check_in.key, said=HeldInput(date(2027, 1, 7)), actor=in_february)
    assert set(codes(asta, date(2027, 2, 3))) == {"followup.overdue", "followup.belief_overdue"}
    record_followup(followup_key=belief.key, said=HeldInput(date(2027, 2, 2), belief=3), actor=in_february)
    assert "followup.belief_overdue" not in codes(asta, date(2027, 2, 3))


def test_a_form_without_answer_and_a_workplace_without_anybody(placement: Placement, asta: Actor) -> None:
    make_a_plan(placement, actor=asta)
    contact = make_contact(placement)
    reached(placement, actor=asta)
    ask = asked(placement, actor=asta)
    asked(placement, actor=asta, audience="workplace_form", kind="check_in")
    fortnight = later(asta, at=asta.at + timedelta(days=14))
    assert codes(fortnight, TODAY) == ["form.unanswered_participant", "form.unanswered_workplace"]
    answer_form(ask_key=ask.key, said=ANSWERS, words="", actor=later(asta))
    contact.delete()
    assert codes(fortnight, TODAY) == ["form.unanswered_workplace", "workplace.nobody"]


def test_ones_own_is_told_however_much_others_have(placement: Placement, asta: Actor, berit: Actor) -> None:
    """More of somebody else's, all more urgent, than are told of a sort: they take no room from one's own."""
    others, own = (make_placement(actor=berit, first_day=date(2026, 11, 2)) for _ in range(2))
    for one, actor in ((others, berit), (own, asta), (placement, berit)):
        make_a_plan(one, actor=actor)
    due = [TODAY - timedelta(days=90), *[TODAY - timedelta(days=100)] * (AT_MOST + 5)]
    rows = [(own, 1, due[0]), *((others, number, day) for number, day in enumerate(due[1:], start=1))]
    FollowUp.objects.bulk_create(
        FollowUp(placement_key=one.key, kind="extra", number=number, due_day=day, planned_at=asta.at, planned_by="x")
        for one, number, day in rows
    )
    told = [one for one in work_of(actor=asta, on=TODAY).items if one.code == "followup.overdue"]
    assert [(one.owner, one.due) for one in told] == [(asta.key, due[0])]
    theirs = work_of(actor=berit, on=TODAY)
    assert theirs.rest == (Rest("followups", 5),)
    everybodys = work_of(actor=asta, on=TODAY, everybody=True)
    assert {one.owner for one in everybodys.items} == {berit.key}
    assert everybodys.rest == (Rest("followups", None),)


def test_ones_own_comes_before_nobodys(asta: Actor, berit: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talja.apps.followups.queries.work.AT_MOST", 2)
    for worker, ends in ((None, 3), (None, 4), (UUID(asta.key), 20), (UUID(berit.key), 1)):
        person = make_person(actor=asta, case_worker=worker)
        days: dict[str, Any] = {"first_day": date(2026, 11, 2), "planned_last_day": TODAY + timedelta(days=ends)}
        ended(make_placement(actor=asta, person=person, **days), actor=asta, last_day=date(2026, 11, 21))
        planned(make_placement(actor=asta, person=person, first_day=date(2026, 11, 22)), actor=asta, kind="check_in")
    in_spring = date(2027, 2, 21)
    for on, code, sort in ((TODAY, "plan.missing", "plans"), (in_spring, "check.due", "checks")):
        found = work_of(actor=asta, on=on)
        assert sorted(one.owner for one in found.items if one.code == code) == ["", asta.key]
        assert Rest(sort, 1) in found.rest
    told = [one.owner for one in work_of(actor=asta, on=in_spring).items if one.code.startswith("followup.")]
    assert told == [asta.key] * 2


def test_checks(placement: Placement, asta: Actor) -> None:
    ended(placement, actor=asta, last_day=date(2026, 11, 20))
    found = item(asta, date(2027, 2, 20), "check.due")
    assert (found.due, found.person_key) == (date(2027, 2, 20), str(placement.person.key))


def test_only_for_those_who_follow_up(
    placement: Placement, hidden: Placement, asta: Actor, malik: Actor, ursula: Actor, protector: Actor
) -> None:
    planned(hidden, actor=protector, kind="check_in")
    assert work_of(actor=malik, on=TODAY).items == ()
    assert work_of(actor=ursula, on=TODAY).items == ()
    assert {one.about for one in work_of(actor=asta, on=date(2027, 1, 9)).items} == {"Alva Åkesson"}
    everybodys = {one.about for one in work_of(actor=protector, on=date(2027, 1, 9)).items}
    assert everybodys == {"Alva Åkesson", "Skuggvina Åkesson"}


def test_few_queries_however_much_waits(asta: Actor) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            work_of(actor=asta, on=date(2027, 1, 9))
        return len(caught)

    for _ in range(2):
        planned(make_placement(actor=asta, first_day=date(2026, 11, 2)), actor=asta, kind="check_in")
    few = count()
    for _ in range(8):
        planned(make_placement(actor=asta, first_day=date(2026, 11, 2)), actor=asta, kind="check_in")
    assert few == count() == 3


def test_the_list_of_follow_ups(placement: Placement, hidden: Placement, asta: Actor, protector: Actor) -> None:
    make_a_plan(placement, actor=asta)
    planned(placement, actor=asta, kind="check_in")
    planned(hidden, actor=protector, kind="check_in")
    page = due_followups(actor=asta, on=date(2027, 1, 4))
    assert page.count == 2
    assert {(one.person_name, one.responsible, one.workplace, one.may_follow_up) for one in page.rows} == {
        ("Alva Åkesson", "Asta Öberg", "Almgården", True),
        ("Skyddad person", "", "", False),
    }


def test_a_manager_sees_the_days_and_nothing_else(malik: Actor, asta: Actor, ekens_forskola: Workplace) -> None:
    placement = make_placement(actor=asta, workplace=ekens_forskola, first_day=date(2026, 11, 2))
    planned(placement, actor=asta)
    assert followup_days(placement_key=placement.key, actor=malik)
    assert followups_of(placement_key=placement.key, actor=malik, on=TODAY) is None
    assert due_followups(actor=malik, on=date(2027, 2, 2)).rows == ()


def test_a_protected_persons_days(hidden: Placement, asta: Actor, protector: Actor) -> None:
    planned(hidden, actor=protector)
    assert followup_days(placement_key=hidden.key, actor=asta) == ()
    assert followup_days(placement_key=hidden.key, actor=protector)


def test_the_earliest_day_known_counts_and_says_which(placement: Placement, asta: Actor) -> None:
    def countdown() -> tuple[date, str, int]:
        shown = followups_of(placement_key=placement.key, actor=asta, on=TODAY)
        assert shown is not None
        assert shown.countdown is not None
        return shown.countdown.day, shown.countdown.rests_on, shown.countdown.warns

    assert countdown() == (date(2027, 11, 1), "planned_last_day", 0)
    days = {"decision_first_day": date(2026, 11, 2), "decision_last_day": date(2027, 2, 1)}
    change_placement(placement_key=placement.key, changes=days, actor=later(asta))
    assert countdown() == (date(2027, 2, 1), "decision_last_day", 90)
    said = DecisionInput(first_day=date(2026, 11, 2), last_day=date(2027, 5, 2))
    record_decision(placement_key=placement.key, said=said, actor=later(asta))
    assert countdown() == (date(2027, 5, 2), "support_decision", 180)
    change_placement(placement_key=placement.key, changes={"planned_last_day": None}, actor=later(asta))
    assert countdown()[1] == "support_decision"


def test_what_a_new_period_would_do(placement: Placement, asta: Actor, malik: Actor) -> None:
    planned(placement, actor=asta)
    said = {"placement_key": placement.key, "first_day": date(2026, 11, 2), "last_day": date(2027, 3, 31)}
    found = preview_replan(**said, actor=asta)  # type: ignore[arg-type]  # a test says what it likes
    assert found.removed
    assert {one.existing.kind.value for one in found.moved} == {"end", "end_talk"}
    with pytest.raises(Placement.DoesNotExist):
        preview_replan(**said, actor=malik)  # type: ignore[arg-type]  # a test says what it likes


def test_nobody_previews_for_a_protected_person(hidden: Placement, asta: Actor) -> None:
    with pytest.raises(Denied, match="protected_person"):
        preview_replan(placement_key=hidden.key, first_day=TODAY, last_day=None, actor=asta)
