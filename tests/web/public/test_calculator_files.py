"""The answer to take along: an Excel file with numbers as numbers, and a decision basis as a PDF for everybody."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.papers import pages_of
from tests.web.public.test_calculator import TOLD

pytestmark = pytest.mark.django_db


def sheets(client: Client, told: dict[str, str]) -> dict[str, list[list[Any]]]:
    response = client.get("/rakna/excel", told)
    assert response.status_code == 200
    assert 'filename="rakna-2027-02-01.xlsx"' in response["Content-Disposition"]
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def paper(client: Client, told: dict[str, str]) -> tuple[str, int]:
    """Return the words of the PDF and how many pages it has."""
    response = client.get("/rakna/pdf", told)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    pages = pages_of(response.content)
    return " ".join(pages), len(pages)


def test_the_workbook_has_every_form_with_its_numbers(client: Client) -> None:
    rows = {row[0]: row for row in sheets(client, TOLD)["Jämförelse"]}
    assert rows["Nystartsjobb"][2:7] == ["Går", 29362.5, 11782.5, 17580.0, 421920.0]
    assert rows["Vanlig anställning utan stöd"][4] == 0


def test_the_workbook_has_every_step_with_its_source(client: Client) -> None:
    steps = [row for row in sheets(client, TOLD)["Steg"] if row[0] == "Nystartsjobb"]
    base = next(row for row in steps if row[2] == "Lön som stödet räknas på")
    assert base[4] == 15000
    assert "SFS 2018:43 17 §" in str(base[5])


def test_what_is_out_stands_in_the_workbook_with_its_paragraph(client: Client) -> None:
    rows = {row[0]: row for row in sheets(client, {**TOLD, "redundancy_12_months": "ja"})["Jämförelse"]}
    assert rows["Nystartsjobb"][2] == "Går inte"
    assert "SFS 2018:43" in str(rows["Nystartsjobb"][-1])


def test_an_amount_that_is_not_known_is_no_number(client: Client) -> None:
    rows = {row[0]: row for row in sheets(client, {**TOLD, "reduced_capacity": "ja"})["Jämförelse"]}
    assert rows["Lönebidrag för anställning"][5] == ""


def test_the_paper_of_one_form_fits_two_pages(client: Client) -> None:
    words, pages = paper(client, {**TOLD, "form": "nystartsjobb"})
    assert pages <= 2
    for said in ("Beslutsunderlag: nystartsjobb", "17 580 kr", "Det här gör ni, i ordning", "Så är det räknat", "LAS"):
        assert said in words


def test_the_paper_of_all_forms_compares_them(client: Client) -> None:
    words, pages = paper(client, TOLD)
    assert pages <= 2
    for said in ("jämförelse", "Nystartsjobb", "Vanlig anställning utan stöd", "Det här går inte"):
        assert said in words


def test_every_form_side_by_side_can_be_printed(client: Client) -> None:
    page = client.get("/rakna/", TOLD).content.decode()
    codes = set(re.findall(r"form=([a-z_]+)", page))
    assert {"nystartsjobb", "utan_stod"} <= codes
    for code in codes:
        assert paper(client, {**TOLD, "form": code})[1] <= 3, code


@pytest.mark.parametrize("name", ["excel", "pdf"])
def test_errors_lead_back_to_the_page_that_tells_of_them(client: Client, name: str) -> None:
    response = client.get(f"/rakna/{name}", {**TOLD, "extent": "120"})
    assert response.status_code == 302
    assert "extent=120" in response["Location"]
    assert client.get(response["Location"]).status_code == 422


@pytest.mark.parametrize("code", ["finns_inte", "extratjanst", "../nystartsjobb"])
def test_a_form_that_is_not_there_is_not_found(client: Client, code: str) -> None:
    assert client.get("/rakna/pdf", {**TOLD, "form": code}).status_code == 404
