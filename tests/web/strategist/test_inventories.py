"""The owner's pages of an inventory: from nothing to ready, as a strategist, a manager and a stranger meet them."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from tests.conftest import MOMENT
from tests.factories.clients import signed_in
from tests.factories.inventories import from_library, make_inventory, make_line, opened, say
from tests.factories.organisation import user_with

from talja.apps.collaboration.models import Consultation
from talja.apps.collaboration.operations import add_union, record_answer
from talja.apps.jobdesign.models import Inventory, Line, RiskAssessment, SharedLink, StaffGroup
from talja.apps.organisation.actors import Actor, actor_for
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Workplace
from talja.core.inventory import quality
from talja.core.inventory.task_files import load_library, read_task_files
from talja.web.strategist.finding_words import codes_with_words


@pytest.fixture
def saga(asta: Actor) -> Actor:
    """A strategist."""
    return actor_for(user_with(RoleKind.STRATEGIST), at=MOMENT, today=MOMENT.date())


@pytest.fixture
def client(saga: Actor) -> Client:
    return signed_in(saga)


@pytest.fixture
def inventory(saga: Actor, ekens_forskola: Workplace) -> Inventory:
    return make_inventory(actor=saga, workplace=ekens_forskola)


def post(client: Client, name: str, *args: object, **said: Any) -> Any:
    return client.post(reverse(f"strategist:{name}", args=args), said)


def text(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(f"strategist:{name}", args=args))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_from_nothing_to_ready(client: Client, asta: Actor, ekens_forskola: Workplace) -> None:
    add_union(name="Kommunal Ödsbygd", email="kommunal@fack.example", actor=asta)
    place = str(ekens_forskola.key)
    assert post(client, "inventory_new", workplace_key=place, title="", kind="preschool").status_code == 422
    post(client, "inventory_new", workplace_key=place, title="Hösten", kind="preschool")
    key = Inventory.objects.get().key
    assert "Inga uppgifter än" in text(client, "inventory", key)
    post(client, "inventory_library", key, task=["preschool/duka_fram_frukost"])
    line = Line.objects.get()
    assert "antagande ur biblioteket" in text(client, "inventory", key)
    told = {
        **{"title": "Duka fram frukost", "family": "meals", "minutes": "20", "times": "1", "per": "day"},
        **{"weeks": "46", "people_at_once": "1", "company": "alone", "days": ["0", "1", "2", "3", "4"]},
        **{"earliest": "06:30", "latest": "8.00", "hand_over": "yes", "demand_swedish": "1", "version": "1"},
        "occupation": "Barnskötare",
    }
    assert post(client, "inventory_line", line.key, **told).status_code == 302
    line.refresh_from_db()
    assert (line.minutes, line.earliest, line.latest, line.demands, line.occupation) == (
        20,
        390,
        480,
        {"swedish": 1},
        "5311",
    )
    staff = {"occupation": "Barnskötare", "full_time": "1", "full_week": "3", "hour_value": "280,50"}
    post(client, "inventory_staff", key, **staff)
    group = StaffGroup.objects.get()
    assert (group.full_week_minutes, group.hour_value, group.shortage) == (180, 28_050, None)
    post(client, "inventory_move", key, "settling")
    risk = {"text": "Inga nya", "measures": "Följs upp", "who": "Chef, skyddsombud", "day": "2026-11-20"}
    post(client, "inventory_risk", key, **risk)
    assert RiskAssessment.objects.get().who == "Chef, skyddsombud"
    page = text(client, "inventory_union", key)
    whom = page.partition('<option value="')[2]
    assert "Kommunal Ödsbygd" in whom
    union = f"{Consultation.union.field.related_model.objects.get().key}:"
    post(client, "inventory_union", key, whom=union, deadline="2026-12-04", basis="mbl_11", remark="")
    record_answer(consultation_key=Consultation.objects.get().key, answer="agrees", how="phone", actor=asta)
    page = text(client, "inventory", key)
    ids = [part.partition('"')[0] for part in page.split('name="finding" value="')[1:]]
    post(client, "inventory_settle", key, finding=ids, reason="Vi vet")
    assert post(client, "inventory_move", key, "ready").status_code == 302
    assert Inventory.objects.get().state == "ready"
    assert "Välj ur biblioteket" not in text(client, "inventory", key)


def test_the_owner_sees_what_the_answers_differ_about_and_decides(
    client: Client, inventory: Inventory, saga: Actor
) -> None:
    (line,) = from_library(inventory, "Duka till lunch", actor=saga)
    guest = opened(inventory, actor=saga)
    for phone, minutes in (("en", 10), ("två", 45), ("tre", 12)):
        say(line, phone, minutes=minutes, hand_over="yes", feeling=1, comment=f"Nej {phone}", actor=guest)
    page = text(client, "inventory", inventory.key)
    assert "Tid: 10 min (1), 12 min (1), 45 min (1)" in page
    assert "Nej tre" in page
    assert text(client, "inventory_line", line.key).count("ganska bra att slippa") == 3
    post(client, "inventory_line_answers", line.key)
    assert not Line.objects.get().is_decided


def test_a_line_is_taken_away_and_put_back(client: Client, inventory: Inventory, saga: Actor) -> None:
    line = make_line(inventory, actor=saga)
    assert post(client, "inventory_line_drop", line.key, reason="").status_code == 422
    post(client, "inventory_line_drop", line.key, reason="Görs inte")
    assert "1 borttagen uppgift" in text(client, "inventory", inventory.key)
    post(client, "inventory_line_restore", inventory.key, line.key)
    assert Line.objects.get().dropped_at is None


def test_a_line_is_written_by_hand(client: Client, inventory: Inventory) -> None:
    assert "Ny uppgift" in text(client, "inventory_line_add", inventory.key)
    told = {"title": "Vattna", "family": "outdoor", "minutes": "10", "times": "2", "per": "week", "weeks": "30"}
    more = {"people_at_once": "1", "company": "alone", "hand_over": "yes"}
    assert post(client, "inventory_line_add", inventory.key, **told, **more).status_code == 422
    assert post(client, "inventory_line_add", inventory.key, **told, **more, days=["0"]).status_code == 302
    assert Line.objects.get().title == "Vattna"


def test_the_link_is_made_printed_and_taken_back(client: Client, inventory: Inventory) -> None:
    poster = reverse("strategist:inventory_poster", args=[inventory.key])
    assert client.get(poster).status_code == 404
    post(client, "inventory_link", inventory.key, days="14")
    page = client.get(poster).content.decode()
    assert "<svg" in page
    assert "/i/" in page
    assert "<?xml" not in page
    post(client, "inventory_link_revoke", inventory.key)
    assert SharedLink.objects.get().revoked_at is not None


def test_what_is_cancelled_says_why(client: Client, inventory: Inventory) -> None:
    assert post(client, "inventory_move", inventory.key, "cancelled", reason="").status_code == 422
    post(client, "inventory_move", inventory.key, "cancelled", reason="Enheten läggs ned")
    assert "Enheten läggs ned" in text(client, "inventory", inventory.key)
    assert client.get(reverse("strategist:inventory_move", args=[inventory.key, "carved"])).status_code == 404


def test_it_is_renamed_and_taken_over(client: Client, inventory: Inventory, malik: Actor) -> None:
    post(client, "inventory_change", inventory.key, title="Våren", kind="school")
    post(signed_in(malik), "inventory_take_over", inventory.key)
    assert (Inventory.objects.get().title, Inventory.objects.get().owner) == ("Våren", malik.key)


def test_an_occupation_and_a_settled_question_are_taken_back(client: Client, inventory: Inventory, saga: Actor) -> None:
    make_line(inventory, actor=saga)
    post(client, "inventory_staff", inventory.key, occupation="5311")
    assert "antal okänt" in text(client, "inventory", inventory.key)
    post(client, "inventory_settle", inventory.key, finding="hours_unknown:5311", reason="Vet inte än")
    assert "Vet inte än" in text(client, "inventory", inventory.key)
    post(client, "inventory_unsettle", inventory.key, finding="hours_unknown:5311")
    assert "Vet inte än" not in text(client, "inventory", inventory.key)
    post(client, "inventory_staff_remove", inventory.key, StaffGroup.objects.get().key)
    assert not StaffGroup.objects.exists()


def test_each_meets_their_own(client: Client, inventory: Inventory, malik: Actor, ursula: Actor, asta: Actor) -> None:
    for actor in (malik, asta):
        assert inventory.title in text(signed_in(actor), "inventory_list")
        assert inventory.title in text(signed_in(actor), "inventory", inventory.key)
    assert signed_in(ursula).get(reverse("strategist:inventory_list")).status_code == 403
    assert "Inga inventeringar här" in str(
        client.get(reverse("strategist:inventory_list") + "?visa=klara").content, "utf-8"
    )


def test_a_manager_of_another_place_finds_nothing(inventory: Inventory, saga: Actor) -> None:
    line = make_line(inventory, actor=saga)
    other = signed_in(actor_for(user_with(RoleKind.MANAGER), at=MOMENT, today=MOMENT.date()))
    pages = ("inventory", "inventory_excel", "inventory_yaml", "inventory_library", "inventory_sheet", "inventory_risk")
    for name in pages:
        assert other.get(reverse(f"strategist:{name}", args=[inventory.key])).status_code == 404, name
    assert other.get(reverse("strategist:inventory_line", args=[line.key])).status_code == 404
    for name in ("inventory_settle", "inventory_link_revoke", "inventory_take_over"):
        assert post(other, name, inventory.key).status_code == 404, name


def test_the_library_file_can_be_read_again(client: Client, inventory: Inventory, saga: Actor) -> None:
    assert client.get(reverse("strategist:inventory_yaml", args=[inventory.key])).status_code == 302
    make_line(inventory, actor=saga, demands={"hygiene": 1})
    answer = client.get(reverse("strategist:inventory_yaml", args=[inventory.key]))
    (task,) = read_task_files([("preschool.yaml", answer.content.decode())]).tasks
    assert (task.title, task.low, task.checked) == ("Duka till lunch", 20, MOMENT.date())


def test_the_library_is_browsed_by_kind_and_chosen_from(client: Client, inventory: Inventory) -> None:
    page = text(client, "inventory_library", inventory.key)
    assert "Duka fram frukost" in page
    assert "stannar" in page
    office = client.get(reverse("strategist:inventory_library", args=[inventory.key]) + "?slag=office").content.decode()
    assert "Duka fram frukost" not in office
    assert post(client, "inventory_library", inventory.key, task=["preschool/finns_inte"]).status_code == 200
    post(client, "inventory_library", inventory.key, task=["preschool/duka_fram_frukost"])
    assert "finns redan" in text(client, "inventory_library", inventory.key)
    post(client, "inventory_move", inventory.key, "cancelled", reason="Fel")
    answer = post(client, "inventory_library", inventory.key, task=["preschool/plocka_undan_torka"])
    assert "går inte att ändra" in answer.content.decode()
    assert Line.objects.count() == 1


def test_a_task_that_only_looks_simple_is_told_with_what_to_mind(
    client: Client, inventory: Inventory, saga: Actor
) -> None:
    task = next(one for one in load_library().tasks if one.caution)
    make_line(inventory, actor=saga, title=task.title)
    page = text(client, "inventory", inventory.key)
    assert "Ser enklare ut än det är" in page
    assert escape(task.caution) in page


def test_every_finding_has_words() -> None:
    source = Path(quality.__file__).read_text(encoding="utf-8")
    told = set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', source))
    assert len(told) > 20
    assert told == codes_with_words()


def test_the_page_costs_as_many_queries_for_few_as_for_many(
    client: Client, inventory: Inventory, saga: Actor, django_assert_max_num_queries: Any
) -> None:
    from_library(inventory, *(f"Uppgift {word}" for word in "abcdefghij"), actor=saga)
    with django_assert_max_num_queries(22):
        text(client, "inventory", inventory.key)
