"""The public calculator: an answer at once, all forms side by side, and nothing asked that tells who somebody is."""

import re
from html import unescape

import pytest
from django.test import Client

from talja.core.rules.book import load_book

TOLD = {
    "wage": "27000",
    "extent": "75",
    "first_day": "2027-02-01",
    "age": "25-66",
    "po": "45",
    "employer": "municipality",
    "collective_agreement": "ja",
    "electronic_wages": "ja",
    "tax_debt": "nej",
    "relative_of_employer": "nej",
    "redundancy_12_months": "nej",
    "registered_unemployed": "ja",
    "months_without_work": "37",
    "newcomer": "nej",
    "reduced_capacity": "nej",
}

pytestmark = pytest.mark.django_db


def page(client: Client, told: dict[str, str] | None = None, *, status: int = 200) -> str:
    response = client.get("/rakna/", told)
    assert response.status_code == status
    return unescape(response.content.decode()).replace("\u00a0", " ")


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_it_opens_with_an_example_for_everybody(client: Client) -> None:
    shown = page(client)
    assert "Ett exempel" in shown
    assert 'value="25000"' in shown
    assert "Vanlig anställning utan stöd" in shown
    assert set(client.get("/rakna/").cookies) == {"csrftoken"}


def test_the_example_is_gone_once_something_is_told(client: Client) -> None:
    assert "Ett exempel" not in page(client, TOLD)


def test_what_can_be_had_says_what_it_costs_and_why(client: Client) -> None:
    shown = words(page(client, TOLD))
    assert "Lägst kostnad ger nystartsjobb: du betalar 17 580 kr i månaden." in shown
    assert "det lägsta av 20 250 kr och 20 000 kr × 75 %" in shown
    assert "Utan stöd 29 363 kr i månaden" in shown
    assert "Regelbok" in shown


def test_what_cannot_be_had_says_why_with_its_paragraph(client: Client) -> None:
    shown = page(client, {**TOLD, "redundancy_12_months": "ja"})
    out = words(shown[shown.index('id="gar-inte"') :])
    assert "Nystartsjobb" in out
    assert "SFS 2018:43 20–22 a §§" in out


def test_every_form_of_the_day_is_somewhere_on_the_page(client: Client) -> None:
    shown = page(client)
    for scheme in load_book().schemes.values():
        assert scheme.title in shown, scheme.code


def test_what_is_not_known_leads_to_its_question(client: Client) -> None:
    shown = page(client, {**TOLD, "redundancy_12_months": ""})
    assert 'href="#id_redundancy_12_months"' in shown
    assert 'id="id_redundancy_12_months"' in shown


def test_the_address_gives_the_same_answer_again(client: Client) -> None:
    shown = page(client, TOLD)
    found = re.search(r'id="address"[^>]* value="http://testserver(/rakna/\?[^"]+)"', shown)
    assert found
    again = unescape(client.get(found[1]).content.decode()).replace("\u00a0", " ")
    start = 'id="svar"'
    assert again[again.index(start) :] == shown[shown.index(start) :]


def test_what_was_unticked_stays_unknown_in_the_address(client: Client) -> None:
    shown = page(client, {**TOLD, "tax_debt": ""})
    found = re.search(r'id="address"[^>]* value="([^"]+)"', shown)
    assert found
    assert "tax_debt=&" in found[1] + "&"


