"""The pages of Word templates: handed in, tried with examples, taken into use, and gone back from."""

import io
import re
import zipfile
from pathlib import Path
from uuid import uuid4

import docx
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from docx.shared import Mm
from tests.conftest import MOMENT
from tests.factories.clients import signed_in
from tests.papers import pages_of

from talja.apps.documents.enums import Kind
from talja.apps.documents.models import TemplateChoice, TemplateFile
from talja.apps.documents.word.faults import Fault, Place
from talja.apps.organisation.actors import Actor
from talja.web.settings.template_faults import FAULTS, LEFT_OUT, fault_text, place_text

SOURCE = Path(__file__).resolve().parents[3] / "src/talja/apps/documents"
CERTIFICATE = {"kind": Kind.CERTIFICATE}


@pytest.fixture(autouse=True)
def the_day(db: None):
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def client(asta: Actor) -> Client:
    return signed_in(asta)


def word(*paragraphs: str) -> bytes:
    document, made = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


def hand_in(client: Client, content: bytes, *, name: str = "intyg åäö.docx", follow: bool = True) -> HttpResponse:
    url = reverse("settings:template_add", kwargs=CERTIFICATE)
    return client.post(url, {"file": SimpleUploadedFile(name, content)}, follow=follow)


def page(client: Client, name: str, **kwargs: object) -> str:
    response = client.get(reverse(f"settings:{name}", kwargs=kwargs))
    assert response.status_code == 200
    return response.content.decode()


def test_every_kind_is_listed_with_the_template_it_uses(client: Client) -> None:
    text = page(client, "template_list")
    assert text.count("Taljas mall") == len(Kind)
    for kind in Kind:
        assert str(kind.label) in text
        assert "Fält att skriva i mallen" in page(client, "template_kind", kind=kind)
    assert "/dokumentmallar/intyg/" in text


def test_a_template_is_handed_in_tried_and_taken_into_use(client: Client) -> None:
    text = hand_in(client, word("Intyg för {{ person.namn }}")).content.decode()
    assert "Mallen finns nu som version 1" in text
    key = TemplateFile.objects.get().key
    made = client.get(reverse("settings:template_word", kwargs={**CERTIFICATE, "key": key}))
    assert [one.text for one in docx.Document(io.BytesIO(made.content)).paragraphs] == ["Intyg för Samira Åkerlund"]
    paper = client.get(reverse("settings:template_pdf", kwargs={**CERTIFICATE, "key": key}))
    assert pages_of(paper.content) == ["Intyg för Samira Åkerlund"]
    assert paper["Content-Disposition"] == 'attachment; filename="exempel-intyg.pdf"'
    choose = reverse("settings:template_choose", kwargs={**CERTIFICATE, "key": key})
    assert "Använda version 1?" in client.get(choose).content.decode()
    assert TemplateChoice.objects.count() == 0
    said = client.post(choose, follow=True).content.decode()
    assert "Mallen används från och med nu." in said
    assert "Version 1: 22 november 2026 av Asta Öberg" in said
    assert "Den mallen används redan." in client.post(choose, follow=True).content.decode()
    assert "Den mallen används redan." in page(client, "template_version", **CERTIFICATE, key=key)


def test_one_can_go_back_to_the_template_that_ships(client: Client) -> None:
    hand_in(client, word("Hej"))
    key = TemplateFile.objects.get().key
    client.post(reverse("settings:template_choose", kwargs={**CERTIFICATE, "key": key}))
    assert "Använda Taljas mall?" in page(client, "template_choose_shipped", **CERTIFICATE)
    client.post(reverse("settings:template_choose_shipped", kwargs=CERTIFICATE))
    assert [choice.file_id is None for choice in TemplateChoice.objects.order_by("pk")] == [False, True]


def test_the_template_is_fetched_as_it_was_handed_in(client: Client) -> None:
    content = word("Hej på er")
    hand_in(client, content)
    key = TemplateFile.objects.get().key
    assert client.get(reverse("settings:template_download", kwargs={**CERTIFICATE, "key": key})).content == content
    shipped = client.get(reverse("settings:template_download_shipped", kwargs=CERTIFICATE))
    assert zipfile.is_zipfile(io.BytesIO(shipped.content))
    assert shipped["Content-Disposition"] == 'attachment; filename="intyg.docx"'


