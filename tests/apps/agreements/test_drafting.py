"""Writing an agreement, and changing it before it starts: no edit keeps an approval."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.conftest import make_actor
from tests.factories.agreements import FIRST_DAY, LAST_DAY, agreed, approve_all, current_of, latest_of, make_draft
from tests.factories.register import later, make_person, make_placement, make_workplace
from tests.factories.subsidies import make_situation

from talja.apps.agreements.checking import checks_of
from talja.apps.agreements.enums import Party, State
from talja.apps.agreements.models import Agreement, AgreementVersion, Approval
from talja.apps.agreements.operations import (
    acknowledge,
    approve,
    draft_agreement,
    edit_agreement,
    price_agreement,
    take_back,
)
from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.subsidies.models import Calculation
from talja.core.kernel.verdict import Denied


@pytest.fixture
def berit(measures: None) -> Actor:
    return make_actor("Berit Norell")


@pytest.fixture
def draft(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_draft(actor=asta, workplace=ekens_forskola)


def edit(agreement: Agreement, place: Workplace, *, actor: Actor, number: int = 1, **said) -> Agreement:
    ways = {name: said.pop(name) for name in ("revoke", "reason") if name in said}
    said = agreed(place, **said)
    return edit_agreement(agreement_key=agreement.key, said=said, number=number, actor=actor, **ways)


def test_a_draft_says_what_was_said_and_is_on_its_way(draft: Agreement, asta: Actor) -> None:
    version = current_of(draft)
    assert (draft.state, draft.drafted_by, version.number, version.change) == (State.DRAFT, asta.key, 1, "drafted")
    assert (version.extent, version.tasks) == (75, "Duka, diska och följa med barnen ut.")
    assert [step.state for step in draft.steps.all()] == ["draft"]
    assert Event.objects.get(code="agreement.drafted").target_key == str(draft.key)
    assert "Duka" not in str(Event.objects.get(code="agreement.drafted").data)


def test_a_few_words_are_enough_to_begin(asta: Actor, ekens_forskola: Workplace) -> None:
    person = make_person(actor=asta)
    said = replace(
        agreed(ekens_forskola), extent=None, wage=None, tasks="", last_day=None, supervisor="", occupation=""
    )
    agreement = draft_agreement(person_key=person.key, said=said, actor=asta)
    assert current_of(agreement).last_day is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"last_day": date(2026, 11, 30)}, "ends_before_start"),
        ({"first_day": date(2029, 1, 1), "last_day": None}, "first_day_too_far"),
        ({"first_day": date(1899, 1, 1)}, "first_day_too_early"),
        ({"extent": Decimal(0)}, "extent_out_of_range"),
        ({"extent": Decimal("100.01")}, "extent_out_of_range"),
        ({"weekly_hours": Decimal(61)}, "hours_out_of_range"),
        ({"wage": Decimal(-1)}, "amount_out_of_range"),
        ({"occupation": "531"}, "occupation_shape"),
        ({"occupation": "åäöx"}, "occupation_shape"),
        ({"aim": "rikedom"}, "unknown_code"),
        ({"employment": "på prov"}, "unknown_code"),
        ({"tasks": "x" * 4001}, "text_too_long"),
        ({"supervisor": "x" * 121}, "text_too_long"),
        ({"measure": "extratjanst"}, "measure_not_valid_then"),
    ],
)
def test_what_cannot_be_agreed_is_refused(asta: Actor, ekens_forskola: Workplace, said: dict, code: str) -> None:
    with pytest.raises(Denied, match=code):
        make_draft(actor=asta, workplace=ekens_forskola, **said)
    assert not Agreement.objects.exists()


def test_only_who_is_employed_has_a_sort_of_employment(asta: Actor, ekens_forskola: Workplace) -> None:
    own = make_draft(actor=asta, workplace=ekens_forskola, employment="substitute")
    practice = make_draft(actor=asta, workplace=ekens_forskola, measure="kommunal_praktik", employment="substitute")
    assert (current_of(own).employment, current_of(practice).employment) == ("substitute", "")


def test_a_closed_workplace_takes_nobody(asta: Actor) -> None:
    closed = make_workplace("Stängda köket", closed_day=date(2026, 11, 1))
    with pytest.raises(Denied, match="workplace_closed"):
        make_draft(actor=asta, workplace=closed)


def test_who_may_not_write(malik: Actor, ursula: Actor, asta: Actor, ekens_forskola: Workplace) -> None:
    person = make_person(actor=asta)
    for actor in (malik, ursula):
        with pytest.raises(Denied, match="missing_right"):
            make_draft(actor=actor, workplace=ekens_forskola, person=person)


def test_a_protected_person_only_by_those_who_may(asta: Actor, protector: Actor, ekens_forskola: Workplace) -> None:
    person = make_person(actor=protector, protection="sekretessmarkering")
    with pytest.raises(Denied, match="protected_person"):
        make_draft(actor=asta, workplace=ekens_forskola, person=person)
    assert make_draft(actor=protector, workplace=ekens_forskola, person=person).person == person


def test_an_unknown_person_is_nobody(asta: Actor, ekens_forskola: Workplace) -> None:
    missing = Person(key=Agreement().key)
    with pytest.raises(Person.DoesNotExist):
        draft_agreement(person_key=missing.key, said=agreed(ekens_forskola), actor=asta)


def test_one_employment_is_made_of_an_internship(asta: Actor, ekens_forskola: Workplace) -> None:
    internship = make_placement(actor=asta, measure="arbetspraktik", workplace=ekens_forskola)
    first = make_draft(actor=asta, workplace=ekens_forskola, person=internship.person, converts_key=internship.key)
    with pytest.raises(Denied, match="already_drafted"):
        make_draft(actor=asta, workplace=ekens_forskola, person=internship.person, converts_key=internship.key)
    Agreement.objects.filter(pk=first.pk).update(state=State.CANCELLED)
    assert make_draft(actor=asta, workplace=ekens_forskola, person=internship.person, converts_key=internship.key)


def test_a_draft_nobody_approved_is_written_over(draft: Agreement, asta: Actor, ekens_forskola: Workplace) -> None:
    edit(draft, ekens_forskola, actor=later(asta), extent=Decimal(50))
    assert (current_of(draft).extent, current_of(draft).number) == (50, 2)
    assert AgreementVersion.objects.count() == 1
    assert Event.objects.get(code="agreement.edited").data == {"fields": "extent"}


def test_who_has_read_a_draft_that_was_written_over_neither_edits_nor_approves_the_new(
    draft: Agreement, asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    edit(draft, ekens_forskola, actor=later(asta), extent=Decimal(50))
    with pytest.raises(Denied, match="changed_by_other"):
        edit(draft, ekens_forskola, actor=berit, extent=Decimal(60))
    with pytest.raises(Denied, match="changed_by_other"):
        approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)


def test_what_is_already_so_writes_nothing(draft: Agreement, asta: Actor, ekens_forskola: Workplace) -> None:
    edit(draft, ekens_forskola, actor=later(asta))
    assert not Event.objects.filter(code="agreement.edited").exists()


def test_an_edit_of_what_somebody_approved_must_say_that_the_approvals_fall(
    draft: Agreement, asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)
    with pytest.raises(Denied, match="approvals_would_fall"):
        edit(draft, ekens_forskola, actor=asta, extent=Decimal(50))
    with pytest.raises(Denied, match="no_reason_given"):
        edit(draft, ekens_forskola, actor=asta, extent=Decimal(50), revoke=True)
    edit(
        draft, ekens_forskola, actor=later(asta), extent=Decimal(50), revoke=True, reason="Chefen vill ha färre timmar"
    )
    assert [one.standing for one in AgreementVersion.objects.order_by("number")] == ["past", "current"]
    assert latest_of(draft).extent == 50
    assert not Approval.objects.standing().exists()
    assert Approval.objects.get().revoked_by == asta.key


def test_an_edit_of_what_has_come_further_makes_a_draft_of_it(
    draft: Agreement, asta: Actor, ekens_forskola: Workplace
) -> None:
    Agreement.objects.filter(pk=draft.pk).update(state=State.AWAITING)
    edit(draft, ekens_forskola, actor=later(asta), wage=Decimal(17_000), reason="Lönen var fel")
    draft.refresh_from_db()
    assert (draft.state, latest_of(draft).change) == (State.DRAFT, "edited")


def test_the_second_of_two_who_edit_is_told(
    draft: Agreement, asta: Actor, berit: Actor, ekens_forskola: Workplace
) -> None:
    approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)
    edit(draft, ekens_forskola, actor=asta, extent=Decimal(50), revoke=True, reason="Färre timmar")
    with pytest.raises(Denied, match="changed_by_other"):
        edit(draft, ekens_forskola, actor=berit, extent=Decimal(60), revoke=True, reason="Fler timmar")
    assert latest_of(draft).extent == 50


@pytest.mark.parametrize("state", [State.RUNNING, State.EXTENDED, State.INTERRUPTED, State.ENDED, State.CANCELLED])
def test_what_runs_or_is_over_is_not_edited(
    draft: Agreement, state: State, asta: Actor, ekens_forskola: Workplace
) -> None:
    Agreement.objects.filter(pk=draft.pk).update(state=state)
    with pytest.raises(Denied, match="agreement_runs"):
        edit(draft, ekens_forskola, actor=asta, extent=Decimal(50))


def test_a_calculation_is_stored_for_the_placement_to_come(draft: Agreement, asta: Actor) -> None:
    stored = price_agreement(
        agreement_key=draft.key,
        scheme="nystartsjobb",
        situation=make_situation(first_day=date(2026, 12, 1)),
        actor=asta,
    )
    assert stored.placement_key == draft.placement_key
    assert current_of(draft).calculation_key == stored.key


def test_what_is_approved_keeps_the_money_it_was_approved_with(draft: Agreement, asta: Actor, berit: Actor) -> None:
    approve_all(draft, drafter=asta, approver=berit)
    with pytest.raises(Denied, match="approvals_would_fall"):
        price_agreement(agreement_key=draft.key, scheme="nystartsjobb", situation=make_situation(), actor=asta)
    assert not Calculation.objects.exists()


def test_an_edit_keeps_the_calculation(draft: Agreement, asta: Actor, ekens_forskola: Workplace) -> None:
    stored = price_agreement(agreement_key=draft.key, scheme="nystartsjobb", situation=make_situation(), actor=asta)
    edit(draft, ekens_forskola, number=2, actor=asta, supervisor="Någon Annan")
    assert current_of(draft).calculation_key == stored.key


def test_an_edit_of_what_was_counted_is_told_until_it_is_counted_anew(
    draft: Agreement, asta: Actor, ekens_forskola: Workplace
) -> None:
    def told() -> set[str]:
        on = asta.at.date()
        found = checks_of(draft, current_of(draft), on=on, actor=asta)
        return {one.code for one in found if one.code.startswith("counted_")}

    def price(**facts: Decimal) -> None:
        situation = make_situation(first_day=FIRST_DAY, last_day=LAST_DAY, extent=Decimal(75), **facts)
        price_agreement(agreement_key=draft.key, scheme="kommunal_anstallning", situation=situation, actor=asta)

    price(wage=Decimal(18_000))
    assert told() == set()
    edit(draft, ekens_forskola, number=2, actor=asta, wage=Decimal(19_000), last_day=date(2027, 6, 30))
    assert told() == {"counted_other_wage", "counted_other_days"}
    edit(draft, ekens_forskola, number=3, actor=asta, wage=Decimal(19_000), measure="nystartsjobb")
    assert told() == {"counted_other_wage", "counted_other_form"}
    edit(draft, ekens_forskola, number=4, actor=asta, wage=Decimal(19_000))
    price(wage=Decimal(19_000))
    assert told() == set()


def test_a_warning_is_read_once_with_a_reason(draft: Agreement, asta: Actor, berit: Actor) -> None:
    with pytest.raises(Denied, match="no_reason_given"):
        acknowledge(agreement_key=draft.key, finding="priority_right", reason="  ", actor=asta)
    for actor, why in ((asta, "HR har svarat nej"), (berit, "Jag också")):
        acknowledge(agreement_key=draft.key, finding="priority_right", reason=why, actor=actor)
    assert [(one.reason, one.by) for one in draft.acknowledgements.all()] == [("HR har svarat nej", asta.key)]


def test_taking_back_makes_every_yes_fall(draft: Agreement, asta: Actor, berit: Actor) -> None:
    approve_all(draft, drafter=asta, approver=berit)
    Agreement.objects.filter(pk=draft.pk).update(state=State.APPROVED)
    with pytest.raises(Denied, match="no_reason_given"):
        take_back(agreement_key=draft.key, reason="", actor=asta)
    take_back(agreement_key=draft.key, reason="Fel person", actor=asta)
    assert not Approval.objects.standing().exists()
    with pytest.raises(Denied, match="agreement_not_in_state"):
        take_back(agreement_key=draft.key, reason="En gång till", actor=asta)
