"""Calculations and decisions as they are shown: the latest counts, and beside it what today's rules give."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from tests.factories.organisation import actor_with
from tests.factories.register import later, make_employer, make_person, make_placement, make_workplace
from tests.factories.subsidies import NEW_CEILING, make_calculation, make_situation

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import end_placement
from talja.apps.subsidies import queries
from talja.apps.subsidies.models import Calculation, RuleChange
from talja.apps.subsidies.operations import (
    DecisionInput,
    approve_rule,
    correct_decision,
    propose_rule,
    record_decision,
    reject_rule,
    remove_decision,
)
from talja.core.kernel.verdict import Denied


def approve(text: str, *, by: Actor, and_by: Actor) -> RuleChange:
    change = propose_rule(title="Ändring", text=text, actor=by)
    return approve_rule(change_key=change.key, actor=and_by)


def test_the_latest_calculation_counts(asta: Actor, placement: Placement) -> None:
    first = make_calculation(placement, actor=asta, note="först")
    second = make_calculation(placement, actor=later(asta))
    lines = queries.calculations_of(actor=asta, placement_key=placement.key)
    assert [(line.key, line.is_counting) for line in lines] == [(str(second.key), True), (str(first.key), False)]
    line = lines[1]
    assert (line.made_by, line.note, line.scheme_title) == ("Asta Öberg", "först", "Nystartsjobb")
    assert (line.first_day, line.last_day) == (date(2026, 3, 1), date(2028, 2, 29))
    assert line.net is not None
    assert line.net == (line.cost or 0) - (line.support or 0)


def test_reopened_it_is_the_same_and_today_beside(asta: Actor, berit: Actor, placement: Placement) -> None:
    stored = make_calculation(placement, actor=asta, situation=make_situation(first_day=date(2027, 2, 1)))
    before = queries.reopen(actor=asta, key=stored.key)
    assert before.is_same
    assert before.stored == before.today
    approve(NEW_CEILING, by=asta, and_by=berit)
    after = queries.reopen(actor=asta, key=stored.key)
    assert after.stored == before.stored
    assert after.today is not None
    assert after.today.book_version != after.stored.book_version
    (changed,) = after.differences
    assert (changed.first_day, changed.last_day) == (date(2027, 2, 1), date(2029, 1, 31))
    assert changed.support == Decimal("0.3142") * 2 * 4_000  # the wage of 24 000 is now below the ceiling
    assert changed.net == -changed.support


def test_a_form_that_is_gone_is_shown_as_stored(asta: Actor, berit: Actor, placement: Placement) -> None:
    row = make_calculation(placement, actor=asta)
    gone = Calculation.objects.create(
        placement_key=placement.key,
        scheme="borttagen",
        situation=row.situation,
        result=row.result,
        book_version="x",
        made_at=asta.at,
        made_by=asta.key,
    )
    found = queries.reopen(actor=asta, key=gone.key)
    assert (found.today, found.is_same, found.line.scheme_title) == (None, False, "borttagen")


def test_who_sees_nothing(asta: Actor, malik: Actor, ursula: Actor, ekens_forskola, protector: Actor) -> None:
    placement = make_placement(actor=asta, workplace=ekens_forskola)
    stored = make_calculation(placement, actor=asta)
    decision = record_decision(placement_key=placement.key, said=DecisionInput(reference="A"), actor=asta)
    assert queries.decisions_of(actor=protector, placement_key=placement.key)[0].key == str(decision.key)
    for actor in (malik, ursula, actor_with(RoleKind.ANALYST)):
        assert queries.calculations_of(actor=actor, placement_key=placement.key) == ()
        assert queries.decisions_of(actor=actor, placement_key=placement.key) == ()
        with pytest.raises(Calculation.DoesNotExist):
            queries.reopen(actor=actor, key=stored.key)
        with pytest.raises((Denied, Placement.DoesNotExist)):
            queries.known_situation(actor=actor, placement_key=placement.key)
    with pytest.raises(Calculation.DoesNotExist):
        queries.reopen(actor=asta, key=uuid4())
    assert queries.may_calculate_for(actor=malik, placement_key=placement.key).code == "missing_right"
    with pytest.raises(Placement.DoesNotExist):
        queries.may_calculate_for(actor=ursula, placement_key=placement.key)


def test_a_protected_birth_date_is_not_told(asta: Actor, protector: Actor) -> None:
    facts = {"protection": "sekretessmarkering", "number": "199001019802"}
    person = make_person(actor=protector, **facts)
    hidden = make_placement(actor=protector, person=person)
    known = queries.known_situation(actor=protector, placement_key=hidden.key)
    assert known.situation.birth_date == date(1990, 1, 1)
    assert known.situation.facts["employer"] == "municipality"
    stored = make_calculation(hidden, actor=protector, situation=replace(make_situation(), birth_date=date(1990, 1, 1)))
    masked = queries.known_situation(actor=asta, placement_key=hidden.key)
    assert (masked.situation.birth_date, "employer" in masked.situation.facts) == (None, False)
    assert queries.reopen(actor=asta, key=stored.key).situation.birth_date is None
    assert queries.reopen(actor=protector, key=stored.key).situation.birth_date == date(1990, 1, 1)


def test_what_the_register_knows_is_filled_in(asta: Actor) -> None:
    person = make_person(actor=asta)
    earlier = make_placement(actor=asta, person=person, first_day=date(2025, 1, 1))
    ending = {"reason": "unknown", "destination": "unknown", "kolada": "U", "last_day": date(2025, 6, 30)}
    end_placement(placement_key=earlier.key, actor=asta, **ending)
    place = make_workplace("Bageriet", employer=make_employer("Bageriet AB", kind="private"))
    days = {"planned_last_day": date(2027, 2, 28), "decision_first_day": date(2026, 3, 1), "extent": Decimal(75)}
    placement = make_placement(actor=asta, person=person, workplace=place, **days)
    record_decision(placement_key=placement.key, said=DecisionInput(level=Decimal(55)), actor=asta)
    make_calculation(placement, actor=asta, situation=make_situation(extent=Decimal(50), newcomer=False))
    known = queries.known_situation(actor=asta, placement_key=placement.key)
    assert known.scheme == "nystartsjobb"
    assert (known.situation.first_day, known.situation.last_day) == (date(2026, 3, 1), date(2027, 2, 28))
    assert known.situation.decision_day == date(2026, 3, 1)
    assert known.situation.facts == {
        "extent": Decimal(75),
        "employer": "company",
        "decided_level": Decimal(55),
        "months_used": Decimal(6),
        "months_since_last": Decimal(8),
    }
    assert known.said_before["wage"] == 24_000
    assert known.said_before["newcomer"] is False
    assert "extent" not in known.said_before


def test_what_it_does_not_know_is_left_out(asta: Actor, placement: Placement) -> None:
    known = queries.known_situation(actor=asta, placement_key=placement.key)
    assert set(known.situation.facts) == {"employer"}
    assert (known.said_before, known.group_before, known.situation.last_day) == ({}, "", None)
    activity = make_placement(actor=asta, measure="arbetspraktik")
    assert queries.known_situation(actor=asta, placement_key=activity.key).scheme == "arbetspraktik"


def decided(asta: Actor, placement: Placement, **said) -> queries.DecisionLine:
    record_decision(placement_key=placement.key, said=DecisionInput(**said), actor=asta)
    return queries.decisions_of(actor=asta, placement_key=placement.key)[0]


def test_a_decision_that_agrees_and_one_that_differs(asta: Actor, placement: Placement) -> None:
    """20 000 kr is the highest wage that counts, 31.42 % the fee, and two to three years without work give it twice."""
    make_calculation(placement, actor=asta)
    days = {"first_day": date(2026, 3, 1), "last_day": date(2027, 2, 28)}
    same = decided(asta, placement, amount=Decimal(12_568), **days)
    assert (same.agrees, same.differences) == (True, ())
    other = decided(asta, placement, amount=Decimal(10_000), **days)
    assert other.agrees is False
    (differs,) = other.differences
    assert (differs.first_day, differs.last_day) == (days["first_day"], days["last_day"])
    assert (differs.old_support, differs.new_support, differs.support) == (12_568, 10_000, -2_568)
    assert other.estimated_last_day == same.estimated_last_day is not None


def test_the_level_is_compared_too_and_nothing_with_nothing(asta: Actor, placement: Placement) -> None:
    assert decided(asta, placement, amount=Decimal(1)).agrees is None
    make_calculation(placement, actor=asta, situation=make_situation(decided_level=Decimal(50)))
    assert decided(asta, placement, level=Decimal(50)).agrees is True
    assert decided(asta, placement, level=Decimal(60)).agrees is False
    assert decided(asta, placement, reference="AF-7").agrees is None


def test_corrected_and_removed_decisions_are_told_as_such(asta: Actor, malik: Actor, placement: Placement) -> None:
    wrong = record_decision(placement_key=placement.key, said=DecisionInput(reference="fel"), actor=asta)
    right = correct_decision(decision_key=wrong.key, said=DecisionInput(reference="rätt"), actor=asta)
    lines = queries.decisions_of(actor=asta, placement_key=placement.key)
    assert [(one.reference, one.is_current, bool(one.may_change)) for one in lines] == [
        ("rätt", True, True),
        ("fel", False, False),
    ]
    assert (lines[0].replaces, lines[0].recorded_by) == (str(wrong.key), "Asta Öberg")
    remove_decision(decision_key=right.key, actor=asta)
    assert not any(one.is_current for one in queries.decisions_of(actor=asta, placement_key=placement.key))


def test_rules_are_listed_for_those_who_propose_or_decide(asta: Actor, berit: Actor, malik: Actor) -> None:
    change = propose_rule(title="Tak", text=NEW_CEILING, actor=asta)
    rejected = propose_rule(title="Tak igen", text=NEW_CEILING, actor=later(asta))
    reject_rule(change_key=rejected.key, reason="Dubblett", actor=berit)
    lines = queries.rule_changes(actor=asta)
    assert [(one.title, one.state, one.kind, one.reason) for one in lines] == [
        ("Tak igen", "rejected", "values", "Dubblett"),
        ("Tak", "proposed", "values", ""),
    ]
    assert [one.title for one in queries.rule_changes(actor=asta, state="proposed")] == ["Tak"]
    assert queries.rule_changes(actor=malik) == ()
    with pytest.raises(RuleChange.DoesNotExist):
        queries.rule_change(actor=malik, key=change.key)
    own, others = (queries.rule_change(actor=actor, key=change.key) for actor in (asta, berit))
    assert (own.may_approve.code, own.may_reject.code, bool(own.may_withdraw)) == ("own_proposal", "own_proposal", True)
    assert (bool(others.may_approve), bool(others.may_reject), others.may_withdraw.code) == (
        True,
        True,
        "not_own_proposal",
    )
    assert queries.rule_change(actor=berit, key=rejected.key).may_approve.code == "rule_not_in_state"
    assert own.text == NEW_CEILING
