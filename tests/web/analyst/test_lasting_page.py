"""Who has work or studies 3, 6 and 12 months after, on the overview and in its files."""

import csv
import io
import re
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.test import Client
from tests.apps.reports.test_lasting import JOB, checked, made
from tests.web.analyst.conftest import SignedIn

from talja.apps.organisation.actors import Actor
from talja.apps.reports.queries import overview
from talja.core.chain.schedule import add_months
from talja.web.analyst import words
from talja.web.analyst.tables import lasting

pytestmark = pytest.mark.usefixtures("measures")
TITLE = "Kvar efter 3, 6 och 12 månader"


@pytest.fixture
def told(system: Actor, asta: Actor, today: date) -> None:
    """Thirty that ended four months ago: ten have a job, ten have not, of ten nobody knows."""
    for number in range(30):
        placement = made(system, last_day=add_months(today, -4))
        if number % 3:
            status, still = (JOB, "yes") if number % 3 == 1 else ("unemployed", "no")
            checked(placement, 3, status, still=still, actor=asta)


def section(client: Client) -> str:
    page = re.sub(r"\s+", " ", client.get("/oversikt/").content.decode())
    (found,) = re.findall(r'<section aria-labelledby="lasting">.*?</section>', page)
    return str(found)


def test_it_is_said_and_shown_with_the_unknown(told: None, asta: Actor, signed_in: SignedIn) -> None:
    said = section(signed_in(asta)).replace("\xa0", " ")
    assert "3 månader efter hade mellan 33,3 % och 66,7 % av 30 arbete eller studier. För 10 är det okänt." in said
    cells = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", said)]
    assert cells[9:18] == ["3 månader", "30", "20", "10", "10", "10", "50,0 %", "33,3 %", "66,7 %"]
    assert cells[18:27] == ["6 månader", "0", "0", "0", "0", "0", "–", "–", "–"]


def test_the_files_have_it(told: None, asta: Actor, signed_in: SignedIn) -> None:
    client = signed_in(asta)
    text = client.get("/oversikt/oversikt.csv").content.decode("utf-8-sig")
    read = [line[1:] for line in csv.reader(io.StringIO(text), delimiter=";") if line[0] == TITLE]
    assert ["3 månader", "I arbete eller studier", "10"] in read
    assert ["3 månader", "Andel av dem vi känner till", "0,5"] in read
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/oversikt/oversikt.xlsx").content))["kvar"]
    assert [cell.value for cell in sheet[4]] == ["3 månader", 30, 20, 10, 10, 10, 0.5, 0.333, 0.667]


def test_protected_numbers_are_rounded_and_lead_nowhere(told: None, anton: Actor, signed_in: SignedIn) -> None:
    said = section(signed_in(anton)).replace("\xa0", " ")
    assert "mellan 33 % och 67 % av 30" in said
    assert "<a " not in said


def test_few_who_are_known_are_hidden(
    system: Actor, asta: Actor, anton: Actor, signed_in: SignedIn, today: date
) -> None:
    for number in range(20):
        placement = made(system, last_day=add_months(today, -4))
        if number < 6:
            checked(placement, 3, JOB if number < 2 else "unemployed", actor=asta)
    said = section(signed_in(anton))
    assert "Gruppen är mindre än tio personer. Då visar vi ingen andel." in said
    assert "%" not in said
    assert ">..<" in said


def test_nobody_ended_so_long_ago(asta: Actor, signed_in: SignedIn) -> None:
    said = section(signed_in(asta))
    assert "Ingen har slutat så länge sedan." in said
    assert "<table" not in said


def test_the_longest_time_of_which_most_is_known_is_said(system: Actor, asta: Actor, today: date) -> None:
    for number in range(4):
        placement = made(system, last_day=add_months(today, -12))
        for months in (3, 6, 12)[: 1 + (number < 3) + (number < 1)]:
            checked(placement, months, JOB, actor=asta)
    found = overview(actor=asta, on=today)
    assert words.lasting(found).startswith("6 månader efter hade mellan")
    assert [row[3].value for row in lasting(found).rows] == [4, 3, 1]


def test_all_known_is_said_without_bounds(system: Actor, asta: Actor, today: date) -> None:
    checked(made(system, last_day=add_months(today, -4)), 3, JOB, actor=asta)
    said = words.lasting(overview(actor=asta, on=today)).replace("\xa0", " ")
    assert said == "3 månader efter hade 100,0 % av 1 arbete eller studier."


def test_where_most_is_unknown_the_shortest_time_is_said(system: Actor, asta: Actor, today: date) -> None:
    for _ in range(3):
        made(system, last_day=add_months(today, -12))
    assert words.lasting(overview(actor=asta, on=today)).startswith("3 månader efter hade mellan")


def test_as_many_queries_for_two_as_for_twenty(
    system: Actor, asta: Actor, today: date, signed_in: SignedIn, django_assert_num_queries: Any
) -> None:
    client = signed_in(asta)
    for number in (2, 18):
        for _ in range(number):
            checked(made(system, last_day=add_months(today, -7)), 6, JOB, actor=asta)
        client.get("/oversikt/")
        with django_assert_num_queries(13):
            client.get("/oversikt/")
