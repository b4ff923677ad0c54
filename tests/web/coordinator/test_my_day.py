"""My day: what waits, for whom, in what words, and gone when it is done."""

import ast
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.conftest import TODAY
from tests.factories.register import make_person, make_placement

from talja.apps.accounts.models import User
from talja.apps.agreements.operations import say_wish
from talja.apps.audit.models import ReadEvent
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.core.kernel.work import Rest, WorkItem
from talja.web.shared.my_day import SHOWN, day_of, more_of, when, work_for
from talja.web.shared.work_words import FOR_MANAGERS, MORE, WORK

APPS = Path(__file__).resolve().parents[3] / "src" / "talja" / "apps"


@pytest.fixture
def internship(asta: Actor, ekens_forskola: Workplace) -> Placement:
    last_day = TODAY + timedelta(days=5)
    return make_placement(actor=asta, measure="arbetspraktik", workplace=ekens_forskola, planned_last_day=last_day)


def day(client: Client, query: str = "") -> str:
    response = client.get(f"/min-dag/{query}")
    assert response.status_code == 200
    return str(response.content.decode())


def test_what_waits_is_told_until_it_is_done(as_malik: Client, malik: Actor, internship: Placement) -> None:
    page = day(as_malik)
    assert "Vill ni behålla praktikanten?" in page
    assert f"/mina-arbetsplatser/{internship.key}/behalla/" in page
    say_wish(placement_key=internship.key, wish="no", actor=malik)
    assert "Inget väntar på dig" in day(as_malik)


def test_the_unit_is_told_in_its_own_words(as_asta: Client, internship: Placement) -> None:
    page = day(as_asta)
    assert "Fråga om de vill behålla praktikanten" in page
    assert f"/praktik-till-anstallning/{internship.key}/" in page
    assert "De närmaste sju dagarna" in page


def test_somebody_without_a_role_has_no_day(as_ursula: Client, internship: Placement) -> None:
    assert as_ursula.get("/min-dag/").status_code == 403
    assert Client().get("/min-dag/").status_code == 302


def test_an_internship_that_ends_is_one_line_that_leads_on(asta: Actor, malik: Actor, internship: Placement) -> None:
    def told() -> list[tuple[str, str]]:
        return [(item.code, item.key) for item in work_for(asta, on=TODAY).items]

    key = str(internship.key)
    assert told() == [("wish_to_ask", key)]
    say_wish(placement_key=internship.key, wish="no", actor=malik)
    assert told() == [("support.ends_30", key)]


def test_what_is_somebody_elses_is_behind_a_link(as_asta: Client, asta: Actor) -> None:
    other = User.objects.create_user("berit@demo.example", name="Berit Norell")
    person = make_person(actor=asta, given_name="Bodil", case_worker=other.key)
    ends = TODAY + timedelta(days=5)
    make_placement(actor=asta, person=person, measure="arbetspraktik", planned_last_day=ends)
    assert "Bodil" not in day(as_asta)
    assert "Bodil" in day(as_asta, "?vem=alla")