@pytest.mark.parametrize("kind", Kind)
def test_every_shipped_template_can_be_tried(kind: Kind, client: Client) -> None:
    assert "Följer med Talja" in page(client, "template_shipped", kind=kind)
    for name in ("template_word_shipped", "template_pdf_shipped"):
        assert client.get(reverse(f"settings:{name}", kwargs={"kind": kind})).status_code == 200


def test_what_is_wrong_is_told_with_its_place_and_nothing_is_kept(client: Client) -> None:
    response = hand_in(client, word("Först", "Hej {{ person.nam }}", "{% for u in uppgifter %}"))
    text = response.content.decode()
    assert response.status_code == 422
    assert "Fältet ”person.nam” finns inte i den här sortens dokument. Menade du ”person.namn”?" in text
    assert "Det står i stycke 2" in text
    assert "”for u in uppgifter” saknar slut. Skriv {% endfor %} där det ska sluta." in text
    assert TemplateFile.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Filen är tom. Välj en annan."),
        (b"%PDF-1.7", "Filen är en PDF."),
        (b"\xd0\xcf\x11\xe0", "Filen har ett gammalt format"),
        (b"x" * (20 * 1024 * 1024 + 1), "Filen är större än 20 MB."),
        ("åäö".encode(), "Filen är skadad"),
    ],
)
def test_another_file_is_refused_with_what_it_is(content: bytes, told: str, client: Client) -> None:
    response = hand_in(client, content)
    assert response.status_code == 422
    assert told in response.content.decode()
    assert TemplateFile.objects.count() == 0


def test_no_file_and_a_long_name(client: Client) -> None:
    url = reverse("settings:template_add", kwargs=CERTIFICATE)
    assert "Välj en fil." in client.post(url).content.decode()
    assert "Filnamnet är för långt" in hand_in(client, word("Hej"), name="å" * 200 + ".docx").content.decode()


def test_the_same_file_again_is_the_version_it_was(client: Client) -> None:
    content = word("Hej")
    hand_in(client, content)
    assert "Mallen finns nu som version 1" in hand_in(client, content).content.decode()
    assert TemplateFile.objects.count() == 1


def test_what_is_lost_in_the_pdf_is_told(client: Client) -> None:
    document, made = docx.Document(), io.BytesIO()
    document.add_paragraph("Med bild")
    document.add_picture(io.BytesIO(PIXEL), width=Mm(10))
    document.sections[0].different_first_page_header_footer = True
    document.save(made)
    text = hand_in(client, made.getvalue()).content.decode()
    assert "Bilder finns i Word men inte i PDF." in text
    assert "samma sidhuvud på första sidan" in text


def test_strangers_and_unknown_templates(client: Client, malik: Actor, ursula: Actor) -> None:
    for name in ("template_version", "template_choose", "template_download", "template_word", "template_pdf"):
        assert client.get(reverse(f"settings:{name}", kwargs={**CERTIFICATE, "key": uuid4()})).status_code == 404
    assert client.get("/installningar/dokumentmallar/finns-inte/").status_code == 404
    for actor in (malik, ursula):
        assert signed_in(actor).get(reverse("settings:template_list")).status_code == 403


def test_every_fault_has_words() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    named = set(re.findall(r'Fault\(\s*"([a-z_]+)"', source)) | set(re.findall(r'"(template_[a-z_]+)"', source))
    refusals = {"template_file_empty", "template_too_large", "template_name_wrong", "template_in_use"}
    shown = {
        "template_page",
        "template_file",
        "template_kinds",
        "template_file_number_once",
        "template_file_content_once",
    }
    others = {"template_choice_latest"}
    assert named - refusals - shown - others <= set(FAULTS)
    assert set(re.findall(r'yield "([a-z_]+)"', source)) <= set(LEFT_OUT)
    for code in FAULTS:
        assert "%" not in fault_text(Fault(code, "namn", "förslag")).replace("{%", "").replace("%}", "")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(), ""),
        (Place("body", 3), "stycke 3"),
        (Place("header", 1), "sidhuvudet, stycke 1"),
        (Place("body", 9, 2, 3, 1, "Lön"), "tabell 2, rad 3, kolumn 1, under rubriken ”Lön”"),
        (Place("word/footnotes.xml"), "word/footnotes.xml"),
    ],
)
def test_a_place_in_words(place: Place, said: str) -> None:
    assert place_text(place) == said


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001"
    "f61738550000000049454e44ae426082"
)
