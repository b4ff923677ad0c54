"""The question turned round: a budget gives an extent or a wage, and what it gives costs no more than the budget."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from tests.web.public.test_calculator import TOLD, words

BUDGET = {name: value for name, value in TOLD.items() if name not in {"wage", "extent"}} | {"budget": "9000"}

pytestmark = pytest.mark.django_db


def page(client: Client, told: dict[str, str] | None = None, *, status: int = 200) -> str:
    response = client.get("/rakna/omvant/", told)
    assert response.status_code == status
    return unescape(response.content.decode()).replace("\u00a0", " ")


def test_it_opens_with_an_example(client: Client) -> None:
    shown = page(client)
    assert "Ett exempel" in shown
    assert "Omfattning, högst" in shown


def test_a_wage_gives_an_extent(client: Client) -> None:
    said = words(page(client, {**BUDGET, "wage": "25000"}))
    assert "9 000 kr i månaden räcker till 40 % av heltid, med nystartsjobb." in said


def test_an_extent_gives_a_wage(client: Client) -> None:
    shown = page(client, {**BUDGET, "extent": "75"})
    assert "Lön på heltid, högst" in shown
    assert "med nystartsjobb" in shown


def test_what_is_found_leads_to_an_answer_within_the_budget(client: Client) -> None:
    shown = page(client, {**BUDGET, "wage": "25000"})
    address = next(one for one in re.findall(r'href="([^"]+#nystartsjobb)"', shown))
    assert "extent=40" in address
    assert "budget" not in address
    answer = words(unescape(client.get(address).content.decode()).replace("\u00a0", " "))
    found = re.search(r"Lägst kostnad ger nystartsjobb: du betalar ([\d ]+) kr", answer)
    assert found
    assert Decimal(found[1].replace(" ", "")) <= 9000


def test_what_cannot_be_had_is_left_out(client: Client) -> None:
    assert "Nystartsjobb" not in page(client, {**BUDGET, "wage": "25000", "redundancy_12_months": "ja"})


def test_a_budget_of_nothing_is_enough_for_nothing(client: Client) -> None:
    said = words(page(client, {**BUDGET, "budget": "0", "wage": "25000"}))
    assert "räcker det inte till någon form med stöd" in said
    assert "Räcker inte" in said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "Skriv lönen, så räknar vi ut omfattningen"),
        ({"wage": "25000", "extent": "50"}, "Lämna lönen eller omfattningen tom"),
        ({"extent": "37,5"}, "hela procent"),
        ({"extent": "150"}, "mer än 100 procent"),
        ({"wage": "25000", "budget": ""}, "Skriv hur mycket du har"),
        ({"wage": "25000", "budget": "-1"}, "0 eller mer"),
        ({"wage": "25000", "budget": "900000"}, "högre än 200 000"),
    ],
)
def test_what_cannot_be_asked_is_said(client: Client, told: dict[str, str], said: str) -> None:
    assert said in page(client, {**BUDGET, **told}, status=422)
