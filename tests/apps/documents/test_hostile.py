"""A hostile template runs nothing, fetches nothing, and takes neither the memory nor the time of anybody."""

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.apps.documents.conftest import filled, saved, template, texts
from tests.conftest import MOMENT

from talja.apps.documents.enums import Kind
from talja.apps.documents.kinds import KINDS
from talja.apps.documents.word import filling
from talja.apps.documents.word.faults import MOST_TOLD, Fault, FaultyTemplate

Judge = Callable[[bytes], tuple[Fault, ...]]
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def codes(faults: tuple[Fault, ...]) -> set[str]:
    return {fault.code for fault in faults}


def with_parts(content: bytes, changed: Mapping[str, bytes | None]) -> bytes:
    """Return a Word file with some parts in other words, or (None) without them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = changed.get(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name in set(changed) - set(old.namelist()):
            new.writestr(name, changed[name] or b"")
    return made.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def with_relation(kind: str, target: str, *, of: str = "word/_rels/document.xml.rels") -> bytes:
    plain = template("Hej")
    relation = f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
    try:
        before = part(plain, of)
    except KeyError:
        before = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    return with_parts(plain, {of: before.replace(b"</Relationships>", relation.encode() + b"</Relationships>")})


@pytest.mark.parametrize(
    "said",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ person.__class__ }}",
        "{{ person['namn'] }}",
        "{{ person.namn.__init__.__globals__ }}",
        "{{ uppgifter.append }}",
        "{{ self }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__ }}",
        "{{ lipsum() }}",
        "{{ range(10) }}",
        "{{ dict(a=1) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 'a' ~ 'b' }}",
        "{{ [1, 2, 3] }}",
        "{{ (1, 2) }}",
        "{{ person.namn|attr('__class__') }}",
        "{{ person.namn|map('upper') }}",
        "{{ person.namn|center(1000000000) }}",
        "{{ person.namn|upper(x=1) }}",
        "{{ person.namn|default(person.namn) }}",
        "{{ person.namn if mal else 'x' }}",
        "{{ person.namn is defined }}",
        "{{ 1 < 2 }}",
        "{{ 1.5 }}",
        "{{ true }}{{ none }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% from 'os' import system %}",
        "{% extends 'base.docx' %}",
        "{% block x %}{% endblock %}",
        "{% set x = 1 %}",
        "{% macro a() %}{{ a() }}{% endmacro %}",
        "{% call a() %}{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with %}{% endwith %}",
        "{% raw %}{{ x }}{% endraw %}",
        "{% autoescape false %}{{ person.namn }}{% endautoescape %}",
        "{% do x %}",
        "{% for i in range(1000000000) %}{% endfor %}",
        "{% for x in uppgifter recursive %}{{ loop(uppgifter) }}{% endfor %}",
        "{% for x in uppgifter if x %}{% endfor %}",
        "{% for a, b in uppgifter %}{% endfor %}",
        "{% for x in person %}{% endfor %}",
        "{% for x in uppgifter %}{% else %}{% endfor %}",
        "{% for x in uppgifter %}{{ loop.previtem }}{{ loop.__class__ }}{% endfor %}",
        "{% for person in uppgifter %}{% endfor %}",
        "{% for loop in uppgifter %}{% endfor %}",
        "{% for a in mal %}{% for a in mal %}{% endfor %}{% endfor %}",
        "{% for a in mal %}{% for b in mal %}{% for c in mal %}{% endfor %}{% endfor %}{% endfor %}",
        "{# hemligt #}",
        "{{r person.namn }}",
        "{{p person.namn }}",
        "{%r if mal %}{% endif %}",
        "{%tc if mal %}{%tc endif %}",
        "{% cellbg person.namn %}",
        "{% colspan person.namn %}",
        "{% vm %}",
        "{%- if mal -%}{% endif %}",
        "{{ '\\x41' }}",
        "{{ person.namn \n}} %}",
        "{{ " + "(" * 140 + "person.namn" + ")" * 140 + " }}",
        "{{ person.namn" + "|upper" * 60 + " }}",
    ],
)
def test_nothing_but_names_runs(said: str, faults_of: Judge) -> None:
    assert faults_of(template(said))
    assert faults_of(template("Hej", header=said))


def test_every_tag_of_the_body_is_bounded(faults_of: Judge) -> None:
    assert "loops_too_deep" in codes(faults_of(template("{% if mal %}" * 400 + "{% endif %}" * 400)))
    assert "tags_too_many" in codes(faults_of(template(*["{{ person.namn }}" * 100] * 30)))
    assert len(faults_of(template(*["{{ fel }}"] * 200))) == MOST_TOLD


def test_what_a_template_grows_to_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "MOST_CHARACTERS", 200_000)
    content = template("{% for a in uppgifter %}", "{% for b in mal %}", "x" * 100, "{% endfor %}", "{% endfor %}")
    with pytest.raises(filling.Oversized):
        filled(content, {"uppgifter": ["a"] * 1000, "mal": ["b"] * 1000})


def test_data_are_never_read_as_a_template() -> None:
    said = "{{ person.personnummer }}{% for i in mal %}x{% endfor %}{{ ''.__class__ }}"
    text = filled(template("{{ person.namn }}", header="{{ person.namn }}"), {"person": {"namn": said}})
    assert texts(text.blocks) == texts(text.header) == [said]


def test_a_field_cannot_be_made_of_data(faults_of: Judge) -> None:
    document = docx.Document()
    document.add_paragraph()._p.append(
        parse_xml(f"<w:r {nsdecls('w')}><w:instrText>DATE {{{{ person.namn }}}}</w:instrText></w:r>")
    )
    assert "tag_outside_text" in codes(faults_of(saved(document)))


@pytest.mark.parametrize(
    "place",
    [
        '<w:p {ns}><w:bookmarkStart w:id="1" w:name="{tag}"/></w:p>',
        "<w:p {ns}><w:r><w:instrText>{tag}</w:instrText></w:r></w:p>",
        '<w:p {ns}><w:pPr><w:pStyle w:val="{tag}"/></w:pPr></w:p>',
    ],
)
def test_a_tag_stands_in_text_or_nowhere(place: str, faults_of: Judge) -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(place.format(ns=nsdecls("w"), tag="{{ person.namn }}")))
    assert codes(faults_of(saved(document))) & {"tag_outside_text", "template_has_field"}


@pytest.mark.parametrize(
    "code",
    [
        'DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"',
        "DDE excel x",
        'INCLUDETEXT "\\\\\\\\server\\\\x.docx"',
        'INCLUDEPICTURE "http://example.org/x.png"',
        "LINK Excel.Sheet",
        "IMPORT x",
        "QUOTE 68 68 69",
        "MACROBUTTON x y",
        "DATABASE x",
        "MERGEFIELD Namn",
        "AUTOTEXT x",
        'HYPERLINK "file:///c:/x.exe"',
        'HYPERLINK "\\\\\\\\server\\\\x" \\l',
    ],
)
@pytest.mark.parametrize("cut", [1, 3, 100])
def test_fields_that_fetch_or_run_are_refused(code: str, cut: int, faults_of: Judge) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    pieces = [code[at : at + cut] for at in range(0, len(code), cut)]
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    for run in parse_xml(f"<w:p {nsdecls('w')}>{begin}{runs}{end}</w:p>"):
        paragraph._p.append(run)
    assert codes(faults_of(saved(document))) & {"template_has_field", "template_has_merge_field"}


def test_simple_fields_are_judged_too(faults_of: Judge) -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f'<w:p {nsdecls("w")}><w:fldSimple w:instr=" DDE x y "/></w:p>'))
    assert codes(faults_of(saved(document))) == {"template_has_field"}
    plain = docx.Document()
    plain.element.body.insert(0, parse_xml(f'<w:p {nsdecls("w")}><w:fldSimple w:instr=" PAGE "/></w:p>'))
    assert faults_of(saved(plain)) == ()


@pytest.mark.parametrize(
    ("kind", "target", "code"),
    [
        ("image", "http://example.org/x.png", "template_fetches"),
        ("frame", "http://example.org/x", "template_fetches"),
        ("hyperlink", "file:///c:/x.exe", "template_fetches"),
        ("hyperlink", "javascript:alert(1)", "template_fetches"),
        ("oleObject", "http://example.org/x", "template_has_objects"),
        ("aFChunk", "http://example.org/x", "template_has_objects"),
        ("subDocument", "http://example.org/x", "template_has_objects"),
    ],
)
def test_what_points_out_of_the_file_is_refused(kind: str, target: str, code: str, faults_of: Judge) -> None:
    assert codes(faults_of(with_relation(kind, target))) == {code}


def test_a_link_that_somebody_clicks_is_let_through(faults_of: Judge) -> None:
    assert faults_of(with_relation("hyperlink", "https://example.org/")) == ()


def test_the_documents_own_template_on_a_server_does_not_follow_along() -> None:
    content = with_relation("attachedTemplate", "file://server/mall.dotm", of="word/_rels/settings.xml.rels")
    settings = part(content, "word/settings.xml").replace(b"<w:zoom", b'<w:attachedTemplate r:id="rId99"/><w:zoom', 1)
    made = filling.fill(
        with_parts(content, {"word/settings.xml": settings}),
        KINDS[Kind.AGREEMENT].fields,
        {},
        title="",
        author="",
        at=MOMENT,
    )
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert not [name for name in package.namelist() if b"attachedTemplate" in package.read(name)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("word/vbaProject.bin", "template_has_macros"),
        ("word/activeX/activeX1.xml", "template_has_macros"),
        ("customUI/customUI.xml", "template_has_macros"),
        ("word/embeddings/Microsoft_Excel.xlsx", "template_has_objects"),
        ("word/embeddings/oleObject1.bin", "template_has_macros"),
        ("word/afchunk1.html", "template_has_objects"),
        ("../../etc/cron.d/x", "template_broken"),
        ("/etc/passwd", "template_broken"),
        ("word\\evil.xml", "template_broken"),
        ("WORD/document.xml", "template_broken"),
        ("xl/workbook.xml", "template_is_other_office"),
    ],
)
def test_parts_that_do_not_belong_are_refused(name: str, code: str, faults_of: Judge) -> None:
    assert codes(faults_of(with_parts(template("Hej"), {name: b"<x/>"}))) == {code}


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "word/_rels/document.xml.rels"]
)
def test_entities_are_refused_before_anybody_reads_them(name: str, faults_of: Judge) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    file = b'<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'
    plain = template("Hej")
    for declared in (bomb, file):
        content = part(plain, name)
        head, mark, rest = content.partition(b"?>")
        assert codes(faults_of(with_parts(plain, {name: head + mark + declared + rest}))) == {"template_has_entities"}


def test_a_zip_bomb_takes_neither_memory_nor_time(faults_of: Judge) -> None:
    content = with_parts(template("Hej"), {"word/media/image1.png": b"\0" * 200_000_000})
    tracemalloc.start()
    began = time.monotonic()
    assert codes(faults_of(content)) == {"template_too_large_inside"}
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()
    assert time.monotonic() - began < 10


def test_deep_and_huge_xml_is_refused(faults_of: Judge) -> None:
    plain = template("Hej")
    deep = part(plain, "word/document.xml").replace(b"<w:p>", b"<w:sdt>" * 5000 + b"<w:p>", 1)
    assert faults_of(
        with_parts(plain, {"word/document.xml": deep.replace(b"</w:p>", b"</w:p>" + b"</w:sdt>" * 5000, 1)})
    )
    huge = part(plain, "word/document.xml").replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 1_500_000, 1)
    assert codes(faults_of(with_parts(plain, {"word/document.xml": huge}))) == {"template_too_large_inside"}


@pytest.mark.parametrize("part_name", ["word/document.xml", "[Content_Types].xml", "word/styles.xml"])
@pytest.mark.parametrize("content", [b"", b"<a>", b"\xff\xfe\x00", b"<a/>", None])
def test_a_damaged_file_is_refused_or_read(part_name: str, content: bytes | None) -> None:
    damaged = with_parts(template("Hej"), {part_name: content})
    try:
        text = filled(damaged, {})
    except FaultyTemplate:
        return
    assert texts(text.blocks) == ["Hej"]