def test_nothing_on_the_form_tells_who_somebody_is(client: Client) -> None:
    names = set(re.findall(r'name="([a-z_0-9]+)"', page(client)))
    assert not names & {"name", "birth_date", "number", "personnummer", "email", "birth_year"}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"wage": ""}, "Skriv månadslönen på heltid"),
        ({"wage": "150"}, "Skriv månadslönen, inte timlönen"),
        ({"wage": "2500000"}, "högre än 200 000 kronor"),
        ({"wage": "mycket"}, "Skriv ett tal med siffror"),
        ({"wage": "99999999999999999999"}, "Talet är för stort"),
        ({"wage": "-25000"}, "för låg för en månad"),
        ({"wage": "NaN"}, "Skriv ett tal med siffror"),
        ({"wage": "1e9"}, "högre än 200 000 kronor"),
        ({"extent": "101"}, "mer än 100 procent"),
        ({"extent": "0"}, "minst 1 procent"),
        ({"first_day": "2027-02-30"}, "Den dagen finns inte"),
        ({"first_day": "2009-01-01"}, "från 2014"),
        ({"first_day": "2099-01-01"}, "mer än två år fram"),
        ({"last_day": "2027-01-31"}, "före första dagen"),
        ({"last_day": "2099-01-01"}, "inom fem år"),
        ({"age": "alla"}, "Välj en av åldrarna"),
        ({"po": "450"}, "mer än 100 procent"),
        ({"po": "0"}, "arbetsgivaravgifterna ingår"),
        ({"newcomer": "kanske"}, "kanske"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(client: Client, told: dict[str, str], said: str) -> None:
    shown = page(client, {**TOLD, **told}, status=422)
    assert said in shown
    assert "Något behöver rättas" in shown
    assert 'id="svar"' not in shown
    for name, value in {**TOLD, **told}.items():
        if name in {"extent", "po", "first_day"} and name not in told:
            assert f'value="{value}"' in shown
    given = next(iter(told.values()))
    if told.keys() & {"wage", "first_day", "last_day"} and given:
        assert f'value="{given}"' in shown


@pytest.mark.parametrize("written", ["27 000", "27.000", "27000,00", "27 000 kr", "27\u00a0000:-"])
def test_a_wage_may_be_written_as_people_do(client: Client, written: str) -> None:
    assert "17 580 kr" in page(client, {**TOLD, "wage": written})


def test_a_day_long_ago_is_counted_with_the_rules_of_its_time(client: Client) -> None:
    shown = words(page(client, {**TOLD, "first_day": "2016-02-01"}))
    assert "Traineejobb" in shown
    assert "går att börja från" in shown


def test_it_can_be_asked_without_an_age_that_the_law_knows(client: Client) -> None:
    shown = page(client, {**TOLD, "age": "under-18"})
    out = words(shown[shown.index('id="gar-inte"') :])
    assert "Personen har fyllt 20 år" in out


def test_posting_changes_nothing(client: Client) -> None:
    assert client.post("/rakna/", TOLD).status_code in {200, 403, 405}


def test_what_is_not_sure_is_not_said_to_be(client: Client) -> None:
    shown = words(page(client))
    assert "Kanske introduktionsjobb" in shown
    assert "Introduktionsjobb, om det går" in shown
    assert "Lägst kostnad" not in shown


def test_when_no_support_fits_it_says_so(client: Client) -> None:
    shown = words(page(client, {**TOLD, "redundancy_12_months": "ja"}))
    assert "Inget stöd passar det du har svarat. Nedan står varför." in shown


def test_when_support_may_be_had_but_not_worked_out_it_says_so(client: Client) -> None:
    told = {**TOLD, "newcomer": "nej", "programme": "none", "months_without_work": "0", "reduced_capacity": "ja"}
    assert "beloppet går inte att räkna ut än" in words(page(client, told))


@pytest.mark.parametrize("path", ["/rakna/", "/rakna/omvant/", "/rakna/excel", "/rakna/pdf"])
@pytest.mark.parametrize(
    "query",
    [
        "wage=%00",
        "wage=1e999999999",
        "wage=" + "9" * 5000,
        "wage=25000&first_day=9999-99-99",
        "wage=25000&first_day=0001-01-01",
        "wage=25000&extent=%3Cscript%3E",
        "wage=25000&extent=50&first_day=2027-01-01&age=25-66&po=sNaN",
        "wage=25000&extent=50&first_day=2027-01-01&age=25-66&programme=%00",
    ],
)
def test_an_address_that_somebody_made_up_breaks_nothing(client: Client, path: str, query: str) -> None:
    assert client.get(f"{path}?{query}").status_code in {200, 302, 422}
