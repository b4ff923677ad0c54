"""A spreadsheet of tasks taken in, told row by row what is wrong, and the same sheet out again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories.clients import signed_in
from tests.factories.inventories import make_inventory, make_line

from talja.apps.jobdesign.models import Inventory, Line
from talja.apps.jobdesign.sheets import read_sheet
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace

HEAD = "Uppgift;Minuter;Per\n"


@pytest.fixture
def inventory(asta: Actor, ekens_forskola: Workplace) -> Inventory:
    return make_inventory(actor=asta, workplace=ekens_forskola)


def send(actor: Actor, inventory: Inventory, rows: str, **said: str) -> tuple[int, str]:
    file = SimpleUploadedFile("uppgifter.csv", f"{HEAD}{rows}".encode())
    path = reverse("strategist:inventory_sheet", args=[inventory.key])
    answer = signed_in(actor).post(path, {"file": file, **said})
    return answer.status_code, answer.content.decode()


def test_a_sheet_is_taken_in(asta: Actor, inventory: Inventory) -> None:
    status, _ = send(asta, inventory, "Duka;20;per dag\nDiska;30;per vecka\n")
    assert status == 302
    assert sorted(Line.objects.values_list("title", "minutes", "per", "source")) == [
        ("Diska", 30, "week", "sheet"),
        ("Duka", 20, "day", "sheet"),
    ]


def test_nothing_is_taken_while_something_is_wrong_unless_one_says_so(asta: Actor, inventory: Inventory) -> None:
    rows = "Duka;20;per dag\nDiska;länge;per vecka\n"
    status, page = send(asta, inventory, rows)
    assert (status, Line.objects.count()) == (422, 0)
    assert "länge" in page
    assert "Skriv ett helt tal" in page
    status, _ = send(asta, inventory, rows, skips="on")
    assert (status, Line.objects.count()) == (302, 1)


@pytest.mark.parametrize("rows", ["", "Duka;länge;per dag\n"])
def test_a_sheet_without_a_row_that_can_be_read(rows: str, asta: Actor, inventory: Inventory) -> None:
    assert send(asta, inventory, rows, skips="on")[0] == 422


def test_what_is_no_table_is_said_at_the_field(asta: Actor, inventory: Inventory) -> None:
    file = SimpleUploadedFile("x.pdf", b"%PDF-1.4")
    path = reverse("strategist:inventory_sheet", args=[inventory.key])
    answer = signed_in(asta).post(path, {"file": file})
    assert answer.status_code == 422
    assert "Filen är ingen tabell" in answer.content.decode()


def test_what_comes_out_can_be_read_in_again(asta: Actor, inventory: Inventory) -> None:
    told = {"minutes": 25, "days": frozenset({0, 5}), "earliest": 450, "latest": 600, "hand_over": "partly"}
    make_line(inventory, actor=asta, why_not="safety", is_undone=True, weeks=46, place="Köket", **told)
    client: Client = signed_in(asta)
    answer = client.get(reverse("strategist:inventory_excel", args=[inventory.key]))
    read = read_sheet(answer.content, filename="inventering.xlsx")
    assert read.problems == ()
    (line,) = read.lines
    assert {name: getattr(line, name) for name in told} == told
    assert (line.occupation, line.why_not, line.is_undone, line.place) == ("5311", "safety", True, "Köket")


def test_the_template_is_an_empty_sheet(asta: Actor) -> None:
    answer = signed_in(asta).get(reverse("strategist:inventory_template"))
    assert read_sheet(answer.content, filename="mall.xlsx").lines == ()
