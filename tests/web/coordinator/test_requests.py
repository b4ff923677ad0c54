"""The desk: the queue, one request, answers that lose nothing, templates, what is published, and how the desk does."""

from datetime import timedelta
from unittest.mock import ANY

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.register import later, make_employer, make_person, make_placement

from talja.apps.audit.models import ReadEvent
from talja.apps.correspondence.models import Letter
from talja.apps.organisation.actors import Actor, outsider
from talja.apps.organisation.models import Workplace
from talja.apps.people.operations import change_person
from talja.apps.servicedesk.models import Away, Message, PublishedAnswer, ReplyTemplate, Request
from talja.apps.servicedesk.operations import Guest, Wish, ask, ask_as_guest, reply, save_template
from talja.apps.servicedesk.queries import search_requests

LIST = "/arenden/"
PAGES = (LIST, "/arenden/mallar/", "/arenden/svar/", "/arenden/svarstider/", "/arenden/lofte/", "/arenden/bjud-in/")


@pytest.fixture
def asked(malik: Actor, asta: Actor, ekens_forskola: Workplace) -> Request:
    assert asta.user_id
    return ask(workplace_key=ekens_forskola.key, wish=Wish("hands", "Hjälp i köket"), actor=malik)


@pytest.fixture
def page(asked: Request) -> str:
    return f"{LIST}{asked.key}/"


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def answer(client: Client, path: str, **said: str) -> str:
    return client.post(path, {"version": "1", "text": "Hej!", "then": "go_on", **said}, follow=True).content.decode()


def test_the_queue_tells_who_waits_and_who_has_it(as_asta: Client, asked: Request) -> None:
    html = text(as_asta, LIST)
    for words in ("Behöver fler händer", "Malik Haddad · Ekens förskola", "Asta Öberg", "2026-11-24"):
        assert words in html
    assert "Hjälp i köket" not in html
    assert "Inga ärenden här" in text(as_asta, f"{LIST}?kind=question")
    assert "Behöver fler händer" in text(as_asta, f"{LIST}?kind=hands&holder=me&queue=nonsens&page=x")


def search(client: Client, words: str, query: str = "") -> str:
    response = client.post(f"{LIST}sok/", {"text": words, "query": query})
    assert not words or words not in response.url
    return text(client, response.url)


def test_what_was_said_is_searched_for_and_never_in_the_address(as_asta: Client, asta: Actor, asked: Request) -> None:
    for words in ("kök", "MALIK", "hjälp ekens"):
        assert "Behöver fler händer" in search(as_asta, words)
    assert "Inga ärenden här" in search(as_asta, "städ")
    assert "”städ”" in text(as_asta, LIST)
    reply(request_key=asked.key, text="Vi kan hjälpa er att städa", version=1, actor=later(asta))
    assert "Behöver fler händer" in search(as_asta, "Städa", "kind=hands")
    assert "Inga ärenden här" in search(as_asta, "städa", "kind=question")
    assert "”" not in search(as_asta, "")
    assert as_asta.get(f"{LIST}sok/").status_code == 405


def test_a_search_finds_nothing_about_a_protected_person(
    as_asta: Client, asta: Actor, malik: Actor, protector: Actor, ekens_forskola: Workplace
) -> None:
    intern = make_placement(actor=asta, workplace=ekens_forskola, measure="arbetspraktik")
    wish = Wish("keep_intern", "Iris är duktig", placement_key=intern.key)
    made = ask(workplace_key=ekens_forskola.key, wish=wish, actor=malik)
    assert f"{LIST}{made.key}/" in search(as_asta, "iris")
    facts = {"protection": "sekretessmarkering"}
    change_person(person_key=intern.person.key, facts=facts, reason="Ny uppgift", actor=later(protector))
    assert f"{LIST}{made.key}/" not in search(as_asta, "iris")
    assert search_requests(text="iris", actor=protector) == {made.key}
    assert search_requests(text="iris", actor=malik) == frozenset()


def test_others_stay_outside(as_malik: Client, as_ursula: Client, page: str) -> None:
    for client in (as_malik, as_ursula):
        assert {client.get(path).status_code for path in (*PAGES, page)} == {403}


def test_an_answer_is_sent_and_told_by_letter(as_asta: Client, page: str) -> None:
    html = answer(as_asta, page, text="Vi letar", then="ask")
    assert "Svaret är skickat" in html
    assert "väntar på den som frågade" in html
    assert Letter.objects.filter(kind="request.replied").count() == 1
    assert "Vi letar" in html


