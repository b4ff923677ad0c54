"""The list of placements: every filter, Swedish order, pages, and the same few queries for two rows and for many."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import TODAY
from tests.factories.register import make_employer, make_number, make_person, make_placement, make_unit, make_workplace

from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor
from talja.apps.placements.queries import PlacementFilter, list_placements, person_timeline

NUMBER = make_number(40)
ENDED = {"first_day": date(2026, 1, 1), "last_day": date(2026, 6, 30)}


@dataclass(frozen=True)
class Register:
    care: Any
    school: Any
    shop: Any
    worker: Any


@pytest.fixture
def register(asta: Actor) -> Register:
    """Four placements: Åsa runs at the school, Bo has ended there, Örjan is planned at the shop, Ali runs in care."""
    social, school = make_unit("Socialförvaltningen"), make_unit("Skola")
    care = make_unit("Äldreomsorg", parent=social)
    shop = make_employer("Livs AB", kind="private")
    worker = User.objects.get(key=asta.key).key
    asa = make_person(actor=asta, given_name="Åsa", family_name="Ek", number=NUMBER, born="abroad", case_worker=worker)
    bo = make_person(actor=asta, given_name="Bo", family_name="Ärlig", sex="man")
    orjan = make_person(actor=asta, given_name="Örjan", family_name="Berg", sex="man")
    ali = make_person(actor=asta, given_name="Ali", family_name="Öst", sex="man", born="abroad", education="primary")
    kitchen = make_workplace("Köket", unit=school)
    end = {"end_reason": "got_work", "destination": "ordinary_private_job", "kolada": "A"}
    full = {"extent": Decimal(100), "occupation": "9412", "supervisor": "Eva", "decision_reference": "1"}
    make_placement(actor=asta, person=asa, workplace=kitchen, planned_last_day=TODAY + timedelta(30), **full)
    make_placement(actor=asta, person=bo, workplace=kitchen, measure="introduktionsjobb", **ENDED, **end)
    make_placement(
        actor=asta, person=orjan, workplace=make_workplace("Butiken", employer=shop), first_day=date(2027, 1, 1)
    )
    overdue = {"planned_last_day": TODAY - timedelta(1), "decision_first_day": TODAY, "decision_last_day": TODAY}
    hemmet = make_workplace("Hemmet", unit=care)
    make_placement(actor=asta, person=ali, workplace=hemmet, measure="arbetspraktik", extent=Decimal(50), **overdue)
    return Register(care=social.key, school=school.key, shop=shop.key, worker=worker)


def found(actor: Actor, **filters: Any) -> list[str]:
    page = list_placements(actor=actor, on=TODAY, filters=PlacementFilter(**filters))
    assert page.count == len(page.rows)
    return [line.person_name.split()[0] for line in page.rows]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({}, ["Örjan", "Åsa", "Bo", "Ali"]),  # Berg, Ek, Ärlig, Öst: in order of family name
        ({"state": "running"}, ["Åsa", "Ali"]),
        ({"state": "planned"}, ["Örjan"]),
        ({"state": "ended"}, ["Bo"]),
        ({"measures": ("nystartsjobb", "arbetspraktik")}, ["Örjan", "Åsa", "Ali"]),
        ({"categories": ("internship",)}, ["Ali"]),
        ({"employer_kinds": ("private",)}, ["Örjan"]),
        ({"ends_within": 29}, []),
        ({"ends_within": 30}, ["Åsa"]),
        ({"started_from": date(2026, 1, 1), "started_to": date(2026, 1, 1)}, ["Bo"]),
        ({"started_from": date(2026, 1, 2), "started_to": TODAY}, ["Åsa", "Ali"]),
        ({"ended_from": date(2026, 6, 30), "ended_to": date(2026, 6, 30)}, ["Bo"]),
        ({"ended_from": date(2026, 7, 1)}, []),
        ({"destinations": ("ordinary_private_job",)}, ["Bo"]),
        ({"end_reasons": ("unknown",)}, []),
        ({"kolada": ("A", "B")}, ["Bo"]),
        ({"sex": ("woman",)}, ["Åsa"]),
        ({"born": ("abroad",)}, ["Åsa", "Ali"]),
        ({"born": ("",)}, ["Örjan", "Bo"]),
        ({"missing": ("extent",)}, []),
        ({"missing": ("overdue",)}, ["Ali"]),
        ({"missing": ("education",), "state": "running"}, ["Åsa"]),
        ({"missing": ("occupation", "overdue")}, ["Ali"]),
        ({"text": "ås"}, ["Åsa"]),
        ({"text": "as"}, ["Åsa"]),
        ({"text": "kök ek"}, ["Åsa"]),
        ({"text": "köket"}, ["Åsa", "Bo"]),
        ({"text": NUMBER[2:]}, ["Åsa"]),
        ({"text": "finns inte"}, []),
        ({"text": "!"}, []),
        ({"text": "  "}, ["Örjan", "Åsa", "Bo", "Ali"]),
        ({"text": "ek", "state": "ended"}, []),
    ],
)
def test_filters(asta: Actor, filters: dict[str, Any], names: list[str]) -> None:
    assert found(asta, **filters) == names


def test_filters_by_place_and_case_worker(asta: Actor, register: Register) -> None:
    assert found(asta, units=(register.care,)) == ["Ali"]
    assert found(asta, units=(register.care, register.school)) == ["Åsa", "Bo", "Ali"]
    assert found(asta, employers=(register.shop,)) == ["Örjan"]
    assert found(asta, case_workers=(register.worker,)) == ["Åsa"]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("name", ["Örjan", "Åsa", "Bo", "Ali"]),
        ("-name", ["Ali", "Bo", "Åsa", "Örjan"]),
        ("measure", ["Ali", "Bo", "Örjan", "Åsa"]),
        ("workplace", ["Örjan", "Ali", "Åsa", "Bo"]),
        ("first_day", ["Bo", "Åsa", "Ali", "Örjan"]),
        ("ends", ["Bo", "Ali", "Åsa", "Örjan"]),
        ("-ends", ["Åsa", "Ali", "Bo", "Örjan"]),
        ("no such order", ["Örjan", "Åsa", "Bo", "Ali"]),
    ],
)
def test_order(asta: Actor, order: str, names: list[str]) -> None:
    page = list_placements(actor=asta, on=TODAY, order=order)
    assert [line.person_name.split()[0] for line in page.rows] == names


@pytest.mark.usefixtures("register")
def test_a_line_says_where_and_under_what(asta: Actor) -> None:
    (ali,) = list_placements(actor=asta, on=TODAY, filters=PlacementFilter(text="ali")).rows
    (asa,) = list_placements(actor=asta, on=TODAY, filters=PlacementFilter(text="åsa")).rows
    assert (ali.administration, ali.unit, ali.workplace) == ("Socialförvaltningen", "Äldreomsorg", "Hemmet")
    assert (ali.employer, ali.employer_kind, ali.measure) == ("Demokommun", "municipal", "Arbetspraktik")
    assert (asa.administration, asa.unit, asa.person_number) == ("Skola", "", f"{NUMBER[:8]}-{NUMBER[8:]}")
    assert (asa.case_worker, asa.state, asa.ends) == ("Asta Öberg", "running", TODAY + timedelta(30))


def test_pages_hold_together_and_take_three_queries_whatever_their_size(asta: Actor) -> None:
    for _ in range(2):
        make_placement(actor=asta)
    with CaptureQueriesContext(
        connection,
    ) as few:
        list_placements(actor=asta, on=TODAY)
    for _ in range(18):
        make_placement(actor=asta)
    with CaptureQueriesContext(connection) as many:
        whole = list_placements(actor=asta, on=TODAY)
    pages = [list_placements(actor=asta, on=TODAY, page=page, size=7) for page in (1, 2, 3)]
    assert len(few) == len(many) == 3
    assert whole.rows == tuple(line for page in pages for line in page.rows)
    assert [len(page.rows) for page in pages] == [7, 7, 6]
    assert list_placements(actor=asta, on=TODAY, page=99, size=7) == pages[2]


def test_a_timeline_is_the_persons_placements_in_order(asta: Actor) -> None:
    person = make_person(actor=asta)
    late = make_placement(actor=asta, person=person, first_day=date(2026, 7, 1))
    early = make_placement(actor=asta, person=person, **ENDED)
    make_placement(actor=asta)
    lines = person_timeline(person_key=person.key, actor=asta, on=TODAY)
    assert [line.key for line in lines] == [str(early.key), str(late.key)]
    assert [line.state for line in lines] == ["ended", "running"]
