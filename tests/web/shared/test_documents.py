"""Documents as PDF: what was given comes out as it was written, tagged, whole, and with nothing else beside it."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from django.utils.translation import gettext_lazy, override
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from talja.web.shared.charts.bars import Bar, Bars, draw_bars
from talja.web.shared.documents import pdf as making
from talja.web.shared.documents.pdf import NotPrinted, pdf
from talja.web.shared.documents.words import LETTERS, STAND_IN, printable, written

AT = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
HOSTILE = (
    '#read("/etc/passwd")',
    '#import "base.typ": *',
    "$x^2$ *fet* _kursiv_ `kod` = rubrik",
    ']#panic("x")[',
    '"); #read("x") ("',
    "<label> @ref // kommentar /* kommentar */ \\ \\u{41} ~ --- ...",
    "- punkt + nummer https://kommun.example/x",
    '{"frame": {"title": "annan"}}',
    "</text><script>",
)
Print = Callable[..., PdfReader]


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    with override("sv"):
        yield


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Print:
    """Prints a template's body beside a copy of base.typ, and reads the file."""
    folder = tmp_path / "documents"
    shutil.copytree(making.FOLDER, folder)
    monkeypatch.setattr(making, "FOLDER", folder)

    def make(body: str, *, title: str = "Underlag", sender: str = "Björkviks kommun", **data: object) -> PdfReader:
        (folder / "case.typ").write_text(f'#import "base.typ": *\n#show: sheet\n{body}', encoding="utf-8")
        return PdfReader(BytesIO(pdf("case.typ", title=title, data=data, sender=sender, at=AT)))

    return make


