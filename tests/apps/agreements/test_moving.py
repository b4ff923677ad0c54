"""An agreement moves on when what it needs is there: through union and Arbetsförmedlingen to a placement that runs."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.conftest import TODAY, make_actor
from tests.factories.agreements import (
    FIRST_DAY,
    approve_all,
    current_of,
    make_draft,
    make_running,
    read_warnings,
)
from tests.factories.register import later, make_placement
from tests.factories.subsidies import make_situation

from talja.apps.agreements import policies
from talja.apps.agreements.enums import State
from talja.apps.agreements.inputs import EndInput
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.operations import (
    acknowledge,
    apply_to_agency,
    cancel_agreement,
    close_ended,
    consult_union,
    end_agreement,
    price_agreement,
    record_agency_outcome,
    reopen_agreement,
    settle,
    start_agreement,
)
from talja.apps.agreements.queries import get_agreement
from talja.apps.collaboration.inputs import ApplicationInput, OutcomeInput
from talja.apps.collaboration.models import Consultation, Union
from talja.apps.collaboration.operations import record_answer
from talja.apps.followups.models import Assessment, FollowUp
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import end_placement
from talja.apps.subsidies.models import SupportDecision
from talja.core.kernel.verdict import Denied

ENDED = EndInput(date(2026, 12, 20), "got_work", "ordinary_municipal_job", "A", evidence="contract_seen")


@pytest.fixture
def berit(measures: None) -> Actor:
    return make_actor("Berit Norell")


def unmet(agreement: Agreement, actor: Actor) -> set[str]:
    page = get_agreement(key=agreement.key, actor=actor, on=TODAY)
    return {one.code for one in page.demands if not one.is_met}


def state_of(agreement: Agreement) -> str:
    return Agreement.objects.get(pk=agreement.pk).state


def test_a_wage_is_missing_only_where_one_is_paid() -> None:
    empty = AgreementVersion()
    told = {it: policies.missing(empty, category=it, needs_calculation=True) for it in ("internship", "subsidised")}
    assert set(told["subsidised"]) - set(told["internship"]) == {"wage", "calculation_key"}
    assert "tasks" in told["internship"]


def test_it_tells_what_is_missing_and_is_approved_when_nothing_is(
    asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    draft = make_draft(actor=asta, workplace=ekens_forskola, tasks="", supervisor="")
    assert unmet(draft, asta) == {"facts", "checks", "unit", "workplace", "participant"}
    page = get_agreement(key=draft.key, actor=asta, on=TODAY)
    assert page.demands[0].params == {"missing": "tasks supervisor"}
    with pytest.raises(Denied, match="something_missing"):
        settle(agreement_key=draft.key, actor=asta)
    whole = make_draft(actor=asta, workplace=ekens_forskola)
    approve_all(whole, drafter=asta, approver=berit)
    read_warnings(whole, actor=asta)
    assert unmet(whole, asta) == set()
    assert settle(agreement_key=whole.key, actor=asta).state == State.APPROVED


def test_an_employment_with_support_goes_by_union_and_agency(
    asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    draft = make_draft(actor=asta, workplace=ekens_forskola, measure="introduktionsjobb")
    assert {"facts", "union", "agency"} <= unmet(draft, asta)
    situation = make_situation(first_day=FIRST_DAY, last_day=date(2027, 5, 31))
    price_agreement(agreement_key=draft.key, scheme="introduktionsjobb", situation=situation, actor=asta)
    union = Union.objects.create(name="Kommunal", email="kommunal@example.org", sort_key="kommunal")
    deadline = TODAY + timedelta(days=14)
    consult_union(agreement_key=draft.key, union_key=union.key, deadline=deadline, actor=asta)
    consultation = Consultation.objects.get()
    assert (state_of(draft), consultation.matter_key) == (State.CONSULTED, draft.key)
    told = str(consultation.shown)
    assert "Duka" in told
    assert "Alva" not in told
    assert "18000" not in told
    record_answer(consultation_key=consultation.key, answer="objects", text="Vi vill veta mer", how="phone", actor=asta)
    assert "union" in unmet(draft, asta)
    acknowledge(agreement_key=draft.key, finding="union_objects", reason="Vi har talats vid", actor=asta)
    assert "union" not in unmet(draft, asta)

    said = ApplicationInput("introduktionsjobb", TODAY, reference="Af-1", first_day=FIRST_DAY)
    application = apply_to_agency(agreement_key=draft.key, said=said, actor=asta)
    assert state_of(draft) == State.AWAITING
    approve_all(draft, drafter=asta, approver=berit)
    read_warnings(draft, actor=asta)
    assert unmet(draft, asta) == {"agency"}
    outcome = OutcomeInput("granted", TODAY, "Af-2", Decimal(9_000), None, FIRST_DAY, date(2027, 11, 30))
    record_agency_outcome(agreement_key=draft.key, application_key=application.key, said=outcome, actor=asta)
    assert SupportDecision.objects.get().placement_key == draft.placement_key
    read_warnings(draft, actor=asta)
    settle(agreement_key=draft.key, actor=later(asta))
    start_agreement(agreement_key=draft.key, actor=later(asta, minutes=2))
    placement = Placement.objects.get(key=draft.placement_key)
    assert (placement.decision_reference, placement.decision_last_day) == ("Af-2", date(2027, 11, 30))


def test_a_placement_is_registered_and_followed_up_when_it_starts(
    asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    agreement = make_running(drafter=asta, approver=berit, workplace=ekens_forskola)
    placement = Placement.objects.get(key=agreement.placement_key)
    assert (placement.first_day, placement.planned_last_day, placement.extent) == (FIRST_DAY, date(2027, 5, 31), 75)
    assert (placement.supervisor, placement.recorded_by) == ("Märta Ås", asta.key)
    assert FollowUp.objects.filter(placement_key=placement.key).exists()
    assert state_of(agreement) == State.RUNNING


def test_it_starts_two_weeks_before_at_the_earliest(asta: Actor, berit: Actor, ekens_forskola: Workplace) -> None:
    day = TODAY + timedelta(days=15)
    with pytest.raises(Denied, match="too_early_to_start"):
        make_running(drafter=asta, approver=berit, workplace=ekens_forskola, first_day=day)
    assert not Placement.objects.exists()


def test_an_internship_is_ended_by_what_comes_after_it(asta: Actor, berit: Actor, ekens_forskola: Workplace) -> None:
    internship = make_placement(actor=asta, measure="arbetspraktik", workplace=ekens_forskola)
    said = {"person": internship.person, "converts_key": internship.key}
    with pytest.raises(Denied, match="end_missing"):
        make_running(drafter=asta, approver=berit, workplace=ekens_forskola, **said)
    agreement = Agreement.objects.get()
    end = EndInput(FIRST_DAY - timedelta(days=1), "got_work", "other_measure", "E")
    start_agreement(agreement_key=agreement.key, actor=later(asta, minutes=3), end=end)
    internship.refresh_from_db()
    assert (internship.last_day, internship.destination) == (date(2026, 11, 30), "other_measure")
    assert Placement.objects.filter(person=internship.person, last_day=None).count() == 1


def test_what_stops_stops_the_start(asta: Actor, berit: Actor, ekens_forskola: Workplace) -> None:
    draft = make_draft(actor=asta, workplace=ekens_forskola)
    approve_all(draft, drafter=asta, approver=berit)
    read_warnings(draft, actor=asta)
    settle(agreement_key=draft.key, actor=later(asta))
    Workplace.objects.filter(pk=ekens_forskola.pk).update(closed_day=FIRST_DAY)
    with pytest.raises(Denied, match="check_stops"):
        start_agreement(agreement_key=draft.key, actor=later(asta, minutes=2))
    assert not Placement.objects.exists()


def test_it_is_cancelled_before_it_begins_and_not_after(asta: Actor, berit: Actor, ekens_forskola: Workplace) -> None:
    draft = make_draft(actor=asta, workplace=ekens_forskola)
    with pytest.raises(Denied, match="no_reason_given"):
        cancel_agreement(agreement_key=draft.key, reason="", actor=asta)
    assert cancel_agreement(agreement_key=draft.key, reason="Personen flyttar", actor=asta).state == State.CANCELLED
    running = make_running(drafter=asta, approver=berit, workplace=ekens_forskola)
    with pytest.raises(Denied, match="agreement_not_in_state"):
        cancel_agreement(agreement_key=running.key, reason="För sent", actor=asta)


def test_the_end_is_the_placements_too_and_can_be_taken_back(
    asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    agreement = make_running(drafter=asta, approver=berit, workplace=ekens_forskola)
    later_on = later(asta, minutes=10)
    end_agreement(agreement_key=agreement.key, end=ENDED, actor=later_on)
    placement = Placement.objects.get(key=agreement.placement_key)
    assert (state_of(agreement), placement.destination) == (State.ENDED, "ordinary_municipal_job")
    assert Assessment.objects.get().evidence == "contract_seen"
    reopen_agreement(agreement_key=agreement.key, why="Det blev inget", actor=later(later_on))
    placement.refresh_from_db()
    assert (state_of(agreement), placement.last_day) == (State.RUNNING, None)


def test_what_has_ended_is_not_started_again_nor_reopened_before_it_began(
    asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    agreement = make_running(drafter=asta, approver=berit, workplace=ekens_forskola)
    end_agreement(agreement_key=agreement.key, end=ENDED, actor=later(asta, minutes=10))
    assert not get_agreement(key=agreement.key, actor=asta, on=TODAY).may_start
    with pytest.raises(Denied, match="agreement_not_in_state"):
        start_agreement(agreement_key=agreement.key, actor=later(asta, minutes=11))
    Agreement.objects.update(state=State.APPROVED)
    with pytest.raises(Denied, match="agreement_not_in_state"):
        reopen_agreement(agreement_key=agreement.key, why="Fel", actor=later(asta, minutes=12))


def test_a_placement_ended_in_the_register_ends_its_agreement(
    asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    agreement = make_running(drafter=asta, approver=berit, workplace=ekens_forskola)
    end_placement(
        placement_key=agreement.placement_key,
        last_day=date(2026, 12, 20),
        reason="got_work",
        destination="unknown",
        kolada="U",
        actor=later(asta, minutes=10),
    )
    at = replace(asta, at=asta.at + timedelta(minutes=20)).at
    assert (close_ended(at=at), close_ended(at=at)) == (1, 0)
    assert state_of(agreement) == State.ENDED
    assert current_of(agreement).standing == "current"
