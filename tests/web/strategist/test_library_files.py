"""Files into the library: another municipality's compared and chosen from, and publishers' of what occupations do."""

import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.conftest import TODAY
from tests.factories.tasklibrary import ONET, OWN, SHIPPED, changed, library_file, packed, ssyk

from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary import queries
from talja.apps.tasklibrary.models import OccupationFile, ReceivedLibrary
from talja.apps.tasklibrary.operations import write_task
from talja.core.inventory.lines import Kind

RECEIVE, OCCUPATIONS = "/uppgifter/fil/", "/uppgifter/yrken/"
FILE = library_file(changed(low=5, high=7), OWN)


def hand_in(client: Client, *contents: bytes, name: str = "fil.yaml") -> HttpResponse:
    files = [SimpleUploadedFile(f"{number}{name}" if number else name, one) for number, one in enumerate(contents)]
    answer: HttpResponse = client.post(RECEIVE, {"several": files})
    return answer


def mark_in(html: str) -> str:
    (mark,) = re.findall(r'name="seen" value="(\w*)"', html)
    return str(mark)


def load(client: Client, publisher: str, content: bytes, name: str = "fil.json") -> HttpResponse:
    said = {"publisher": publisher, "file": SimpleUploadedFile(name, content)}
    answer: HttpResponse = client.post(f"{OCCUPATIONS}fil/", said)
    return answer


def test_it_is_compared_side_by_side_and_chosen_from(as_asta: Client, asta: Actor) -> None:
    address = hand_in(as_asta, FILE).url
    html = as_asta.get(address).content.decode()
    for words in ("Nya för er", OWN.title, "Skiljer sig", SHIPPED.title, "5–7 min", "Behåll er", "Ta den i filen"):
        assert words in html, words
    said = {"seen": mark_in(html), "new": [OWN.id], f"pair:{SHIPPED.id}": "ours"}
    assert as_asta.post(address, said).url == "/uppgifter/"
    library = queries.effective_library(actor=asta)
    assert (library.by_id[OWN.id], library.by_id[SHIPPED.id]) == (OWN, SHIPPED)
    assert as_asta.get(address).status_code == 404


def test_theirs_and_all(as_asta: Client, asta: Actor) -> None:
    address = hand_in(as_asta, FILE).url
    mark = mark_in(as_asta.get(address).content.decode())
    as_asta.post(address, {"seen": mark, f"pair:{SHIPPED.id}": "theirs"})
    library = queries.effective_library(actor=asta)
    assert library.by_id[SHIPPED.id].low == 5
    assert OWN.id not in library.by_id
    address = hand_in(as_asta, library_file(changed(low=8, high=9), OWN)).url
    mark = mark_in(as_asta.get(address).content.decode())
    as_asta.post(address, {"seen": mark, f"pair:{SHIPPED.id}": "ours", "all": "1"})
    library = queries.effective_library(actor=asta)
    assert library.by_id[SHIPPED.id].low == 8
    assert OWN.id in library.by_id


def test_the_same_file_twice_says_that_there_is_nothing_new(as_asta: Client) -> None:
    address = hand_in(as_asta, FILE).url
    as_asta.post(address, {"seen": mark_in(as_asta.get(address).content.decode()), "all": "1"})
    html = as_asta.get(hand_in(as_asta, FILE).url).content.decode()
    assert "Inget nytt i filen" in html
    assert "Alla 2 uppgifter" in html
    twice = hand_in(as_asta, FILE, FILE)
    assert twice.status_code == 422
    assert "Två filer gäller samma slag av arbetsplats" in twice.content.decode()


def test_a_task_under_another_key_is_shown_beside_ours(as_asta: Client) -> None:
    html = as_asta.get(hand_in(as_asta, library_file(replace(SHIPPED, key="annat"))).url).content.decode()
    assert "Namn i filen" in html
    assert "Skiljer sig" in html


def test_a_choice_that_cannot_be_made_says_why_and_the_page_stands(as_asta: Client, asta: Actor) -> None:
    address = hand_in(as_asta, FILE).url
    mark = mark_in(as_asta.get(address).content.decode())
    assert "Välj minst en uppgift" in as_asta.post(address, {"seen": mark}).content.decode()
    seen = queries.task_page(SHIPPED.id, actor=asta).mark
    write_task(task=changed(low=1, high=2), seen=seen, on=TODAY, actor=asta)
    late = as_asta.post(address, {"seen": mark, f"pair:{SHIPPED.id}": "theirs"})
    assert "Någon annan har ändrat" in late.content.decode()
    ReceivedLibrary.objects.all().delete()
    gone = as_asta.post(address, {"seen": mark, "new": [OWN.id]}, follow=True)
    assert "Någon annan har redan valt ur filen" in gone.content.decode()