def test_an_end_asks_how_it_ended(as_asta: Client, page: str) -> None:
    html = answer(as_asta, page, then="end")
    assert "Välj hur ärendet slutade" in html
    assert "Hej!" in html
    assert "Skriv varför" in answer(as_asta, page, then="end", outcome="no_possibility") or Message.objects.count() == 0
    assert "Går inte att ordna" in answer(as_asta, page, then="end", outcome="no_possibility", reason="Fullt")


def test_what_somebody_else_wrote_meanwhile_is_shown_and_ones_own_text_kept(
    as_asta: Client, protector: Actor, asked: Request, page: str
) -> None:
    reply(request_key=asked.key, text="Petras svar", version=1, actor=later(protector))
    response = as_asta.post(page, {"version": "1", "text": "Mitt långa svar", "then": "go_on"})
    html = response.content.decode()
    assert response.status_code == 422
    for words in ("Någon annan har skrivit under tiden", "Petras svar", "Mitt långa svar", 'name="version" value="2"'):
        assert words in html
    assert "Svaret är skickat" in answer(as_asta, page, text="Mitt långa svar", version="2")


def test_a_template_is_put_after_what_is_written(as_asta: Client, asta: Actor, page: str) -> None:
    template = save_template(title="Letar", text="Hej {namn}, vi letar.", actor=asta)
    html = answer(as_asta, page, text="Redan skrivet", template=str(template.key), insert="1", then="ask")
    assert "Redan skrivet\n\nHej Malik, vi letar." in html
    assert not Message.objects.exists()
    assert "Redan skrivet" in answer(as_asta, page, text="Redan skrivet", template="ingen", insert="1")


def test_taking_and_giving(as_asta: Client, as_protector: Client, protector: Actor, page: str) -> None:
    html = as_protector.post(f"{page}ge/", {"version": "1", "owner": protector.key}, follow=True).content.decode()
    assert "Petra Ek har ärendet nu" in html
    html = as_asta.post(f"{page}ge/", {"version": "1", "owner": protector.key}, follow=True).content.decode()
    assert "Någon annan har ändrat" in html
    assert "arbetar inte med ärenden" in as_asta.post(f"{page}ge/", {"owner": "x"}, follow=True).content.decode()


def test_notes_are_written_beside(as_asta: Client, page: str) -> None:
    as_asta.post(f"{page}anteckna/", {"text": "Ring henne"})
    assert "Ring henne" in text(as_asta, page)
    empty = as_asta.post(f"{page}anteckna/", {"text": " "})
    assert (empty.status_code, "Skriv något först" in empty.content.decode()) == (422, True)


def test_a_guest_is_unconfirmed_and_can_be_connected(as_asta: Client, asta: Actor) -> None:
    employer = make_employer("Bolaget AB", kind="private")
    guest = Guest("Gunn Gäst", "gunn@bolaget.example", "Bolaget")
    made = ask_as_guest(guest=guest, wish=Wish("hands", "Hjälp"), actor=outsider(at=asta.at))
    path = f"{LIST}{made.key}/"
    assert "obekräftad" in text(as_asta, path)
    assert "obekräftad" in text(as_asta, LIST)
    said = {"version": "1", "employer": str(employer.key)}
    assert "Arbetsgivaren är kopplad" in as_asta.post(f"{path}arbetsgivare/", said, follow=True).content.decode()
    assert "Någon annan har ändrat" in as_asta.post(f"{path}arbetsgivare/", said, follow=True).content.decode()


def test_an_employer_is_invited(as_asta: Client) -> None:
    employer = make_employer("Bolaget AB", kind="private")
    said = {"employer": str(employer.key), "name": "Gunn", "email": "gunn@bolaget.example"}
    html = as_asta.post("/arenden/bjud-in/", said, follow=True).content.decode()
    assert "Inbjudan är på väg" in html
    assert "inbjuden" in html
    assert Letter.objects.get().kind == "request.invited"
    assert as_asta.post("/arenden/bjud-in/", {**said, "email": "x"}).status_code == 422


def test_templates_are_written_changed_and_removed(as_asta: Client, asta: Actor) -> None:
    as_asta.post("/arenden/mallar/ny/", {"title": "Tack", "text": "Hej {namn}"})
    template = ReplyTemplate.objects.get()
    path = f"/arenden/mallar/{template.key}/"
    assert "platshållare" in as_asta.post(path, {"title": "T", "text": "{x}", "version": "1"}).content.decode()
    save_template(template_key=template.key, version=1, title="Tack", text="Någon annans", actor=later(asta))
    html = as_asta.post(path, {"title": "Tack", "text": "Min", "version": "1"}).content.decode()
    for words in ("Någon annans", "Min", 'name="version" value="2"'):
        assert words in html
    as_asta.post(path, {"title": "Tack", "text": "Min", "version": "2"})
    assert "Min" in text(as_asta, "/arenden/mallar/")
    as_asta.post(f"{path}ta-bort/")
    assert "Inga svarsmallar än" in text(as_asta, "/arenden/mallar/")
    assert as_asta.get(path).status_code == 404


