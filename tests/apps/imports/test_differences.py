"""Where the sources disagree: the unit's real question, answered for who may ask, settled until something changes."""

from datetime import date

import pytest
from tests.factories.lists import TODAY, apply, make_source, read, row, text_of, undo
from tests.factories.register import later, make_employer, make_number, make_person, make_placement, make_workplace

from talja.apps.imports.enums import RowStatus
from talja.apps.imports.models import Settlement
from talja.apps.imports.operations import set_trust, settle_difference, unsettle_difference
from talja.apps.imports.queries import DifferenceLine, Reconciliation, differences_now
from talja.apps.imports.queries.claimed import REGISTER
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.usefixtures("ekens_forskola")
ONE, TWO, THREE = (make_number(serial) for serial in (61, 62, 63))


def found(actor: Actor, **narrowed: object) -> tuple[DifferenceLine, ...]:
    return differences_now(actor=actor, on=TODAY, **narrowed).page.rows  # type: ignore[arg-type]  # names of a test


@pytest.fixture
def two_lists(ekens_forskola: Workplace, asta: Actor) -> None:
    """The unit's list and a payroll list, which do not agree on Alva; Bo is only on the payroll's."""
    ours, theirs = make_source(asta), make_source(asta, "Löner", "payroll")
    apply(read(text_of([row(ONE, extent="50 %")]), actor=asta, source=ours), actor=later(asta))
    listed = text_of([row(ONE, extent="75 %"), row(TWO, "Bo", "Ek")])
    apply(read(listed, actor=later(asta, minutes=2), source=theirs), actor=later(asta, minutes=3))


@pytest.mark.usefixtures("two_lists")
def test_who_is_on_the_payroll_but_not_on_ours_and_what_differs(asta: Actor) -> None:
    extent, bo = sorted(found(asta), key=lambda one: one.kind)
    assert (extent.field, extent.person and extent.person.name) == ("extent", "Alva Åkesson")
    assert {said.source: said.value for said in extent.said} == {"Enhetens lista": 50, "Löner": 75, "Registret": 75}
    assert (bo.kind, bo.missing_from, bo.person and bo.person.name) == ("in_one_not_other", "Enhetens lista", "Bo Ek")
    assert {said.source for said in bo.said} == {"Löner", "Registret"}


@pytest.mark.usefixtures("two_lists")
def test_differences_are_narrowed_and_counted(asta: Actor) -> None:
    answer = differences_now(actor=asta, on=TODAY, field="extent")
    assert (answer.page.count, answer.open, answer.settled) == (1, 2, 0)
    assert (answer.by_kind, answer.by_field) == ({"field_differs": 1, "in_one_not_other": 1}, {"extent": 1})
    assert set(answer.by_source.values()) == {2}
    ours = make_source(asta)
    assert differences_now(actor=asta, on=TODAY, kind="in_one_not_other", source=str(ours.key)).page.count == 1
    assert differences_now(actor=asta, on=TODAY, source="no such").page.count == 0


@pytest.mark.usefixtures("two_lists")
def test_who_is_trusted_is_told(asta: Actor) -> None:
    payroll = make_source(asta, "Löner")
    set_trust(source_key=payroll.key, fields=[Field.EXTENT, Field.EXTENT], actor=asta)
    payroll.refresh_from_db()
    assert payroll.trusted_for == ["extent"]
    (extent,) = found(asta, field="extent")
    assert [said.source for said in extent.said if said.is_trusted] == ["Löner"]


@pytest.mark.usefixtures("two_lists")
def test_a_settled_difference_stays_settled_until_a_source_says_something_else(asta: Actor) -> None:
    (one,) = found(asta, field="extent")
    chosen = str(make_source(asta, "Löner").key)
    settle_difference(
        difference_key=one.key, fingerprint=one.fingerprint, chosen=chosen, note=" Rätt. ", actor=later(asta)
    )
    answer = differences_now(actor=asta, on=TODAY, settled=True)
    settlement = answer.page.rows[0].settlement
    assert (answer.open, answer.settled) == (1, 1)
    assert settlement is not None
    assert (settlement.chosen, settlement.note, settlement.by) == ("Löner", "Rätt.", "Asta Öberg")
    again = read(text_of([row(ONE, extent="60 %")]), actor=later(asta, minutes=5), source=make_source(asta))
    apply(again, actor=later(asta, minutes=6))
    (opened,) = found(asta, field="extent")
    assert (opened.key, opened.settlement) == (one.key, None)


