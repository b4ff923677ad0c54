"""Questions to others in the browser, all that waits for one, the meeting, and where to look first."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.conftest import MOMENT, TODAY
from tests.factories.possibilities import make_asked, make_possibility
from tests.factories.register import later, make_employer, make_placement, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.organisation.operations import FactsInput, record_workplace_facts
from talja.apps.possibilities.enums import Step, Who
from talja.apps.possibilities.inputs import NextInput
from talja.apps.possibilities.models import Asked, Possibility
from talja.apps.possibilities.operations.moving import move_possibility
from talja.apps.possibilities.operations.noting import set_next_step
from talja.web.strategist.views import looking

LIST = "/mojligheter/"


@pytest.fixture
def possibility(asta: Actor, ekens_forskola: Workplace) -> Possibility:
    return make_possibility(actor=asta, workplace=ekens_forskola)


def test_a_question_is_asked_and_answered(as_asta: Client, possibility: Possibility) -> None:
    page = f"{LIST}{possibility.key}/"
    said = {
        "who": "agency",
        "question": "Går det att få stöd?",
        "deadline": "2026-12-06",
        "to_name": "Nadia Lind",
        "to_email": "nadia@myndighet.example",
    }
    assert "skickas inte härifrån" in as_asta.get(f"{page}fraga/").content.decode()
    assert as_asta.post(f"{page}fraga/", said).url == page
    html = as_asta.get(page).content.decode()
    for words in ("Arbetsförmedlingen, Nadia Lind", "svar senast 6 december 2026", "väntar på svar"):
        assert words in html, words
    assert "mailto:nadia@myndighet.example?subject=Fr%C3%A5ga" in html
    answer = f"{LIST}fraga/{Asked.objects.get().key}/svar/"
    assert "Går det att få stöd?" in as_asta.get(answer).content.decode()
    early = as_asta.post(answer, {"outcome": "yes", "answer": "Ja", "day": "2026-11-01"})
    assert "Svaret kan inte ha kommit den dagen" in early.content.decode()
    told = {"outcome": "yes", "answer": "Ja, från mars", "day": TODAY.isoformat()}
    assert as_asta.post(answer, told).url == page
    html = as_asta.get(page).content.decode()
    assert "Ja, från mars" in html
    assert "Skriv svaret" not in html
    assert "Frågan har redan ett svar" in as_asta.post(answer, told).content.decode()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"who": ""}, "måste fyllas i"),
        ({"who": "us"}, "Välj"),
        ({"deadline": "2026-11-01"}, "Dagen har varit"),
        ({"deadline": "2028-01-01"}, "längre än ett år"),
        ({"to_email": "nadia"}, "e-post"),
    ],
)
def test_half_a_question_says_what_is_wrong(
    facts: dict[str, str], words: str, as_asta: Client, possibility: Possibility
) -> None:
    said = {"who": "union", "question": "Ser ni några risker?", "deadline": "2026-12-06"}
    answer = as_asta.post(f"{LIST}{possibility.key}/fraga/", {**said, **facts})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Asked.objects.exists()


def test_an_unknown_question_and_a_managers_answer_are_refused(
    as_asta: Client, as_malik: Client, asta: Actor, possibility: Possibility
) -> None:
    asked = make_asked(possibility, actor=asta)
    assert as_asta.get(f"{LIST}fraga/{uuid4()}/svar/").status_code == 404
    assert as_malik.get(f"{LIST}fraga/{asked.key}/svar/").status_code == 403
    assert "Skriv svaret" not in as_malik.get(f"{LIST}{possibility.key}/").content.decode()


def test_all_that_waits_for_one_is_brought_to_the_meeting(
    as_asta: Client, as_malik: Client, asta: Actor, possibility: Possibility
) -> None:
    make_asked(possibility, actor=later(asta, at=MOMENT - timedelta(days=30)), days=10)
    other = make_possibility(actor=asta, workplace=make_workplace("Solrosen"), title="Tvätt")
    said = NextInput("Vänta på besked", TODAY, "lönebidrag", Who.AGENCY)
    set_next_step(possibility_key=other.key, said=said, version=1, actor=asta)
    move_possibility(possibility_key=other.key, step=Step.VISIT, actor=asta)
    html = as_asta.get(f"{LIST}vantar-pa/agency/").content.decode()
    for words in ("Att ta upp med Arbetsförmedlingen", "svaret är sent", "Finns det stöd", "Tvätt", "lönebidrag"):
        assert words in html, words
    assert "Tvätt" not in as_malik.get(f"{LIST}vantar-pa/agency/").content.decode()
    assert "Inget väntar här" in as_asta.get(f"{LIST}vantar-pa/union/").content.decode()
    assert "Väntar på oss" in as_asta.get(f"{LIST}vantar-pa/us/").content.decode()
    assert as_asta.get(f"{LIST}vantar-pa/nonsens/").status_code == 404
    meeting = as_asta.get(f"{LIST}mote/").content.decode()
    for words in ("Arbetsförmedlingen", "Måltider", "Tvätt", "Från uppmärksammad till besök"):
        assert words in meeting, words
    assert 'id="union"' not in meeting


def test_a_meeting_about_nothing(as_asta: Client) -> None:
    assert "Inget att ta upp" in as_asta.get(f"{LIST}mote/").content.decode()


def test_where_to_look_says_what_it_knows_and_begins_by_one_click(
    as_asta: Client, asta: Actor, ekens_forskola: Workplace
) -> None:
    said = FactsInput(
        as_of=TODAY,
        source="Chefen",
        ordinary_staff=12,
        supervisor_capacity=2,
        redundancy="given",
        redundancy_day=TODAY - timedelta(days=30),
    )
    record_workplace_facts(workplace_key=ekens_forskola.key, said=said, actor=asta)
    make_placement(actor=asta, workplace=ekens_forskola, occupation="5311")
    html = as_asta.get(f"{LIST}leta/").content.decode()
    for words in (
        "12 anställda (2026-11-22)",
        "1 person har varit här genom oss på tre år",
        "Har arbetat som: Barnskötare",
        "Varje handledare klarar 2",
        "Någon sades upp 2026-10-23",
        "vad liknande arbetsplatser kan lämna över",
        "vet inte",
    ):
        assert words in html, words
    page = as_asta.post(f"{LIST}leta/borja/", {"workplace_key": str(ekens_forskola.key)}).url
    assert "Uppgifter som någon annan kan göra" in as_asta.get(page).content.decode()
    assert "Vad vi vet om platsen" in as_asta.get(page).content.decode()
    assert "Pågår redan" in as_asta.get(f"{LIST}leta/").content.decode()
    again = as_asta.post(f"{LIST}leta/borja/", {"workplace_key": str(ekens_forskola.key)}, follow=True)
    assert "Det pågår redan på arbetsplatsen" in again.content.decode()
    assert Possibility.objects.count() == 1


def test_nonsense_cannot_be_begun_with(as_asta: Client, as_malik: Client, ekens_forskola: Workplace) -> None:
    for key in ("", "nonsens", str(uuid4())):
        assert as_asta.post(f"{LIST}leta/borja/", {"workplace_key": key}).status_code == 404
    assert as_malik.post(f"{LIST}leta/borja/", {"workplace_key": str(ekens_forskola.key)}).status_code == 403
    assert as_malik.get(f"{LIST}leta/").status_code == 403
    assert as_asta.get(f"{LIST}leta/borja/").status_code == 405


def test_looking_by_kind_of_employer_and_at_all(as_asta: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "SHOWN", 2)
    make_workplace("Lanthandeln", employer=make_employer("Lanthandeln AB", kind="private"))
    for number in range(3):
        make_workplace(f"Skola {number}")
    html = as_asta.get(f"{LIST}leta/").content.decode()
    assert "Visa 2 arbetsplatser till" in html
    assert "Visa 2 arbetsplatser till" not in as_asta.get(f"{LIST}leta/?visa=alla").content.decode()
    private = as_asta.get(f"{LIST}leta/?slag=private").content.decode()
    assert "Lanthandeln" in private
    assert "Skola" not in private
