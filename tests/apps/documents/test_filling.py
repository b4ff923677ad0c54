"""A template filled in: what comes of names, lists, choices, tables, and of what is not known."""

import docx
import pytest
from tests.apps.documents.conftest import filled, saved, template, texts

from talja.apps.documents.enums import Kind
from talja.apps.documents.kinds import example_data
from talja.apps.documents.word.blocks import Table


def test_a_name_becomes_its_value() -> None:
    text = filled(template("Hej {{ person.namn }}!", header="{{kommun.namn}}"), example_data(Kind.AGREEMENT))
    assert texts(text.blocks) == ["Hej Samira Åkerlund!"]
    assert texts(text.header) == ["Almby kommun"]


@pytest.mark.parametrize("name", ["period.första_dag", "PERIOD.Forsta_Dag", "period.fo\u0308rsta_dag"])
def test_a_name_may_be_written_in_swedish(name: str) -> None:
    assert texts(filled(template(f"{{{{ {name} }}}}"), {"period": {"forsta_dag": "1 maj 2027"}}).blocks) == [
        "1 maj 2027"
    ]


def test_what_is_not_known_is_a_dash() -> None:
    text = filled(template("{{ person.namn }}, {{ person.personnummer }}"), {"person": {"namn": " "}})
    assert texts(text.blocks) == ["–, –"]


def test_data_are_text_whatever_they_look_like() -> None:
    said = "<w:p>&amp; {{ person.personnummer }} {% for x in y %} {_{ å\u0000\u0007"
    assert texts(filled(template("{{ person.namn }}"), {"person": {"namn": said}}).blocks) == [
        "<w:p>&amp; {{ person.personnummer }} {% for x in y %} {_{ å"
    ]


def test_lines_stay_lines() -> None:
    assert texts(filled(template("{{ efter.plan }}"), {"efter": {"plan": "Ett\r\ntvå\ttre"}}).blocks) == [
        "Ett\ntvå\ttre"
    ]


def test_a_tag_that_word_has_cut_up_is_put_together() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Hej ")
    for piece in ("{", "{ per", "son.na", "mn }", "} och välkommen"):
        paragraph.add_run(piece).bold = piece == "son.na"
    text = filled(saved(document), {"person": {"namn": "Åsa"}})
    assert texts(text.blocks) == ["Hej Åsa och välkommen"]


def test_a_loop_on_lines_of_its_own_leaves_no_empty_lines() -> None:
    content = template(
        "Före", "{% for uppgift in uppgifter %}", "{{ loop.index }}. {{ uppgift }}", "{% endfor %}", "Efter"
    )
    assert texts(filled(content, {"uppgifter": ["diska", "duka"]}).blocks) == ["Före", "1. diska", "2. duka", "Efter"]
    assert texts(filled(content, {}).blocks) == ["Före", "Efter"]


def test_docxtpls_own_way_of_writing_works_too() -> None:
    content = template("{%p for uppgift in uppgifter %}", "{{ uppgift }}", "{%p endfor %}")
    assert texts(filled(content, {"uppgifter": ["diska"]}).blocks) == ["diska"]


def test_a_loop_within_a_line() -> None:
    content = template("Mål: {% for ett_mal in mal %}{{ ett_mal }}{% if not loop.last %}, {% endif %}{% endfor %}.")
    assert texts(filled(content, {"mal": ["ett", "två"]}).blocks) == ["Mål: ett, två."]


def test_a_row_for_each() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=2)
    lines = [
        ("Rad", "Belopp"),
        ("{% for rad in kostnad.rader %}", ""),
        ("{{ rad.text }}", "{{ rad.belopp }}"),
        ("{% endfor %}", ""),
    ]
    for row, words in zip(table.rows, lines, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    content = saved(document)
    rows = [{"text": "Lön", "belopp": "20 000 kr"}, {"text": "Stöd"}]
    assert texts(filled(content, {"kostnad": {"rader": rows}}).blocks) == [
        "Rad",
        "Belopp",
        "Lön",
        "20 000 kr",
        "Stöd",
        "–",
    ]
    assert texts(filled(content, {}).blocks) == ["Rad", "Belopp"]


def test_a_table_without_rows_and_an_emptied_cell_still_open_in_word() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=1)
    for cell, word in zip(
        table.columns[0].cells, ("{% for rad in godkannanden %}", "{{ rad.vem }}", "{% endfor %}"), strict=True
    ):
        cell.text = word
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "{% if person.namn %}"
    cell.add_paragraph("Namnet är känt.")
    cell.add_paragraph("{% endif %}")
    tables = [block for block in filled(saved(document), {}).blocks if isinstance(block, Table)]
    assert [texts([table]) for table in tables] == [[]]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{% if stod.form %}med{% else %}utan{% endif %}", "utan"),
        ("{% if stod.form == “nystartsjobb” %}ja{% elif not uppgifter %}tomt{% endif %}", "tomt"),
        ("{{ mal|join(', ') }}", "–"),
        ("{{ uppgifter|length }}", "0"),
        ("{{ person.namn|default('någon') }}", "någon"),
        ("{{ ’ord’|upper }}", "ORD"),
    ],
)
def test_choices_and_filters(written: str, said: str) -> None:
    assert texts(filled(template(written), {}).blocks) == [said]


def test_yes_and_no_are_words() -> None:
    assert texts(
        filled(template("{{ af.ar_forlangning }}"), {"af": {"ar_forlangning": False}}, Kind.AGENCY_BASIS).blocks
    ) == ["nej"]


@pytest.mark.parametrize(
    "data",
    [
        {"person": {"skonummer": "43"}},
        {"uppgifter": "diska"},
        {"uppgifter": [{"text": "diska"}]},
        {"kostnad": {"rader": ["Lön"]}},
        {"kostnad": {"rader": [{"summa": "1 kr"}]}},
        {"person": {"namn": 7}},
    ],
)
def test_data_that_do_not_fit_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"placeholders|is text|is a list"):
        filled(template("Hej"), data)
