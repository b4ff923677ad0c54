"""Ends with what they rest on, and checks afterwards: unknown stays unknown, and nobody is called in vain."""

from dataclasses import replace
from datetime import date

import pytest
from tests.apps.followups.making import at, ended, planned, reached
from tests.factories.register import later, make_placement

from talja.apps.followups.models import Assessment, Check, FollowUp
from talja.apps.followups.operations import CheckInput, EndInput, end_with_assessment, record_check
from talja.apps.followups.queries import due_checks, due_followups, followups_of, unknown_outcomes
from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement, reopen_placement
from talja.core.kernel.verdict import Denied

END = EndInput(date(2026, 11, 20), "got_work", "ordinary_private_job", "A", "contract_seen", "Såg avtalet.")
CHECKED = CheckInput(date(2027, 2, 22), "ordinary_private_job", "yes", "person_told")
FEBRUARY = date(2027, 2, 22)


@pytest.fixture
def over(placement: Placement, asta: Actor) -> Placement:
    """The placement, ended on 20 November 2026 with a job."""
    ended(placement, actor=asta, last_day=date(2026, 11, 20))
    return placement


@pytest.fixture
def in_february(asta: Actor) -> Actor:
    return later(asta, at=at(2027, 2, 22))


def test_an_end_with_what_it_rests_on(placement: Placement, asta: Actor) -> None:
    planned(placement, actor=asta)
    end_with_assessment(placement_key=placement.key, said=END, actor=later(asta))
    placement.refresh_from_db()
    assert (placement.last_day, placement.end_reason, placement.kolada) == (END.last_day, "got_work", "A")
    assert FollowUp.objects.get(kind="end").held_day == date(2026, 11, 22)
    assert not due_followups(actor=asta, on=date(2026, 11, 23)).rows
    assert not FollowUp.objects.filter(due_day__gt=END.last_day).exists()
    shown = followups_of(placement_key=placement.key, actor=asta, on=date(2026, 11, 23))
    assert shown is not None
    assert shown.assessment is not None
    assert (shown.assessment.evidence, shown.assessment.note) == ("contract_seen", "Såg avtalet.")
    assert [(line.months, line.due_day, line.key) for line in shown.checks] == [
        (3, date(2027, 2, 20), ""),
        (6, date(2027, 5, 20), ""),
        (12, date(2027, 11, 20), ""),
    ]
    assert shown.countdown is None


def test_an_end_later_than_today_holds_the_follow_up_of_the_end(placement: Placement, asta: Actor) -> None:
    planned(placement, actor=asta)
    end_with_assessment(placement_key=placement.key, said=replace(END, last_day=date(2027, 1, 29)), actor=later(asta))
    end = FollowUp.objects.get(kind="end")
    assert (end.due_day, end.held_day) == (date(2027, 1, 29), date(2026, 11, 22))


def test_an_end_that_the_register_refuses_leaves_nothing(placement: Placement, asta: Actor) -> None:
    with pytest.raises(Denied, match="ends_before_start"):
        end_with_assessment(placement_key=placement.key, said=replace(END, last_day=date(2026, 1, 1)), actor=asta)
    with pytest.raises(Denied, match="unknown_code"):
        end_with_assessment(placement_key=placement.key, said=replace(END, evidence="rykte"), actor=asta)
    assert not Assessment.objects.exists()


def test_a_reopened_end_is_assessed_anew(placement: Placement, asta: Actor) -> None:
    end_with_assessment(placement_key=placement.key, said=END, actor=asta)
    reopen_placement(placement_key=placement.key, why="fel", actor=later(asta))
    later_end = replace(END, evidence="person_told")
    end_with_assessment(placement_key=placement.key, said=later_end, actor=later(asta, minutes=2))
    assert Assessment.objects.count() == 2
    assert Assessment.objects.get(replaced_at=None).evidence == "person_told"


def test_a_check_is_due_until_it_is_made(over: Placement, asta: Actor, in_february: Actor) -> None:
    reached(over, actor=asta)
    assert not due_checks(actor=asta, on=date(2027, 2, 19)).rows
    (one,) = due_checks(actor=asta, on=FEBRUARY).rows
    assert (one.months, one.due_day, one.phone, one.destination) == (
        3,
        date(2027, 2, 20),
        "070-000 00 00",
        "ordinary_private_job",
    )
    check = record_check(placement_key=over.key, months=3, said=CHECKED, actor=in_february, expected_key="")
    assert not due_checks(actor=asta, on=FEBRUARY).rows
    assert not unknown_outcomes(actor=asta, on=FEBRUARY).rows
    with pytest.raises(Denied, match="changed_by_other"):
        record_check(placement_key=over.key, months=3, said=CHECKED, actor=in_february, expected_key="")
    again = replace(CHECKED, still="no")
    record_check(placement_key=over.key, months=3, said=again, actor=in_february, expected_key=str(check.key))
    assert Check.objects.count() == 2
    assert due_checks(actor=asta, on=date(2027, 5, 20)).rows[0].months == 6