def test_a_library_too_large_for_a_file_is_refused(as_asta: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    task = replace(OWN, title="En uppgift som ingen har läst förut")
    address = hand_in(as_asta, library_file(task)).url
    mark = mark_in(as_asta.get(address).content.decode())
    monkeypatch.setattr("talja.core.kernel.reading.nodes.MOST_CHARACTERS", 2_000)
    answer = as_asta.post(address, {"seen": mark, "new": [OWN.id]})
    assert "Ert bibliotek skulle bli för stort" in answer.content.decode()


def test_a_received_file_that_can_be_read_no_more(as_asta: Client) -> None:
    address = hand_in(as_asta, FILE).url
    ReceivedLibrary.objects.update(files=[["a.yaml", "format: talja.tasks/0"]])
    assert as_asta.get(address).url == RECEIVE


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Filen är tom."),
        ("kind: kök".encode("latin-1"), "Filen är inte sparad som UTF-8"),
        (packed(**{"[Content_Types].xml": b"<a/>"}), "Filen är ett kalkylblad"),
        (packed(**{"a.txt": b"x"}), "Det finns inga filer som slutar på .yaml"),
        (FILE.replace(b"minutes: 5-7", b"minutes: 7-5"), "”7-5” är inga minuter"),
        (FILE.replace(b"talja.tasks/1", b"talja.tasks/9"), "Vi läser talja.tasks/1"),
    ],
)
def test_what_cannot_be_read_is_told_with_file_line_and_place(content: bytes, words: str, as_asta: Client) -> None:
    answer = hand_in(as_asta, content)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert words in html
    if "minuter" in words:
        assert "Rad 11" in html
        assert f"{SHIPPED.key} / minutes" in html
    assert not ReceivedLibrary.objects.exists()


def test_too_much_is_refused_before_it_is_read(as_asta: Client) -> None:
    for answer in (hand_in(as_asta, *[b"x" * 3_000_000] * 3), load(as_asta, "onet", b"x" * 10_500_000, "onet.txt")):
        assert answer.status_code == 422
        assert "Filen är större än den får vara" in answer.content.decode()


def test_no_file_at_all(as_asta: Client) -> None:
    for address in (RECEIVE, f"{OCCUPATIONS}fil/"):
        answer = as_asta.post(address, {"publisher": "ssyk"})
        assert answer.status_code == 422
        assert "Välj en fil." in answer.content.decode()


def test_publishers_suggest_and_a_sentence_becomes_a_task(as_asta: Client, asta: Actor) -> None:
    assert "inte inläst" in as_asta.get(OCCUPATIONS).content.decode()
    assert "Ingen fil är inläst" in as_asta.get(f"{OCCUPATIONS}?yrke=4119&onet=31-1131.00").content.decode()
    assert load(as_asta, "ssyk", ssyk()).url == OCCUPATIONS
    load(as_asta, "onet", ONET, "onet.txt")
    html = as_asta.get(f"{OCCUPATIONS}?yrke=4119&onet=31-1131.00").content.decode()
    for words in (SHIPPED.title, "Sorterar post.", '<span lang="en">Turn bedridden patients.</span>', "2 meningar"):
        assert words in html, words
    found = re.findall(r'href="(/uppgifter/ny/[^"]*)"', html)
    address = next(one for one in found if "fran=ssyk" in one and "nr=1" in one)
    form = as_asta.get(address.replace("&amp;", "&")).content.decode()
    assert "Ur yrkesbeskrivningen" in form
    assert 'value="Kopierar och arkiverar"' in form
    assert "Filen säger inget om yrket" in as_asta.get(f"{OCCUPATIONS}?yrke=5321").content.decode()


def test_addresses_made_up_give_an_empty_form(as_asta: Client) -> None:
    for odd in ("?fran=ssyk&kod=4119&nr=0", "?fran=x&nr=²", "?nr=99999", "?slag=fel&yrke=fel"):
        assert "Ur yrkesbeskrivningen" not in as_asta.get(f"/uppgifter/ny/{odd}").content.decode()
    wrong = as_asta.get(f"{OCCUPATIONS}?yrke=Kejsare&onet=fel")
    assert wrong.status_code == 422
    assert "Koden ser ut som 31-1131.00" in wrong.content.decode()


def test_a_publishers_file_twice_or_wrong(as_asta: Client) -> None:
    load(as_asta, "ssyk", ssyk())
    again = load(as_asta, "ssyk", ssyk())
    assert "Just den filen var redan inläst" in as_asta.get(again.url).content.decode()
    for content, words in (
        (ONET, "Filen är ingen JSON"),
        (b'{"data": 1}', "inte beskrivningarna av SSYK 2012"),
        (packed(**{"[Content_Types].xml": b"<a/>"}), "Filen är ett kalkylblad"),
    ):
        answer = load(as_asta, "ssyk", content)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert "inte O*NET" in load(as_asta, "onet", ssyk()).content.decode()
    assert OccupationFile.objects.count() == 1


def test_files_of_many_kinds(as_asta: Client) -> None:
    address = hand_in(as_asta, FILE, library_file(replace(OWN, kind=Kind.SHOP))).url
    html = as_asta.get(address).content.decode()
    assert "2 uppgifter är nya för er" in html
    assert "fil.yaml, 1fil.yaml" in html
