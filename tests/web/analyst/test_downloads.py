"""The files hold the page's numbers: exact for some, protected for others, and nothing a spreadsheet would run."""

import csv
import io

import openpyxl
from tests.factories.register import make_placement, make_unit, make_workplace
from tests.web.analyst.conftest import SignedIn

from talja.apps.organisation.actors import Actor

TEXT, EXCEL = "/oversikt/oversikt.csv", "/oversikt/oversikt.xlsx"


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_text_file_has_every_cell_on_a_line(register: None, asta: Actor, signed_in: SignedIn) -> None:
    response = signed_in(asta).get(TEXT, {"period": "2026"})
    assert response["Content-Disposition"] == 'attachment; filename="oversikt-2026-11-22.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")
    read = rows(response.content)
    assert read[0] == ["Tabell", "Rad", "Kolumn", "Värde"]
    assert ["om", "Period", "", "2026-01-01 – 2026-11-22"] in read
    assert ["Alla insatser efter kategori", "Anställning med stöd", "Pågående placeringar", "38"] in read
    assert {len(line) for line in read} == {4}
    shares = [line[3] for line in read if line[1] == "Andel av dem vi känner till"]
    assert shares
    assert all(share.startswith("0,") for share in shares)


def test_the_workbook_has_a_sheet_for_each_table(register: None, asta: Actor, signed_in: SignedIn) -> None:
    response = signed_in(asta).get(EXCEL)
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.sheetnames[:3] == ["Om siffrorna", "kategorier", "insatser"]
    assert {"vidare", "grupper", "tar-slut", "kolada", "brister"} <= set(book.sheetnames)
    sheet = book["kategorier"]
    assert [cell.value for cell in sheet[4]][:2] == ["Anställning med stöd", 38]


def test_protected_files_hold_no_small_numbers(register: None, anton: Actor, signed_in: SignedIn) -> None:
    client = signed_in(anton)
    read = rows(client.get(TEXT).content)
    counts = [line[3] for line in read[1:] if line[3].isdigit()]
    assert counts
    assert all(int(count) % 5 == 0 for count in counts)
    assert ".." in {line[3] for line in read}
    assert not any(line[0] == "Uppgifter som saknas" for line in read)
    book = openpyxl.load_workbook(io.BytesIO(client.get(EXCEL).content))
    values = [cell.value for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert ".." in values
    assert all(value % 5 == 0 for value in values if isinstance(value, int))


def test_a_name_is_never_a_formula(system: Actor, asta: Actor, signed_in: SignedIn) -> None:
    unit = make_unit('=HYPERLINK("x")')
    make_placement(actor=system, workplace=make_workplace("Här", unit=unit))
    client = signed_in(asta)
    assert any(line[1] == '\'=HYPERLINK("x")' for line in rows(client.get(TEXT).content))
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(EXCEL).content))["forvaltningar"]
    assert (sheet["A4"].value, sheet["A4"].data_type) == ('=HYPERLINK("x")', "s")