def test_a_check_that_nobody_made_is_unknown_and_never_a_success(over: Placement, asta: Actor) -> None:
    (one,) = unknown_outcomes(actor=asta, on=date(2027, 5, 19)).rows
    assert (one.months, one.was_asked) == (3, False)
    assert not due_checks(actor=asta, on=date(2027, 5, 19)).rows


def test_asked_in_vain_is_unknown_at_once(over: Placement, asta: Actor, in_february: Actor) -> None:
    record_check(placement_key=over.key, months=3, said=CheckInput(FEBRUARY), actor=in_february)
    (one,) = unknown_outcomes(actor=asta, on=FEBRUARY).rows
    assert (one.months, one.was_asked) == (3, True)
    assert not due_checks(actor=asta, on=FEBRUARY).rows


def test_an_end_that_nobody_knows_where_it_led(placement: Placement, asta: Actor) -> None:
    ended(placement, actor=asta, last_day=date(2026, 11, 20), destination="unknown")
    (one,) = unknown_outcomes(actor=asta, on=date(2026, 11, 23)).rows
    assert (one.months, one.was_asked) == (0, False)


@pytest.mark.parametrize(
    ("months", "said", "code"),
    [
        (3, replace(CHECKED, checked_day=date(2027, 2, 19)), "check_day_wrong"),
        (3, replace(CHECKED, checked_day=date(2027, 2, 23)), "check_day_wrong"),
        (6, CHECKED, "check_day_wrong"),
        (4, CHECKED, "unknown_code"),
        (3, replace(CHECKED, status="rik"), "unknown_code"),
        (3, replace(CHECKED, still="kanske"), "unknown_code"),
        (3, replace(CHECKED, note="x" * 301), "text_too_long"),
    ],
)
def test_a_check_that_cannot_be(months: int, said: CheckInput, code: str, over: Placement, in_february: Actor) -> None:
    with pytest.raises(Denied, match=code):
        record_check(placement_key=over.key, months=months, said=said, actor=in_february)


def test_nobody_checks_what_goes_on(placement: Placement, in_february: Actor) -> None:
    with pytest.raises(Denied, match="not_ended"):
        record_check(placement_key=placement.key, months=3, said=CHECKED, actor=in_february)


def test_somebody_who_has_died_is_never_called(placement: Placement, asta: Actor, in_february: Actor) -> None:
    ended(placement, actor=asta, last_day=date(2026, 11, 20), destination="deceased")
    assert not due_checks(actor=asta, on=FEBRUARY).rows
    assert not unknown_outcomes(actor=asta, on=date(2027, 12, 24)).rows
    with pytest.raises(Denied, match="nobody_to_ask"):
        record_check(placement_key=placement.key, months=3, said=CHECKED, actor=in_february)


def test_somebody_found_to_have_died_is_not_called_again(over: Placement, asta: Actor, in_february: Actor) -> None:
    record_check(placement_key=over.key, months=3, said=replace(CHECKED, status="deceased"), actor=in_february)
    assert not due_checks(actor=asta, on=date(2027, 5, 20)).rows


def test_somebody_who_became_protected_is_called_by_those_who_may(
    over: Placement, asta: Actor, protector: Actor
) -> None:
    reached(over, actor=asta)
    protect = {"protection": "sekretessmarkering"}
    change_person(person_key=over.person.key, facts=protect, actor=later(asta))
    assert not due_checks(actor=asta, on=FEBRUARY).rows
    assert not unknown_outcomes(actor=asta, on=date(2027, 5, 19)).rows
    (one,) = due_checks(actor=protector, on=FEBRUARY).rows
    assert one.phone == "070-000 00 00"


def test_a_check_holds_for_its_own_last_day(over: Placement, asta: Actor, in_february: Actor) -> None:
    record_check(placement_key=over.key, months=3, said=CHECKED, actor=in_february)
    change_placement(placement_key=over.key, changes={"last_day": date(2026, 11, 18)}, actor=in_february)
    assert [one.months for one in due_checks(actor=asta, on=FEBRUARY).rows] == [3]


def test_who_may_not(over: Placement, malik: Actor, ursula: Actor, in_february: Actor) -> None:
    for stranger in (malik, ursula):
        assert not due_checks(actor=stranger, on=FEBRUARY).rows
        assert not unknown_outcomes(actor=stranger, on=FEBRUARY).rows
        with pytest.raises(Placement.DoesNotExist):
            record_check(placement_key=over.key, months=3, said=CHECKED, actor=stranger)


def test_pages(asta: Actor) -> None:
    for _ in range(3):
        ended(make_placement(actor=asta), actor=asta, last_day=date(2026, 11, 20))
    page = due_checks(actor=asta, on=FEBRUARY, page=9, size=2)
    assert (page.number, page.count, len(page.rows)) == (2, 3, 1)
