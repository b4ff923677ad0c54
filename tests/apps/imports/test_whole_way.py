"""From a file to the register and back again, with people in between."""

from datetime import date
from decimal import Decimal

import pytest
from tests.factories.lists import apply, keys_of, make_source, read, row, text_of, undo
from tests.factories.register import later, make_employer, make_number, make_person, make_placement, make_workplace

from talja.apps.imports.enums import BatchState, RowDecision, RowStatus
from talja.apps.imports.models import Batch, Trace
from talja.apps.imports.operations import correct_cell, decide_rows, settle_row, start_applying, take_changes
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.usefixtures("ekens_forskola")
ONE, TWO, THREE = (make_number(serial) for serial in (1, 2, 3))


def statuses(batch: Batch) -> list[str]:
    return [one.status for one in batch.rows.order_by("number", "pk")]


def test_new_people_come_into_an_empty_register(asta: Actor) -> None:
    batch = read(text_of([row(ONE), row(TWO, "Bo", "Ek", workplace="Nya skolan", last="2027-02-28")]), actor=asta)
    assert batch.state == BatchState.REVIEW
    assert statuses(batch) == [RowStatus.NEW, RowStatus.NEW]
    assert batch.counts == {"new": 2}
    done = apply(batch, actor=later(asta))
    assert (done.state, done.done) == (BatchState.APPLIED, 2)
    assert {person.number for person in Person.objects.all()} == {ONE, TWO}
    placement = Placement.objects.get(person__number=TWO)
    assert (placement.workplace.name, placement.first_day) == ("Nya skolan", date(2026, 3, 1))
    assert (placement.planned_last_day, placement.last_day, placement.extent) == (date(2027, 2, 28), None, Decimal(75))


def test_the_same_file_twice_changes_nothing(asta: Actor) -> None:
    content = text_of([row(ONE), row("", "Bo", "Ek", workplace="Nya skolan", last="2026-09-30")])
    apply(read(content, actor=asta), actor=later(asta))
    before = list(Placement.objects.values())
    again = read(content, actor=later(asta, minutes=2))
    assert statuses(again) == [RowStatus.UNCHANGED, RowStatus.NEEDS_YOU]  # a name alone settles nobody
    bo = Person.objects.get(given_name="Bo")
    (_, second) = keys_of(again)
    settle_row(batch_key=again.key, row=second, person_key=bo.key, actor=asta)
    assert statuses(again) == [RowStatus.UNCHANGED, RowStatus.UNCHANGED]
    apply(again, actor=later(asta, minutes=3))
    assert list(Placement.objects.values()) == before
    assert not Trace.objects.filter(batch=again).exists()


def test_a_person_without_any_number_gets_a_local_one(asta: Actor) -> None:
    apply(read(text_of([row("", "Bo", "Ek")]), actor=asta), actor=later(asta))
    person = Person.objects.get()
    assert (person.number, person.local_number[:2], len(person.local_number)) == ("", "T-", 12)


def test_rows_of_one_new_person_make_one_person(asta: Actor) -> None:
    first = row(ONE, last="2026-05-31", measure="Arbetspraktik")
    batch = read(text_of([first, row(ONE, first="2026-06-01")]), actor=asta)
    apply(batch, actor=later(asta))
    assert Person.objects.count() == 1
    assert Placement.objects.count() == 2


def test_two_rows_without_number_can_be_said_to_be_one_person(asta: Actor) -> None:
    rows = [row("", "Bo", "Ek", last="2026-05-31", measure="Arbetspraktik"), row("", "Bo", "Ek", first="2026-06-01")]
    batch = read(text_of(rows), actor=asta)
    assert statuses(batch) == [RowStatus.NEEDS_YOU] * 2
    first, second = keys_of(batch)
    settle_row(batch_key=batch.key, row=second, same_as=first, actor=asta)
    assert statuses(batch) == [RowStatus.NEEDS_YOU] * 2
    settle_row(batch_key=batch.key, row=first, actor=asta)
    assert statuses(batch) == [RowStatus.NEW] * 2
    apply(batch, actor=later(asta))
    assert (Person.objects.count(), Placement.objects.count()) == (1, 2)


