"""The placement list: filters, sorting, search, masking, and the same answer with and without htmx."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.clients import HTMX
from tests.factories.register import make_person, make_placement, make_unit, make_workplace

from talja.apps.audit.models import ReadEvent
from talja.apps.organisation.actors import Actor
from talja.apps.placements.operations import end_placement

LIST = "/placeringar/"


def page(client: Client, query: str = "", **extra: Any) -> str:
    response = client.get(f"{LIST}{query}", **extra)
    assert response.status_code == 200
    return str(response.content.decode())


def names(html: str) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*><a href="[^"]+">([^<]+)</a>', html)


def place(actor: Actor, family_name: str, **facts: Any) -> None:
    person = make_person(actor=actor, given_name="Alva", family_name=family_name, **facts.pop("person", {}))
    make_placement(actor=actor, person=person, **facts)


def test_only_those_who_see_measures_enter(as_malik: Client, as_ursula: Client, client: Client) -> None:
    assert as_malik.get(LIST).status_code == 403
    assert as_ursula.get(LIST).status_code == 403
    assert client.get(LIST).status_code == 302


def test_running_ones_are_shown_in_swedish_order(as_asta: Client, asta: Actor) -> None:
    for name in ("Öberg", "Ek", "Zetterlund", "Åkesson", "Ängquist"):
        place(asta, name)
    place(asta, "Senare", first_day=date(2027, 1, 1))
    html = page(as_asta)
    assert names(html) == ["Alva Ek", "Alva Zetterlund", "Alva Åkesson", "Alva Ängquist", "Alva Öberg"]
    assert names(page(as_asta, "?order=-name"))[0] == "Alva Öberg"
    assert names(page(as_asta, "?state=planned")) == ["Alva Senare"]
    assert len(names(page(as_asta, "?state=all"))) == 6


def test_filters_narrow_and_stand_as_chips_that_take_them_away(as_asta: Client, asta: Actor) -> None:
    care = make_unit("Omsorg")
    here = make_workplace("Björkbacken", unit=care)
    place(asta, "Ek", workplace=here)
    place(asta, "Öberg", measure="arbetspraktik")
    html = page(as_asta, f"?unit={care.key}&measure=nystartsjobb")
    assert names(html) == ["Alva Ek"]
    assert "Förvaltning eller enhet: Omsorg" in html
    assert f'href="/placeringar/?unit={care.key}"' in html  # the chip that takes the measure away
    assert names(page(as_asta, "?category=internship")) == ["Alva Öberg"]
    assert len(names(page(as_asta, "?category=internship&category=subsidised"))) == 2
    assert len(names(page(as_asta, "?category=internship,subsidised"))) == 2


def test_ends_within_is_told_with_days_left_and_a_notice(as_asta: Client, asta: Actor) -> None:
    place(asta, "Snart", planned_last_day=date(2026, 12, 2))
    place(asta, "Sen", planned_last_day=date(2027, 5, 1))
    place(asta, "Passerad", planned_last_day=date(2026, 11, 1))
    html = page(as_asta, "?ends_within=30")
    assert names(html) == ["Alva Snart"]
    assert "10 dagar kvar" in html
    assert "slutar snart" in html
    everything = page(as_asta, "?order=ends")
    assert names(everything) == ["Alva Passerad", "Alva Snart", "Alva Sen"]
    assert "slutdatum passerat" in everything
    assert "21 dagar sedan" in everything


@pytest.mark.parametrize(
    "query",
    ["?started_from=2026-02-30", "?unit=inte-ett-id", "?sex=x", "?ends_within=-1", "?state=%00", "?missing=<b>"],
)
def test_what_makes_no_sense_is_told_and_filters_nothing(as_asta: Client, asta: Actor, query: str) -> None:
    place(asta, "Ek")
    html = page(as_asta, query)
    assert names(html) == ["Alva Ek"]
    assert "Vi förstod inte det här" in html


@pytest.mark.parametrize("query", ["?page=999999999999", "?page=x", "?page=-1", "?page=²", "?order=drop"])
def test_a_page_or_order_that_does_not_exist_is_the_nearest(as_asta: Client, asta: Actor, query: str) -> None:
    place(asta, "Ek")
    assert names(page(as_asta, query)) == ["Alva Ek"]


def test_the_words_of_a_search_are_posted_and_never_stand_in_an_address(as_asta: Client, asta: Actor) -> None:
    place(asta, "Ek")
    place(asta, "Öberg")
    response = as_asta.post(f"{LIST}sok/", {"text": "Öb", "query": "category=subsidised"})
    assert response.url == "/placeringar/?category=subsidised&search=1"
    html = page(as_asta, "?category=subsidised&search=1")
    assert names(html) == ["Alva Öberg"]
    assert "Sök: Öb" in html
    assert not re.search(r'href="[^"]*Öb|%C3%96b', html)
    assert len(names(page(as_asta))) == 2  # without the mark in the address nothing is searched for
    assert as_asta.post(f"{LIST}sok/", {"text": " ", "query": "search=1"}).url == LIST


def test_the_fragment_is_the_same_as_the_page(as_asta: Client, asta: Actor) -> None:
    place(asta, "Ek", planned_last_day=date(2026, 12, 2))
    for query in ("", "?state=ended", "?category=subsidised&order=-ends", "?sex=q"):
        fragment = page(as_asta, query, **HTMX).strip()
        assert fragment.startswith('<div class="t-stack" id="placements">')
        assert without_tokens(fragment) in without_tokens(page(as_asta, query))


def test_the_address_that_htmx_shows_holds_only_what_is_chosen(as_asta: Client) -> None:
    response = as_asta.get(f"{LIST}?measure=&category=internship&unit=&state=running", **HTMX)
    assert response["HX-Push-Url"] == "/placeringar/?state=running&category=internship"


def without_tokens(html: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)


def test_the_fragment_and_the_page_are_not_mixed_up_by_a_cache(as_asta: Client) -> None:
    assert "HX-Request" in as_asta.get(LIST)["Vary"]


def test_the_list_is_come_back_to_as_it_was(as_asta: Client, asta: Actor) -> None:
    placement = make_placement(actor=asta)
    page(as_asta, "?category=subsidised&order=-ends")
    html = as_asta.get(f"{LIST}{placement.key}/").content.decode()
    assert 'href="/placeringar/?category=subsidised&amp;order=-ends"' in html


def test_the_number_of_queries_is_small_and_the_same_for_2_and_60_rows(as_asta: Client, asta: Actor) -> None:
    def queries() -> int:
        page(as_asta)  # warms what is kept for a minute
        with CaptureQueriesContext(connection) as caught:
            page(as_asta)
            return len(caught)

    place(asta, "Ek")
    place(asta, "Öberg")
    few = queries()
    for number in range(58):
        place(asta, f"Person{number}")
    assert queries() == few <= 8


def test_a_protected_person_is_masked_comes_last_and_is_not_found_by_name_or_place(
    as_asta: Client, as_protector: Client, asta: Actor, protector: Actor
) -> None:
    here = make_workplace("Hemliga huset")
    place(protector, "Aaberg", workplace=here, person={"protection": "sekretessmarkering"})
    place(asta, "Öberg")
    html = page(as_asta)
    assert names(html) == ["Alva Öberg", "Skyddad person"]
    assert "Aaberg" not in html
    assert "Hemliga huset</span>" not in html
    assert names(page(as_asta, f"?workplace={here.key}")) == []
    assert names(page(as_protector))[0] == "Alva Aaberg"


def test_reading_the_list_is_recorded(as_asta: Client, asta: Actor) -> None:
    placement = make_placement(actor=asta)
    page(as_asta)
    event = ReadEvent.objects.latest("pk")
    assert (event.code, event.persons, event.actor_key) == ("placement_list", str(placement.person.key), asta.key)


def test_an_ended_one_is_found_by_where_it_led(as_asta: Client, asta: Actor) -> None:
    placement = make_placement(actor=asta)
    end_placement(
        placement_key=placement.key,
        last_day=date(2026, 6, 1),
        reason="got_work",
        destination="ordinary_municipal_job",
        kolada="A",
        actor=asta,
    )
    assert len(names(page(as_asta, "?state=ended&destination=ordinary_municipal_job"))) == 1
    assert len(names(page(as_asta, "?state=ended&destination=unknown"))) == 0
    assert len(names(page(as_asta, "?state=ended&ended_from=2026-06-01&ended_to=2026-06-01"))) == 1


def test_nothing_found_says_what_to_do(as_asta: Client) -> None:
    html = page(as_asta, "?category=activity")
    assert "Inga placeringar passar" in html
    assert "Rensa filter" in html
