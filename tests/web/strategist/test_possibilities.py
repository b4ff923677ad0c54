"""Possibilities in the browser: the board, one of them, a call in one line, the next step, and moving it on."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import MOMENT, TODAY
from tests.factories.possibilities import make_asked, make_possibility
from tests.factories.register import later, make_employer, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.organisation.operations import add_contact
from talja.apps.possibilities.enums import Step, TouchKind, Who
from talja.apps.possibilities.inputs import NextInput
from talja.apps.possibilities.models import Possibility, Touch
from talja.apps.possibilities.operations.moving import move_possibility
from talja.apps.possibilities.operations.noting import note_touch, set_next_step

LIST = "/mojligheter/"


@pytest.fixture
def possibility(asta: Actor, ekens_forskola: Workplace) -> Possibility:
    return make_possibility(actor=asta, workplace=ekens_forskola, hope="En halvtid", need="Barnskötare")


def test_an_empty_board_tells_where_to_begin(as_asta: Client, as_malik: Client) -> None:
    html = as_asta.get(LIST).content.decode()
    assert "Inga möjligheter än" in html
    assert "Se var det kan löna sig att leta" in html
    assert "/mojligheter/leta/" not in as_malik.get(LIST).content.decode()


def test_an_outsider_and_a_stranger_get_nothing(as_ursula: Client, client: Client, possibility: Possibility) -> None:
    one = f"{LIST}{possibility.key}/"
    for address in (LIST, one, f"{one}flytta/", f"{LIST}mote/", f"{LIST}vantar-pa/agency/", f"{LIST}leta/"):
        assert as_ursula.get(address).status_code == 403
        assert client.get(address).status_code == 302


def test_a_manager_reads_of_their_own_place_only(as_malik: Client, asta: Actor, possibility: Possibility) -> None:
    foreign = make_possibility(actor=asta, workplace=make_workplace("Solrosen"), title="Tvätt")
    html = as_malik.get(LIST).content.decode()
    assert "Måltider" in html
    assert "Tvätt" not in html
    assert "Ny möjlighet" not in html
    assert as_malik.get(f"{LIST}{foreign.key}/").status_code == 404
    page = as_malik.get(f"{LIST}{possibility.key}/").content.decode()
    for words in ("Spara raden", "Flytta till", "Fråga någon", "Ändra nästa steg", "Vad vi vet om platsen"):
        assert words not in page, words
    for end in ("flytta/", "nasta/", "kontakt/", "fraga/", "andra/"):
        assert as_malik.get(f"{LIST}{possibility.key}/{end}").status_code == 403


def test_the_board_is_by_step_and_by_whose_move(
    as_asta: Client, asta: Actor, protector: Actor, possibility: Possibility
) -> None:
    shop = make_workplace("Lanthandeln", employer=make_employer("Lanthandeln AB", kind="private"))
    other = make_possibility(actor=protector, workplace=shop, title="Varor")
    said = NextInput("Ring", TODAY, "Budget", Who.EMPLOYER)
    set_next_step(possibility_key=other.key, said=said, version=1, actor=asta)
    move_possibility(possibility_key=other.key, step=Step.VISIT, actor=asta)
    html = as_asta.get(LIST).content.decode()
    assert html.index("Uppmärksammad") < html.index("Måltider") < html.index("step-visit") < html.index("Varor")
    for words in ("Lanthandeln · privat", "Hänger på: Budget", "22 nov"):
        assert words in html, words
    mine = as_asta.get(f"{LIST}?mina=1").content.decode()
    assert "Varor" not in mine
    assert "Måltider" in mine
    theirs = as_asta.get(f"{LIST}?vem=employer").content.decode()
    assert "Varor" in theirs
    assert "Måltider" not in theirs
    assert "Inget att visa med det urvalet" in as_asta.get(f"{LIST}?vem=union").content.decode()
    assert "Måltider" in as_asta.get(f"{LIST}?vem=nonsens&visa=nonsens").content.decode()


def test_a_step_that_is_late_says_so(as_asta: Client, asta: Actor, possibility: Possibility) -> None:
    last_week = later(asta, at=MOMENT - timedelta(days=7))
    said = NextInput("Ring", TODAY - timedelta(days=2))
    set_next_step(possibility_key=possibility.key, said=said, version=1, actor=last_week)
    assert "försenat, 20 nov" in as_asta.get(LIST).content.decode()
    assert "skulle vara gjort 20 november" in as_asta.get(f"{LIST}{possibility.key}/").content.decode()


def test_what_is_filled_or_lies_aside_stands_below(as_asta: Client, asta: Actor, possibility: Possibility) -> None:
    move_possibility(possibility_key=possibility.key, step=Step.FILLED, actor=asta)
    assert "Måltider" in as_asta.get(LIST).content.decode()
    assert "Måltider" not in as_asta.get(f"{LIST}?visa=undan").content.decode()


def test_one_is_begun_changed_and_taken_over(as_asta: Client, as_protector: Client, ekens_forskola: Workplace) -> None:
    chosen = as_asta.get(f"{LIST}ny/?arbetsplats={ekens_forskola.key}").content.decode()
    assert f'value="{ekens_forskola.key}" selected' in chosen
    facts = {"workplace_key": str(ekens_forskola.key), "title": "Frukost", "hope": "En halvtid", "need": ""}
    page = as_asta.post(f"{LIST}ny/", facts).url
    again = as_asta.post(f"{LIST}ny/", facts)
    assert again.status_code == 422
    assert "Det pågår redan på arbetsplatsen" in again.content.decode()
    assert as_asta.post(f"{LIST}ny/", {"title": "Ingenstans"}).status_code == 422
    said = {"title": "Mellanmål", "hope": "Två halvtider", "need": "", "version": 1}
    assert as_asta.post(f"{page}andra/", said).status_code == 302
    late = as_asta.post(f"{page}andra/", said)
    assert "Någon annan har ändrat" in late.content.decode()
    html = as_protector.post(f"{page}overta/", follow=True).content.decode()
    for words in ("Mellanmål", "Två halvtider", "Du är ansvarig nu", "Petra Ek"):
        assert words in html, words
    assert "Du är redan ansvarig" in as_protector.post(f"{page}overta/", follow=True).content.decode()
    assert as_asta.get(f"{page}overta/").status_code == 405


def test_a_call_is_one_line_from_the_page(as_asta: Client, possibility: Possibility) -> None:
    page = f"{LIST}{possibility.key}/"
    assert "Skriv inget om någon som kan komma att få jobbet" in as_asta.get(page).content.decode()
    said = {"kind": "call", "text": "Chefen vill ses på måndag", "day": TODAY.isoformat()}
    assert as_asta.post(f"{page}kontakt/", said).url == page
    html = as_asta.get(page).content.decode()
    assert "Chefen vill ses på måndag" in html
    assert "22 november 2026 · Asta Öberg" in html
    tomorrow = {**said, "day": (TODAY + timedelta(days=1)).isoformat()}
    wrong = as_asta.post(f"{page}kontakt/", tomorrow)
    assert (wrong.status_code, Touch.objects.count()) == (422, 1)
    assert "Dagen har inte varit än" in wrong.content.decode()
    assert as_asta.get(f"{page}kontakt/").status_code == 200


def test_the_next_step_is_written_and_refused_where_it_is_wrong(as_asta: Client, possibility: Possibility) -> None:
    page = f"{LIST}{possibility.key}/"
    said = {"whose_move": "employer", "next_step": "Skicka underlag", "stuck_on": "Budget", "version": 1}
    assert as_asta.post(f"{page}nasta/", {**said, "next_day": "2026-12-01"}).url == page
    html = as_asta.get(page).content.decode()
    for words in ("Skicka underlag", "senast 1 december", "Arbetsgivaren", "Budget"):
        assert words in html, words
    past = as_asta.post(f"{page}nasta/", {**said, "next_day": "2026-11-01", "version": 2})
    assert "Dagen har varit" in past.content.decode()
    nothing = as_asta.post(f"{page}nasta/", {**said, "next_step": "", "next_day": "2026-12-01", "version": 2})
    assert "Skriv vad nästa steg är" in nothing.content.decode()


def test_it_is_moved_on_by_one_click_and_back_with_a_reason(as_asta: Client, possibility: Possibility) -> None:
    page = f"{LIST}{possibility.key}/"
    assert "Flytta till Kontaktad" in as_asta.get(page).content.decode()
    assert as_asta.post(f"{page}flytta/", {"step": "contacted"}).url == page
    refused = as_asta.post(f"{page}flytta/", {"step": "noticed"})
    assert refused.status_code == 422
    assert "Skriv varför" in refused.content.decode()
    assert as_asta.post(f"{page}flytta/", {"step": "nonsens"}).status_code == 422
    as_asta.post(f"{page}flytta/", {"step": "aside", "reason": "Byter lokaler"})
    html = as_asta.get(page).content.decode()
    for words in ("Lagd åt sidan", "Byter lokaler", "Ta upp igen", "Från uppmärksammad till kontaktad"):
        assert words in html, words
    assert "Spara raden" not in html
    written = as_asta.post(f"{page}kontakt/", {"kind": "call", "text": "Hej", "day": TODAY.isoformat()})
    assert "Möjligheten ligger åt sidan" in written.content.decode()
    as_asta.post(f"{page}flytta/", {"step": "contacted"})
    assert "Upptagen igen: kontaktad" in as_asta.get(page).content.decode()


def test_whom_to_call_is_shown_to_those_who_know_the_organisation(
    as_asta: Client, as_malik: Client, system: Actor, possibility: Possibility
) -> None:
    place = possibility.workplace
    add_contact(
        employer_key=place.employer.key,
        workplace_key=place.key,
        name="Åsa Ek",
        title="Rektor",
        phone="08-123 45",
        email="asa@skola.example",
        actor=system,
    )
    html = as_asta.get(f"{LIST}{possibility.key}/").content.decode()
    assert 'href="tel:08-123 45"' in html
    assert "asa@skola.example" not in as_malik.get(f"{LIST}{possibility.key}/").content.decode()


def test_pages_ask_as_often_for_two_as_for_twenty(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    first = make_possibility(actor=asta, workplace=ekens_forskola)
    counts = []
    for count in (2, 20):
        while Possibility.objects.count() < count:
            one = make_possibility(actor=asta, workplace=ekens_forskola, title=f"Nr {Possibility.objects.count()}")
            make_asked(one, actor=asta)
            make_asked(first, actor=asta)
            note_touch(possibility_key=first.key, kind=TouchKind.CALL, text="Hej", actor=asta)
            move_possibility(possibility_key=one.key, step=Step.VISIT, actor=asta)
        for address in (LIST, f"{LIST}{first.key}/", f"{LIST}mote/"):
            as_asta.get(address)
            with CaptureQueriesContext(connection) as queries:
                as_asta.get(address)
            counts.append(len(queries))
    assert counts[:3] == counts[3:]