def test_what_is_published_is_warned_of_when_it_names_somebody(
    as_asta: Client, asta: Actor, asked: Request, page: str, ekens_forskola: Workplace
) -> None:
    person = make_person(actor=asta, given_name="Iris", family_name="Intern")
    make_placement(actor=asta, person=person, workplace=ekens_forskola)
    reply(request_key=asked.key, text="Ja, Iris kan stanna", version=1, actor=later(asta))
    assert "Ja, Iris kan stanna" in text(as_asta, f"{page}publicera/")
    said = {"question": "Hur?", "text": "Iris, 19900101-9812"}
    html = as_asta.post(f"{page}publicera/", said).content.decode()
    assert "Texten nämner Iris" in html
    assert "ser ut som ett personnummer" in html
    assert not PublishedAnswer.objects.exists()
    as_asta.post(f"{page}publicera/", {**said, "text": "Ring oss."})
    published = PublishedAnswer.objects.get()
    path = f"/arenden/svar/{published.key}/"
    as_asta.post(path, {"question": "Hur?", "text": "Ring Iris.", "version": "1", "checked": "on"})
    assert "Ring Iris." in text(as_asta, "/arenden/svar/")
    assert "Någon annan" in as_asta.post(path, {"question": "H", "text": "x", "version": "1"}).content.decode()
    as_asta.post(f"{path}ta-bort/")
    assert "Inga svar än" in text(as_asta, "/arenden/svar/")
    as_asta.post("/arenden/svar/nytt/", {"question": "När?", "text": "Nu."})
    assert PublishedAnswer.objects.filter(withdrawn_at=None).count() == 1


def test_the_desk_sees_its_times_and_sets_its_promise(as_asta: Client, asta: Actor, asked: Request) -> None:
    reply(request_key=asked.key, text="Ja", version=1, actor=later(asta, minutes=60 * 24))
    html = text(as_asta, "/arenden/svarstider/?period=30")
    for words in ("100\u00a0%", "4 timmar", "Behöver fler händer", "Utan förvaltning"):
        assert words in html
    assert (
        "Löftet är ändrat"
        in as_asta.post("/arenden/lofte/", {"answer_days": "2", "waiting_days": "4"}, follow=True).content.decode()
    )
    assert as_asta.post("/arenden/lofte/", {"answer_days": "0", "waiting_days": "4"}).status_code == 422
    as_asta.post("/arenden/borta/", {"until": "2026-12-24"})
    assert Away.objects.get().last_day.isoformat() == "2026-12-24"
    assert "inga nya ärenden till och med 2026-12-24" in text(as_asta, LIST)
    as_asta.post("/arenden/borta/", {"back": "1"})
    assert not Away.objects.exists()
    assert as_asta.post("/arenden/borta/", {"until": "snart"}).status_code == 422


def test_a_protected_person_is_masked_and_reading_recorded(
    as_asta: Client, as_protector: Client, asta: Actor, protector: Actor, malik: Actor, ekens_forskola: Workplace
) -> None:
    person = make_person(actor=asta, given_name="Iris", family_name="Intern")
    placement = make_placement(actor=asta, person=person, workplace=ekens_forskola, measure="arbetspraktik")
    wish = Wish("keep_intern", "Vi vill behålla Iris", placement_key=placement.key)
    path = f"{LIST}{ask(workplace_key=ekens_forskola.key, wish=wish, actor=malik).key}/"
    assert "Iris Intern" in text(as_asta, path)
    assert ReadEvent.objects.latest("pk").persons == str(person.key)
    facts = {"protection": "sekretessmarkering"}
    change_person(person_key=person.key, facts=facts, reason="x", actor=later(protector))
    for html in (text(as_asta, path), text(as_asta, LIST)):
        for secret in ("Iris", "Ekens", "Malik"):
            assert secret not in html
    assert "Vi vill behålla Iris" in text(as_protector, path)


def test_the_queue_costs_the_same_for_two_and_twenty(as_asta: Client, malik: Actor, ekens_forskola: Workplace) -> None:
    costs = []
    for many in (2, 18):
        for day in range(many):
            actor = later(malik, at=malik.at - timedelta(days=day))
            ask(workplace_key=ekens_forskola.key, wish=Wish("hands", "x"), actor=actor)
        text(as_asta, LIST)
        with CaptureQueriesContext(connection) as queries:
            text(as_asta, LIST)
        costs.append(len(queries))
    assert costs == [costs[0]] * 2 == [ANY, ANY]
    assert costs[0] <= 10
