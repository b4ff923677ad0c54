"""What Arbetsförmedlingen decided is entered and put right once: the application, the support and the register."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.conftest import TODAY, make_actor
from tests.factories.agreements import FIRST_DAY, make_draft, make_running
from tests.factories.register import later

from talja.apps.agreements.inputs import EndInput
from talja.apps.agreements.models import Agreement
from talja.apps.agreements.operations import (
    apply_to_agency,
    end_agreement,
    record_agency_outcome,
    remove_agency_outcome,
)
from talja.apps.audit.models import Event
from talja.apps.collaboration.inputs import ApplicationInput, OutcomeInput
from talja.apps.collaboration.models import Application
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement
from talja.apps.subsidies.inputs import DecisionInput
from talja.apps.subsidies.models import SupportDecision
from talja.apps.subsidies.operations import correct_decision, remove_decision
from talja.core.kernel.verdict import Denied

UNTIL = date(2027, 11, 30)
DAYS = ("decision_reference", "decision_first_day", "decision_last_day")
NOTHING = ("", None, None)


@pytest.fixture
def running(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    """An employment that has begun, and gets its decision afterwards."""
    return make_running(drafter=asta, approver=make_actor("Berit Norell"), workplace=ekens_forskola)


def granted(reference: str = "Af-2", **said: Any) -> OutcomeInput:
    facts = {"state": "granted", "decided_day": TODAY, "decision_first_day": FIRST_DAY, "decision_last_day": UNTIL}
    return OutcomeInput(**{**facts, "decision_reference": reference, "amount": Decimal(9_000), **said})


def applied(agreement: Agreement, actor: Actor) -> Application:
    return apply_to_agency(agreement_key=agreement.key, said=ApplicationInput("nystartsjobb", TODAY), actor=actor)


def decide(agreement: Agreement, application: Application, said: OutcomeInput, *, actor: Actor, **more: Any) -> None:
    told = {"agreement_key": agreement.key, "application_key": application.key, "actor": actor}
    record_agency_outcome(said=said, **told, **more)


def registered(agreement: Agreement) -> tuple[object, ...]:
    return Placement.objects.filter(key=agreement.placement_key).values_list(*DAYS).get()


@pytest.fixture
def decided(running: Agreement, asta: Actor) -> Application:
    """The running agreement's application, granted."""
    application = applied(running, later(asta, minutes=5))
    decide(running, application, granted(), actor=later(asta, minutes=6))
    assert registered(running) == ("Af-2", FIRST_DAY, UNTIL)
    return application


def test_a_decision_corrected_is_corrected_everywhere(asta: Actor, ekens_forskola: Workplace) -> None:
    draft = make_draft(actor=asta, workplace=ekens_forskola, measure="nystartsjobb")
    said = ApplicationInput("nystartsjobb", TODAY)
    application = apply_to_agency(agreement_key=draft.key, said=said, actor=asta)
    for amount, why in ((9_000, ""), (9_500, "Fel belopp")):
        outcome = OutcomeInput("granted", TODAY, "Af-2", Decimal(amount), None, FIRST_DAY, None)
        record_agency_outcome(
            agreement_key=draft.key, application_key=application.key, said=outcome, actor=asta, reason=why
        )
    assert SupportDecision.objects.current().get().amount == 9_500


def test_another_matters_application_is_not_decided_here(asta: Actor, ekens_forskola: Workplace) -> None:
    first, second = (make_draft(actor=asta, workplace=ekens_forskola, measure="nystartsjobb") for _ in range(2))
    application = apply_to_agency(agreement_key=first.key, said=ApplicationInput("nystartsjobb", TODAY), actor=asta)
    with pytest.raises(Denied, match="not_found"):
        record_agency_outcome(
            agreement_key=second.key,
            application_key=application.key,
            said=OutcomeInput("refused", TODAY),
            actor=asta,
        )


def test_a_refusal_takes_the_support_back(running: Agreement, decided: Application, asta: Actor) -> None:
    refused = OutcomeInput("refused", TODAY, "Af-3")
    decide(running, decided, refused, actor=later(asta, minutes=9), reason="Läste fel rad")
    assert not SupportDecision.objects.current().exists()
    assert registered(running) == NOTHING
    assert Application.objects.get().state == "refused"
    removal = SupportDecision.objects.get(is_removed=True)
    assert removal.replaces == SupportDecision.objects.get(is_removed=False).key
    assert Event.objects.filter(code="decision.removed", data__placement=str(running.placement_key)).count() == 1


def test_what_is_taken_away_is_taken_away_everywhere(running: Agreement, decided: Application, asta: Actor) -> None:
    told = {"agreement_key": running.key, "application_key": decided.key}
    with pytest.raises(Denied, match="no_reason_given"):
        remove_agency_outcome(**told, reason=" ", actor=later(asta, minutes=9))
    assert registered(running) == ("Af-2", FIRST_DAY, UNTIL)
    remove_agency_outcome(**told, reason="Fel person", actor=later(asta, minutes=9))
    assert Application.objects.get().state == "sent"
    assert not SupportDecision.objects.current().exists()
    assert registered(running) == NOTHING
    with pytest.raises(Denied, match="application_not_in_state"):
        remove_agency_outcome(**told, reason="En gång till", actor=later(asta, minutes=10))
    decide(running, decided, granted("Af-4"), actor=later(asta, minutes=11))
    assert SupportDecision.objects.current().get().reference == "Af-4"
    assert registered(running) == ("Af-4", FIRST_DAY, UNTIL)


