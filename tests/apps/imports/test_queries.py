"""What the pages get to show: everything about a row at once, masked for who asks."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.lists import HEADINGS, apply, keys_of, make_source, read, row, text_of, undo
from tests.factories.register import later, make_number, make_person, make_placement
from tests.factories.workbooks import workbook_of

from talja.apps.imports.enums import RowStatus
from talja.apps.imports.models import Batch, Source, StagedRow
from talja.apps.imports.queries import (
    get_batch,
    get_row,
    get_source,
    list_batches,
    list_problems,
    list_rows,
    list_sources,
)
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.core.intake.links import Reason

pytestmark = pytest.mark.usefixtures("ekens_forskola")
ONE, TWO, THREE = (make_number(serial) for serial in (11, 12, 13))


def test_a_stranger_gets_nothing(asta: Actor, malik: Actor, ursula: Actor) -> None:
    batch = read(text_of([row(ONE)]), actor=asta)
    for stranger in (malik, ursula):
        assert list_sources(actor=stranger) == ()
        assert list_batches(actor=stranger).rows == ()
        with pytest.raises(Source.DoesNotExist):
            get_source(key=batch.source.key, actor=stranger)
        with pytest.raises(Batch.DoesNotExist):
            get_batch(key=batch.key, actor=stranger)
        with pytest.raises(Batch.DoesNotExist):
            list_rows(batch_key=batch.key, actor=stranger)
        with pytest.raises(Batch.DoesNotExist):
            get_row(batch_key=batch.key, row_key=keys_of(batch)[0], actor=stranger)
        with pytest.raises(Batch.DoesNotExist):
            list_problems(batch_key=batch.key, actor=stranger)


def test_a_row_shows_everything_beside_each_other(asta: Actor) -> None:
    person = make_person(actor=asta, number=ONE)
    make_placement(actor=asta, person=person, workplace=Workplace.objects.get(), extent=50)
    listed = row(ONE, extent="4/5", last="2027-01-31", workplace="Nya skolan", measure="Introduktionsjobb")
    batch = read(text_of([listed]), actor=later(asta))
    (line,) = list_rows(batch_key=batch.key, actor=asta, status=RowStatus.NEEDS_YOU).rows
    assert (line.number, line.sheet, line.name) == (2, "", "Alva Åkesson")
    assert line.person is not None
    assert line.person.number.endswith(ONE[-4:])
    assert [one.workplace for one in line.placements] == ["Ekens förskola"]
    assert [cell.text for cell in line.cells][3:] == [
        "Introduktionsjobb",
        "Nya skolan",
        "2026-03-01",
        "2027-01-31",
        "4/5",
    ]
    assert line.cells[4].severity == "warning"
    said = {value.field: value.value for value in line.values}
    assert said["measure"] == "Introduktionsjobb"
    assert (said["last_day"], said["extent"]) == (date(2027, 1, 31), Decimal(80))


def test_changes_are_told_by_name(asta: Actor) -> None:
    person = make_person(actor=asta, number=ONE)
    make_placement(actor=asta, person=person, workplace=Workplace.objects.get(), extent=50)
    batch = read(text_of([row(ONE, extent="80 %", last="2027-01-31")]), actor=later(asta))
    line = get_row(batch_key=batch.key, row_key=keys_of(batch)[0], actor=asta)
    assert [(one.attribute, one.old, one.new, one.take) for one in line.changes] == [
        ("planned_last_day", None, date(2027, 1, 31), True),
        ("extent", Decimal(50), Decimal(80), True),
    ]
    assert line.placement is not None
    assert line.placement.extent == 50


def test_the_number_of_queries_does_not_grow(asta: Actor) -> None:
    people = [make_person(actor=asta, number=make_number(serial)) for serial in range(100, 120)]
    for person in people:
        make_placement(actor=asta, person=person, extent=50)
    rows = [row(person.number, extent="80 %", workplace="Nya skolan") for person in people]
    counts = []
    for many in (2, 20):
        batch = read(text_of(rows[:many]), actor=later(asta))
        with CaptureQueriesContext(connection) as captured:
            list_rows(batch_key=batch.key, actor=asta, status=RowStatus.NEEDS_YOU)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 12


def test_rows_are_found_by_their_words_and_statuses(asta: Actor) -> None:
    batch = read(text_of([row(ONE), row(TWO, "Bo", "Ek"), row(THREE, "Åsa", "Öst", first="2026-02-30")]), actor=asta)
    assert [line.name for line in list_rows(batch_key=batch.key, actor=asta, text="åsa ost").rows] == ["Åsa Öst"]
    assert [line.name for line in list_rows(batch_key=batch.key, actor=asta, text="bo").rows] == ["Bo Ek"]
    assert list_rows(batch_key=batch.key, actor=asta, status=RowStatus.REFUSED).count == 1
    assert list_rows(batch_key=batch.key, actor=asta, page=2, size=2).rows[0].name == "Åsa Öst"


def test_missing_placements_come_last_and_are_found_by_name(asta: Actor) -> None:
    gone = make_placement(actor=asta, person=make_person(actor=asta, given_name="Malte"))
    batch = read(text_of([row(ONE)]), actor=later(asta))
    first, last = list_rows(batch_key=batch.key, actor=asta).rows
    assert (first.number, last.number, last.name) == (2, 0, "Malte Åkesson")
    assert last.placement is not None
    assert last.placement.key == str(gone.key)
    assert [line.number for line in list_rows(batch_key=batch.key, actor=asta, text="malte").rows] == [0]


def test_a_protected_persons_row_is_masked_for_others_than_who_handed_it_in(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=protector, number=ONE, protection="sekretessmarkering")
    make_placement(actor=protector, person=person, extent=50, supervisor="Bo Ek")
    batch = read(text_of([row(ONE, extent="80 %")]), actor=later(protector))
    (mine,) = list_rows(batch_key=batch.key, actor=protector).rows
    assert (mine.is_masked, mine.name) == (False, "Alva Åkesson")
    (theirs,) = list_rows(batch_key=batch.key, actor=asta).rows
    assert (theirs.is_masked, theirs.name, theirs.cells, theirs.values, theirs.changes) == (
        True,
        "Skyddad person",
        (),
        (),
        (),
    )
    assert theirs.reasons == (Reason("protected_person"),)
    assert list_rows(batch_key=batch.key, actor=asta, text="alva").rows == ()
    assert list_problems(batch_key=batch.key, actor=asta) == ()
    assert "Alva" not in str(get_batch(key=batch.key, actor=asta).columns)


def test_who_hands_in_a_protected_person_sees_the_cells_but_nothing_of_the_register(
    asta: Actor, protector: Actor
) -> None:
    person = make_person(actor=protector, number=ONE, protection="sekretessmarkering", given_name="Hemlig")
    placement = make_placement(actor=protector, person=person, extent=50)
    batch = read(text_of([row(ONE, extent="80 %")]), actor=later(asta))
    (line,) = list_rows(batch_key=batch.key, actor=asta).rows
    assert (line.status, line.is_masked, line.name) == (RowStatus.NEEDS_YOU, False, "Alva Åkesson")
    assert line.reasons == (Reason("protected_person"),)
    assert (line.changes, line.person and line.person.is_masked) == ((), True)
    assert "Hemlig" not in repr(StagedRow.objects.values())
    apply(batch, actor=later(asta, minutes=2))
    placement.refresh_from_db()
    assert placement.extent == 50


def test_alike_problems_stand_together(asta: Actor) -> None:
    rows = [row(ONE, workplace="Nya skolan"), row(TWO, workplace="Nya skolan"), row(THREE, first="2026-02-30")]
    batch = read(text_of(rows), actor=asta)
    error, warning = list_problems(batch_key=batch.key, actor=asta)
    assert (error.field, error.severity, error.raw, len(error.rows)) == ("first_day", "error", "2026-02-30", 1)
    assert (warning.code, warning.raw, len(warning.rows)) == ("workplace_new", "Nya skolan", 2)


def test_a_batch_tells_what_was_written_refused_and_left(asta: Actor) -> None:
    batch = read(text_of([row(ONE), row(TWO, "Bo", "Ek")]), actor=asta)
    page = get_batch(key=batch.key, actor=asta)
    assert (page.to_write, page.to_end, bool(page.may_apply), page.may_undo.code) == (2, 0, True, "batch_not_in_state")
    apply(batch, actor=later(asta))
    page = get_batch(key=batch.key, actor=asta)
    assert (page.result.written, page.result.refused, bool(page.may_undo)) == (2, 0, True)
    make_placement(actor=later(asta, minutes=2), person=person_of(TWO), measure="arbetspraktik")
    undo(batch, actor=later(asta, minutes=3))
    result = get_batch(key=batch.key, actor=asta).result
    assert (result.taken_back, result.left) == (3, {"person": 1})
    assert [line.name for line in list_rows(batch_key=batch.key, actor=asta, left=True).rows] == ["Bo Ek"]


def person_of(number: str) -> Person:
    return Person.objects.get(number=number)


def test_several_sheets_are_one_list_unless_one_is_a_copy(asta: Actor) -> None:
    content = workbook_of(
        {
            "Anställningar": [HEADINGS, row(ONE), row(TWO, "Bo", "Ek")],
            "Praktik": [
                ("Namn", "Insats", "Arbetsplats", "Start"),
                ("Åsa Öst", "praktik AF", "Ekens förskola", "2026-05-04"),
            ],
            "Förra månaden": [HEADINGS, row(ONE, extent="50 %"), row(TWO, "Bo", "Ek")],
        }
    )
    batch = read(content, actor=asta, name="lista.xlsx")
    page = get_batch(key=batch.key, actor=asta)
    assert (page.taken, len(page.sheets)) == (("Anställningar", "Praktik"), 3)
    lines = list_rows(batch_key=batch.key, actor=asta).rows
    assert [(line.sheet, line.number, line.name) for line in lines] == [
        ("Anställningar", 2, "Alva Åkesson"),
        ("Anställningar", 3, "Bo Ek"),
        ("Praktik", 2, "Åsa Öst"),
    ]
    assert [cell.text for cell in lines[2].cells] == ["Åsa Öst", "praktik AF", "Ekens förskola", "2026-05-04"]
    examples = {column.heading: column.examples for column in page.columns if column.sheet == "Praktik"}
    assert examples["Namn"] == ("Åsa Öst",)


def test_newest_lists_come_first(asta: Actor) -> None:
    first = read(text_of([row(ONE)]), actor=asta)
    second = read(text_of([row(TWO)]), actor=later(asta), source=make_source(asta, "Löner", "payroll"))
    page = list_batches(actor=asta)
    assert [line.key for line in page.rows] == [str(second.key), str(first.key)]
    assert [line.source for line in list_batches(actor=asta, source_key=first.source.key).rows] == ["Enhetens lista"]
    assert [(line.name, line.waiting) for line in list_sources(actor=asta)] == [("Enhetens lista", 1), ("Löner", 1)]
    with pytest.raises(Batch.DoesNotExist):
        get_batch(key=uuid4(), actor=asta)
