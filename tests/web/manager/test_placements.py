"""What a manager sees: their own workplaces, in reduced form, and nothing else."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.register import make_person, make_placement, make_workplace

from talja.apps.audit.models import ReadEvent
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import end_placement

LIST = "/mina-arbetsplatser/"


@pytest.fixture
def mine(asta: Actor, ekens_forskola: Workplace) -> Placement:
    person = make_person(actor=asta, family_name="Öberg")
    return make_placement(
        actor=asta,
        person=person,
        workplace=ekens_forskola,
        measure="lonebidrag_trygghet",
        decision_reference="AF-HEMLIGT",
        planned_last_day=date(2026, 12, 2),
        extent=75,
    )


def test_a_manager_without_anybody(as_malik: Client) -> None:
    assert as_malik.get("/").url == "/min-dag/"
    assert "Ingen här just nu" in as_malik.get(LIST).content.decode()


def test_only_the_category_is_shown_never_the_form_the_decision_or_the_number(
    as_malik: Client, mine: Placement
) -> None:
    for address in (LIST, f"{LIST}{mine.key}/"):
        html = as_malik.get(address).content.decode()
        assert "Alva Öberg" in html
        assert "anställning med stöd" in html
        for secret in ("Lönebidrag", "trygghet", "AF-HEMLIGT", mine.person.number[:8]):
            assert secret not in html
    assert ReadEvent.objects.latest("pk").persons == str(mine.person.key)


def test_why_somebody_left_is_not_shown(as_malik: Client, asta: Actor, mine: Placement) -> None:
    end_placement(
        placement_key=mine.key, last_day=date(2026, 11, 1), reason="ill", destination="ill", kolada="E", actor=asta
    )
    for address in (f"{LIST}?state=ended", f"{LIST}{mine.key}/"):
        html = as_malik.get(address).content.decode()
        assert "Alva Öberg" in html
        assert "sjuk" not in html


def test_other_workplaces_and_protected_persons_are_not_there(
    as_malik: Client, asta: Actor, protector: Actor, ekens_forskola: Workplace
) -> None:
    elsewhere = make_placement(actor=asta, workplace=make_workplace("Annanstans"))
    secret = make_person(actor=protector, family_name="Hemlig", protection="sekretessmarkering")
    hidden = make_placement(actor=protector, person=secret, workplace=ekens_forskola)
    html = as_malik.get(LIST).content.decode()
    assert "Ingen här just nu" in html
    assert "Skyddad" not in html
    for placement in (elsewhere, hidden):
        assert as_malik.get(f"{LIST}{placement.key}/").status_code == 404


def test_the_rest_of_the_register_is_closed(as_malik: Client, mine: Placement) -> None:
    person = mine.person.key
    for address in (
        "/placeringar/",
        f"/placeringar/{mine.key}/",
        "/personer/",
        f"/personer/{person}/",
        "/placeringar/ny/",
    ):
        assert as_malik.get(address).status_code == 403
    assert as_malik.post("/placeringar/hamta/xlsx/").status_code == 403


def test_those_who_see_everything_have_the_whole_list_instead_and_others_nothing(
    as_asta: Client, as_ursula: Client, client: Client, mine: Placement
) -> None:
    assert as_asta.get(LIST).url == "/placeringar/"
    assert as_asta.get(f"{LIST}{mine.key}/").url == f"/placeringar/{mine.key}/"
    assert as_ursula.get(LIST).status_code == as_ursula.get(f"{LIST}{mine.key}/").status_code == 403
    assert client.get(LIST).status_code == 302


@pytest.mark.parametrize("query", ["?state=drop", "?page=x", "?page=7", "?state=running&page=-1"])
def test_what_makes_no_sense_shows_those_who_are_here_now(as_malik: Client, mine: Placement, query: str) -> None:
    assert "Alva Öberg" in as_malik.get(f"{LIST}{query}").content.decode()


def test_the_number_of_queries_is_the_same_for_1_and_30_rows(
    as_malik: Client, asta: Actor, mine: Placement, ekens_forskola: Workplace
) -> None:
    def queries() -> int:
        as_malik.get(LIST)
        with CaptureQueriesContext(connection) as caught:
            as_malik.get(LIST)
            return len(caught)

    few = queries()
    for _ in range(29):
        make_placement(actor=asta, workplace=ekens_forskola)
    assert queries() == few <= 8