@pytest.mark.usefixtures("two_lists")
def test_a_settled_difference_can_be_opened_again(asta: Actor, ursula: Actor) -> None:
    (one,) = found(asta, field="extent")
    settle_difference(difference_key=one.key, fingerprint=one.fingerprint, actor=asta)
    with pytest.raises(Denied, match="missing_right"):
        unsettle_difference(difference_key=one.key, actor=ursula)
    unsettle_difference(difference_key=one.key, actor=asta)
    assert not Settlement.objects.exists()
    with pytest.raises(Denied, match="missing_right"):
        settle_difference(difference_key=one.key, fingerprint=one.fingerprint, actor=ursula)


def test_a_decision_without_an_employment_is_found_before_anybody_registers_the_person(asta: Actor) -> None:
    decisions = make_source(asta, "Beslut", "decisions")
    content = f"Personnummer;Namn;Insats;Beslut fr.o.m.;Beslut t.o.m.\r\n{ONE};Åsa Öst;NSJ;2026-03-01;2027-02-28"
    batch = read(content.encode(), actor=asta, source=decisions)
    assert batch.rows.get().status == RowStatus.NEEDS_YOU
    apply(batch, actor=later(asta))
    assert not Person.objects.exists()
    (one,) = found(asta)
    assert (one.kind, one.person, one.name, one.missing_from_key) == ("in_one_not_other", None, "Åsa Öst", REGISTER)
    again = read(content.encode(), actor=later(asta, minutes=2), source=decisions)
    apply(again, actor=later(asta, minutes=3))
    assert [(line.key, line.fingerprint) for line in found(asta)] == [(one.key, one.fingerprint)]


def test_an_undone_list_says_nothing_and_the_one_before_it_speaks_again(asta: Actor) -> None:
    person = make_person(actor=asta, number=ONE)
    make_placement(actor=asta, person=person, workplace=Workplace.objects.get(), extent=50)
    first = read(text_of([row(ONE, extent="50 %")]), actor=later(asta), list_day=date(2026, 11, 20))
    apply(first, actor=later(asta, minutes=2))
    second = read(text_of([row(TWO, "Bo", "Ek")]), actor=later(asta, minutes=3))
    apply(second, actor=later(asta, minutes=4))
    assert [one.missing_from for one in found(asta)] == ["Enhetens lista"]
    undo(second, actor=later(asta, minutes=5))
    assert found(asta) == ()


def test_a_payroll_list_is_not_asked_for_other_employers_people(asta: Actor) -> None:
    company = make_employer("Brödbolaget", kind=EmployerKind.PRIVATE)
    make_placement(actor=asta, workplace=make_workplace("Bageriet", employer=company))
    listed = read(text_of([row(ONE)]), actor=later(asta), source=make_source(asta, "Löner", "payroll"))
    apply(listed, actor=later(asta, minutes=2))
    assert found(asta) == ()


def test_a_protected_person_is_masked_and_so_is_the_place(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=protector, number=ONE, given_name="Hemlig", protection="sekretessmarkering")
    make_placement(actor=protector, person=person, workplace=Workplace.objects.get())
    content = text_of([row(ONE, "Hemlig", workplace="Nya skolan", extent="50 %")])
    source = make_source(protector)
    set_trust(source_key=source.key, fields=[Field.EXTENT], actor=protector)  # the place is shown, and not taken
    apply(read(content, actor=later(protector), source=source), actor=later(protector, minutes=2))
    seen = [one for one in found(protector) if one.field == "workplace"]
    assert {said.value for said in seen[0].said} == {"Nya skolan", "Ekens förskola"}
    told = repr(found(asta)) + str([(one.name, one.said) for one in found(asta)])
    assert "Nya skolan" not in told
    assert "Hemlig" not in told


def test_a_stranger_gets_nothing(asta: Actor, ursula: Actor, malik: Actor) -> None:
    make_placement(actor=asta)
    for stranger in (ursula, malik):
        answer: Reconciliation = differences_now(actor=stranger, on=TODAY)
        assert (answer.page.rows, answer.open, answer.sources) == ((), 0, ())