def test_what_there_was_no_room_for_is_told_with_the_whole_list(
    as_asta: Client, asta: Actor, malik: Actor, internship: Placement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("talja.apps.agreements.queries.work.MOST", 1)
    assert "Mer som väntar" not in day(as_asta)
    for _ in range(2):
        ends = TODAY + timedelta(days=6)
        make_placement(actor=asta, measure="arbetspraktik", workplace=internship.workplace, planned_last_day=ends)
    assert '<a href="/praktik-till-anstallning/">2 praktiker till som slutar</a>' in day(as_asta)
    assert '<a href="/praktik-till-anstallning/">Fler praktiker som slutar</a>' in day(as_asta, "?vem=alla")
    (told,) = more_of([Rest("internships", 1)], actor=malik)
    assert (told.text, told.url) == ("1 praktik till som slutar", "")


def test_the_parts_of_a_day(asta: Actor) -> None:
    key = "f55a53a3-623d-421d-b0f1-9e00d477f6d6"
    days = {"late": -1, "today": 0, "soon": 7, "later": 8}
    items = [
        WorkItem("agreement_to_start", key, TODAY + timedelta(days=count), about="Alva") for count in days.values()
    ]
    items.append(WorkItem("agreement_to_start", key, None))
    parts = day_of(items, actor=asta, on=TODAY)
    assert [(part.code, part.count) for part in parts] == [("late", 1), ("today", 2), ("soon", 1), ("later", 1)]
    assert [task.when for part in parts for task in part.tasks] == [
        "1 dag sen",
        "",
        "i dag",
        "om 7 dagar",
        "om 8 dagar",
    ]


def test_a_long_part_is_shortened_until_one_asks(asta: Actor) -> None:
    key = "f55a53a3-623d-421d-b0f1-9e00d477f6d6"
    items = [WorkItem("agreement_to_start", key, TODAY, about=str(number)) for number in range(30)]
    (short,), (whole,) = (day_of(items, actor=asta, on=TODAY, whole=part) for part in ("", "today"))
    assert (short.count, len(short.tasks), len(whole.tasks)) == (30, 12, 30)
    assert when(None, on=TODAY) == ""


def test_at_most_ten_queries_however_much_waits(
    as_asta: Client, asta: Actor, ekens_forskola: Workplace, django_assert_num_queries: Any
) -> None:
    def wait(number: int) -> None:
        for days in range(number):
            ends = TODAY + timedelta(days=5 + days)
            make_placement(actor=asta, measure="arbetspraktik", workplace=ekens_forskola, planned_last_day=ends)

    for number in (2, 18):
        wait(number)
        day(as_asta)
        with django_assert_num_queries(11):  # and one that writes who was shown
            day(as_asta)


def test_only_those_shown_are_written_as_seen(as_asta: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    for days in range(20):
        ends = TODAY + timedelta(days=40 + days)
        make_placement(actor=asta, measure="arbetspraktik", workplace=ekens_forskola, planned_last_day=ends)
    response = as_asta.get("/min-dag/")
    shown = {task.person_key for part in response.context["parts"] for task in part.tasks}
    assert any(part.count > SHOWN for part in response.context["parts"])
    assert set(ReadEvent.objects.get().persons.split()) == shown


CODE = re.compile(
    r"(request|agreement|change|wish|offer|consultation|application)_[a-z]+(_[a-z]+)*|[a-z]+\\.[a-z_0-9]+"
)
NO_CODES = {"agreement_id", "application_renewal"}


_APPS = ("agreements", "collaboration", "followups", "positions", "possibilities", "servicedesk")


def codes_of(app: str) -> set[str]:
    """Every literal of the app's work list that looks like a code."""
    tree = ast.parse((APPS / app / "queries" / "work.py").read_text(encoding="utf-8"))
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if CODE.fullmatch(text) and "__" not in text} - NO_CODES


def of_followups() -> set[str]:
    """The codes that are put together of parts there."""
    kinds = {f"followup.{sort}{late}" for sort in ("", "belief_", "end_") for late in ("due", "overdue")}
    return (
        kinds
        | {f"form.unanswered_{who}" for who in ("workplace", "participant")}
        | {f"support.ends_{days}" for days in (30, 90, 180)}
    )


def test_every_code_has_words_that_lead_to_a_page() -> None:
    told = set().union(*(codes_of(app) for app in _APPS))
    assert len(told) > 15
    assert (told | of_followups()) - WORK.keys() == set()
    assert FOR_MANAGERS.keys() <= WORK.keys()
    for work in (*WORK.values(), *FOR_MANAGERS.values()):
        assert reverse(work.url_name, args=["f55a53a3-623d-421d-b0f1-9e00d477f6d6"])
    sorts = {"requests", "agreements", "internships", "consultations", "applications", "followups", "checks", "plans"}
    assert sorts | {"possibilities"} == MORE.keys()
    for more in MORE.values():
        assert "%" not in more.counted(2)
        assert not more.url_name or reverse(more.url_name)
