"""A Word document with good typography: the styles, the header and the footer that every template of ours shares."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

FONT: Final = "Arial"  # on every computer, and easy to read
ACCENT: Final = RGBColor(0x0B, 0x5A, 0x66)
QUIET: Final = RGBColor(0x4A, 0x54, 0x58)
_WIDTH: Final = Mm(165)
_MADE: Final = datetime(2026, 11, 22)  # noqa: DTZ001 - the templates' own day: the same file every time it is made
_PACKED: Final = (2026, 11, 22, 0, 0, 0)


class Sheet:
    """A document that is being written, from the top down."""

    def __init__(self, *, title: str, subject: str = "") -> None:
        self.document = docx.Document()
        self._style()
        self._page()
        self._header()
        self._footer()
        self.document.core_properties.title = title
        self.document.core_properties.author = self.document.core_properties.last_modified_by = "Talja"
        self.document.core_properties.created = self.document.core_properties.modified = _MADE
        self.document.core_properties.language = "sv-SE"
        self.document.core_properties.comments = ""
        self.document.add_paragraph(title, style="Title")
        if subject:
            self.document.add_paragraph(subject, style="Subtitle")

    def heading(self, text: str) -> None:
        """Begin a part of the document."""
        self.document.add_heading(text, level=1)

    def text(self, text: str) -> Paragraph:
        """Write a paragraph. Words between ** are bold."""
        paragraph = self.document.add_paragraph()
        _write(paragraph, text)
        return paragraph

    def item(self, text: str) -> None:
        """Write an item of a list with dots."""
        _write(self.document.add_paragraph(style="List Bullet"), text)

    def each(self, name: str, item: str) -> None:
        """Write a list of texts, one item each."""
        self.text(f"{{% for {item} in {name} %}}")
        self.item(f"{{{{ {item} }}}}")
        self.text("{% endfor %}")

    def each_or(self, name: str, item: str, otherwise: str) -> None:
        """Write a list of texts, or what is to be said when there are none."""
        self.text(f"{{% if {name} %}}")
        self.each(name, item)
        self.text("{% else %}")
        self.text(otherwise)
        self.text("{% endif %}")

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """Write facts one under the other: what, and what it is."""
        self._table([("Uppgift", "Innehåll"), *rows], widths=(55, 110))

    def records(self, name: str, item: str, columns: Sequence[tuple[str, str, int]]) -> None:
        """Write a table with a row for each of a list. The columns are heading, part of the item, and width in mm."""
        headings = tuple(heading for heading, _, _ in columns)
        rows = [
            (f"{{% for {item} in {name} %}}", *([""] * (len(columns) - 1))),
            tuple(f"{{{{ {item}.{part} }}}}" for _, part, _ in columns),
            ("{% endfor %}", *([""] * (len(columns) - 1))),
        ]
        self._table([headings, *rows], widths=tuple(width for _, _, width in columns))

    def signatures(self, rows: Iterable[tuple[str, str]]) -> None:
        """Write lines to sign on: for whom, and the name under the line."""
        table = self._table(
            [("För", "Datum och underskrift", "Namn"), *((whom, "", name) for whom, name in rows)], widths=(40, 70, 55)
        )
        for row in table.rows[1:]:
            row.height = Mm(14)

    def content(self) -> bytes:
        """Return the file; the same every time."""
        relations = self.document.part.package.rels
        for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
            del relations[key]
        made = io.BytesIO()
        self.document.save(made)
        packed = io.BytesIO()
        with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
            for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
                file.writestr(zipfile.ZipInfo(name, _PACKED), parts.read(name), zipfile.ZIP_DEFLATED)
        return packed.getvalue()

    def _style(self) -> None:
        sizes = {"Normal": 11.0, "Title": 22.0, "Subtitle": 13.0, "Heading 1": 14.0, "List Bullet": 11.0}
        spaces = {"Normal": (0, 8), "Title": (6, 4), "Subtitle": (0, 14), "Heading 1": (16, 6), "List Bullet": (0, 4)}
        for name, size in sizes.items():
            style = self.document.styles[name]
            if not isinstance(style, ParagraphStyle):
                continue
            style.font.name, style.font.size = FONT, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            before, after = spaces[name]
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
            style.paragraph_format.line_spacing = 1.15
            for spacing in style.element.findall(f".//{qn('w:rPr')}/{qn('w:spacing')}"):
                spacing.getparent().remove(spacing)
            if name in {"Title", "Subtitle", "Heading 1"}:
                style.font.color.rgb = QUIET if name == "Subtitle" else ACCENT
                style.font.bold, style.font.italic = name != "Subtitle", False
                style.paragraph_format.keep_with_next = True
        borders = self.document.styles["Title"].element.find(f".//{qn('w:pBdr')}")
        if borders is not None:
            borders.getparent().remove(borders)
        for language in self.document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "sv-SE")

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(25), Mm(20)
        section.top_margin, section.bottom_margin = Mm(30), Mm(25)

    def _header(self) -> None:
        header = self.document.sections[0].header.paragraphs[0]
        _tab_right(header)
        header.add_run("{{ kommun.namn }}").bold = True
        header.add_run(", {{ kommun.enhet }}\t{{ dokument.datum }}")
        second = self.document.sections[0].header.add_paragraph()
        _tab_right(second)
        second.add_run("\tReferens: {{ dokument.referens }}")
        _quietly(header, second)

    def _footer(self) -> None:
        footer = self.document.sections[0].footer.paragraphs[0]
        _tab_right(footer)
        footer.add_run("{{ kommun.telefon }}, {{ kommun.epost }}\tSida ")
        _field(footer, "PAGE")
        footer.add_run(" av ")
        _field(footer, "NUMPAGES")
        _quietly(footer)

    def _table(self, rows: Sequence[Sequence[str]], *, widths: Sequence[int]) -> Table:
        table: Table = self.document.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        for width, column in zip(widths, table.columns, strict=True):
            column.width = Mm(width)
        for number, texts in enumerate(rows):
            row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves it untyped
            for cell, text, width in zip(row.cells, texts, widths, strict=True):
                cell.width = Mm(width)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
                _write(paragraph, f"**{text}**" if number == 0 else text)
            _keep_whole(row._tr, is_heading=number == 0)
        _hairlines(table)
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)
        return table


def _write(paragraph: Paragraph, text: str) -> None:
    for number, part in enumerate(text.split("**")):
        if part:
            paragraph.add_run(part).bold = True if number % 2 else None


def _tab_right(paragraph: Paragraph) -> None:
    paragraph.style = "Normal"
    paragraph.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.paragraph_format.space_after = Pt(0)


def _quietly(*paragraphs: Paragraph) -> None:
    for paragraph in paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.color.rgb = Pt(9), QUIET


def _field(paragraph: Paragraph, code: str) -> None:
    """Write a field that Word works out, such as the number of the page."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)


def _keep_whole(row: object, *, is_heading: bool) -> None:
    """Let a row stand on one page, and the heading come again on each."""
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]  # the row's own element
    properties.append(OxmlElement("w:cantSplit"))
    if is_heading:
        properties.append(OxmlElement("w:tblHeader"))


def _hairlines(table: Table) -> None:
    """Draw thin lines between the rows only."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        is_drawn = side in {"top", "bottom", "insideH"}
        for name, value in (("val", "single" if is_drawn else "nil"), ("sz", "4"), ("space", "0"), ("color", "9AA5A8")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
