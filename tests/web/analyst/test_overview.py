"""The overview's page: the conclusion, the figures, and a way to every case for those who may see it."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.factories.register import make_person, make_placement
from tests.web.analyst.conftest import SignedIn

from talja.apps.organisation.actors import Actor

PATH = "/oversikt/"


def read(client: Client, **query: str) -> str:
    response = client.get(PATH, query)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def links(page: str) -> list[tuple[str, str]]:
    """The address and the words of every way to a list of cases."""
    return [
        (unescape(url), words) for url, words in re.findall(r'<a[^>]*href="(/placeringar/\?[^"]+)"[^>]*>([^<]+)<', page)
    ]


@pytest.mark.parametrize("who", ["malik", "ursula"])
def test_a_stranger_may_not_enter(who: str, signed_in: SignedIn, request: pytest.FixtureRequest) -> None:
    client = signed_in(request.getfixturevalue(who))
    for path in (PATH, f"{PATH}oversikt.xlsx", f"{PATH}oversikt.csv"):
        assert client.get(path).status_code == 403


@pytest.mark.django_db
def test_nobody_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(PATH).status_code == 302


def test_the_conclusion_stands_first(register: None, goals: None, asta: Actor, signed_in: SignedIn) -> None:
    page = read(signed_in(asta))
    assert re.search(r"<strong>38 anställningar med stöd pågår, 92 färre än utgångsläget 130\.</strong>", page)
    assert "Målet är 160: 122 till." in page
    assert "Den som har sista dagen i månaden som sin sista dag räknas som slutad månaden efter." in page
    assert "Jämförs med 313 arbetslösa i kommunen. Uppgiften gäller 2026-01-01." in page
    assert "Så räknas det" in page


def test_every_way_to_cases_leads_to_as_many_as_it_says(
    register: None, goals: None, asta: Actor, signed_in: SignedIn
) -> None:
    client = signed_in(asta)
    found = links(read(client))
    assert len(found) > 50
    for url, words in dict(found).items():
        (number,) = re.findall(r"\d+", words)
        cases = client.get(url)
        assert cases.status_code == 200
        assert cases.context["page"].count == int(number), url


def test_protected_numbers_lead_nowhere_and_say_so(
    register: None, goals: None, anton: Actor, signed_in: SignedIn
) -> None:
    page = read(signed_in(anton))
    assert "Siffrorna är skyddade" in page
    assert re.search(r"<strong>Ungefär 40 anställningar med stöd pågår, ungefär 90 färre", page)
    assert links(page) == []
    assert "Uppgifter som saknas" not in page
    assert ">..<" in page


def test_an_empty_register_says_nothing_false(asta: Actor, signed_in: SignedIn) -> None:
    page = read(signed_in(asta))
    assert "<strong>0 anställningar med stöd pågår.</strong>" in page
    assert "Ingen anställning med stöd slutade i perioden." in page
    assert "Inget saknas." in page
    assert links(page) == []


def test_a_past_day_and_a_year(register: None, asta: Actor, signed_in: SignedIn) -> None:
    client = signed_in(asta)
    page = read(client, known="2026-11-01")
    assert "Så såg det ut då" in page
    assert "Pågående gäller 2026-11-01. Började och slutade gäller 2025-11-02 – 2026-11-01." in page
    assert links(page) == []
    assert "Började och slutade gäller 2025-01-01 – 2025-12-31." in read(client, period="2025")
    assert "Började och slutade gäller 2026-03-01 – 2026-11-22." in read(client, from_day="2026-03-01")
    assert "Så såg det ut då" not in read(client, known="2026-11-22")


@pytest.mark.parametrize(
    "query",
    [
        {"known": "2027-01-01"},
        {"known": "i går"},
        {"from_day": "2026-11-23"},
        {"from_day": "1812-01-01"},
        {"period": "1"},
    ],
)
def test_what_makes_no_sense_is_said_and_left(query: dict[str, str], asta: Actor, signed_in: SignedIn) -> None:
    page = read(signed_in(asta), **query)
    assert "Något behöver rättas" in page
    assert "Började och slutade gäller 2025-11-23 – 2026-11-22." in page


def test_the_outcome_is_said_with_its_bounds(register: None, goals: None, asta: Actor, signed_in: SignedIn) -> None:
    page = read(signed_in(asta))
    assert re.search(r"Av \d+ som slutade gick mellan [\d,]+\s% och [\d,]+\s% vidare till arbete eller studier\.", page)
    assert re.search(r"Målet är 70\s% och är inte nått, hur det än gick för de okända\.", page)


def test_as_many_queries_for_two_as_for_twenty(
    system: Actor, asta: Actor, signed_in: SignedIn, django_assert_num_queries: Any
) -> None:
    client = signed_in(asta)
    for number in (2, 18):
        for _ in range(number):
            make_placement(actor=system, person=make_person(actor=system, sex="woman"))
        client.get(PATH)
        with django_assert_num_queries(13):
            client.get(PATH)