def test_a_renewal_taken_away_leaves_what_was_granted_before(
    running: Agreement, decided: Application, asta: Actor
) -> None:
    renewal = applied(running, later(asta, minutes=9))
    more = {"decision_first_day": date(2027, 12, 1), "decision_last_day": date(2028, 5, 31)}
    decide(running, renewal, granted("Af-9", **more), actor=later(asta, minutes=10))
    assert registered(running)[0] == "Af-9"
    told = {"agreement_key": running.key, "application_key": renewal.key}
    remove_agency_outcome(**told, reason="Fel ansökan", actor=later(asta, minutes=11))
    assert registered(running) == ("Af-2", FIRST_DAY, UNTIL)
    assert SupportDecision.objects.current().get().reference == "Af-2"


@pytest.mark.parametrize("by_hand", [1, 2])
def test_what_was_corrected_by_hand_is_taken_away_too(
    running: Agreement, decided: Application, asta: Actor, by_hand: int
) -> None:
    for minute in range(by_hand):
        said = DecisionInput(f"Af-2 rättad {minute}", date(2026, 12, 15), UNTIL, amount=Decimal(8_000))
        actor = later(asta, minutes=7 + minute)
        correct_decision(decision_key=SupportDecision.objects.current().get().key, said=said, actor=actor)
    told = {"agreement_key": running.key, "application_key": decided.key}
    remove_agency_outcome(**told, reason="Fel person", actor=later(asta, minutes=10))
    assert not SupportDecision.objects.current().exists()
    assert registered(running) == NOTHING


def test_the_register_is_put_right_where_it_tells_the_correction(
    running: Agreement, decided: Application, asta: Actor
) -> None:
    right = {"reference": "Af-22", "first_day": date(2026, 12, 15), "last_day": UNTIL}
    key = SupportDecision.objects.current().get().key
    correct_decision(decision_key=key, said=DecisionInput(**right), actor=later(asta, minutes=7))
    changes = {f"decision_{name}": value for name, value in right.items()}
    change_placement(placement_key=running.placement_key, changes=changes, actor=later(asta, minutes=8))
    told = {"agreement_key": running.key, "application_key": decided.key}
    remove_agency_outcome(**told, reason="Fel person", actor=later(asta, minutes=10))
    assert registered(running) == NOTHING


def test_what_was_taken_away_by_hand_is_not_taken_away_again(
    running: Agreement, decided: Application, asta: Actor
) -> None:
    first = SupportDecision.objects.current().get()
    remove_decision(decision_key=first.key, actor=later(asta, minutes=7))
    decide(running, decided, granted(amount=Decimal(9_500)), actor=later(asta, minutes=8), reason="Fel belopp")
    assert SupportDecision.objects.current().get().amount == 9_500
    told = {"agreement_key": running.key, "application_key": decided.key}
    remove_agency_outcome(**told, reason="Fel person", actor=later(asta, minutes=10))
    assert not SupportDecision.objects.current().exists()
    assert SupportDecision.objects.filter(is_removed=True).count() == 2


def test_what_the_register_has_from_elsewhere_stays(running: Agreement, decided: Application, asta: Actor) -> None:
    changes = {"decision_reference": "AF-EGEN"}
    change_placement(placement_key=running.placement_key, changes=changes, actor=later(asta, minutes=9))
    told = {"agreement_key": running.key, "application_key": decided.key}
    remove_agency_outcome(**told, reason="Fel person", actor=later(asta, minutes=10))
    assert registered(running) == ("AF-EGEN", FIRST_DAY, UNTIL)
    assert not SupportDecision.objects.current().exists()


def test_what_has_ended_is_put_right_too(running: Agreement, decided: Application, asta: Actor) -> None:
    end = EndInput(date(2026, 12, 20), "got_work", "ordinary_municipal_job", "A", evidence="contract_seen")
    end_agreement(agreement_key=running.key, end=end, actor=later(asta, minutes=9))
    decide(running, decided, OutcomeInput("refused", TODAY), actor=later(asta, minutes=10), reason="Läste fel rad")
    assert registered(running) == NOTHING


def test_a_refusal_that_was_one_from_the_start_touches_nothing(running: Agreement, asta: Actor) -> None:
    application = applied(running, later(asta, minutes=5))
    decide(running, application, OutcomeInput("refused", TODAY), actor=later(asta, minutes=6))
    told = {"agreement_key": running.key, "application_key": application.key}
    remove_agency_outcome(**told, reason="Fel", actor=later(asta, minutes=7))
    assert not SupportDecision.objects.exists()
    assert registered(running) == NOTHING


def test_before_the_start_only_the_support_is_taken_back(asta: Actor, ekens_forskola: Workplace) -> None:
    draft = make_draft(actor=asta, workplace=ekens_forskola, measure="nystartsjobb")
    application = applied(draft, asta)
    decide(draft, application, granted(), actor=asta)
    told = {"agreement_key": draft.key, "application_key": application.key}
    remove_agency_outcome(**told, reason="Fel", actor=later(asta))
    assert not SupportDecision.objects.current().exists()
    assert not Placement.objects.exists()


def test_only_who_may_takes_away_and_only_of_the_agreement(
    running: Agreement, decided: Application, asta: Actor, malik: Actor, ursula: Actor, ekens_forskola: Workplace
) -> None:
    other = make_draft(actor=later(asta, minutes=9), workplace=ekens_forskola, measure="nystartsjobb")
    with pytest.raises(Denied, match="not_found"):
        remove_agency_outcome(agreement_key=other.key, application_key=decided.key, reason="Fel", actor=asta)
    told = {"agreement_key": running.key, "application_key": decided.key, "reason": "Fel"}
    with pytest.raises(Denied, match="missing_right"):
        remove_agency_outcome(**told, actor=malik)
    with pytest.raises(Agreement.DoesNotExist):
        remove_agency_outcome(**told, actor=ursula)
    assert registered(running) == ("Af-2", FIRST_DAY, UNTIL)
