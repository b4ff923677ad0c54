"""The export: exactly what is filtered, recorded, and read back by the import without a change."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from tests.factories.register import make_employer, make_person, make_placement, make_unit, make_workplace

from talja.apps.audit.models import Event, ReadEvent
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.queries import workplace_vocabulary
from talja.apps.people.operations import set_case_worker
from talja.apps.people.queries import people_for_linking
from talja.apps.placements.operations import end_placement
from talja.apps.placements.queries import measure_vocabulary, occupation_vocabulary, placements_for_linking
from talja.core.intake.columns import recognise
from talja.core.intake.known import Register
from talja.core.intake.linking import link
from talja.core.intake.outcomes import Status, judge_rows
from talja.core.intake.record import Field, Vocabulary
from talja.core.intake.rows import read_rows
from talja.core.intake.tables import find_tables
from talja.core.intake.workbook import read_workbook

EXPORT = "/placeringar/hamta/"


def fill(actor: Actor, protector: Actor) -> None:
    """Everything a placement can be, with what is awkward to write and read."""
    unit = make_unit("Äldreomsorg", parent=make_unit("Vård- och omsorgsförvaltningen"))
    care = make_workplace("Björkbacken", unit=unit, cost_centre="04110")
    private = make_employer("Åsbo Trädgård & Co AB", kind="private", org_number="5560360793")
    garden = make_workplace("Åsbo handelsträdgård", employer=private)
    known = make_person(
        actor=actor, given_name="Anna-Karin", family_name="von Öberg", born="abroad", education="post_secondary_long"
    )
    set_case_worker(person_key=known.key, case_worker=actor.key, actor=actor)  # type: ignore[arg-type]  # a key as text
    make_placement(
        actor=actor,
        person=known,
        workplace=care,
        extent=Decimal("62.50"),
        occupation="5330",
        supervisor="Åke Ek",
        planned_last_day=date(2026, 10, 31),  # passed, and nobody has ended it
        decision_reference="0012",
        decision_first_day=date(2026, 3, 1),
        decision_last_day=date(2026, 10, 31),
    )
    local = make_person(
        actor=actor, local_number="L-007", number="", birth_date=date(1990, 1, 1), family_name="Nur Abdi"
    )
    ended = make_placement(
        actor=actor, person=local, workplace=garden, measure="arbetspraktik", extent=Decimal(100), occupation="6113"
    )
    end: dict[str, Any] = {"reason": "got_work", "destination": "ordinary_municipal_job", "kolada": "A"}
    end_placement(placement_key=ended.key, last_day=date(2026, 6, 30), actor=actor, **end)
    coming = make_placement(
        actor=actor, first_day=date(2026, 12, 1), planned_last_day=date(2027, 5, 31), workplace=care
    )
    assert coming.last_day is None
    secret = make_person(actor=protector, family_name="Hemlig", protection="skyddad_folkbokforing")
    make_placement(actor=protector, person=secret, workplace=care)


def taken_out(client: Client, kind: str, query: str = "?state=all") -> bytes:
    response = client.post(f"{EXPORT}{kind}/{query}")
    assert response.status_code == 200
    assert f'filename="register-2026-11-22.{kind}"' in response["Content-Disposition"]
    return bytes(response.content)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_import_of_the_export_changes_nothing(
    as_protector: Client, protector: Actor, asta: Actor, today: date, kind: str
) -> None:
    fill(asta, protector)
    (sheet, *_) = read_workbook(taken_out(as_protector, kind), filename=f"register.{kind}").sheets
    (table,) = find_tables(sheet)
    vocabulary = Vocabulary(measure_vocabulary(), workplace_vocabulary(), occupation_vocabulary())
    columns = recognise(table, remembered={}, vocabulary=vocabulary)
    mapping = {column.index: column.field for column in columns if column.field is not None}
    assert set(mapping.values()) == set(Field) - {Field.NAME, Field.PERIOD, Field.WAGE, Field.IGNORED}
    body = [(row.number, row.cells) for row in table.rows]
    headings = {column.index: column.heading for column in columns}
    rows = tuple(read_rows(body, mapping=mapping, vocabulary=vocabulary, list_day=today, headings=headings))
    register = Register(people_for_linking(actor=protector), placements_for_linking(actor=protector))
    fields = frozenset(mapping.values())
    judged = judge_rows(rows, link(rows, register), register, fields_of=lambda _row: fields, list_day=today)
    assert [(one.status, one.changes, one.reasons) for one in judged] == [(Status.UNCHANGED, (), ())] * 4
    assert [finding for row in rows for finding in row.findings] == []


def test_only_what_is_filtered_goes_out_and_the_file_says_so(as_asta: Client, asta: Actor, protector: Actor) -> None:
    fill(asta, protector)
    book = openpyxl.load_workbook(BytesIO(taken_out(as_asta, "xlsx", "?category=subsidised&order=-name")))
    assert book.sheetnames == ["register", "om filen"]
    family_names = [row[3] for row in book["register"].iter_rows(min_row=2, values_only=True)]
    assert family_names == ["von Öberg"]
    about = dict(book["om filen"].iter_rows(values_only=True))
    assert about["Urval"] == "Läge: pågående; Kategori: anställning med stöd"
    assert (about["Läget den"], about["Hämtat av"]) == ("2026-11-22", "Asta Öberg")
    assert about["Inte med"] == "1 med skyddade personuppgifter"


def test_an_export_is_recorded_with_whom_it_was_about(as_asta: Client, asta: Actor) -> None:
    placement = make_placement(actor=asta)
    taken_out(as_asta, "csv")
    event = Event.objects.get(code="placement.exported")
    assert event.data == {"kind": "csv", "rows": 1, "left_out": 0}
    assert ReadEvent.objects.get(code="placement_export").persons == str(placement.person.key)


def test_a_text_is_never_a_formula(as_asta: Client, asta: Actor) -> None:
    make_placement(actor=asta, supervisor='=HYPERLINK("x")')
    assert "'=HYPERLINK" in taken_out(as_asta, "csv").decode("utf-8-sig")
    sheet = openpyxl.load_workbook(BytesIO(taken_out(as_asta, "xlsx")))["register"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_others_take_nothing_out_and_looking_at_the_address_does_nothing(
    as_asta: Client, as_malik: Client, as_ursula: Client
) -> None:
    assert as_asta.get(f"{EXPORT}xlsx/").status_code == 405
    assert as_asta.post(f"{EXPORT}pdf/").status_code == 404
    for client in (as_malik, as_ursula):
        assert client.post(f"{EXPORT}xlsx/").status_code == 403