def text(reader: PdfReader) -> str:
    """All words of the document, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u00a0", " ").split())


def squeezed(words: str) -> str:
    """Without spaces and the hyphens of broken lines, for what may stand on several lines."""
    return re.sub(r"\s", "", words)


def tags(reader: PdfReader) -> list[tuple[str, DictionaryObject]]:
    """Every element of the structure, in reading order, under the name it goes by in PDF itself."""
    root = cast("DictionaryObject", reader.root_object["/StructTreeRoot"].get_object())
    names = cast("DictionaryObject", root.get("/RoleMap", DictionaryObject()).get_object())

    def walk(node: Any) -> Iterator[tuple[str, DictionaryObject]]:
        node = node.get_object()
        for child in node if isinstance(node, list) else [node]:
            element = child.get_object()
            if isinstance(element, DictionaryObject):
                if "/S" in element:
                    yield str(names.get(element["/S"], element["/S"])), element
                if "/K" in element:
                    yield from walk(element["/K"])

    return list(walk(root["/K"]))


def test_words_come_through_with_sender_day_and_page(printed: Print) -> None:
    reader = printed(
        "= #data.heading\n#data.words", heading="Åtgärder", words="åäö ÅÄÖ éü 1\u00a0234 kr – −5 × ½ ≤ ≥ €"
    )

    assert text(reader).startswith("Björkviks kommun 2026-11-22 Underlag Åtgärder")
    assert "åäö ÅÄÖ éü 1 234 kr – −5 × ½ ≤ ≥ €" in text(reader)
    assert "Sida 1 av 1" in text(reader)


def test_it_says_that_it_is_accessible_and_fit_for_an_archive(printed: Print) -> None:
    reader = printed("= #data.heading", heading="Rubrik", title="Stöd & kostnad")
    root = cast("dict[str, Any]", reader.root_object)
    metadata = root["/Metadata"].get_object().get_data().decode()

    assert re.search(r"<pdfuaid:part>\s*1\s*</pdfuaid:part>", metadata)
    assert re.search(r"<pdfaid:part>\s*2\s*</pdfaid:part>", metadata)
    assert "Stöd &amp; kostnad" in metadata
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("sv")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Stöd & kostnad", "Björkviks kommun")
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_the_same_words_at_the_same_moment_make_the_same_file(printed: Print) -> None:
    first, second = (printed("#data.words", words="lika") for _ in range(2))

    assert first.stream.read() == second.stream.read() != b""


def test_no_sender_is_no_sender(printed: Print) -> None:
    reader = printed("#data.words", words="hej", sender="")

    assert text(reader).startswith("2026-11-22 Underlag")
    assert reader.metadata is not None
    assert reader.metadata.author is None


@pytest.mark.parametrize("words", HOSTILE)
def test_what_looks_like_a_template_is_printed_as_written(printed: Print, words: str) -> None:
    body = "#data.words\n#note(title: data.words, data.words)\n#records((data.words,), ((data.words,),))"
    reader = printed(body, words=words, title=words, sender=words)

    assert squeezed(text(reader)).count(squeezed(words)) >= 5
    assert reader.metadata is not None
    assert reader.metadata.title == words


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret.txt", "../../../../../../../../etc/passwd"])
def test_a_template_cannot_read_beyond_its_folder(printed: Print, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("hemligt", encoding="utf-8")
    with pytest.raises(NotPrinted):
        printed(f'#read("{path}")')


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("#data.missing", "dictionary does not contain key"),
        ("#unknown", "unknown variable"),
        ('#image(bytes(data.drawing), format: "svg")', "missing alt text"),
        ("#panic(data.name)", "panicked with"),
        ("#float(data.name)", "invalid float"),
        ("#figures.at(data.name)", ""),
        ("#(a: 1).at(data.name)", "dictionary does not contain key"),
        ("#image(data.name)", "file not found"),
        ("#ref(label(data.name))", "label"),
        ("#(", "unclosed delimiter"),
    ],
)
def test_a_fault_tells_its_place_and_nothing_of_the_data(printed: Print, body: str, told: str) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    with pytest.raises(NotPrinted, match=r"case\.typ:3:\d+\)$") as caught:
        printed(body, drawing=drawing, name='Asta "Ess" (Ek)')

    assert told in str(caught.value)
    assert not re.search("Asta|Ess|Ek", str(caught.value) + repr(caught.value.__cause__))
    assert caught.value.__suppress_context__


def test_a_template_that_is_not_there() -> None:
    with pytest.raises(NotPrinted, match=r"^nowhere\.typ: "):
        pdf("nowhere.typ", title="Titel", data={}, sender="", at=AT)


def test_a_warning_is_told(printed: Print) -> None:
    with pytest.warns(UserWarning, match="unknown font family"):
        printed('#text(font: "Nowhere")[hej]')


def test_a_long_table_goes_over_pages_with_its_headings_on_each(printed: Print) -> None:
    rows = [[f"Form {place}", f"{place} kr"] for place in range(120)]
    reader = printed("#records(data.headings, data.rows, numbers: (1,))", headings=["Stödform", "Belopp"], rows=rows)
    pages = [page.extract_text() for page in reader.pages]

    assert len(pages) > 2
    assert all("Stödform" in page and f"Sida {place} av {len(pages)}" in page for place, page in enumerate(pages, 1))
    assert all("Underlag" in page for page in pages)
    assert [int(number) for number in re.findall(r"Form (\d+)", " ".join(pages))] == list(range(120))
    names = [name for name, _ in tags(reader)]
    assert (names.count("/Table"), names.count("/TH"), names.count("/TD")) == (1, 2, 240)


def test_a_table_without_rows_and_one_with_a_sum(printed: Print) -> None:
    body = "#records(data.headings, ())\n#records(data.headings, data.rows, total: true, caption: data.caption)"
    reader = printed(
        body, headings=["Form", "Belopp"], rows=[["A", "1 kr"], ["Summa", "1 kr"]], caption="Tabell över allt"
    )

    assert "Tabell över allt Form Belopp A 1 kr Summa 1 kr" in text(reader)
    assert "/Caption" in [name for name, _ in tags(reader)]


def test_figures_facts_notes_and_headings_are_read_in_order(printed: Print) -> None:
    body = """#lead(data.lead)
