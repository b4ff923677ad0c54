"""Handing lists in: what comes in is read, what cannot be read says why, and strangers see nothing."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories.lists import apply, make_source, read, row, text_of
from tests.factories.register import later, make_number

from talja.apps.imports.enums import BatchState
from talja.apps.imports.models import Batch, Source
from talja.apps.organisation.actors import Actor

pytestmark = pytest.mark.usefixtures("ekens_forskola")
LISTS = "/import/"
GOOD = text_of([row(make_number(1)), row(make_number(2), "Bo", "Ek")])
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def hand_in(client: Client, content: bytes, *, file_name: str = "lista.csv", **said: str):
    form = {"source": "new", "name": "Vår lista", "kind": "own", "owner": "", "list_day": "2026-11-22"}
    return client.post(LISTS, {**form, **said, "file": SimpleUploadedFile(file_name, content)})


def locked_workbook() -> bytes:
    """The outermost shell of a workbook that Excel has locked: an OLE file with the stream EncryptedPackage."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[24:34] = b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
    header[44:48] = (1).to_bytes(4, "little")
    header[48:52] = (1).to_bytes(4, "little")
    header[56:60] = (4096).to_bytes(4, "little")
    header[60:64] = header[68:72] = b"\xfe\xff\xff\xff"
    header[76:512] = b"\x00\x00\x00\x00" + b"\xff" * 432
    fat = b"\xfd\xff\xff\xff" + b"\xfe\xff\xff\xff" + b"\xff" * 504
    return bytes(header) + fat + _entry("Root Entry", 5, child=1) + _entry("EncryptedPackage", 2) + bytes(256)


def _entry(name: str, kind: int, *, child: int = 0xFFFFFFFF) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    entry = bytearray(128)
    entry[: len(text)] = text
    entry[64:66] = len(text).to_bytes(2, "little")
    entry[66:68] = bytes([kind, 1])
    entry[68:76] = b"\xff" * 8
    entry[76:80] = child.to_bytes(4, "little")
    entry[116:120] = b"\xfe\xff\xff\xff"
    return bytes(entry)


@pytest.fixture
def demo_lists(settings) -> Iterator[Path]:
    folder = settings.ENVIRONMENT.folder / "demo-lists"
    folder.mkdir()
    (folder / "loneutdrag-2026-11.csv").write_text("Pnr;Namn\n", encoding="utf-8")
    (folder / "loneutdrag-2026-11.csv.truth.json").write_text("{}", encoding="utf-8")
    yield folder
    shutil.rmtree(folder)


def test_a_new_list_is_taken_in_and_read(as_asta: Client) -> None:
    answer = hand_in(as_asta, GOOD, owner="Löneenheten")
    batch = Batch.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("coordinator:batch", args=[batch.key]))
    assert (batch.state, batch.total, batch.source.owner) == (BatchState.REVIEW, 2, "Löneenheten")
    page = as_asta.get(answer.url).content.decode()
    assert "2 rader lästa. 2 är nya." in page
    assert "Inget ändras i registret förrän du för in den." in page


def test_a_list_that_comes_back_needs_no_name(as_asta: Client, asta: Actor) -> None:
    source = make_source(asta, name="Lönelistan", kind="payroll")
    hand_in(as_asta, GOOD, source=str(source.key), name="")
    assert Batch.objects.get().source == source
    page = as_asta.get(LISTS).content.decode()
    assert "Lönelistan" in page
    assert "att granska" in page
    assert Source.objects.count() == 1


