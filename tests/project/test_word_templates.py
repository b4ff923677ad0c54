"""The templates that ship are what their makers write, and are as templates of ours should be."""

import io
import re
import zipfile

import docx
import pytest

from talja.apps.documents.enums import Kind
from talja.apps.documents.shipped import shipped_template
from talja.project.word_templates.every import every_template


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("kind", Kind)
def test_the_file_is_what_its_maker_writes(kind: Kind) -> None:
    """After a change: python -m talja.project.word_templates."""
    assert parts(shipped_template(kind)) == parts(every_template()[kind])


@pytest.mark.parametrize("kind", Kind)
def test_a_template_is_swedish_titled_and_made_of_styles(kind: Kind) -> None:
    document = docx.Document(io.BytesIO(shipped_template(kind)))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Title", "Subtitle", "Heading 1"} <= styles
    assert document.core_properties.language == "sv-SE"
    languages = re.findall(r'<w:lang[^>]*w:val="([^"]+)"', document.styles.element.xml)
    assert languages
    assert set(languages) == {"sv-SE"}
    assert "{{ kommun.namn }}" in document.sections[0].header.paragraphs[0].text
    assert "NUMPAGES" in document.sections[0].footer.paragraphs[0]._p.xml
    for table in document.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all(cell.text.strip() for cell in table.rows[0].cells)


@pytest.mark.parametrize("kind", [Kind.UNION_LETTER, Kind.CERTIFICATE])
def test_what_is_shown_to_others_says_no_form_of_support(kind: Kind) -> None:
    text = parts(shipped_template(kind))["word/document.xml"].decode()
    assert "stod." not in text
    assert kind is Kind.CERTIFICATE or "person." not in text