def test_a_change_is_shown_and_written_where_it_is_ticked(asta: Actor) -> None:
    person = make_person(actor=asta, number=ONE)
    placement = make_placement(actor=asta, person=person, workplace=Workplace.objects.get(), extent=50, supervisor="Bo")
    batch = read(text_of([row(ONE, extent="80 %", last="2027-01-31")]), actor=later(asta))
    (key,) = keys_of(batch, status=RowStatus.CHANGED)
    take_changes(batch_key=batch.key, rows=[key], fields=[Field.EXTENT], take=False, actor=asta)
    apply(batch, actor=later(asta, minutes=2))
    placement.refresh_from_db()
    assert (placement.extent, placement.planned_last_day) == (Decimal(50), date(2027, 1, 31))


def test_a_missing_placement_is_ended_only_when_somebody_says_so(asta: Actor) -> None:
    gone = make_placement(actor=asta, planned_last_day=date(2026, 10, 31))
    kept = make_placement(actor=asta)
    batch = read(text_of([row(ONE)]), actor=later(asta))
    assert batch.counts == {"new": 1, "missing": 2}
    (key,) = keys_of(batch, placement_key=gone.key)
    decide_rows(batch_key=batch.key, rows=[key], decision=RowDecision.END, actor=asta)
    apply(batch, actor=later(asta, minutes=2))
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert (gone.last_day, gone.end_reason, gone.destination) == (date(2026, 10, 31), "unknown", "unknown")
    assert kept.last_day is None


def test_an_overlap_is_told_when_the_list_is_read_and_goes_when_the_other_ends(asta: Actor) -> None:
    person = make_person(actor=asta, number=ONE)
    make_placement(actor=asta, person=person, measure="introduktionsjobb", first_day=date(2026, 3, 1))
    content = text_of([row(ONE, first="2026-11-23", workplace="En annan skola")])
    batch = read(content, actor=later(asta))
    assert statuses(batch) == [RowStatus.MISSING, RowStatus.NEEDS_YOU]
    new = batch.rows.get(number=2)
    assert new.reasons[0]["code"] == "would_overlap"
    missing = keys_of(batch, status=RowStatus.MISSING)
    decide_rows(batch_key=batch.key, rows=missing, decision=RowDecision.END, actor=asta)
    assert batch.rows.get(number=2).status == RowStatus.NEW
    done = apply(batch, actor=later(asta, minutes=2))
    assert done.done == 2


def test_new_rows_that_overlap_each_other_wait_both(asta: Actor) -> None:
    rows = [row(ONE), row(ONE, measure="Introduktionsjobb", first="2026-05-01")]
    batch = read(text_of(rows), actor=asta)
    told = [one.reasons[0] for one in batch.rows.order_by("number")]
    assert told == [{"code": "would_overlap_row", "params": {"row": str(number)}} for number in (3, 2)]


def test_a_correction_mends_a_cell_and_is_kept(asta: Actor) -> None:
    batch = read(text_of([row(ONE, first="2026-02-30"), row(TWO, "Bo", "Ek", first="2026-02-30")]), actor=asta)
    assert statuses(batch) == [RowStatus.REFUSED] * 2
    correct_cell(batch_key=batch.key, rows=keys_of(batch), field=Field.FIRST_DAY, text="28 feb 2026", actor=asta)
    assert statuses(batch) == [RowStatus.NEW] * 2
    correct_cell(batch_key=batch.key, rows=keys_of(batch)[:1], field=Field.FIRST_DAY, text="", actor=asta)
    assert statuses(batch) == [RowStatus.REFUSED, RowStatus.NEW]


def test_a_field_without_a_column_can_be_filled_in(asta: Actor) -> None:
    content = "Personnummer;Namn;Insats;Arbetsplats\r\n" + f"{ONE};Alva Åkesson;NSJ;Ekens förskola"
    batch = read(content.encode(), actor=asta)
    assert statuses(batch) == [RowStatus.NEEDS_YOU]
    correct_cell(batch_key=batch.key, rows=keys_of(batch), field=Field.FIRST_DAY, text="2026-03-01", actor=asta)
    assert statuses(batch) == [RowStatus.NEW]


