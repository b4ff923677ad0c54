"""What surrounds an agreement reaches its checks and the union's snapshot, the same whoever looks."""

from datetime import date

import pytest
from tests.conftest import make_actor
from tests.factories.agreements import current_of, make_draft, make_running
from tests.factories.register import later, make_person, make_placement

from talja.apps.agreements.checking import checks_of
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.queries import las_of
from talja.apps.agreements.showing import shown_to_union
from talja.apps.collaboration.queries import procedure_for
from talja.apps.collaboration.shown import Shown, Signal, SignalCode
from talja.apps.organisation.actors import Actor, by_link
from talja.apps.organisation.models import Workplace
from talja.apps.organisation.operations import FactsInput, record_workplace_facts
from talja.apps.placements.operations import end_placement
from talja.core.rules.las_limits import Rule

ON = date(2026, 11, 22)


@pytest.fixture
def draft(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_draft(actor=asta, workplace=ekens_forskola)


def found(draft: Agreement, actor: Actor) -> dict[str, dict[str, str]]:
    return {one.code: one.params for one in checks_of(draft, current_of(draft), on=ON, actor=actor)}


def tell(place: Workplace, actor: Actor, **said: object) -> None:
    facts = FactsInput(**{"as_of": date(2026, 11, 1), "source": "Chefen", **said})
    record_workplace_facts(workplace_key=place.key, said=facts, actor=actor)


def shown(draft: Agreement, actor: Actor) -> Shown:
    version = current_of(draft)
    return shown_to_union(version, procedure_for(version.measure.code), remark="", actor=actor)


def test_what_nobody_has_told_is_found(draft: Agreement, asta: Actor) -> None:
    assert {"redundancy_unknown", "supervisor_capacity_unknown", "priority_right"} <= found(draft, asta).keys()
    assert not {"las_unknown", "las_converts", "las_converted"} & found(draft, asta).keys()


def test_what_is_told_of_the_workplace_is_judged(draft: Agreement, asta: Actor, ekens_forskola: Workplace) -> None:
    make_placement(actor=asta, workplace=ekens_forskola, supervisor="märta  ås")
    tell(ekens_forskola, asta, supervisor_capacity=1, redundancy="given", redundancy_day=date(2025, 12, 1))
    codes = found(draft, asta)
    assert codes["supervisor_full"] == {"load": "1", "capacity": "1"}
    assert codes["redundancy"]["day"] == "2025-12-01"
    tell(ekens_forskola, asta, supervisor_capacity=2, redundancy="none")
    assert not {"supervisor_full", "redundancy", "redundancy_unknown"} & found(draft, asta).keys()


def test_a_protected_person_s_supervisor_is_no_sign_of_them(
    draft: Agreement, asta: Actor, protector: Actor, ekens_forskola: Workplace
) -> None:
    hidden = make_person(actor=protector, protection="sekretessmarkering")
    make_placement(actor=protector, person=hidden, workplace=ekens_forskola, supervisor="Märta Ås")
    tell(ekens_forskola, asta, supervisor_capacity=1)
    for actor in (asta, protector):
        assert "supervisor_full" not in found(draft, actor)


def test_time_at_the_employer_makes_it_permanent_on_a_day(
    draft: Agreement, asta: Actor, ekens_forskola: Workplace
) -> None:
    made = make_placement(actor=asta, person=draft.person, workplace=ekens_forskola, first_day=date(2025, 10, 1))
    ended = {"last_day": date(2026, 7, 31), "reason": "time_ran_out", "destination": "unknown", "kolada": "U"}
    end_placement(placement_key=made.key, actor=later(asta), **ended)
    assert found(draft, asta)["las_converts"] == {"day": "2027-01-26", "latest": "2027-01-31"}


def test_what_sort_of_employment_it_is_decides_what_it_becomes(
    draft: Agreement, asta: Actor, ekens_forskola: Workplace
) -> None:
    made = make_placement(actor=asta, person=draft.person, workplace=ekens_forskola, first_day=date(2025, 10, 1))
    ended = {"last_day": date(2026, 7, 31), "reason": "time_ran_out", "destination": "unknown", "kolada": "U"}
    end_placement(placement_key=made.key, actor=later(asta), **ended)
    assert {"las_converts", "employment_unknown"} <= found(draft, asta).keys()
    AgreementVersion.objects.filter(agreement=draft).update(employment="permanent")
    assert not {"las_converts", "employment_unknown"} & found(draft, asta).keys()
    AgreementVersion.objects.filter(agreement=draft).update(employment="fixed_term")
    assert "las_converts" in found(draft, asta)


def test_time_is_counted_with_what_is_agreed(asta: Actor, ekens_forskola: Workplace) -> None:
    agreement = make_running(
        drafter=asta, approver=make_actor("Berit Norell"), workplace=ekens_forskola, employment="substitute"
    )
    (own,) = las_of(person_key=agreement.person.key, actor=asta, on=date(2027, 3, 1))
    assert Rule.SUBSTITUTE in {one.rule for one in own.count.tallies}
    Agreement.objects.filter(pk=agreement.pk).update(state="cancelled")
    (own,) = las_of(person_key=agreement.person.key, actor=asta, on=date(2027, 3, 1))
    assert "kind_assumed" in own.count.doubts


def test_it_is_the_same_whoever_looks(draft: Agreement, asta: Actor, ekens_forskola: Workplace) -> None:
    made = make_placement(actor=asta, person=draft.person, workplace=ekens_forskola, first_day=date(2025, 1, 1))
    ended = {"last_day": date(2026, 7, 31), "reason": "time_ran_out", "destination": "unknown", "kolada": "U"}
    end_placement(placement_key=made.key, actor=later(asta), **ended)
    malik = make_actor("Malik Haddad", workplace=ekens_forskola)
    guest = by_link(link_key=draft.key, purpose="approval", matter_key=draft.key, at=asta.at)
    assert "las_converted" in found(draft, asta)
    assert found(draft, asta) == found(draft, malik) == found(draft, guest)


def test_the_union_is_shown_the_numbers_and_the_signs(draft: Agreement, asta: Actor, ekens_forskola: Workplace) -> None:
    for _ in range(3):
        make_placement(actor=asta, workplace=ekens_forskola, first_day=date(2026, 2, 1), occupation="5311")
    unknown = shown(draft, asta)
    assert (unknown.supported, unknown.workers) == (3, None)
    assert unknown.signals == (Signal(SignalCode.REPEATED, 3),)
    tell(ekens_forskola, asta, ordinary_staff=17, redundancy="given", redundancy_day=date(2026, 9, 1))
    known = shown(draft, asta)
    assert (known.supported, known.workers) == (3, 20)
    assert known.signals == (Signal(SignalCode.REPEATED, 3), Signal(SignalCode.REDUNDANCY, day=date(2026, 9, 1)))
    assert Shown.from_json(known.as_json()) == known
