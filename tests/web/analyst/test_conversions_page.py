"""The page about internships that lead to an employment, and who may see what on it."""

import re
from html import unescape

import pytest
from django.test import Client
from tests.apps.reports.test_conversions import ended
from tests.web.analyst.conftest import SignedIn

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace

PATH = "/oversikt/praktik/"


@pytest.fixture
def internships(system: Actor, measures: None, places: list[Workplace]) -> None:
    """Twelve that ended ten days ago, and eight that ended four months ago."""
    for number in range(20):
        ended(system, places[number % 2 * 2], number, ago=10 if number < 12 else 120)


def read(client: Client) -> str:
    response = client.get(PATH)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_share_stands_first_with_its_bounds(internships: None, asta: Actor, signed_in: SignedIn) -> None:
    page = read(signed_in(asta))
    assert re.search(r"Av 20 som slutade praktik gick mellan 35,0\s% och 65,0\s% till en anställning\.", page)
    assert "För 6 är det okänt." in page
    assert "Kvartal 4 2026 hittills" in page
    assert "Barn och utbildning" in page
    assert "Ingen orsak skriven" in page
    assert "Så räknas det" in page


def test_a_number_leads_to_as_many_cases(internships: None, asta: Actor, signed_in: SignedIn) -> None:
    client = signed_in(asta)
    found = re.findall(r'<a[^>]*href="(/placeringar/\?[^"]+)"[^>]*>(\d+)<', read(client))
    assert len(found) == 5
    for url, number in found:
        assert client.get(unescape(url)).context["page"].count == int(number)


def test_protected_numbers_lead_nowhere_and_say_so(internships: None, anton: Actor, signed_in: SignedIn) -> None:
    page = read(signed_in(anton))
    assert "Siffrorna är skyddade" in page
    assert "/placeringar/" not in page
    assert "hittills" not in page
    assert "Visa praktik som slutar snart" not in page


def test_nothing_has_ended(asta: Actor, signed_in: SignedIn) -> None:
    page = read(signed_in(asta))
    assert "Ingen praktik slutade i perioden." in page
    assert "Ingen praktik har slutat" in page


def test_the_overview_and_the_board_lead_there(internships: None, asta: Actor, signed_in: SignedIn) -> None:
    client = signed_in(asta)
    assert f'href="{PATH}"' in client.get("/praktik-till-anstallning/").content.decode()
    assert f'href="{PATH}"' in client.get("/oversikt/").content.decode()


@pytest.mark.parametrize("who", ["malik", "ursula"])
def test_a_stranger_may_not_enter(who: str, signed_in: SignedIn, request: pytest.FixtureRequest) -> None:
    assert signed_in(request.getfixturevalue(who)).get(PATH).status_code == 403
