"""What a row does to the register, and what the register says no to."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from tests.factories.lists import HEADINGS, apply, keys_of, make_source, read, row, text_of, undo
from tests.factories.register import later, make_number, make_person, make_placement, make_workplace

from talja.apps.imports.enums import RowDecision, RowStatus, SourceKind
from talja.apps.imports.models import Source, Trace
from talja.apps.imports.operations import (
    add_source,
    change_source,
    correct_cell,
    decide_rows,
    set_trust,
    settle_row,
    take_changes,
)
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Employer, Unit, Workplace
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied

ONE, TWO = make_number(131), make_number(132)
MORE = (*HEADINGS, "Avslutsorsak", "Gått vidare till", "Skyddade personuppgifter", "Handläggare")


@pytest.fixture
def placement(asta: Actor, ekens_forskola: Workplace) -> Placement:
    return make_placement(actor=asta, person=make_person(actor=asta, number=ONE), workplace=ekens_forskola, extent=75)


def test_a_row_ends_a_placement_with_why_and_where_to(asta: Actor, placement: Placement) -> None:
    ended = (*row(ONE, last="2026-10-31"), "fick arbete", "ordinarie arbete i kommunen", "", "")
    apply(read(text_of([ended], headings=MORE), actor=later(asta)), actor=later(asta, minutes=2))
    placement.refresh_from_db()
    assert (placement.last_day, placement.end_reason) == (date(2026, 10, 31), "got_work")
    assert (placement.destination, placement.kolada) == ("ordinary_municipal_job", "U")


def test_an_end_that_is_unticked_is_not_written_and_neither_is_why(asta: Actor, placement: Placement) -> None:
    ended = (*row(ONE, last="2026-10-31", extent="80 %"), "fick arbete", "", "", "")
    batch = read(text_of([ended], headings=MORE), actor=later(asta))
    take_changes(batch_key=batch.key, rows=keys_of(batch), fields=[Field.LAST_DAY], take=False, actor=asta)
    done = apply(batch, actor=later(asta, minutes=2))
    placement.refresh_from_db()
    assert (done.rows.get().refusal, placement.last_day, placement.end_reason) == ("", None, "")
    assert placement.extent == Decimal(80)


def test_the_last_day_of_an_ended_placement_is_moved(asta: Actor, ekens_forskola: Workplace) -> None:
    over: dict[str, Any] = {"end_reason": "moved", "destination": "moved", "kolada": "E", "last_day": date(2026, 9, 30)}
    person = make_person(actor=asta, number=ONE)
    ended = make_placement(actor=asta, person=person, workplace=ekens_forskola, **over)
    apply(read(text_of([row(ONE, last="2026-10-15")]), actor=later(asta)), actor=later(asta, minutes=2))
    ended.refresh_from_db()
    assert (ended.last_day, ended.end_reason) == (date(2026, 10, 15), "moved")


def test_a_new_workplace_is_made_with_all_it_stands_within_and_taken_back(asta: Actor, placement: Placement) -> None:
    headings = (*HEADINGS, "Förvaltning", "Enhet")
    moved = (*row(ONE, workplace="Nya köket"), "Servicenämnden", "Kost")
    applied = apply(read(text_of([moved], headings=headings), actor=later(asta)), actor=later(asta, minutes=2))
    placement.refresh_from_db()
    assert placement.workplace.name == "Nya köket"
    assert [unit.name for unit in Unit.objects.order_by("pk")] == ["Servicenämnden", "Kost"]
    undo(applied, actor=later(asta, minutes=3))
    assert not Unit.objects.exists()
    assert [place.name for place in Workplace.objects.all()] == ["Ekens förskola"]
    assert Employer.objects.count() == 1


def test_a_list_can_protect_a_person_and_the_door_is_shut_last(asta: Actor, placement: Placement) -> None:
    protects = (*row(ONE, extent="80 %"), "", "", "sekretessmarkering", "")
    done = apply(read(text_of([protects], headings=MORE), actor=later(asta)), actor=later(asta, minutes=2))
    placement.refresh_from_db()
    assert done.rows.get().refusal == ""
    assert (Person.objects.get().protection, placement.extent) == ("sekretessmarkering", Decimal(80))
    undo(done, actor=later(asta, minutes=3))
    assert set(Trace.objects.values_list("undone", flat=True)) == {False}  # no longer hers to change


def test_what_the_register_refuses_is_left_with_the_reason_and_the_rest_is_written(
    asta: Actor, ekens_forskola: Workplace
) -> None:
    make_workplace("Stängda skolan", closed_day=date(2026, 1, 1))
    rows = [row(ONE, workplace="Stängda skolan"), row(TWO, "Bo", "Ek")]
    done = apply(read(text_of(rows), actor=asta), actor=later(asta))
    assert [one.refusal for one in done.rows.order_by("number")] == ["workplace_closed", ""]
    assert [person.number for person in Person.objects.all()] == [TWO]


def test_a_measure_outside_its_time_is_told_at_once(asta: Actor, ekens_forskola: Workplace) -> None:
    batch = read(text_of([row(ONE, first="1995-01-01")]), actor=asta)
    assert batch.rows.get().reasons[0]["code"] == "measure_not_valid_then"


def test_a_skipped_row_makes_room_for_the_other(asta: Actor, ekens_forskola: Workplace) -> None:
    rows = [row(ONE), row(ONE, measure="Introduktionsjobb", first="2026-05-01")]
    batch = read(text_of(rows), actor=asta)
    decide_rows(batch_key=batch.key, rows=keys_of(batch)[:1], decision=RowDecision.SKIP, actor=asta)
    assert batch.rows.get(number=3).status == RowStatus.NEW
    apply(batch, actor=later(asta))
    assert Placement.objects.get().measure.code == "introduktionsjobb"


def test_who_a_row_is_must_be_somebody_and_a_placement_theirs(asta: Actor, placement: Placement) -> None:
    batch = read(text_of([row("", "Bo", "Ek"), row("", "Åsa", "Öst")]), actor=later(asta))
    first, _second = keys_of(batch, number__gt=0)
    (missing,) = keys_of(batch, number=0)
    other = make_placement(actor=later(asta))
    person = placement.person.key
    for choice in (
        {"person_key": uuid4()},
        {"same_as": first},
        {"same_as": missing},
        {"person_key": person, "placement_key": other.key},
        {"placement_key": other.key},
    ):
        with pytest.raises(Denied, match="not_found"):
            settle_row(batch_key=batch.key, row=first, actor=asta, **choice)
    with pytest.raises(Denied, match="decision_does_not_fit"):
        settle_row(batch_key=batch.key, row=missing, actor=asta)
    with pytest.raises(Denied, match="not_found"):
        correct_cell(batch_key=batch.key, rows=[missing], field=Field.EXTENT, text="1", actor=asta)
    settle_row(batch_key=batch.key, row=first, person_key=person, placement_key=placement.key, actor=asta)
    assert batch.rows.get(key=first).placement_key == placement.key
    settle_row(batch_key=batch.key, row=first, person_key=person, placement_key="", actor=asta)
    assert batch.rows.get(key=first).reasons[0]["code"] == "would_overlap"


def test_a_person_who_was_removed_meanwhile_stops_only_that_row(asta: Actor, ekens_forskola: Workplace) -> None:
    person = make_person(actor=asta, given_name="Bo", family_name="Ek")
    batch = read(text_of([row("", "Bo", "Ek"), row(ONE)]), actor=later(asta))
    settle_row(batch_key=batch.key, row=keys_of(batch)[0], person_key=person.key, actor=asta)
    Person.objects.filter(pk=person.pk).delete()
    done = apply(batch, actor=later(asta, minutes=2))
    assert [one.refusal for one in done.rows.order_by("number")] == ["changed_since_read", ""]


def test_a_source_is_added_changed_and_trusted(asta: Actor) -> None:
    source = add_source(name=" Löner ", kind=SourceKind.PAYROLL, actor=asta, trusted_for=[Field.LAST_DAY])
    assert (source.name, source.own_staff_only, source.covers) == ("Löner", True, ["subsidised", "municipal"])
    for name, code in (("LÖNER", "source_name_taken"), ("  ", "source_name_missing")):
        with pytest.raises(Denied, match=code):
            add_source(name=name, kind=SourceKind.OWN, actor=asta)
    for known in ({"kind": "no such"}, {"kind": SourceKind.OWN, "covers": ("no such",)}):
        with pytest.raises(Denied, match="unknown_code"):
            add_source(name="Annan", actor=asta, **known)
    covers = ("internship", "subsidised")
    change_source(source_key=source.key, name="Lön", owner=" HR ", covers=covers, own_staff_only=False, actor=asta)
    set_trust(source_key=source.key, fields=[Field.EXTENT, Field.FIRST_DAY], actor=asta)
    found = Source.objects.get()
    assert (found.name, found.owner, found.own_staff_only) == ("Lön", "HR", False)
    assert (found.covers, found.trusted_for) == (["subsidised", "internship"], ["first_day", "extent"])


def test_changes_outside_what_a_source_is_trusted_for_are_shown_and_not_taken(
    asta: Actor, placement: Placement
) -> None:
    source = make_source(asta, trusted_for=[Field.LAST_DAY])
    listed = text_of([row(ONE, extent="80 %", last=str(asta.at.date() + timedelta(days=90)))])
    apply(read(listed, actor=later(asta), source=source), actor=later(asta, minutes=2))
    placement.refresh_from_db()
    assert placement.extent == Decimal(75)
    assert placement.planned_last_day == asta.at.date() + timedelta(days=90)
