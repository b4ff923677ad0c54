"""Whatever a municipality's own Word template looks like, its text comes along to the PDF, and the PDF compiles."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import MOMENT
from tests.papers import pages_of

from talja.web.shared.documents import word_as_pdf as printing


@pytest.fixture(autouse=True)
def sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "municipality_name", lambda: "Almby kommun")


def printed(document: Document) -> list[str]:
    made = io.BytesIO()
    document.save(made)
    return pages_of(printing.word_as_pdf(made.getvalue(), title="Prov", at=MOMENT))


def one_page(build: Callable[[Document], object]) -> str:
    document = docx.Document()
    build(document)
    (page,) = printed(document)
    return page


def test_an_empty_document() -> None:
    assert printed(docx.Document()) == [""]


def test_headings_never_skip_a_level_and_there_is_one_title() -> None:
    def build(document: Document) -> None:
        for text, style in (
            ("Djup", "Heading 5"),
            ("Titel", "Title"),
            ("Två", "Title"),
            ("Grund", "Heading 1"),
            ("Mitt", "Heading 4"),
        ):
            document.add_paragraph(text, style=style)

    assert one_page(build) == "Djup Titel Två Grund Mitt"


def test_lists_keep_their_numbers_and_their_depth() -> None:
    def build(document: Document) -> None:
        for text, style in (
            ("ett", "List Number"),
            ("två", "List Number"),
            ("djupare", "List Bullet 2"),
            ("tre", "List Number"),
        ):
            document.add_paragraph(text, style=style)

    assert one_page(build) == "1. ett 2. två • djupare 3. tre"


def test_a_list_of_several_levels_is_numbered_as_word_does() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, kind, text, start in (
            (0, "decimal", "%1.", 4),
            (1, "lowerLetter", "%1%2)", 1),
            (2, "upperRoman", "%3", 9),
        )
    )

    def build(document: Document) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        for level in (0, 1, 1, 2, 0, 1):
            paragraph = document.add_paragraph("x")
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
            )

    assert one_page(build) == "4. x 4a) x 4b) x IX x 5. x 5a) x"


def test_a_table_with_merged_cells_and_a_table_within() -> None:
    def build(document: Document) -> None:
        table = document.add_table(rows=3, cols=3)
        table.cell(0, 0).merge(table.cell(0, 2)).text = "över alla"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "ned"
        inner = table.cell(1, 1).add_table(rows=1, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "inre ett", "inre två"
        table.cell(2, 2).text = "sist"
        table.cell(2, 1).add_paragraph("Rubrik i cell", style="Heading 2")

    page = one_page(build)
    for text in ("över alla", "ned", "inre ett", "inre två", "sist", "Rubrik i cell"):
        assert text in page


def test_text_boxes_content_controls_and_links_come_along() -> None:
    box = (
        "<w:p {ns}><w:r><w:t>före</w:t></w:r>"
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>i rutan</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    control = "<w:sdt {ns}><w:sdtContent><w:p><w:r><w:t>i kontrollen</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    link = (
        "<w:p {ns}><w:hyperlink><w:r><w:t>en länk</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t> och mer</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )

    def build(document: Document) -> None:
        for at, markup in enumerate((box, control, link)):
            document.element.body.insert(at, parse_xml(markup.format(ns=nsdecls("w"))))

    assert one_page(build) == "före i rutan i kontrollen en länk och mer"


def test_the_header_has_two_sides_and_the_footer_counts_pages() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Almby\tkommun\t2026"
    footer = document.sections[0].footer.paragraphs[0]
    footer.text = "Sida "
    for code in ("PAGE", "NUMPAGES"):
        footer._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>9</w:t></w:r></w:fldSimple>')
        )
    document.add_page_break()
    for number in range(80):
        document.add_paragraph(f"rad {number}")
    pages = printed(document)
    assert all(page.startswith("Almby kommun 2026") for page in pages)
    assert [f"Sida {number}{len(pages)}" in page for number, page in enumerate(pages, start=1)] == [True] * len(pages)


def test_signs_of_typst_are_text() -> None:
    said = '#eval("1") = rubrik $x$ *fet* _kursiv_ \\ `kod` <etikett> @ref // slut /* */ [x] ~ -- "citat"'
    assert one_page(lambda document: document.add_paragraph(said)) == " ".join(said.split())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    blocks=st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "Normal",
                    "Title",
                    "Subtitle",
                    "Heading 1",
                    "Heading 3",
                    "Heading 9",
                    "List Bullet",
                    "List Bullet 3",
                    "List Number 2",
                    "table",
                ]
            ),
            st.text(alphabet="abcåäö {}%#$<&\n\t", max_size=12),
        ),
        max_size=12,
    )
)
def test_any_order_of_anything_compiles(blocks: list[tuple[str, str]]) -> None:
    document = docx.Document()
    for style, text in blocks:
        if style == "table":
            document.add_table(rows=2, cols=2).cell(0, 1).text = text
        else:
            document.add_paragraph(text, style=style)
    said = "".join("".join(printed(document)).split()).replace("•", "")
    for _, text in blocks:
        assert "".join(text.split()) in said
