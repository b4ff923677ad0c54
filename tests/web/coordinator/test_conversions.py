"""The board of internships that end, and what it takes to make an employment of one."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import TODAY
from tests.factories.register import make_person, make_placement, make_workplace

from talja.apps.agreements.models import Agreement, Conversion
from talja.apps.agreements.operations import offer_employment
from talja.apps.audit.models import ReadEvent
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement

BOARD = "/praktik-till-anstallning/"


def intern(actor: Actor, place: Workplace, *, days: int = 40, **said) -> Placement:
    facts = {"planned_last_day": TODAY + timedelta(days=days), "extent": Decimal(50)} | said
    return make_placement(actor=actor, measure="arbetspraktik", workplace=place, **facts)


@pytest.fixture
def internship(asta: Actor, ekens_forskola: Workplace) -> Placement:
    return intern(asta, ekens_forskola)


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_board_says_what_to_do_and_by_when(as_asta: Client, internship: Placement) -> None:
    page = text(as_asta, BOARD)
    for words in ("Alva Åkesson", "Ekens förskola", "inte frågad", "Fråga arbetsplatsen", "börja inom"):
        assert words in page
    assert "per månad" not in page
    assert "per månad" in text(as_asta, f"{BOARD}?wage=24000")
    assert ReadEvent.objects.filter(code="conversion_list", persons__contains=str(internship.person.key)).exists()


@pytest.mark.parametrize("query", ["?wage=mycket", "?wage=-1", "?wish=kanske", "?page=x", "?page=99999999"])
def test_a_spoilt_address_gives_the_board_all_the_same(as_asta: Client, internship: Placement, query: str) -> None:
    response = as_asta.get(BOARD + query)
    assert response.status_code in {200, 422}
    assert "Alva Åkesson" in response.content.decode()


def test_the_wish_the_offer_and_the_way_there(as_asta: Client, internship: Placement) -> None:
    one = f"{BOARD}{internship.key}/"
    assert "Börja" in text(as_asta, one)
    assert as_asta.post(f"{one}vill/", {"wish": "yes"}).url == one
    assert "Vill behålla, enligt Asta Öberg" in text(as_asta, one)
    response = as_asta.post(f"{one}borja/", {"scheme": "nystartsjobb"})
    agreement = Agreement.objects.get(converts_key=internship.key)
    assert response.url == f"/overenskommelser/{agreement.key}/"
    assert "Fortsätt med överenskommelsen" in text(as_asta, one)
    again = as_asta.post(f"{one}borja/", {"scheme": "nystartsjobb"}, follow=True)
    assert "Någon har redan börjat" in again.content.decode()
    assert as_asta.post(f"{one}borja/", {"scheme": "finns-inte"}).status_code == 404


def test_no_answer_is_told(as_asta: Client, internship: Placement) -> None:
    response = as_asta.post(f"{BOARD}{internship.key}/vill/", {}, follow=True)
    assert "Välj ett svar." in response.content.decode()
    assert not Conversion.objects.exists()


def test_giving_up_asks_for_cause_and_why_and_can_be_undone(as_asta: Client, internship: Placement) -> None:
    one = f"{BOARD}{internship.key}/"
    assert as_asta.post(f"{one}inte/", {"cause": "money", "explanation": " "}).status_code == 422
    assert as_asta.post(f"{one}inte/", {"cause": "money", "explanation": "Ingen budget"}).url == BOARD
    assert "Alva Åkesson" not in text(as_asta, BOARD)
    assert "Pengarna: Ingen budget" in text(as_asta, one)
    as_asta.post(f"{one}ta-upp/")
    assert "Alva Åkesson" in text(as_asta, BOARD)


def test_a_protected_interns_name_and_place_are_hidden(as_asta: Client, protector: Actor) -> None:
    person = make_person(actor=protector, given_name="Skuggan", protection="sekretessmarkering")
    hidden = intern(protector, make_workplace("Gömstället"), person=person)
    for url in (BOARD, f"{BOARD}{hidden.key}/"):
        page = text(as_asta, url)
        assert "Skyddad person" in page
        assert "Skuggan" not in page
        assert "Gömstället" not in page
    assert "skyddade" in as_asta.post(f"{BOARD}{hidden.key}/vill/", {"wish": "yes"}, follow=True).content.decode()


def test_others_have_no_board(as_malik: Client, as_ursula: Client, internship: Placement) -> None:
    for client in (as_malik, as_ursula):
        for path in ("", f"{internship.key}/", f"{internship.key}/inte/"):
            assert client.get(BOARD + path).status_code == 403
        assert client.post(f"{BOARD}{internship.key}/borja/", {"scheme": "nystartsjobb"}).status_code == 403


def test_what_does_not_exist(as_asta: Client, asta: Actor) -> None:
    employment = make_placement(actor=asta, measure="nystartsjobb")
    for key in (uuid4(), employment.key):
        assert as_asta.get(f"{BOARD}{key}/").status_code == 404


def test_the_manager_answers_from_the_placement(as_malik: Client, malik: Actor, internship: Placement) -> None:
    own = f"/mina-arbetsplatser/{internship.key}/"
    assert "Svara här" in text(as_malik, own)
    assert "Vill ni behålla Alva Åkesson?" in text(as_malik, f"{own}behalla/")
    assert as_malik.post(f"{own}behalla/", {}).status_code == 422
    assert as_malik.post(f"{own}behalla/", {"wish": "maybe"}).url == own
    assert "Ni har svarat: vet inte än" in text(as_malik, own)
    assert Conversion.objects.get().wish_by == malik.key


def test_a_manager_is_asked_about_interns_at_their_own_places_only(as_malik: Client, asta: Actor, malik: Actor) -> None:
    elsewhere = intern(asta, make_workplace("Almgården"))
    assert as_malik.get(f"/mina-arbetsplatser/{elsewhere.key}/behalla/").status_code == 404
    employed = make_placement(
        actor=asta, measure="nystartsjobb", workplace=Workplace.objects.get(name="Ekens förskola")
    )
    assert "behålla" not in text(as_malik, f"/mina-arbetsplatser/{employed.key}/")
    assert as_malik.get(f"/mina-arbetsplatser/{employed.key}/behalla/").status_code == 404


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        text(client, BOARD)
    return len(queries)


def test_as_many_queries_for_two_rows_as_for_twenty(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    def more(count: int) -> int:
        for number in range(count):
            placement = intern(asta, ekens_forskola, days=20 + number)
            offer_employment(placement_key=placement.key, measure_code="nystartsjobb", actor=asta)
        return queries_of(as_asta)

    assert more(2) >= more(18)
    assert queries_of(as_asta) <= 10


def test_a_signed_out_visitor_signs_in_first(internship: Placement) -> None:
    assert Client().get(BOARD).url.startswith("/logga-in/")
