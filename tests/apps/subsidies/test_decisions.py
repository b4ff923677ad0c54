"""Decisions are entered as decided; a correction replaces, and what stood before is kept."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.factories.register import later, make_person, make_placement

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.subsidies.models import SupportDecision
from talja.apps.subsidies.operations import DecisionInput, correct_decision, record_decision, remove_decision
from talja.core.kernel.verdict import Denied

FIRST, LAST = date(2026, 3, 1), date(2027, 2, 28)
WHOLE = DecisionInput("AF-1", FIRST, LAST, Decimal(55), Decimal(20_000), Decimal("12568.00"))


def test_a_decision_is_stored_as_it_was_decided(asta: Actor, placement: Placement) -> None:
    record_decision(placement_key=placement.key, said=WHOLE, actor=asta)
    stored = SupportDecision.objects.get()
    assert (stored.reference, stored.first_day, stored.last_day) == ("AF-1", FIRST, LAST)
    assert (stored.level, stored.ceiling, stored.amount) == (55, 20_000, Decimal(12_568))
    assert Event.objects.get(code="decision.recorded").data == {"placement": str(placement.key)}


@pytest.mark.parametrize(
    "said",
    [
        DecisionInput(reference="AF-1"),
        DecisionInput(first_day=FIRST),
        DecisionInput(level=Decimal(100)),
        DecisionInput(ceiling=Decimal(1)),
        DecisionInput(amount=Decimal(0)),
        DecisionInput(first_day=FIRST, last_day=FIRST),
    ],
)
def test_any_part_of_it_is_enough(asta: Actor, placement: Placement, said: DecisionInput) -> None:
    assert record_decision(placement_key=placement.key, said=said, actor=asta)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (DecisionInput(), "decision_says_nothing"),
        (DecisionInput(last_day=LAST), "decision_days_in_disorder"),
        (DecisionInput(first_day=LAST, last_day=FIRST), "decision_days_in_disorder"),
        (DecisionInput(level=Decimal(0)), "level_out_of_range"),
        (DecisionInput(level=Decimal("100.01")), "level_out_of_range"),
        (DecisionInput(amount=Decimal(-1)), "amount_out_of_range"),
        (DecisionInput(amount=Decimal(1_000_001)), "amount_out_of_range"),
        (DecisionInput(ceiling=Decimal(0)), "amount_out_of_range"),
        (DecisionInput(reference="å" * 61), "text_too_long"),
    ],
)
def test_what_cannot_have_been_decided_is_refused(
    asta: Actor, placement: Placement, said: DecisionInput, code: str
) -> None:
    with pytest.raises(Denied, match=code):
        record_decision(placement_key=placement.key, said=said, actor=asta)


def test_a_correction_replaces_once_and_keeps_what_stood(asta: Actor, placement: Placement) -> None:
    wrong = record_decision(placement_key=placement.key, said=WHOLE, actor=later(asta))
    right = correct_decision(decision_key=wrong.key, said=DecisionInput(amount=Decimal(9)), actor=asta)
    assert list(SupportDecision.objects.current()) == [right]
    assert right.recorded_at == wrong.recorded_at
    assert SupportDecision.objects.count() == 2
    with pytest.raises(Denied, match="changed_by_other"):
        correct_decision(decision_key=wrong.key, said=WHOLE, actor=asta)
    gone = remove_decision(decision_key=right.key, actor=asta)
    assert not SupportDecision.objects.current()
    with pytest.raises(Denied, match="changed_by_other"):
        correct_decision(decision_key=gone.key, said=WHOLE, actor=asta)
    assert {"decision.recorded", "decision.corrected", "decision.removed"} <= set(
        Event.objects.values_list("code", flat=True)
    )


def test_who_may_not(asta: Actor, malik: Actor, ursula: Actor, protector: Actor, placement: Placement) -> None:
    made = record_decision(placement_key=placement.key, said=WHOLE, actor=asta)
    for actor in (malik, ursula):
        for write in (
            lambda actor=actor: record_decision(placement_key=placement.key, said=WHOLE, actor=actor),
            lambda actor=actor: correct_decision(decision_key=made.key, said=WHOLE, actor=actor),
            lambda actor=actor: remove_decision(decision_key=made.key, actor=actor),
        ):
            with pytest.raises((Denied, Placement.DoesNotExist)):
                write()
    hidden = make_placement(actor=protector, person=make_person(actor=protector, protection="fingerad"))
    with pytest.raises(Denied, match="protected_person"):
        record_decision(placement_key=hidden.key, said=WHOLE, actor=asta)
    with pytest.raises(SupportDecision.DoesNotExist):
        remove_decision(decision_key=uuid4(), actor=asta)


@pytest.mark.parametrize(
    "facts",
    [
        {"last_day": LAST},
        {"first_day": LAST, "last_day": FIRST},
        {"level": 0},
        {"level": 101},
        {"ceiling": 0},
        {"amount": -1},
        {"reference": ""},
        {"is_removed": True},
    ],
)
def test_the_database_refuses_it_too(asta: Actor, placement: Placement, facts: dict[str, Any]) -> None:
    known = {"placement_key": placement.key, "recorded_at": asta.at, "recorded_by": asta.key}
    said = facts if facts.keys() & {"reference"} else {"reference": "AF-1"} | facts
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportDecision.objects.create(**known, **said)


@pytest.mark.parametrize(
    "change", [lambda: SupportDecision.objects.update(amount=1), lambda: SupportDecision.objects.all().delete()]
)
def test_a_decision_is_never_changed(asta: Actor, placement: Placement, change: Callable[[], object]) -> None:
    made = record_decision(placement_key=placement.key, said=WHOLE, actor=asta)
    with pytest.raises(DatabaseError, match="subsidies_append_only"), transaction.atomic():
        change()
    correct_decision(decision_key=made.key, said=WHOLE, actor=asta)
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportDecision.objects.create(
            placement_key=placement.key, reference="A", replaces=made.key, recorded_at=asta.at, recorded_by=asta.key
        )