#figures(data.figures)
#facts(data.facts)
#note(kind: "warning", title: data.warning, data.words)
= #data.heading
#enum(..data.steps)"""
    reader = printed(
        body,
        lead="Ingress",
        figures=[
            {"label": "Stöd", "value": "18 000 kr", "note": "per månad"},
            {"label": "Slut", "value": "2027-01-31"},
        ],
        facts=[{"label": "Lön", "value": "27 500 kr"}],
        warning="Osäkert",
        words="Kontrollera.",
        heading="Gör så här",
        steps=["Fråga", "Skriv"],
    )

    order = "Ingress Stöd 18 000 kr per månad Slut 2027-01-31 Lön 27 500 kr Osäkert Kontrollera. Gör så här"
    assert order in text(reader)
    names = [name for name, _ in tags(reader)]
    assert "/H1" in names
    assert names.count("/LI") == 2


def test_every_letter_we_claim_to_hold_can_be_printed_in_every_style(printed: Print) -> None:
    letters = LETTERS.read_text(encoding="utf-8")

    assert set("åäöÅÄÖéèüßæøñčšžłőțğıİ–—−×½¼≤≥€§…•→☓✓"[:-2]) <= set(letters)
    assert STAND_IN in letters
    printed("#data.words\n\n#strong(data.words)\n\n#emph(data.words)", words=" ".join(letters))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ana\u0308 A\u030asa", "Anä Åsa"),
        ("a\r\nb\tc\u2028d", "a\nb c d"),
        ("a\x00b\x07c\u202ed\u200de\ufefff\ud800g\u00adh", "abcdefgh"),
        ("على 😀", "□□□ □"),
        ("\ue000", "□"),
        ("", ""),
    ],
)
def test_letters_we_do_not_hold_are_shown_as_such(printed: Print, given: str, expected: str) -> None:
    assert written(given) == expected
    assert squeezed(expected) in squeezed(text(printed("#data.words", words=given)))


def test_what_can_be_printed() -> None:
    assert printable(gettext_lazy("Sida")) == "Sida"
    assert printable({"a": (None, True, 3, "ö")}) == {"a": [None, True, 3, "ö"]}
    assert printable({}) == {}


@pytest.mark.parametrize(
    "value",
    [1.5, Decimal("1.5"), date(2026, 1, 1), b"x", {"a": [object()]}],
    ids=["float", "Decimal", "date", "bytes", "object"],
)
def test_what_has_no_one_way_to_be_written_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="give it as words"):
        printable(value)


def test_a_chart_is_a_figure_with_its_own_words(printed: Print) -> None:
    bars = Bars(
        key="cost",
        title="Kostnad & stöd",
        description='Från <låg> till "hög".',
        bars=(Bar("Löner ]#", 20), Bar("على", 10)),
        label_heading="",
        value_heading="",
    )
    reader = printed("#chart(data.cost, caption: data.caption)", cost=draw_bars(bars), caption="Så här är det")
    figures = [element for name, element in tags(reader) if name == "/Figure" and "/Alt" in element]

    assert [str(element["/Alt"]) for element in figures] == ['Kostnad & stöd. Från <låg> till "hög".']
    assert "Så här är det" in text(reader)
    assert "Löner ]#" in text(reader)


def test_templates_ask_for_nothing_but_base_and_evaluate_nothing() -> None:
    templates = sorted(making.FOLDER.glob("**/*.typ"))

    assert making.FOLDER / "base.typ" in templates
    for template in templates:
        source = template.read_text(encoding="utf-8")
        assert not re.search(r"\b(eval|read|plugin|csv|yaml|toml|xml|cbor)\(|@preview|@local", source), template.name
        assert set(re.findall(r'(?:import|include) "([^"]+)"', source)) <= {"base.typ"}, template.name
        assert template.name == "base.typ" or "json(" not in source
        assert len(source.splitlines()) <= 160, template.name