def test_a_file_in_utf_16_is_read_too(as_asta: Client) -> None:
    hand_in(as_asta, GOOD.decode().encode("utf-16"))
    assert (Batch.objects.get().state, Batch.objects.get().total) == (BatchState.REVIEW, 2)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        pytest.param(PNG, "bild.xlsx", "ingen lista som Talja kan läsa", id="picture"),
        pytest.param(b";;\n;;\n", "text.txt", "Vi hittar ingen lista i filen", id="no table"),
        pytest.param(locked_workbook(), "hemlig.xlsx", "låst med lösenord", id="password"),
        pytest.param(b"PK\x03\x04" + bytes(40), "trasig.xlsx", "", id="broken"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(as_asta: Client, content: bytes, name: str, words: str) -> None:
    answer = hand_in(as_asta, content, file_name=name)
    page = as_asta.get(answer.url).content.decode()
    assert Batch.objects.get().state == BatchState.FAILED
    assert "Listan gick inte att läsa" in page
    assert words in page
    assert "Lämna in en ny fil" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param({"content": b""}, "Filen är tom", id="empty"),
        pytest.param({"content": GOOD, "list_day": "2026-11-23"}, "Listans dag har inte varit än", id="tomorrow"),
        pytest.param({"content": GOOD, "list_day": "31/6"}, "Listans dag: Fyll i ett giltigt datum", id="no day"),
        pytest.param({"content": GOOD, "name": " "}, "Skriv vad listan heter", id="nameless"),
        pytest.param({"content": GOOD, "source": "hitte-på"}, "Vilken lista är det?", id="no such source"),
    ],
)
def test_what_is_wrong_is_said_in_the_form_and_nothing_is_taken_in(as_asta: Client, said: dict, words: str) -> None:
    answer = hand_in(as_asta, **said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Batch.objects.exists()
    assert not Source.objects.exists()  # the same form can be sent again with the right file


def test_a_name_that_is_taken_leads_to_the_list_that_has_it(as_asta: Client, asta: Actor) -> None:
    make_source(asta, name="Vår lista")
    assert "Det finns redan en lista med det namnet" in hand_in(as_asta, GOOD).content.decode()


def test_a_file_that_is_too_large_is_refused(as_asta: Client) -> None:
    answer = hand_in(as_asta, b"a" * (50 * 1024 * 1024 + 1))
    assert answer.status_code == 422
    assert "högst 50 MB" in answer.content.decode()
    assert not Batch.objects.exists()


def test_the_same_file_twice_says_that_nothing_changes(as_asta: Client, asta: Actor) -> None:
    apply(read(GOOD, actor=asta), actor=later(asta))
    source = Source.objects.get()
    answer = hand_in(as_asta, GOOD, source=str(source.key))
    assert "2 rader lästa. 2 är oförändrade." in as_asta.get(answer.url).content.decode()


def test_before_anything_has_come_the_page_says_how_to_begin(as_asta: Client) -> None:
    page = as_asta.get(LISTS).content.decode()
    assert "Inga listor än" in page
    assert 'value="2026-11-22"' in page
    assert "demokommunens listor" not in page


def test_the_demo_lists_are_given_in_demo_mode_only(as_asta: Client, settings, demo_lists: Path) -> None:
    given = reverse("coordinator:demo_list", args=["loneutdrag-2026-11.csv"])
    assert as_asta.get(given).status_code == 404
    settings.DEMO = True
    page = as_asta.get(LISTS).content.decode()
    assert "loneutdrag-2026-11.csv" in page
    assert "truth" not in page
    assert b"".join(as_asta.get(given)).startswith(b"Pnr")
    for name in ("loneutdrag-2026-11.csv.truth.json", "..", "talja.sqlite3"):
        assert as_asta.get(f"/import/demolistor/{name}/").status_code == 404


def test_only_those_who_may_import_come_in(as_malik: Client, as_ursula: Client) -> None:
    for client in (as_malik, as_ursula):
        assert client.get(LISTS).status_code == 403
        assert hand_in(client, GOOD).status_code == 403
    assert not Source.objects.exists()


def test_as_many_queries_for_two_lists_as_for_twelve(as_asta: Client, asta: Actor, django_assert_num_queries) -> None:
    for _time in range(2):
        read(GOOD, actor=asta, list_day=date(2026, 11, 1))
    as_asta.get(LISTS)
    with django_assert_num_queries(6):
        as_asta.get(LISTS)
    for _time in range(10):
        read(GOOD, actor=asta, list_day=date(2026, 11, 2))
    with django_assert_num_queries(6):
        as_asta.get(LISTS)
