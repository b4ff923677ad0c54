"""A manager asks in two minutes, sees at once who has it and until when, and reads and writes in what was asked."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.clients import HTMX, signed_in
from tests.factories.organisation import RoleFactory, UserFactory
from tests.factories.register import later, make_person, make_placement, make_workplace

from talja.apps.accounts.models import User
from talja.apps.audit.models import ReadEvent
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations import Ending, Wish, ask, note, publish_answer, reply

LIST, HANDS, KEEP, QUESTION = "/fraga/", "/fraga/ny/hander/", "/fraga/ny/behalla/", "/fraga/ny/fraga/"
SEEN_BY_OTHERS = (LIST, HANDS, KEEP, QUESTION, "/fraga/svar/")


@pytest.fixture
def intern(asta: Actor, ekens_forskola: Workplace) -> Placement:
    person = make_person(actor=asta, given_name="Iris", family_name="Intern")
    return make_placement(actor=asta, person=person, workplace=ekens_forskola, measure="arbetspraktik")


@pytest.fixture
def asked(malik: Actor, asta: Actor, ekens_forskola: Workplace) -> Request:
    assert asta.user_id
    return ask(workplace_key=ekens_forskola.key, wish=Wish("hands", "Hjälp i köket"), actor=malik)


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_few_words_are_enough_and_who_has_it_is_told_at_once(
    as_malik: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    assert 'type="hidden" name="workplace"' in text(as_malik, HANDS)
    said = {"workplace": str(ekens_forskola.key), "text": "Vi behöver hjälp"}
    answer = as_malik.post(HANDS, said, follow=True)
    html = answer.content.decode()
    assert "Asta Öberg har ditt ärende, och du får svar senast tisdag 24 november" in html
    request = Request.objects.get()
    assert answer.redirect_chain == [(f"{LIST}{request.key}/", 302)]
    for words in ("Vi behöver hjälp", "Så långt har det kommit", "Inte påbörjat"):
        assert words in html
    assert "Behöver fler händer" in text(as_malik, LIST)


def test_nothing_written_is_said_on_its_field_and_keeps_the_rest(
    as_malik: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    said = {"workplace": str(ekens_forskola.key), "text": " ", "hours": "Halvtid", "from_day": "2026-02-30"}
    answer = as_malik.post(HANDS, said)
    assert answer.status_code == 422
    said["from_day"] = ""
    html = as_malik.post(HANDS, said).content.decode()
    assert "Skriv med några ord" in html
    assert "Halvtid" in html
    assert not Request.objects.exists()


def test_somebody_can_be_pointed_at_and_reading_the_names_is_recorded(
    as_malik: Client, intern: Placement, ekens_forskola: Workplace
) -> None:
    assert "Iris Intern" in text(as_malik, KEEP)
    assert ReadEvent.objects.latest("pk").persons == str(intern.person.key)
    assert "Iris Intern" not in text(as_malik, "/fraga/ny/stod-tar-slut/")
    said = {"workplace": str(ekens_forskola.key), "placement": str(intern.key), "text": ""}
    html = as_malik.post(KEEP, said, follow=True).content.decode()
    assert "Iris Intern" in html
    assert "praktik eller träning" in html


def test_a_question_is_held_against_what_was_answered_before(
    as_malik: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    publish_answer(question="Vem betalar arbetskläder?", text="Arbetsplatsen.", actor=asta)
    said = {"workplace": str(ekens_forskola.key), "text": "Vem ska betala arbetskläderna?", "search": "1"}
    html = as_malik.post(QUESTION, said).content.decode()
    assert "Vem betalar arbetskläder?" in html
    assert "Vem ska betala arbetskläderna?" in html
    part = as_malik.post(QUESTION, said, **HTMX).content.decode()
    assert part.strip().startswith('<div id="answers"')
    assert "Ingen har frågat just det" in as_malik.post(QUESTION, {**said, "text": "fika"}).content.decode()
    assert not Request.objects.exists()
    assert "Arbetsplatsen." in as_malik.post("/fraga/svar/", {"text": "arbetsklader"}).content.decode()
    assert "Inget svar passar" in as_malik.post("/fraga/svar/", {"text": "fika"}).content.decode()


def test_the_page_tells_what_was_said_but_no_notes(as_malik: Client, asta: Actor, asked: Request) -> None:
    note(request_key=asked.key, text="Hemlig anteckning", actor=asta)
    reply(request_key=asked.key, text="När ska det börja?", version=1, asks_back=True, actor=later(asta))
    html = text(as_malik, f"{LIST}{asked.key}/")
    assert "När ska det börja?" in html
    assert "Vi väntar på svar från dig" in html
    assert "Hemlig" not in html
    assert "anteckning" not in html
    as_malik.post(f"{LIST}{asked.key}/", {"text": "I januari"})
    assert "I januari" in text(as_malik, f"{LIST}{asked.key}/")
    empty = as_malik.post(f"{LIST}{asked.key}/", {"text": " "})
    assert (empty.status_code, "Skriv något först" in empty.content.decode()) == (422, True)


def test_it_can_be_ended_and_opened_again(as_malik: Client, asked: Request) -> None:
    end = f"{LIST}{asked.key}/klart/"
    assert "Behöver du inte hjälp längre?" in text(as_malik, end)
    as_malik.post(end)
    assert "Återtagen" in text(as_malik, f"{LIST}{asked.key}/")
    assert "inte i ett läge" in as_malik.post(end, follow=True).content.decode()
    as_malik.post(f"{LIST}{asked.key}/", {"text": "Jo, förresten"})
    assert Request.objects.get().state == "in_progress"


def test_why_it_could_not_be_arranged_is_told(as_malik: Client, asta: Actor, asked: Request) -> None:
    ending = Ending("no_possibility", "Ingen som passar i vår")
    reply(request_key=asked.key, text="Tyvärr", version=1, ending=ending, actor=later(asta))
    html = text(as_malik, f"{LIST}{asked.key}/")
    assert "Ingen som passar i vår" in html
    assert "Blev inte av" in html


def test_a_late_answer_is_said_to_be_our_fault(malik: Actor, asta: Actor, ekens_forskola: Workplace) -> None:
    early = later(malik, minutes=-60 * 24 * 9)
    asked = ask(workplace_key=ekens_forskola.key, wish=Wish("hands", "Hjälp"), actor=early)
    assert "det är vårt fel" in text(signed_in(malik), f"{LIST}{asked.key}/")


def test_a_colleague_sees_it_and_others_get_the_same_404(
    asked: Request, ekens_forskola: Workplace, as_asta: Client, as_ursula: Client
) -> None:
    clients = []
    for place in (ekens_forskola, make_workplace("Annan")):
        user = UserFactory()
        RoleFactory(user=user, kind=RoleKind.MANAGER, workplaces=[place])
        clients.append(Client())
        clients[-1].force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    path = f"{LIST}{asked.key}/"
    assert [client.get(path).status_code for client in clients] == [200, 404]
    assert clients[1].post(HANDS, {"workplace": str(ekens_forskola.key), "text": "x"}).status_code == 422
    for client in (as_asta, as_ursula):
        assert {client.get(each).status_code for each in (*SEEN_BY_OTHERS, path)} == {403}


def test_who_has_several_workplaces_chooses_among_their_own(
    malik: Actor, ekens_forskola: Workplace, asked: Request
) -> None:
    user = User.objects.get(key=malik.key)
    other = make_workplace("Asken")
    make_workplace("Aldrig")
    RoleFactory(user=user, kind=RoleKind.MANAGER, workplaces=[other])
    RoleFactory(user=user, kind=RoleKind.STRATEGIST)
    html = text(signed_in(malik), HANDS)
    assert "Asken" in html
    assert "Aldrig" not in html
    assert asked.workplace == ekens_forskola


def test_unknown_kinds_are_not_there(as_malik: Client) -> None:
    assert as_malik.get("/fraga/ny/pengar/").status_code == 404


def test_the_list_costs_the_same_for_two_and_twenty(
    as_malik: Client, asta: Actor, malik: Actor, ekens_forskola: Workplace
) -> None:
    costs = []
    for many in (2, 18):
        for _ in range(many):
            ask(workplace_key=ekens_forskola.key, wish=Wish("hands", "x"), actor=malik)
        text(as_malik, LIST)
        with CaptureQueriesContext(connection) as queries:
            text(as_malik, LIST)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 10
