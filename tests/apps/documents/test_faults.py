"""What is wrong with a template is told by name, with its place and the name that may have been meant."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.apps.documents.conftest import saved, template

from talja.apps.documents.word.faults import Fault, Place

Judge = Callable[[bytes], tuple[Fault, ...]]


def test_an_unknown_name_is_told_with_its_place_and_the_nearest_name(faults_of: Judge) -> None:
    document = docx.Document()
    document.add_heading("Lön och stöd", level=1)
    document.add_paragraph("Lönen är {{ lon.per_månd }}.")
    (fault,) = faults_of(saved(document))
    place = Place("body", 2, heading="Lön och stöd", text="Lönen är {{ lon.per_månd }}.")
    assert fault == Fault("placeholder_unknown", "lon.per_mand", "lon.per_manad", place)


def test_a_place_in_a_table_and_in_a_header(faults_of: Judge) -> None:
    document = docx.Document()
    document.add_paragraph("Före")
    document.add_table(rows=2, cols=3).cell(1, 2).text = "{{ fel }}"
    document.sections[0].header.paragraphs[0].text = "{{ också_fel }}"
    in_table, in_header = faults_of(saved(document))
    assert (in_table.place.table, in_table.place.row, in_table.place.column) == (1, 2, 3)
    assert (in_header.name, in_header.place.part, in_header.place.paragraph) == ("ocksa_fel", "header", 1)


@pytest.mark.parametrize(
    ("said", "code", "name"),
    [
        ("Hej {{ person.namn", "tag_not_closed", "{{ person.namn"),
        ("{{ person.namn {{ mal }}", "tag_not_closed", "{{ person.namn"),
        ("Hej }} du", "tag_not_opened", "}}"),
        ("{{ person.namn %}", "tag_closed_wrong", "{{ person.namn %}"),
        ("{% if mal }}", "tag_closed_wrong", "{% if mal }}"),
        ("{{ }}", "tag_broken", ""),
        ("{{ person namn }}", "tag_broken", "person namn"),
        ("{{ person. }}", "tag_broken", "person."),
        ("{% for uppgift i uppgifter %}", "tag_broken", "for uppgift i uppgifter"),
        ("{% for uppgift in uppgifterna %}{% endfor %}", "placeholder_unknown", "uppgifterna"),
        ("{% for x in person.namn %}{% endfor %}", "loop_over_no_list", "person.namn"),
        ("{% for x in mal %}", "block_not_ended", "for x in mal"),
        ("{% if mal %}", "block_not_ended", "if mal"),
        ("{% endfor %}", "end_without_beginning", "endfor"),
        ("{% if mal %}x{% endfor %}", "end_without_beginning", "endfor"),
        ("{% else %}", "end_without_beginning", "else"),
        ("{% for x in mal %}{% elif mal %}{% endfor %}", "end_without_beginning", "elif mal"),
        ("{% for x in mal %}{% endfor x %}", "tag_broken", "endfor x"),
        ("Mål {%p for x in mal %}", "statement_not_alone", "for x in mal"),
        ("{%tr for x in mal %}", "statement_not_alone", "for x in mal"),
        ("{{ uppgifter }}", "list_as_text", "uppgifter"),
        ("{{ kostnad.rader|join(', ') }}", "list_as_text", "kostnad.rader"),
        ("{% for rad in kostnad.rader %}{{ rad }}{% endfor %}", "row_as_text", "rad"),
        ("{% for rad in kostnad.rader %}{{ rad.bellop }}{% endfor %}", "placeholder_unknown", "rad.bellop"),
        ("{{ person.namn|uper }}", "filter_unknown", "uper"),
        ("{{ fack.namn }}", "placeholder_unknown", "fack.namn"),  # another kind of document has it
        ("{{ person.namn }", "tag_not_closed", "{{ person.namn }"),
    ],
)
def test_each_fault_has_a_name(said: str, code: str, name: str, faults_of: Judge) -> None:
    found = faults_of(template("Först", said))
    assert (code, name) in {(fault.code, fault.name) for fault in found}
    assert all(fault.place.paragraph == 2 for fault in found)


def test_everything_wrong_is_told_at_once(faults_of: Judge) -> None:
    found = faults_of(template("{{ ett }}", "{{ person.namn", "{% for x in mal %}", "{{ två }}"))
    assert [fault.code for fault in found] == [
        "placeholder_unknown",
        "tag_not_closed",
        "placeholder_unknown",
        "block_not_ended",
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Mål {% for x in mal %}", "{{ x }}", "{% endfor %}"),
        ("{% for x in mal %}", "{{ x }} {% endfor %}"),
        ("{% if mal %}", "x", "{% else %} y", "{% endif %}"),
    ],
)
def test_a_block_begins_and_ends_in_the_same_way(paragraphs: tuple[str, ...], faults_of: Judge) -> None:
    assert "block_across" in {fault.code for fault in faults_of(template(*paragraphs))}


def test_a_block_does_not_cross_a_table(faults_of: Judge) -> None:
    document = docx.Document()
    document.add_paragraph("{% if mal %}")
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "i cellen"
    cell.add_paragraph("{% endif %}")
    assert [fault.code for fault in faults_of(saved(document))] == ["block_across"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "template_is_old_word"),
        (b"%PDF-1.7 hej", "template_is_pdf"),
        (b"{\\rtf1 hej}", "template_is_rtf"),
        (b"\xff\xd8\xff\xe0 hej", "template_is_picture"),
        (b"\x89PNG\r\n\x1a\n", "template_is_picture"),
        ("Hej på er".encode(), "template_broken"),
        (b"PK\x03\x04", "template_broken"),
    ],
)
def test_other_files_are_named(content: bytes, code: str, faults_of: Judge) -> None:
    assert [fault.code for fault in faults_of(content)] == [code]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "template_is_opendocument"),
        ({"xl/workbook.xml": "<a/>"}, "template_is_other_office"),
        ({"ppt/presentation.xml": "<a/>"}, "template_is_other_office"),
        ({"hej.txt": "hej"}, "template_not_word"),
        ({}, "template_not_word"),
    ],
)
def test_other_packages_are_named(parts: dict[str, str], code: str, faults_of: Judge) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    assert [fault.code for fault in faults_of(made.getvalue())] == [code]


def test_a_word_template_and_one_with_macros(faults_of: Judge) -> None:
    plain = template("Hej {{ person.namn }}")
    for kind, code in (("template.main", None), ("document.macroEnabled.main", "template_has_macros")):
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(made, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"document.main", kind.encode()))
        assert [fault.code for fault in faults_of(made.getvalue())] == ([code] if code else [])


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ('<w:p {ns}><w:ins w:id="1" w:author="x"><w:r><w:t>ny</w:t></w:r></w:ins></w:p>', "template_has_changes"),
        (
            '<w:p {ns}><w:del w:id="1" w:author="x"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>',
            "template_has_changes",
        ),
        ('<w:p {ns}><w:r><w:commentReference w:id="1"/></w:r></w:p>', "template_has_comments"),
        ("<w:p {ns}><w:r><w:object/></w:r></w:p>", "template_has_objects"),
        ("<w:altChunk {ns}/>", "template_has_objects"),
    ],
)
def test_what_would_follow_along_unseen_is_refused(markup: str, code: str, faults_of: Judge) -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(markup.format(ns=nsdecls("w"))))
    assert [fault.code for fault in faults_of(saved(document))] == [code]
