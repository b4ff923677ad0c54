"""Lists as they come: titles above, sums below, headers in two rows, sub-headings, gaps, and more than one list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.intake import files

from talja.core.intake.sheet import Cell, Merged, Sheet, Workbook
from talja.core.intake.tables import SECTION_KEY, LeftOut, Table, find_tables, likeliest
from talja.core.intake.workbook import read_workbook

HEADER = ("Personnr", "Namn", "Enhet", "Fr o m", "Ssg")
ANNA = ("800101-9801", "Anna Ek", "Norr", date(2024, 1, 1), 75)
BO = ("800102-9800", "Bo Al", "Söder", date(2024, 2, 1), 50)
CIA = ("800103-9809", "Cia Bo", "Norr", date(2024, 3, 1), 100)
Rows = Sequence[Sequence[Cell]]


def tables(rows: Rows, *merged: Merged) -> tuple[Table, ...]:
    return find_tables(Sheet(name="Blad1", rows=tuple(map(tuple, rows)), merged=merged))


def found_in(workbook: Workbook) -> Table | None:
    return likeliest((sheet, find_tables(sheet)) for sheet in workbook.sheets)


def one(rows: Rows, *merged: Merged) -> Table:
    (table,) = tables(rows, *merged)
    return table


def numbers(table: Table) -> list[int]:
    return [row.number for row in table.rows]


def left(table: Table) -> list[tuple[str, int, int]]:
    return [(each.code, each.first_row, each.last_row) for each in table.left]


def test_a_plain_list() -> None:
    table = one([HEADER, ANNA, BO])
    assert table.headings == HEADER
    assert table.header_rows == (1,)
    assert [row.cells for row in table.rows] == [ANNA, BO]
    assert (numbers(table), table.left, table.section_column) == ([2, 3], (), None)
    assert table.keys == ("personnr", "namn", "enhet", "from", "ssg")
    assert table.column(1) == ["Anna Ek", "Bo Al"]


def test_titles_blanks_sums_and_footnotes_are_left_with_their_reasons() -> None:
    table = one(
        [
            ("Anställda med stöd",), ("Utskriven 2026-11-01", None, "Enhet: alla"), (), HEADER, ANNA, (), (), BO,
            ("Summa", None, None, None, 125), ("Antal: 2",), (), ("* med tidigare stöd",), ("NSJ", "Nystartsjobb"),
            ("Källa: lönesystemet",),
        ]
    )  # fmt: skip
    assert numbers(table) == [5, 8]
    assert table.left[0] == LeftOut("row_title", 1, 1, "Anställda med stöd")
    assert left(table) == [
        ("row_title", 1, 1), ("row_title", 2, 2), ("row_blank", 3, 3), ("row_blank", 6, 7), ("row_total", 9, 9),
        ("row_total", 10, 10), ("row_blank", 11, 11), ("row_note", 12, 12), ("row_note", 13, 13), ("row_note", 14, 14),
    ]  # fmt: skip


def seen(table: Table) -> list[int]:
    below = [number for each in table.left for number in range(each.first_row, each.last_row + 1)]
    return sorted([*table.header_rows, *numbers(table), *below])


def test_every_row_of_the_sheet_is_taken_or_left() -> None:
    rows = [("Titel",), (), HEADER, ("Norr",), ANNA, HEADER, BO, (), ("Totalt 2",)]
    assert seen(one(rows)) == list(range(1, len(rows) + 1))


LINES = [(), HEADER, ANNA, BO, ("Norr",), ("Summa", 3), ("Titel", None, "x"), (None, 3), ("* not",), ("Kod", "Form")]


@given(st.lists(st.sampled_from(LINES), max_size=12), st.lists(st.builds(Merged, *[st.integers(0, 5)] * 4), max_size=2))
def test_no_row_is_taken_twice_and_none_that_names_a_person_is_lost(rows: Rows, merged: Sequence[Merged]) -> None:
    found = tables(rows, *merged)
    every = [number for table in found for number in seen(table)]
    assert sorted(every) == sorted(set(every))
    if not merged:
        people = {number for number, row in enumerate(rows, start=1) if row in {ANNA, BO}}
        assert people <= {number for table in found for number in numbers(table)}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("Summa", None, None, None, 225), id="a sum"),
        pytest.param((None, "Totalt:", None, None, "225 %"), id="a total further in"),
        pytest.param(("Delsumma Norr", "Norr"), id="a subtotal with its unit"),
        pytest.param(("Genomsnitt", None, None, None, 75.5), id="a mean"),
        pytest.param(("Antal: 47",), id="a count"),
        pytest.param((None, None, None, None, 225), id="a sum that does not say so"),
    ],
)
def test_sums(line: Sequence[Cell]) -> None:
    assert left(one([HEADER, ANNA, BO, CIA, line])) == [("row_total", 5, 5)]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("800104-9808", "Summa Antal", "Totalt", None, 50), id="a person of that name"),
        pytest.param(("Antal", "Tor", "Norr", "Total", 50), id="too much beside it"),
        pytest.param((198001049808, None, None, None, None), id="a number alone"),
        pytest.param((None, None, None, date(2024, 1, 1), None), id="a day alone"),
        pytest.param(("Ek, Anna",), id="a name alone, turned around"),
        pytest.param((None, "Anna Ek"), id="a text alone that is not first"),
        pytest.param((None, "Anna Ek", "Norr"), id="little, but with no gap before it"),
    ],
)
def test_rows_that_look_odd_but_are_rows(line: Sequence[Cell]) -> None:
    assert numbers(one([HEADER, ANNA, BO, line])) == [2, 3, 4]
    assert numbers(one([HEADER, ANNA, BO, line, CIA])) == [2, 3, 4, 5]


def test_a_person_after_a_gap_is_no_footnote() -> None:
    assert numbers(one([HEADER, ANNA, (), ("800104-9808", "Dan Fors"), (), ("Obs! sekretess",)])) == [2, 4]


def test_sub_headings_are_left_out_and_carried() -> None:
    table = one([HEADER, ("Hemtjänst",), ANNA, BO, (), ("Skolan",), CIA, ("Slut på listan",)])
    assert [(row.number, row.section) for row in table.rows] == [(3, "Hemtjänst"), (4, "Hemtjänst"), (7, "Skolan")]
    assert table.section_column == 5
    assert table.rows[0].cells == (*ANNA, "Hemtjänst")
    assert table.headings == (*HEADER, "")
    assert table.keys[5] == SECTION_KEY
    assert left(table) == [("row_section", 2, 2), ("row_blank", 5, 5), ("row_section", 6, 6), ("row_note", 8, 8)]


def test_rows_above_the_first_sub_heading_have_none() -> None:
    table = one([HEADER, ANNA, ("Skolan",), BO])
    assert [row.cells[5] for row in table.rows] == [None, "Skolan"]


@pytest.mark.parametrize("text", ["* avslutad under året", "Rapporten är preliminär.", "lång " * 30])
def test_a_note_within_the_list_is_no_sub_heading(text: str) -> None:
    table = one([HEADER, ANNA, (text.strip(),), BO])
    assert left(table) == [("row_note", 3, 3)]
    assert table.section_column is None


def test_a_list_of_names_only_is_not_made_of_sub_headings() -> None:
    rows = [("Namn", "Personnr", "Enhet"), ("Anna Ek",), ("Bo Al",), ("Cia Bo", None, "Norr")]
    assert numbers(one(rows)) == [2, 3, 4]


def test_a_header_on_every_page_is_left_out() -> None:
    table = one([HEADER, ANNA, HEADER, BO, (), HEADER, CIA])
    assert numbers(table) == [2, 4, 7]
    assert left(table) == [("row_header_repeated", 3, 3), ("row_blank", 5, 5), ("row_header_repeated", 6, 6)]


def test_a_header_in_two_rows_with_merged_groups() -> None:
    rows = [
        ("Uppgifter per den 1 november",),
        ("Namn", "Beslut", None, "Anställning", None),
        (None, "Fr o m", "T o m", "Fr o m", "T o m"),
        ("Anna Ek", date(2024, 1, 1), date(2024, 6, 1), date(2024, 1, 1), None),
    ]
    table = one(rows, Merged(0, 0, 0, 4), Merged(1, 0, 2, 0), Merged(1, 1, 1, 2), Merged(1, 3, 1, 4))
    assert table.headings == (
        "Namn",
        "Beslut | Fr o m",
        "Beslut | T o m",
        "Anställning | Fr o m",
        "Anställning | T o m",
    )
    assert table.header_rows == (2, 3)
    assert numbers(table) == [4]


def test_a_header_in_two_rows_without_merging() -> None:
    rows = [
        (None, None, None, "Beslut", None, "Tjänst"),
        ("Personnr", "Namn", "Enhet", "Fr o m", "T o m", "Befattning", "Ssg"),
        ("800101-9801", "Anna Ek", "Norr", "240101", "240601", "Vaktmästare", 75),
    ]
    table = one(rows)
    assert table.headings == (
        "Personnr",
        "Namn",
        "Enhet",
        "Beslut | Fr o m",
        "Beslut | T o m",
        "Tjänst | Befattning",
        "Ssg",
    )


def test_a_lower_row_that_divides_only_some_columns() -> None:
    rows = [("Personnr", "Namn", "Beslut", None), (None, None, "from", "tom"), ("800101-9801", "Anna Ek", "a", "b")]
    assert one(rows).headings == ("Personnr", "Namn", "Beslut | from", "Beslut | tom")


@pytest.mark.parametrize(
    ("above", "merged"),
    [
        pytest.param(("Anställda 2026",), (), id="a title"),
        pytest.param(("Anställda", None, None, None, None), (Merged(0, 0, 0, 4),), id="a title across the list"),
        pytest.param(("Förvaltning:", "Vård"), (), id="a label with its value"),
        pytest.param(("Uttag", None, None, "2024-01-01"), (), id="a day"),
    ],
)
def test_what_is_no_group_heading(above: Sequence[Cell], merged: Sequence[Merged]) -> None:
    table = one([above, HEADER, ANNA], *merged)
    assert table.headings == HEADER
    assert left(table) == [("row_title", 1, 1)]


def test_a_first_row_of_known_words_is_no_second_header() -> None:
    table = one([("Namn", "Orsak", "Till vad"), ("Anna Ek", "Avslutad", "Studier"), ("Bo Al", "Flyttat", "Arbete")])
    assert table.header_rows == (1,)


def test_cells_merged_downwards_hold_for_every_row() -> None:
    rows: Rows = [("Enhet", "Namn", "Ssg"), ("Norr", "Anna Ek", 75), (None, "Bo Al", 50), ("Söder", "Cia Bo", 100)]
    table = one(rows, Merged(1, 0, 2, 0), Merged(3, 0, 9, 0), Merged(90, 0, 99, 0))
    assert table.column(0) == ["Norr", "Norr", "Söder"]


def test_short_rows_and_empty_columns_at_the_end() -> None:
    table = one(
        [("Namn", "Enhet", None, "Ssg", None, None), ("Anna Ek", "Söder"), ("Bo Al", "Norr", None, 50, None, None)]
    )
    assert table.headings == ("Namn", "Enhet", "", "Ssg")
    assert table.rows[0].cells == ("Anna Ek", "Söder", None, None)


def test_a_header_in_words_that_we_do_not_know() -> None:
    table = one([("Rubrik",), ("Aa", "Bb", "Cc"), ("x", "y", 1), ("x", "z", 2)])
    assert table.headings == ("Aa", "Bb", "Cc")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([ANNA, BO, CIA], id="values from the first row"),
        pytest.param([("Anna", "Norr"), ("Bo", "Norr"), ("Cia", "Söder")], id="texts only"),
        pytest.param([("Anna", "Anna"), ("Bo", 1), ("Cia", 2)], id="the same text twice"),
    ],
)
def test_a_list_without_a_header(rows: Rows) -> None:
    table = one(rows)
    assert (table.header_rows, set(table.headings)) == ((), {""})
    assert numbers(table) == [1, 2, 3]
    assert table.keys[:2] == ("#1", "#2")


def test_a_title_above_a_list_without_a_header() -> None:
    table = one([("Lista",), (), ANNA, BO, CIA])
    assert (table.header_rows, numbers(table), left(table)[0]) == ((), [3, 4, 5], ("row_title", 1, 1))


def test_one_column() -> None:
    assert one([("Namn",), ("Anna Ek",), ("Bo Al",)]).headings == ("Namn",)
    assert numbers(one([("Anna Ek",)])) == [1]


def test_two_lists_below_each_other() -> None:
    places = ("Arbetsplats", "Kst", "Chef")
    first, second = tables([HEADER, ANNA, (), ("Arbetsplatser",), (), places, ("Björken", 4711, "Eva Lind")])
    assert numbers(first) == [2]
    assert (second.headings, numbers(second), second.left) == (places, [7], ())


def test_many_lines_are_searched_no_further_than_needed() -> None:
    assert len(one([HEADER, *[ANNA] * 500]).rows) == 500


@pytest.mark.parametrize("rows", [[], [(), (None, None)], [HEADER], [HEADER, (), ("Summa", 3)]])
def test_nothing_to_find(rows: Rows) -> None:
    assert tables(rows) == ()
    assert found_in(Workbook((Sheet("a", tuple(map(tuple, rows))),))) is None


def test_the_list_itself_is_chosen_among_sheets() -> None:
    legend = Sheet("Förklaring", (("Kod", "Form"), *[("NSJ", "Nystartsjobb")] * 60))
    old = Sheet("Gammal", (HEADER, ANNA, BO, CIA), hidden=True)
    people = Sheet("Lista", (HEADER, ANNA, BO), hidden_columns=frozenset({1, 90}))
    found = found_in(Workbook((legend, old, people)))
    assert found is not None
    assert (found.sheet, found.hidden_columns) == ("Lista", frozenset({1}))
    only_hidden = found_in(Workbook((old,)))
    assert only_hidden is not None
    assert len(only_hidden.rows) == 3


def test_a_real_file() -> None:
    def dress(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 4, "Kommunservice: anställda", book.add_format({"bold": True}))
        sheet.merge_range(3, 2, 4, 2, "Norr")
        sheet.merge_range(5, 0, 5, 4, "Totalt 2 personer")
        sheet.set_column(4, 4, None, None, {"hidden": True})

    rows = [[], [], HEADER, ANNA, BO]
    table = found_in(read_workbook(files.xlsx(rows, change=dress), filename="a.xlsx"))
    assert table is not None
    assert (table.header_rows, numbers(table), table.hidden_columns) == ((3,), [4, 5], frozenset({4}))
    assert table.column(2) == ["Norr", "Norr"]
    assert left(table) == [("row_title", 1, 1), ("row_blank", 2, 2), ("row_total", 6, 6)]
