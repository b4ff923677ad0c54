"""Changing what runs: shown before it is saved, approved by others, and told to the register when it begins to hold."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.conftest import TODAY, make_actor
from tests.factories.agreements import current_of, latest_of, make_draft, make_running
from tests.factories.register import later, make_workplace
from tests.factories.subsidies import make_situation

from talja.apps.agreements.enums import Change, EmploymentKind, Party, State
from talja.apps.agreements.inputs import ChangeInput
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.operations import approve, hold_due, price_agreement, propose_change, withdraw_change
from talja.apps.agreements.policies import parties_left
from talja.apps.agreements.queries import preview_change
from talja.apps.followups.models import FollowUp
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Measure, Placement
from talja.apps.placements.queries import pauses_told
from talja.core.kernel.period import Period
from talja.core.kernel.verdict import Denied

NOW_LAST, DAY = date(2027, 5, 31), date(2026, 12, 15)
LONGER = ChangeInput(Change.EXTENDED, DAY, "Det går bra", last_day=date(2027, 8, 31))


@pytest.fixture
def berit(measures: None) -> Actor:
    return make_actor("Berit Norell")


@pytest.fixture
def running(asta: Actor, berit: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_running(drafter=asta, approver=berit, workplace=ekens_forskola)


def propose(agreement: Agreement, change: ChangeInput, actor: Actor) -> int:
    return propose_change(agreement_key=agreement.key, change=change, actor=later(actor, minutes=5)).number


def say_yes(agreement: Agreement, *, unit: Actor, asta: Actor, parties: tuple[str, ...] = ("workplace",)) -> None:
    number = latest_of(agreement).number
    for party in parties:
        ways = {"on_behalf_of": "Malik Haddad", "reason": "På telefon"}
        approve(agreement_key=agreement.key, number=number, party=party, actor=later(asta, minutes=6), **ways)
    approve(agreement_key=agreement.key, number=number, party=Party.UNIT, actor=later(unit, minutes=7))


def at_day(day: date, actor: Actor) -> Actor:
    return replace(actor, at=actor.at + (day - TODAY))


def placement_of(agreement: Agreement) -> Placement:
    return Placement.objects.get(key=agreement.placement_key)


def test_a_longer_time_holds_from_its_day_when_all_have_said_yes(running: Agreement, asta: Actor, berit: Actor) -> None:
    propose(running, LONGER, asta)
    say_yes(running, unit=berit, asta=asta)
    assert current_of(running).last_day == NOW_LAST  # approved, but its day has not come
    before = FollowUp.objects.filter(placement_key=running.placement_key).count()
    at = at_day(DAY, asta).at
    assert (hold_due(at=at - timedelta(days=1)), hold_due(at=at), hold_due(at=at)) == (0, 1, 0)
    running.refresh_from_db()
    assert (running.state, current_of(running).last_day) == (State.EXTENDED, date(2027, 8, 31))
    assert placement_of(running).planned_last_day == date(2027, 8, 31)
    assert placement_of(running).recorded_by == asta.key  # who proposed it
    assert FollowUp.objects.filter(placement_key=running.placement_key).count() > before


def test_one_whose_day_has_come_holds_at_once(running: Agreement, asta: Actor, berit: Actor) -> None:
    asta, berit = (at_day(date(2026, 12, 10), one) for one in (asta, berit))
    propose(running, ChangeInput(Change.EXTENT, date(2026, 12, 10), "Vill mer", extent=Decimal(100)), asta)
    say_yes(running, unit=berit, asta=asta, parties=("workplace", "participant"))
    assert (current_of(running).extent, placement_of(running).extent) == (100, 100)


def test_the_proposer_does_not_approve_but_the_drafter_may(running: Agreement, asta: Actor, berit: Actor) -> None:
    number = propose(running, LONGER, berit)
    with pytest.raises(Denied, match="own_agreement"):
        approve(agreement_key=running.key, number=number, party=Party.UNIT, actor=berit)
    assert approve(agreement_key=running.key, number=number, party=Party.UNIT, actor=later(asta, minutes=9))


def test_a_yes_that_is_not_needed_is_refused(running: Agreement, asta: Actor) -> None:
    number = propose(running, LONGER, asta)
    with pytest.raises(Denied, match="approval_not_needed"):
        approve(agreement_key=running.key, number=number, party="participant", actor=asta, on_behalf_of="A", reason="B")


def test_an_interruption_and_the_way_back(running: Agreement, asta: Actor, berit: Actor) -> None:
    asta, berit = (at_day(date(2026, 12, 10), one) for one in (asta, berit))
    with pytest.raises(Denied, match="agreement_not_in_state"):
        propose(running, ChangeInput(Change.RESUMED, date(2026, 12, 10), "Åter"), asta)
    propose(running, ChangeInput(Change.INTERRUPTED, date(2026, 12, 10), "Sjuk en tid"), asta)
    say_yes(running, unit=berit, asta=asta, parties=())
    running.refresh_from_db()
    assert running.state == State.INTERRUPTED
    assert pauses_told(running.placement_key) == (Period(date(2026, 12, 10)),)
    asta, berit = (later(one, minutes=60) for one in (asta, berit))
    propose(running, ChangeInput(Change.RESUMED, date(2026, 12, 10), "Åter", last_day=date(2027, 6, 30)), asta)
    say_yes(running, unit=berit, asta=asta, parties=())
    running.refresh_from_db()
    assert (running.state, placement_of(running).planned_last_day) == (State.RUNNING, date(2027, 6, 30))
    assert pauses_told(running.placement_key) == ()  # back on the day it would have begun


def test_nobody_follows_up_somebody_who_is_away(running: Agreement, asta: Actor, berit: Actor) -> None:
    def waiting() -> dict[str, date]:
        found = FollowUp.objects.filter(placement_key=running.placement_key).order_by("due_day")
        return {f"{one.kind} {one.number}": one.due_day for one in found}

    before, away, back = waiting(), date(2026, 12, 10), date(2027, 3, 10)
    asta, berit = (at_day(away, one) for one in (asta, berit))
    pause = ChangeInput(Change.INTERRUPTED, away, "Föräldraledig")
    shown = preview_change(key=running.key, change=pause, actor=asta, on=away)
    assert {one.code: one.after for one in shown.effects}["followups_removed"] != "0"
    propose(running, pause, asta)
    say_yes(running, unit=berit, asta=asta, parties=())
    assert set(waiting()) == {"end_talk 1", "end 1"}
    asta, berit = (at_day(back, replace(one, at=one.at - (away - TODAY))) for one in (asta, berit))
    propose(running, ChangeInput(Change.RESUMED, back, "Åter"), asta)
    say_yes(running, unit=berit, asta=asta, parties=())
    assert pauses_told(running.placement_key) == (Period(away, date(2027, 3, 9)),)
    assert min(waiting().values()) == back
    assert {name: day for name, day in before.items() if day > back}.items() <= waiting().items()
    with pytest.raises(Denied, match="pauses_overlap"):
        propose(running, ChangeInput(Change.INTERRUPTED, date(2027, 3, 1), "Igen"), later(asta, minutes=60))


def test_what_was_extended_is_so_after_an_interruption(running: Agreement, asta: Actor, berit: Actor) -> None:
    asta, berit = (at_day(DAY, one) for one in (asta, berit))
    for change in (LONGER, ChangeInput(Change.INTERRUPTED, DAY, "Paus"), ChangeInput(Change.RESUMED, DAY, "Åter")):
        propose(running, change, asta)
        parties = ("workplace",) if change.kind == Change.EXTENDED else ()
        say_yes(running, unit=berit, asta=asta, parties=parties)
        asta, berit = (later(one, minutes=60) for one in (asta, berit))
    running.refresh_from_db()
    assert running.state == State.EXTENDED


def test_another_workplace_is_asked_and_told(running: Agreement, asta: Actor, berit: Actor, malik: Actor) -> None:
    asta, berit = (at_day(DAY, one) for one in (asta, berit))
    new = make_workplace("Almgården")
    propose(running, ChangeInput(Change.MOVED, DAY, "Närmare hem", workplace_key=new.key, supervisor="Bo Ek"), asta)
    number = latest_of(running).number
    with pytest.raises(Denied, match="not_your_part"):  # the old workplace's manager has no say in the new one
        approve(agreement_key=running.key, number=number, party=Party.WORKPLACE, actor=malik)
    say_yes(running, unit=berit, asta=asta, parties=("workplace", "participant"))
    assert (placement_of(running).workplace, placement_of(running).supervisor) == (new, "Bo Ek")


def test_another_sort_of_employment_is_agreed_by_all(running: Agreement, asta: Actor, berit: Actor) -> None:
    asta, berit = (at_day(DAY, one) for one in (asta, berit))
    change = ChangeInput(Change.OTHER, DAY, "Ersätter Eva", employment=EmploymentKind.SUBSTITUTE)
    shown = preview_change(key=running.key, change=change, actor=asta, on=DAY)
    assert [(one.before, one.after) for one in shown.effects if one.code == "employment"] == [("", "substitute")]
    propose(running, change, asta)
    assert parties_left(latest_of(running), approved=()) == (Party.UNIT, Party.WORKPLACE, Party.PARTICIPANT)
    say_yes(running, unit=berit, asta=asta, parties=("workplace", "participant"))
    running.refresh_from_db()
    assert (running.state, current_of(running).employment) == (State.RUNNING, "substitute")
    with pytest.raises(Denied, match="change_says_nothing"):
        propose(running, change, later(asta, minutes=60))


def test_who_is_not_employed_has_no_sort_of_employment(running: Agreement, asta: Actor) -> None:
    AgreementVersion.objects.filter(agreement=running).update(measure=Measure.objects.get(code="arbetspraktik"))
    with pytest.raises(Denied, match="nobody_is_employed"):
        propose(running, ChangeInput(Change.OTHER, DAY, "Annat", employment="trial"), asta)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (replace(LONGER, last_day=None), "change_says_nothing"),
        (replace(LONGER, last_day=date(2027, 3, 1)), "change_wrong_way"),
        (replace(LONGER, last_day=NOW_LAST), "change_wrong_way"),
        (replace(LONGER, last_day=date(2031, 1, 1)), "last_day_too_far"),
        (replace(LONGER, kind=Change.SHORTENED), "change_wrong_way"),
        (replace(LONGER, kind=Change.SHORTENED, last_day=date(2026, 1, 1)), "ends_before_start"),
        (replace(LONGER, effective_day=date(2026, 1, 1)), "change_outside_period"),
        (replace(LONGER, effective_day=date(2028, 1, 1)), "change_outside_period"),
        (replace(LONGER, reason=" "), "no_reason_given"),
        (ChangeInput(Change.EXTENT, DAY, "Mer", extent=Decimal(120)), "extent_out_of_range"),
        (ChangeInput(Change.EXTENT, DAY, "Mer"), "change_says_nothing"),
        (ChangeInput(Change.OTHER, DAY, "Mål", last_day=date(2027, 6, 1)), "change_says_nothing"),
        (ChangeInput(Change.OTHER, DAY, "Fel", last_day=date(2027, 6, 1), employment="trial"), "change_wrong_way"),
        (ChangeInput(Change.OTHER, DAY, "Fel", employment="for_ever"), "unknown_code"),
        (replace(LONGER, employment="trial"), "unknown_code"),
    ],
)
def test_what_is_no_change_is_refused(running: Agreement, asta: Actor, change: ChangeInput, code: str) -> None:
    with pytest.raises(Denied, match=code):
        propose(running, change, asta)
    shown = preview_change(key=running.key, change=change, actor=asta, on=TODAY)
    assert (shown.verdict.code, shown.effects) == (code, ())


def test_one_change_at_a_time_and_it_can_be_taken_back(running: Agreement, asta: Actor, berit: Actor) -> None:
    with pytest.raises(Denied, match="no_change_waits"):
        withdraw_change(agreement_key=running.key, reason="Prövar", actor=asta)
    propose(running, LONGER, asta)
    with pytest.raises(Denied, match="change_waits"):
        propose(running, LONGER, berit)
    with pytest.raises(Denied, match="no_reason_given"):
        withdraw_change(agreement_key=running.key, reason="", actor=asta)
    withdraw_change(agreement_key=running.key, reason="Inte nu", actor=later(asta, minutes=9))
    assert (latest_of(running).standing, current_of(running).number) == ("withdrawn", 1)
    assert propose(running, LONGER, later(asta, minutes=10)) == 3


def test_before_it_starts_there_is_nothing_to_change(asta: Actor, ekens_forskola: Workplace) -> None:
    draft = make_draft(actor=asta, workplace=ekens_forskola)
    with pytest.raises(Denied, match="agreement_not_in_state"):
        propose(draft, LONGER, asta)


def test_a_change_of_what_has_ended_meanwhile_never_holds(running: Agreement, asta: Actor, berit: Actor) -> None:
    """The register refuses; nothing is half done, and the end ends the change too."""
    propose(running, ChangeInput(Change.MOVED, DAY, "Flytt", workplace_key=make_workplace("B").key), asta)
    say_yes(running, unit=berit, asta=asta, parties=("workplace", "participant"))
    latest_of(running).workplace.__class__.objects.filter(name="B").update(closed_day=date(2026, 12, 1))
    assert hold_due(at=at_day(DAY, asta).at) == 0
    assert (latest_of(running).standing, placement_of(running).workplace.name) == ("pending", "Ekens förskola")


def test_a_preview_tells_days_and_followups_and_writes_nothing(running: Agreement, asta: Actor) -> None:
    shown = preview_change(key=running.key, change=LONGER, actor=asta, on=TODAY)
    effects = {one.code: (one.before, one.after) for one in shown.effects}
    assert effects["last_day"] == ("2027-05-31", "2027-08-31")
    assert "followups_added" in effects
    assert effects["money_unknown"] == ("", "")
    assert latest_of(running).number == 1


def test_a_preview_counts_with_what_was_counted_with(asta: Actor, berit: Actor, ekens_forskola: Workplace) -> None:
    running = make_running(drafter=asta, approver=berit, workplace=ekens_forskola)
    Agreement.objects.filter(pk=running.pk).update(state=State.DRAFT)
    current_of(running).approvals.all().delete()
    situation = make_situation(first_day=date(2026, 12, 1), last_day=NOW_LAST, wage=Decimal(18_000), extent=Decimal(75))
    price_agreement(agreement_key=running.key, scheme="kommunal_anstallning", situation=situation, actor=asta)
    Agreement.objects.filter(pk=running.pk).update(state=State.RUNNING)
    shown = preview_change(key=running.key, change=LONGER, actor=asta, on=TODAY)
    (cost,) = (one for one in shown.effects if one.code == "cost")
    assert Decimal(cost.after) / Decimal(cost.before) == Decimal(9) / Decimal(6)
    assert "counted_other_days" in {one.code for one in shown.checks}
