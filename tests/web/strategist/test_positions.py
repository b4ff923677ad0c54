"""Positions in the browser: the list, one with its week, moved on by those who may, and measured by the manager."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import TODAY
from tests.factories.positions import make_filled, make_position
from tests.factories.register import make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.positions.enums import State
from talja.apps.positions.models import Measured, Position

LIST = "/befattningar/"


@pytest.fixture
def position(asta: Actor, ekens_forskola: Workplace) -> Position:
    return make_position(actor=asta, workplace=ekens_forskola)


def test_an_empty_list_tells_where_positions_come_from(as_asta: Client) -> None:
    assert "Inga befattningar här" in as_asta.get(LIST).content.decode()


def test_an_outsider_and_a_stranger_get_nothing(as_ursula: Client, client: Client, position: Position) -> None:
    for address in (LIST, f"{LIST}{position.key}/", f"{LIST}{position.key}/lage/agreed/"):
        assert as_ursula.get(address).status_code == 403
        assert client.get(address).status_code == 302


def test_a_manager_does_not_see_a_position_elsewhere(as_malik: Client, asta: Actor) -> None:
    elsewhere = make_position(actor=asta, workplace=make_workplace("Solrosen"))
    assert "Serviceassistent" not in as_malik.get(LIST).content.decode()
    for end in ("", "lage/agreed/", "frigjort/weeks_6/"):
        assert as_malik.get(f"{LIST}{elsewhere.key}/{end}").status_code == 404
    assert as_malik.get(f"{LIST}{elsewhere.key}/text/").status_code == 403


def test_its_week_its_tasks_and_what_it_demands_are_shown(as_asta: Client, position: Position) -> None:
    html = as_asta.get(f"{LIST}{position.key}/").content.decode()
    for words in (
        "Duka fram frukost",
        "07.00–07.30",
        "30 min, 5 dagar i veckan",
        "1 tim, en dag i veckan, 26 veckor om året",
        "kan föra ett enkelt samtal på svenska, följer hygienrutiner",
        "50 % av heltid",
        "3 tim",
    ):
        assert words in html, words
    assert "Tid som frigörs" not in html


def test_it_is_moved_on_and_filled_from_a_day(as_asta: Client, position: Position) -> None:
    page = f"{LIST}{position.key}/"
    for state in ("agreed", "open"):
        assert as_asta.post(f"{page}lage/{state}/").url == page
    tomorrow = as_asta.post(f"{page}lage/filled/", {"first_day": TODAY + timedelta(days=1)})
    assert tomorrow.status_code == 422
    assert "Dagen har inte varit än" in tomorrow.content.decode()
    wrong = as_asta.post(f"{page}lage/filled/", {"first_day": "2026-02-30"})
    assert "Det finns ingen sådan dag" in wrong.content.decode()
    as_asta.post(f"{page}lage/filled/", {"first_day": "2026-11-02"})
    position.refresh_from_db()
    assert (position.state, position.filled_day) == (State.FILLED, date(2026, 11, 2))
    html = as_asta.get(page).content.decode()
    assert "Skriv att den är ledig igen" in html
    assert "kan mätas från 2026-12-14" in html
    as_asta.post(f"{page}lage/open/")
    position.refresh_from_db()
    assert position.state == State.OPEN


def test_closing_asks_why_and_an_impossible_move_says_so(as_asta: Client, position: Position) -> None:
    page = f"{LIST}{position.key}/"
    assert as_asta.post(f"{page}lage/closed/", {"reason": ""}).status_code == 422
    assert "hunnit byta läge" in as_asta.post(f"{page}lage/open/").content.decode()
    assert as_asta.get(f"{page}lage/described/").status_code == 404
    as_asta.post(f"{page}lage/closed/", {"reason": "Dubblett"})
    html = as_asta.get(page).content.decode()
    assert "Dubblett" in html
    assert "Ändra texten" not in html
    assert "Serviceassistent" not in as_asta.get(LIST).content.decode()
    assert "Serviceassistent" in as_asta.get(f"{LIST}?lage=closed").content.decode()


def test_the_manager_says_yes_and_tells_what_it_frees(as_malik: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    position = make_filled(actor=asta, workplace=ekens_forskola, days_ago=50)
    page = f"{LIST}{position.key}/"
    assert f"{page}frigjort/weeks_6/" in as_malik.get(page).content.decode()
    keys = list(position.tasks.order_by("order").values_list("key", flat=True))
    half = as_malik.post(f"{page}frigjort/weeks_6/", {str(keys[0]): "120"})
    assert half.status_code == 422
    assert not Measured.objects.exists()
    as_malik.post(f"{page}frigjort/weeks_6/", {str(keys[0]): "120", str(keys[1]): "0", "note": "Bra"})
    html = as_malik.get(page).content.decode()
    assert "2 tim" in html
    assert "67 % av det utlovade" in html
    assert "2 tim" in as_malik.get(LIST).content.decode()


def test_it_is_not_measured_too_early_or_on_an_occasion_that_is_not(
    as_asta: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    position = make_filled(actor=asta, workplace=ekens_forskola, days_ago=50)
    page = f"{LIST}{position.key}/"
    answer = as_asta.get(f"{page}frigjort/months_3/", follow=True)
    assert "för tidigt att fråga" in answer.content.decode()
    assert as_asta.get(f"{page}frigjort/years_3/").status_code == 404
    assert as_asta.get(f"{page}frigjort/weeks_6/").status_code == 200


def test_the_text_is_changed_and_somebody_elses_change_is_not_written_over(as_asta: Client, position: Position) -> None:
    page = f"{LIST}{position.key}/text/"
    said = {"title": "Måltidsvärd", "description": "Dukar.", "development": "Kock", "if_empty": "Vi dukar själva."}
    assert as_asta.post(page, said | {"version": 1}).status_code == 302
    html = as_asta.get(f"{LIST}{position.key}/").content.decode()
    for words in ("Måltidsvärd", "Dukar.", "Kock", "Vi dukar själva."):
        assert words in html
    late = as_asta.post(page, said | {"version": 1})
    assert late.status_code == 422
    assert "Någon annan har ändrat" in late.content.decode()
    assert as_asta.post(page, {"title": " ", "version": 2}).status_code == 422


def test_the_list_asks_as_often_for_two_as_for_twenty(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    counts = []
    as_asta.get(LIST)
    for count in (2, 20):
        while Position.objects.count() < count:
            make_filled(actor=asta, workplace=ekens_forskola, days_ago=50)
        with CaptureQueriesContext(connection) as queries:
            as_asta.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]
