"""Carving in the browser: a problem out of a ready inventory, a run, two drafts beside each other, one chosen."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.carvings import make_carving, make_draft, make_ready
from tests.factories.register import make_workplace

from talja.apps.carvings.enums import RunState, State
from talja.apps.carvings.models import Carving, Draft, Run
from talja.apps.carvings.operations.running import Told, finish_run, take_run
from talja.apps.carvings.operations.steering import move_task
from talja.apps.carvings.stored import raw_plan
from talja.apps.carvings.tasks import document_of
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.positions.models import Position
from talja.core.carving.baseline import baseline
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Profile
from talja.web.strategist import draft_words
from talja.web.strategist.forms.carvings import USUAL
from talja.web.strategist.views import drafts, runs

LIST = "/snickra/"
RULES = {
    "least": "25",
    "most": "100",
    "most_days": "5",
    "most_sites": "2",
    "most_families": "6",
    "seconds": "10",
    "position": "800",
    "fit": "20",
    "travel": "3",
    "waiting": "2",
}


@pytest.fixture
def carving(asta: Actor, ekens_forskola: Workplace) -> Carving:
    return make_carving(actor=asta, workplace=ekens_forskola)


def key_of(carving: Carving, title: str) -> str:
    return next(str(task["key"]) for task in carving.problem["tasks"] if task["title"] == title)


def people(count: int = 1) -> dict[str, str]:
    rows = {"profil-TOTAL_FORMS": str(count), "profil-INITIAL_FORMS": str(count)}
    for number in range(count):
        rows |= {f"profil-{number}-title": f"Grupp {number}", f"profil-{number}-people": "3"}
        rows |= {f"profil-{number}-swedish": "2", f"profil-{number}-hygiene": "1", f"profil-{number}-lifting": "2"}
    return rows


def test_nobody_else_gets_in(as_ursula: Client, as_malik: Client, carving: Carving) -> None:
    for address in (LIST, f"{LIST}ny/", f"{LIST}{carving.key}/"):
        assert as_ursula.get(address).status_code == 403
        assert as_malik.get(address).status_code == 403


def test_an_empty_list_tells_what_is_missing(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    assert "Ingen inventering är klar" in as_asta.get(LIST).content.decode()
    make_ready(actor=asta, workplace=ekens_forskola)
    assert "Börja snickra" in as_asta.get(LIST).content.decode()


def test_a_problem_is_made_in_two_steps(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    places = (ekens_forskola, make_workplace("Solrosen"))
    keys = [str(make_ready(actor=asta, workplace=place).key) for place in places]
    first = as_asta.get(f"{LIST}ny/").content.decode()
    assert "Fortsätt" in first
    assert "Vilka väntar" not in first
    second = as_asta.get(f"{LIST}ny/", {"inventories": keys}).content.decode()
    assert "Minuter mellan Ekens förskola och Solrosen" in second
    assert str(USUAL[0]["title"]) in second
    said = {"title": "Två förskolor", "inventories": keys, "room": "1", "undone_percent": "50", "way0": "12"}
    assert as_asta.post(f"{LIST}ny/", said | people()).url == LIST
    carving = Carving.objects.get()
    assert [way["minutes"] for way in carving.problem["journeys"]] == [12]
    assert carving.problem["profiles"][0]["abilities"] == {"swedish": 2, "lifting": 2, "hygiene": 1}
    assert "Två förskolor" in as_asta.get(LIST).content.decode()


def test_what_is_missing_is_told_and_nothing_is_lost(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    key = str(make_ready(actor=asta, workplace=ekens_forskola).key)
    said = {"title": "", "inventories": [key], "room": "0", "undone_percent": "50"}
    answer = as_asta.post(f"{LIST}ny/", said | people())
    assert answer.status_code == 422
    assert "Grupp 0" in answer.content.decode()
    nobody = {"profil-TOTAL_FORMS": "1", "profil-INITIAL_FORMS": "1", "profil-0-title": " "}
    said = {"title": "Förskolan", "inventories": [key], "room": "1", "undone_percent": "50"}
    assert "minst en grupp" in as_asta.post(f"{LIST}ny/", said | nobody).content.decode()
    assert not Carving.objects.exists()


def test_a_run_is_started_looked_at_and_stopped(
    as_asta: Client, asta: Actor, carving: Carving, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_over: list[UUID] = []
    monkeypatch.setattr(runs, "carry_on", lambda *, run_key, user_id: handed_over.append(run_key))
    page = f"{LIST}{carving.key}/"
    assert "Inget är räknat än" in as_asta.get(page).content.decode()
    wrong = as_asta.post(f"{page}rakna/", RULES | {"least": "80", "most": "50"})
    assert wrong.status_code == 422
    assert "mindre än den minsta" in wrong.content.decode()
    assert as_asta.post(f"{page}rakna/", RULES).url == page
    run = Run.objects.get()
    assert (run.state, run.seconds, run.params["least_week"]) == (RunState.QUEUED, 10, 600)
    assert handed_over == [run.key]
    assert "Stoppa och behåll" in as_asta.get(page).content.decode()
    assert "Det räknas redan" in as_asta.post(f"{page}rakna/", RULES).content.decode()
    as_asta.post(f"{LIST}korning/{run.key}/stopp/")
    assert "Stannar och sparar" in as_asta.get(page).content.decode()
    take_run(run_key=run.key, actor=asta)
    finish_run(run_key=run.key, told=None, actor=asta, fault="solver_gone")
    assert "minnet tog slut" in as_asta.get(page).content.decode()


def test_what_was_asked_of_a_run_stands_beside_its_draft(
    as_asta: Client, asta: Actor, carving: Carving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "carry_on", lambda *, run_key, user_id: None)
    page = f"{LIST}{carving.key}/"
    assert "har B-körkort" in as_asta.get(page).content.decode()
    asked = RULES | {"most": "75", "most_positions": "1", "without": "hygiene:1"}
    assert as_asta.post(f"{page}rakna/", asked).url == page
    run = take_run(run_key=Run.objects.get().key, actor=asta)
    assert run is not None
    document = document_of(run)
    plan = raw_plan(baseline(document.problem, document.params))
    finish_run(run_key=run.key, told=Told(1, 100, plan), actor=asta)
    words = "Uträknat på 10 sekunder, 25–75 procent, högst 1 befattning, som om ingen följer hygienrutiner"
    assert words in as_asta.get(page).content.decode()
    assert as_asta.post(f"{page}rakna/", RULES | {"without": "hygiene:9"}).status_code == 422


def test_a_draft_shows_weeks_reasons_and_whose_time_is_freed(as_asta: Client, asta: Actor, carving: Carving) -> None:
    draft = make_draft(carving, actor=asta)
    html = as_asta.get(f"{LIST}forslag/{draft.key}/").content.decode()
    for words in (
        "Befattning 1",
        "Duka fram frukost",
        "Den kräver legitimation eller behörighet.",
        "1 uppgift blir kvar där den görs i dag",
        "Barnskötare",
        "Talar enkel svenska",
        "Välj det här förslaget",
    ):
        assert words in html, words


def test_a_task_is_moved_locked_kept_and_let_loose(as_asta: Client, asta: Actor, carving: Carving) -> None:
    draft = make_draft(carving, actor=asta)
    task = next(one["key"] for one in carving.problem["tasks"] if one["title"] == "Vika tvätt")
    at = f"{LIST}forslag/{draft.key}/"
    moved = as_asta.post(f"{at}flytta/", {"task": task, "to": ""}, follow=True)
    assert "Ändringen är gjord" in moved.content.decode()
    assert "2 uppgifter blir kvar" in moved.content.decode()
    locked = as_asta.post(f"{at}val/", {"task": task, "what": "lock"}, follow=True).content.decode()
    assert "Lås upp" in locked
    kept = as_asta.post(f"{at}val/", {"task": task, "what": "keep"}, follow=True).content.decode()
    assert "Du har bestämt att den stannar." in kept
    assert "Släpp fri" in kept
    loose = as_asta.post(f"{LIST}forslag/{Draft.objects.latest('number').key}/val/", {"task": task, "what": "allow"})
    assert "Släpp fri" not in as_asta.get(loose.url).content.decode()
    assert as_asta.post(f"{at}val/", {"task": task, "what": "annat"}).url == at
    assert as_asta.post(f"{at}flytta/", {"task": "ingen", "to": ""}).status_code == 404


def test_a_long_draft_has_pages_and_a_change_stays_on_its_own(
    as_asta: Client, asta: Actor, carving: Carving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "LEFT_PER_PAGE", 2)
    monkeypatch.setattr(draft_words, "FEW", 0)
    draft = make_draft(carving, actor=asta, plan=Plan())
    first, second, third = (as_asta.get(f"{LIST}forslag/{draft.key}/?kvar={page}").content.decode() for page in "123")
    assert "Duka fram frukost" in first
    assert "Duka fram frukost" not in second
    assert "?kvar=3&amp;sida=1#left" in second
    titles = [one["title"] for one in carving.problem["tasks"] if not one.get("stays")]
    assert [sum(title in page for title in titles) for page in (first, second, third)] == [2, 2, 1]
    task = key_of(carving, next(title for title in titles if title in second))
    said = {"task": task, "what": "keep", "sida": "1", "kvar": "2"}
    kept = as_asta.post(f"{LIST}forslag/{draft.key}/val/", said)
    assert kept.url.endswith("?sida=1&kvar=2")
    assert "Du har bestämt att den stannar." in as_asta.get(kept.url).content.decode()
    said["kvar"] = "två"
    assert as_asta.post(f"{LIST}forslag/{draft.key}/val/", said).url.endswith("?sida=1")
    full = make_draft(carving, actor=asta)
    assert "Befattning 1</option>" not in as_asta.get(f"{LIST}forslag/{full.key}/").content.decode()


def test_a_broken_rule_is_told_in_words(as_asta: Client, asta: Actor, carving: Carving) -> None:
    draft = make_draft(carving, actor=asta)
    medicine = next(one["key"] for one in carving.problem["tasks"] if one["title"] == "Ge medicin")
    to = draft.plan["positions"][0]["key"]
    answer = as_asta.post(f"{LIST}forslag/{draft.key}/flytta/", {"task": medicine, "to": to}, follow=True)
    html = answer.content.decode()
    assert "nu bryts en regel" in html
    assert "Ge medicin: Uppgiften får inte lämnas över." in html
    assert "Välj det här förslaget" not in html
    broken = Draft.objects.latest("number")
    assert "bryter mot en regel" in as_asta.get(f"{LIST}forslag/{broken.key}/valj/", follow=True).content.decode()


def test_two_drafts_are_compared_and_one_is_named_and_chosen(as_asta: Client, asta: Actor, carving: Carving) -> None:
    draft = make_draft(carving, actor=asta)
    task = next(one["key"] for one in carving.problem["tasks"] if one["title"] == "Vika tvätt")
    move_task(draft_key=draft.key, task=task, to=None, actor=asta)
    as_asta.post(f"{LIST}forslag/{draft.key}/namn/", {"name": "Lugna dagar"})
    page = f"{LIST}{carving.key}/"
    assert "Lämnade kvar Vika tvätt" in as_asta.get(page).content.decode()
    html = as_asta.get(f"{page}jamfor/", {"a": "1", "b": "2"}).content.decode()
    for words in (
        "Lugna dagar",
        "Förslag 2",
        "Lämnade kvar Vika tvätt",
        "Tid som frigörs i veckan",
        "Sammanlagt värde",
    ):
        assert words in html
    assert as_asta.get(f"{page}jamfor/", {"a": "1", "b": "9"}).status_code == 404
    choose = f"{LIST}forslag/{draft.key}/valj/"
    assert "Du arbetar med det här" in as_asta.get(choose).content.decode()
    assert as_asta.post(choose, {"full_time": "40", "title0": ""}).status_code == 422
    assert as_asta.post(choose, {"full_time": "40", "title0": "Serviceassistent"}).url == "/befattningar/"
    assert Position.objects.get().title == "Serviceassistent"
    carving.refresh_from_db()
    assert carving.state == State.ACCEPTED
    html = as_asta.get(f"{LIST}forslag/{draft.key}/").content.decode()
    assert "Ändra<" not in html


def test_it_is_laid_aside_and_taken_up(as_asta: Client, carving: Carving) -> None:
    page = f"{LIST}{carving.key}/"
    as_asta.post(f"{page}undan/")
    assert "Ta upp det igen" in as_asta.get(page).content.decode()
    assert "lagt åt sidan" in as_asta.post(f"{page}undan/", follow=True).content.decode()
    as_asta.post(f"{page}undan/", {"take_up": "1"})
    assert "Lägg åt sidan" in as_asta.get(page).content.decode()


def test_a_plan_without_positions_says_so(as_asta: Client, asta: Actor, carving: Carving) -> None:
    draft = make_draft(carving, actor=asta, plan=Plan())
    html = as_asta.get(f"{LIST}forslag/{draft.key}/").content.decode()
    assert "6 uppgifter blir kvar" in html


def test_the_page_asks_as_often_for_two_drafts_as_for_twenty(as_asta: Client, asta: Actor, carving: Carving) -> None:
    counts = []
    for count in (2, 20):
        while carving.drafts.count() < count:
            make_draft(carving, actor=asta)
        as_asta.get(f"{LIST}{carving.key}/")
        with CaptureQueriesContext(connection) as queries:
            as_asta.get(f"{LIST}{carving.key}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_nobody_who_could_is_told(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    carving = make_carving(actor=asta, workplace=ekens_forskola, profiles=(Profile("k1", title="Nya"),))
    draft = make_draft(carving, actor=asta)
    assert (
        "Ingen av dem som väntar klarar det den kräver." in as_asta.get(f"{LIST}forslag/{draft.key}/").content.decode()
    )
