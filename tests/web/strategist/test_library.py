"""The task library in the browser: browsed and searched, one task, written and put back, and out again as files."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from django.test import Client
from tests.conftest import TODAY
from tests.factories.inventories import make_inventory
from tests.factories.register import make_workplace
from tests.factories.tasklibrary import OWN, SHIPPED, changed

from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary import queries
from talja.apps.tasklibrary.models import LibraryFile
from talja.apps.tasklibrary.operations import write_task
from talja.core.inventory.library import LibraryTask
from talja.core.inventory.lines import HandOver, Kind, WhyNot
from talja.core.inventory.task_files import load_library, our_files, read_task_files

LIBRARY = "/uppgifter/"
TASK = f"{LIBRARY}office/{SHIPPED.key}/"
SAID = {
    "title": "Vattna blommorna på kontoret",
    "family": "property",
    "occupations": "4119\n5321\n4119",
    "low": 10,
    "high": 20,
    "times": 2,
    "per": "week",
    "weeks": 52,
    "days": ["0", "2"],
    "people_at_once": 1,
    "company": "alone",
    "is_movable": "on",
    "hand_over": "yes",
}


def keep(task: LibraryTask, actor: Actor) -> None:
    current = queries.effective_library(actor=actor).by_id.get(task.id)
    seen = queries.task_page(task.id, actor=actor).mark if current else ""
    write_task(task=task, seen=seen, on=TODAY, actor=actor)


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_tasks_are_listed_and_found(as_malik: Client) -> None:
    html = page_of(as_malik, LIBRARY)
    assert f"{len(load_library().tasks)} uppgifter" in html
    assert "Ny uppgift" not in html
    found = page_of(as_malik, f"{LIBRARY}?slag=office&q=POST sortera")
    assert SHIPPED.title in found
    assert ">1 uppgift<" in found.replace("\n", "")
    assert "Inga uppgifter här" in page_of(as_malik, f"{LIBRARY}?q=finnsinte")
    for odd in ("?slag=fel", "?page=99", "?page=x", "?uppgift=fel&q=" + "x" * 500):
        page_of(as_malik, LIBRARY + odd)


def test_only_ones_own(as_asta: Client, asta: Actor) -> None:
    assert "Inga uppgifter här" in page_of(as_asta, f"{LIBRARY}?egna=on")
    keep(OWN, asta)
    html = page_of(as_asta, f"{LIBRARY}?egna=on&uppgift=property")
    assert OWN.title in html
    assert "er egen" in html
    assert "Inga uppgifter här" in page_of(as_asta, f"{LIBRARY}?egna=on&uppgift=meals")


def test_one_task_with_its_demands_its_border_and_that_it_is_assumed(as_malik: Client) -> None:
    task = next(one for one in load_library().tasks if one.hand_over == "no" and one.demands.get("swedish") == 4)
    html = page_of(as_malik, f"{LIBRARY}{task.kind}/{task.key}/")
    for words in ("antagande – kontrollera på plats", "Det här får inte lämnas över", "Dokumenterar på svenska"):
        assert words in html, words
    assert task.reason in html
    assert f"{task.low}–{task.high} min" in html
    assert "andra/" not in html
    for wrong in (f"{LIBRARY}office/finns_inte/", f"{LIBRARY}fel/{task.key}/"):
        assert as_malik.get(wrong).status_code == 404


def test_a_task_is_changed_beside_taljas_and_put_back(as_asta: Client, asta: Actor) -> None:
    html = page_of(as_asta, f"{TASK}andra/")
    seen = queries.task_page(SHIPPED.id, actor=asta).mark
    assert f'value="{seen}"' in html
    answer = as_asta.post(f"{TASK}andra/", {**SAID, "seen": seen, "checked": "2026-10-01"})
    assert answer.url == TASK
    html = page_of(as_asta, TASK)
    for words in (
        "kontrollerad på en arbetsplats",
        "Så skiljer sig er version",
        "Gå tillbaka till Taljas",
        "Ändrad här",
    ):
        assert words in html, words
    assert SHIPPED.title in html
    asked = page_of(as_asta, f"{TASK}aterstall/")
    (mark,) = re.findall(r'name="seen" value="(\w+)"', asked)
    assert as_asta.post(f"{TASK}aterstall/", {"seen": mark}).url == TASK
    assert queries.effective_library(actor=asta) == load_library()
    assert as_asta.get(f"{TASK}aterstall/").status_code == 404


def test_a_new_task_gets_a_key_of_its_own(as_asta: Client, asta: Actor) -> None:
    answer = as_asta.post(f"{LIBRARY}ny/", {**SAID, "kind": "office"})
    assert answer.url == f"{LIBRARY}?slag=office"
    task = queries.effective_library(actor=asta).by_id["office/vattna_blommorna_pa_kontoret"]
    assert task.occupations == ("4119", "5321")
    assert (task.low, task.high, sorted(task.days)) == (10, 20, [0, 2])
    as_asta.post(f"{LIBRARY}ny/", {**SAID, "kind": "office", "title": "Vattna: blommorna på kontoret!"})
    assert "office/vattna_blommorna_pa_kontoret_2" in queries.effective_library(actor=asta).by_id
    as_asta.post(f"{LIBRARY}ny/", {**SAID, "kind": "office", "title": "3D-skriva"})
    assert "office/uppgift_3d_skriva" in queries.effective_library(actor=asta).by_id
    gone = "/uppgifter/office/vattna_blommorna_pa_kontoret_2/aterstall/"
    (mark,) = re.findall(r'name="seen" value="(\w+)"', page_of(as_asta, gone))
    assert as_asta.post(gone, {"seen": mark}).url == f"{LIBRARY}?slag=office"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": SHIPPED.title}, "Det finns redan en uppgift som heter så"),
        ({"low": 30}, "inga minuter"),
        ({"low": ""}, "Minuter varje gång, minst"),
        ({"hand_over": "no"}, "Skriv varför den inte"),
        ({"hand_over": "no", "why_not": "law"}, "Skriv med en mening varför"),
        ({"why_not": "law"}, "Den får lämnas över"),
        ({"earliest": "10:00", "latest": "10:10"}, "Uppgiften ryms inte"),
        ({"earliest": "10:00", "latest": "09:00"}, "ingen tid på dagen"),
        ({"occupations": "Kejsare"}, "”Kejsare”"),
        ({"checked": "2030-01-01"}, "Dagen har inte varit än"),
        ({"kind": ""}, "Slag av arbetsplats"),
    ],
)
def test_what_cannot_be_so_is_said_at_its_field(said: dict[str, object], words: str, as_asta: Client) -> None:
    answer = as_asta.post(f"{LIBRARY}ny/", {**SAID, "kind": "office", **said})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "aria-invalid" in answer.content.decode()
    assert not LibraryFile.objects.exists()


def test_two_people_at_once_the_second_is_told(as_asta: Client, asta: Actor) -> None:
    seen = queries.task_page(SHIPPED.id, actor=asta).mark
    keep(changed(low=5, high=7), asta)
    answer = as_asta.post(f"{TASK}andra/", {**SAID, "seen": seen})
    assert answer.status_code == 422
    assert "Någon annan har ändrat" in answer.content.decode()
    as_asta.post(f"{TASK}aterstall/", {"seen": seen})
    assert queries.effective_library(actor=asta).by_id[SHIPPED.id].low == 5


def test_out_as_files_and_read_again(as_malik: Client, asta: Actor) -> None:
    keep(OWN, asta)
    answer = as_malik.get(f"{LIBRARY}uppgiftsbibliotek.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as folder:
        files = [(name, folder.read(name).decode()) for name in folder.namelist()]
    assert len(files) == len(our_files())
    assert read_task_files(files) == queries.effective_library(actor=asta)
    one = as_malik.get(f"{LIBRARY}office.yaml").content.decode()
    assert read_task_files([("office.yaml", one)]).kinds == (Kind.OFFICE,)
    assert as_malik.get(f"{LIBRARY}fel.yaml").status_code == 404


def test_what_has_been_changed_when_and_by_whom(as_malik: Client, asta: Actor) -> None:
    assert "Ni har inte ändrat något än" in page_of(as_malik, f"{LIBRARY}historik/")
    keep(OWN, asta)
    html = page_of(as_malik, f"{LIBRARY}historik/")
    assert OWN.title in html
    assert asta.name in html
    key = LibraryFile.objects.get().key
    assert OWN.title in as_malik.get(f"{LIBRARY}historik/{key}.yaml").content.decode()
    made = {"origin": "taken", "made_at": asta.at, "made_by": asta.key}
    LibraryFile.objects.create(kind="shop", number=1, tasks=[f"uppgift_{one}" for one in range(9)], **made)
    assert "uppgift_3 och 5 till" in page_of(as_malik, f"{LIBRARY}historik/")


def test_an_edition_that_cannot_be_read_is_told(as_asta: Client, asta: Actor) -> None:
    LibraryFile.objects.create(kind="shop", number=1, text="x", origin="written", made_at=asta.at, made_by=asta.key)
    assert "Era egna uppgifter för butik går inte att läsa" in page_of(as_asta, LIBRARY)


def test_who_comes_in(as_malik: Client, as_ursula: Client, client: Client) -> None:
    for address in ("", "ny/", "historik/", "fil/", "yrken/", "yrken/fil/", f"office/{SHIPPED.key}/", "office.yaml"):
        assert as_ursula.get(LIBRARY + address).status_code == 403
        assert client.get(LIBRARY + address).status_code == 302
    for address in ("ny/", "fil/", "yrken/fil/", f"office/{SHIPPED.key}/andra/", f"office/{SHIPPED.key}/aterstall/"):
        assert as_malik.get(LIBRARY + address).status_code == 403


def test_whatever_is_written_stands_as_text(as_asta: Client, asta: Actor) -> None:
    evil = '"><img src=x onerror=alert(1)>'
    task = replace(
        OWN, title=f"Vattna {evil}", place=evil, caution=evil, reason=evil, hand_over=HandOver.NO, why_not=WhyNot.LAW
    )
    keep(task, asta)
    keep(replace(task, hand_over=HandOver.PARTLY), asta)
    for address in ("?egna=on", f"office/{OWN.key}/", f"office/{OWN.key}/andra/", "historik/", "yrken/?yrke=4119"):
        html = page_of(as_asta, LIBRARY + address)
        assert "<img src=x" not in html
        assert "&lt;img src=x" in html


def test_the_inventory_chooses_out_of_the_library_in_force(as_asta: Client, asta: Actor) -> None:
    keep(replace(OWN, kind=Kind.PRESCHOOL), asta)
    inventory = make_inventory(actor=asta, workplace=make_workplace("Solrosen"))
    assert OWN.title in page_of(as_asta, f"/inventeringar/{inventory.key}/bibliotek/?slag=preschool")
