"""Trying the rules against a sheet of cases: whatever the file is, and row by row where they differ."""

from io import BytesIO
from pathlib import Path

import pytest
import time_machine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conftest import MOMENT
from tests.factories.clients import signed_in

from talja.apps.organisation.actors import Actor
from talja.apps.subsidies.models import Calculation
from talja.core.rules.cases import rows_of_csv

ADDRESS = "/installningar/regler/prova/"
OUR_CASES = Path(__file__).parents[2] / "cases" / "support_cases.csv"
HEADINGS = "nr;form;första dag;lön;omfattning;ålder;po;uppgifter;stöd per månad;kostnad per månad"
RIGHT = "1;nystartsjobb;2026-03-01;24 000;100;40;40;månader utan arbete=40;15 710,00;33 600"
WRONG = "2;nystartsjobb;2026-03-01;24 000;100;40;40;månader utan arbete=40;16 000,00;33 600"


@pytest.fixture
def client(asta: Actor) -> Client:
    return signed_in(asta)


def tried(client: Client, content: bytes | str, *, name: str = "fall.csv", status: int = 200) -> str:
    sent = content.encode() if isinstance(content, str) else content
    with time_machine.travel(MOMENT, tick=False):
        response = client.post(ADDRESS, {"file": SimpleUploadedFile(name, sent)})
    assert response.status_code == status
    return str(response.content.decode())


def workbook(*rows: tuple[object, ...]) -> bytes:
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"default_date_format": "yyyy-mm-dd"}) as book:
        book.add_worksheet("Läs mig").write_string(0, 0, "Våra fall")
        sheet = book.add_worksheet("Fall")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return held.getvalue()


def test_our_own_cases_come_out_right(client: Client) -> None:
    page = tried(client, OUR_CASES.read_bytes())
    rows = sum(row["form"] != "" for row in rows_of_csv(OUR_CASES.read_text("utf-8")))
    assert f"{rows} av {rows} fall stämmer med regelboken." in page
    assert "Här räknar Talja annorlunda" not in page


def test_a_row_that_differs_is_told_with_its_steps(client: Client) -> None:
    page = tried(client, "\n".join((HEADINGS, RIGHT, WRONG)))
    assert "1 av 2 fall stämmer med regelboken." in page
    assert "Rad 3, fall 2: Nystartsjobb" in page
    assert "16\u00a0000\u00a0kr" in page
    assert "15\u00a0710\u00a0kr" in page
    assert "2,5 × 31,42" in page or "31,42\u00a0%" in page
    assert "kostnad per månad" not in page  # what agrees is not told


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_swedish_letters_are_read_in_any_usual_encoding(client: Client, encoding: str) -> None:
    assert "1 av 1 fall stämmer" in tried(client, f"{HEADINGS}\r\n{RIGHT}\r\n".encode(encoding))


def test_a_workbook_is_read_where_its_headings_stand(client: Client) -> None:
    """Titles above, a sheet before, numbers and days as such: the row is the one that Excel says."""
    rows = (
        ("Fall hösten 2026",),
        (),
        ("Nr", "Form", "Första dag", "Lön", "Omfattning", "PO", "Kostnad per månad", "Stöd per månad", "", "Uppgifter"),
        (7, "nystartsjobb", "2026-03-01", 24000, 100, 40, 33600.5, "okänt", "minns inte", "kollektivavtal=ja"),
    )
    page = tried(client, workbook(*rows), name="fall.xlsx")
    assert "Rad 4, fall 7" in page
    assert "33\u00a0600,50\u00a0kr" in page
    assert "Bladet Fall" in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Filen är tom"),
        (b"%PDF-1.7", "Filen är ingen tabell"),
        (b"PK\x03\x04skadat", "Filen är skadad"),
        ("namn;lön\nAda;1", "Vi hittar inte kolumnerna nr, form, första dag"),
        ("form;lön\nosa;1", "Vi hittar inte kolumnerna nr, första dag"),
        ("hej på dig", "Vi hittar inte kolumnerna nr, form, första dag"),
        (f"{HEADINGS};lön\n{RIGHT};1", "Flera kolumner har samma rubrik: lön"),
        (HEADINGS, "men inga fall under dem"),
        (HEADINGS + "\n;;;;;;;;;\n", "men inga fall under dem"),
        (f"{HEADINGS}\n" + f"{RIGHT}\n" * 5_001, "fler än 5 000 rader"),
    ],
    ids=["empty", "pdf", "broken", "no headings", "some headings", "no table", "twice", "no rows", "blank", "many"],
)
def test_a_file_without_cases_says_what_is_wrong(client: Client, content: bytes | str, said: str) -> None:
    assert said in tried(client, content, status=422)


def test_no_file_and_a_file_too_large_are_refused(client: Client) -> None:
    assert "Välj en fil." in client.post(ADDRESS).content.decode()
    assert "Filen är för stor" in tried(client, b"a;b\n" * 2_700_000, status=422)


def test_cells_that_cannot_be_read_name_row_and_column(client: Client) -> None:
    bad = "3;nystartjobb;2026-13-01;mycket;100;40;40;blå=ja;1;1"
    page = tried(client, "\n".join((HEADINGS, RIGHT, bad)))
    assert "1 av 1 fall stämmer med regelboken. 1 rad går inte att läsa." in page
    assert "Formen finns inte i regelboken" in page
    assert "”2026-13-01”" in page


def test_a_column_that_nobody_knows_is_told_of_once(client: Client) -> None:
    page = tried(client, "\n".join((f"{HEADINGS};färg", f"{RIGHT};", f"{WRONG};röd")))
    assert "2 rader går inte att läsa." in page
    assert page.count("Vi känner inte till kolumnen") == page.count("Alla rader") == 1


def test_the_sample_is_a_sheet_that_comes_out_right(client: Client) -> None:
    with time_machine.travel(MOMENT, tick=False):
        sample = client.get(f"{ADDRESS}exempel.xlsx")
    assert sample["Content-Disposition"] == 'attachment; filename="regelfall.xlsx"'
    page = tried(client, sample.content, name="regelfall.xlsx")
    assert "18 av 18 fall stämmer med regelboken." in page
    assert "går inte att läsa" not in page


def test_nothing_is_kept_and_markup_stays_text(client: Client) -> None:
    page = tried(client, f"{HEADINGS}\n<b>9</b>;nystartsjobb;2026-03-01;24000;100;40;40;;1;1")
    assert "<b>9</b>" not in page
    assert "&lt;b&gt;9" in page
    assert not Calculation.objects.exists()


def test_only_those_who_propose_rules_may_try_them(malik: Actor, ursula: Actor, asta: Actor) -> None:
    for actor, status in ((asta, 200), (malik, 403), (ursula, 403)):
        assert signed_in(actor).get(ADDRESS).status_code == status
        assert signed_in(actor).get(f"{ADDRESS}exempel.xlsx").status_code == status