def test_what_somebody_changes_meanwhile_is_not_written_over(asta: Actor) -> None:
    person = make_person(actor=asta, number=ONE)
    placement = make_placement(actor=asta, person=person, workplace=Workplace.objects.get(), extent=50)
    batch = read(text_of([row(ONE, extent="80 %"), row(TWO, "Bo", "Ek")]), actor=later(asta))
    Placement.objects.filter(pk=placement.pk).update(extent=60)
    done = apply(batch, actor=later(asta, minutes=2))
    assert [one.refusal for one in done.rows.order_by("number")] == ["changed_since_read", ""]
    placement.refresh_from_db()
    assert placement.extent == 60


def test_two_who_apply_at_once(asta: Actor) -> None:
    batch = read(text_of([row(ONE)]), actor=asta)
    start_applying(batch_key=batch.key, actor=asta)
    with pytest.raises(Denied, match="batch_not_in_state"):
        start_applying(batch_key=batch.key, actor=asta)


def test_a_fault_while_applying_leaves_everything_as_it_was(asta: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = read(text_of([row(ONE), row(TWO, "Bo", "Ek")]), actor=asta)

    def fail(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("talja.apps.imports.operations.applying.write_claims", fail)
    with pytest.raises(RuntimeError):
        apply(batch, actor=later(asta))
    assert not Person.objects.exists()
    assert not Trace.objects.exists()
    assert Batch.objects.get().state == BatchState.APPLYING


def test_undo_brings_back_what_was(asta: Actor) -> None:
    person = make_person(actor=asta, number=ONE, given_name="Alba")
    placement = make_placement(actor=asta, person=person, workplace=Workplace.objects.get(), extent=50)
    batch = read(text_of([row(ONE), row(TWO, "Bo", "Ek", workplace="Nya skolan")]), actor=later(asta))
    apply(batch, actor=later(asta, minutes=2))
    assert Person.objects.get(number=ONE).given_name == "Alva"
    gone = undo(batch, actor=later(asta, minutes=3))
    assert gone.state == BatchState.UNDONE
    assert [one.given_name for one in Person.objects.all()] == ["Alba"]
    placement.refresh_from_db()
    assert placement.extent == 50
    assert [place.name for place in Workplace.objects.all()] == ["Ekens förskola"]
    assert not Trace.objects.filter(undone=False).exists()


def test_undo_leaves_what_somebody_has_touched_and_says_so(asta: Actor) -> None:
    batch = read(text_of([row(ONE, workplace="Nya skolan"), row(TWO, "Bo", "Ek")]), actor=asta)
    apply(batch, actor=later(asta))
    bo = Person.objects.get(number=TWO)
    make_placement(actor=later(asta, minutes=2), person=bo, measure="arbetspraktik", workplace=make_workplace("Annan"))
    undo(batch, actor=later(asta, minutes=3))
    assert list(Person.objects.all()) == [bo]
    left = list(Trace.objects.filter(undone=False))
    assert [(trace.target_kind, trace.target_key) for trace in left] == [("person", bo.key)]


def test_a_payroll_list_knows_places_by_cost_centre_and_only_own_staff(asta: Actor) -> None:
    make_workplace("Gården", cost_centre="4711")
    company = make_workplace("Bageriet", employer=make_employer("Brödbolaget", kind=EmployerKind.PRIVATE))
    make_placement(actor=asta, workplace=company)
    ours = make_placement(actor=asta)
    source = make_source(asta, "Löner", "payroll")
    content = f"Pnr;Namn;Anst.form;Anst.datum;Ansvar\r\n{ONE};ÅKESSON, Alva;Nystartsjobb;2026-03-01;4711"
    batch = read(content.encode("cp1252"), actor=later(asta), source=source)
    new, missing = batch.rows.get(number=2), batch.rows.get(number=0)
    assert (new.status, missing.placement_key) == (RowStatus.NEW, ours.key)
    assert [one["code"] for one in new.findings] == ["workplace_by_cost_centre"]
