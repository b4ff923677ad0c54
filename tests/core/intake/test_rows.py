"""From the rows of a table to typed rows: the columns settle, the cells are read, the row is looked at whole."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.intake.record import Field, Finding, ReadRow, Severity, Vocabulary
from talja.core.intake.rows import read_rows
from talja.core.intake.sheet import Cell
from talja.core.kernel.personal_number import check_digit

F = Field
LIST_DAY = date(2017, 3, 1)
VOCABULARY = Vocabulary(
    measures={"nystartsjobb": ("Nystartsjobb", "NSJ"), "osa": ("Offentligt skyddat arbete", "OSA")},
    workplaces={"7": ("Ekgården",)},
    occupations={"5330": ("Vårdbiträden",)},
)
WOMAN, MAN = "199001019802", "199001019810"


def read(fields: Sequence[Field], *rows: Sequence[Cell], **settings: Any) -> list[ReadRow]:
    body = [(5 + number, row) for number, row in enumerate(rows)]
    everything: dict[str, Any] = {"vocabulary": VOCABULARY, "list_day": LIST_DAY} | settings
    return list(read_rows(body, mapping=dict(enumerate(fields)), **everything))


def number(nine: str) -> str:
    """Return nine digits with their check digit."""
    return f"{nine}{check_digit(nine)}"


def codes(row: ReadRow) -> list[str]:
    return [finding.code for finding in row.findings]


def test_a_whole_row_of_every_kind() -> None:
    fields = [F.NUMBER, F.NAME, F.SEX, F.BORN, F.EDUCATION, F.MEASURE, F.WORKPLACE, F.OCCUPATION, F.PERIOD, F.EXTENT]
    fields += [F.DECISION_FIRST_DAY, F.DECISION_LAST_DAY, F.END_REASON, F.DESTINATION, F.KOLADA, F.WAGE, F.ORG_NUMBER]
    fields += [F.SUPERVISOR, F.DECISION_REFERENCE, F.COST_CENTRE, F.PROTECTION, F.LOCAL_NUMBER, F.IGNORED]
    row: Sequence[Cell] = (
        *("900101-9802", "Andersson, Åsa", "K", "utrikes", "gymn", "NSJ", "Ekgården", "Vårdbiträden"),
        *("160801-170731", "75 %", 42583.0, date(2017, 7, 31), "fick jobb", "privat", "a", "18 500 kr", "212000-0142"),
        *("Bo Ek", "AF-1", 4711.0, "nej", "L-1", "never read"),
    )
    [result] = read(fields, row)
    assert result.number == 5
    assert result.values == {
        F.NUMBER: WOMAN,
        F.GIVEN_NAME: "Åsa",
        F.FAMILY_NAME: "Andersson",
        F.SEX: "woman",
        F.BORN: "abroad",
        F.EDUCATION: "upper_secondary",
        F.MEASURE: "nystartsjobb",
        F.WORKPLACE: "7",
        F.OCCUPATION: "5330",
        F.FIRST_DAY: date(2016, 8, 1),
        F.LAST_DAY: date(2017, 7, 31),
        F.EXTENT: Decimal(75),
        F.DECISION_FIRST_DAY: date(2016, 8, 1),
        F.DECISION_LAST_DAY: date(2017, 7, 31),
        F.END_REASON: "got_work",
        F.DESTINATION: "ordinary_private_job",
        F.KOLADA: "A",
        F.WAGE: Decimal(18500),
        F.ORG_NUMBER: "212000-0142",
        F.SUPERVISOR: "Bo Ek",
        F.DECISION_REFERENCE: "AF-1",
        F.COST_CENTRE: "4711",
        F.LOCAL_NUMBER: "L-1",
    }
    assert codes(result) == ["day_from_serial"]


def test_a_cell_that_cannot_be_read_is_a_finding_and_keeps_the_row() -> None:
    [row] = read([F.NUMBER, F.FIRST_DAY], ["900101-9802", "31/6 2016"])
    assert row.values == {F.NUMBER: WOMAN}
    assert row.findings == (
        Finding("day_does_not_exist", Severity.ERROR, 1, F.FIRST_DAY, raw="31/6 2016", suggestion="2016-06-30"),
    )


def test_an_empty_row_is_left_out_and_a_short_one_is_read() -> None:
    rows = read([F.LOCAL_NUMBER, F.MEASURE], [None, ""], [], ["L-1"], [None, None, "outside"])
    assert [row.number for row in rows] == [7]


def test_the_same_text_in_two_columns_is_read_as_each_column_means() -> None:
    [row] = read([F.LOCAL_NUMBER, F.FIRST_DAY, F.LAST_DAY], ["1", "aug 2016", "aug 2016"])
    assert (row.values[F.FIRST_DAY], row.values[F.LAST_DAY]) == (date(2016, 8, 1), date(2016, 8, 31))


def test_one_and_true_are_not_the_same_cell() -> None:
    first, second = read([F.LOCAL_NUMBER, F.EXTENT], ["1", 1.0], ["2", True])
    assert (first.values[F.EXTENT], codes(second)) == (Decimal(100), ["extent_unreadable"])


def test_columns_settle_before_rows_are_read() -> None:
    fields = [F.NAME, F.FIRST_DAY, F.EXTENT]
    rows = read(
        fields,
        ["Andersson Åsa", "08/15/2016", 1.0],
        ["Lindberg Eva", "08/01/2016", 0.5],
        ["Xyz Abc", "09/01/2016", 0.75],
    )
    assert [codes(row) for row in rows] == [[], [], []]
    assert rows[2].values == {
        F.GIVEN_NAME: "Abc",
        F.FAMILY_NAME: "Xyz",
        F.FIRST_DAY: date(2016, 9, 1),
        F.EXTENT: Decimal(75),
    }


def test_headings_and_the_full_week_take_part() -> None:
    headings = {1: "Timmar per vecka", 2: "Utrikes född"}
    [row] = read(
        [F.LOCAL_NUMBER, F.EXTENT, F.BORN], ["1", 30, "ja"], headings=headings, full_time_hours=Decimal("37.5")
    )
    assert (row.values[F.EXTENT], row.values[F.BORN]) == (Decimal(80), "abroad")


def test_without_a_vocabulary_workplaces_are_kept_as_written_and_occupations_need_their_code() -> None:
    fields = [F.LOCAL_NUMBER, F.WORKPLACE, F.OCCUPATION]
    empty = Vocabulary(measures={})
    rows = read(fields, ["1", "Ekgården", 5330.0], ["2", None, "vårdbiträde"], ["3", None, "-"], vocabulary=empty)
    assert (rows[0].values[F.WORKPLACE], rows[0].values[F.OCCUPATION]) == ("Ekgården", "5330")
    assert [codes(row) for row in rows] == [[], ["word_unknown"], []]


def test_a_workplace_that_is_not_known_yet_is_kept_by_its_name() -> None:
    known = Vocabulary(measures={}, workplaces={"7": ("Ekgården",), "8": ("Solen 1",), "9": ("Solen 1",)})
    fields = [F.LOCAL_NUMBER, F.WORKPLACE]
    rows = read(
        fields, ["1", "Åbrinkens  skola"], ["2", "Ekgrden"], ["3", "Solen 2"], ["4", "Solen 1"], vocabulary=known
    )
    assert [row.values.get(F.WORKPLACE) for row in rows] == ["Åbrinkens skola", "Ekgrden", "Solen 2", None]
    assert [codes(row) for row in rows] == [["workplace_new"], ["workplace_new"], ["workplace_new"], ["word_ambiguous"]]
    assert [row.findings[0].suggestion for row in rows[:2]] == ["", "Ekgården"]


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        (F.NAME, "Skyddad identitet"),
        (F.NUMBER, "900101-XXXX sekretess"),
        (F.FAMILY_NAME, "Sekretess"),
        (F.GIVEN_NAME, "skyddad"),
    ],
)
def test_a_name_or_number_that_says_protected_protects(field: Field, cell: str) -> None:
    [row] = read([F.LOCAL_NUMBER, field], ["1", cell])
    assert row.values[F.PROTECTION] == "sekretessmarkering"
    assert codes(row).count("person_is_protected") == 1


def test_the_protection_column_knows_the_kind() -> None:
    [row] = read([F.NAME, F.PROTECTION], ["Skyddad identitet", "skyddad folkbokföring"])
    assert row.values[F.PROTECTION] == "skyddad_folkbokforing"


def test_what_is_left_of_a_number_becomes_a_birth_date() -> None:
    [row] = read([F.NUMBER, F.NAME], ["900101-XXXX", "Andersson, Åsa"])
    assert row.values[F.BIRTH_DATE] == date(1990, 1, 1)


def test_separate_columns_go_before_the_one_that_holds_both() -> None:
    fields = [F.PERIOD, F.FIRST_DAY, F.NAME, F.GIVEN_NAME]
    [row] = read(fields, ["160801-170731", "2016-08-02", "Andersson, Åsa", "Åsa Maria"])
    assert (row.values[F.FIRST_DAY], row.values[F.LAST_DAY]) == (date(2016, 8, 2), date(2017, 7, 31))
    assert (row.values[F.GIVEN_NAME], row.values[F.FAMILY_NAME]) == ("Åsa Maria", "Andersson")
    assert codes(row) == ["columns_disagree"]


def test_two_columns_of_the_same_field_must_agree() -> None:
    agreeing, disagreeing = read(
        [F.LOCAL_NUMBER, F.MEASURE, F.MEASURE], ["1", "NSJ", "Nystartsjobb"], ["2", "NSJ", "OSA"]
    )
    assert (agreeing.findings, disagreeing.values[F.MEASURE]) == ((), "nystartsjobb")
    assert disagreeing.findings == (Finding("columns_disagree", Severity.WARNING, 2, F.MEASURE, raw="OSA"),)


def test_a_row_needs_a_person_and_a_first_day() -> None:
    fields = [F.LOCAL_NUMBER, F.FIRST_DAY, F.MEASURE]
    assert codes(read(fields, [None, "2016-08-01", "NSJ"])[0]) == ["row_without_person"]
    assert codes(read(fields, ["1", None, "NSJ"])[0]) == ["row_without_first_day"]
    assert codes(read(fields, ["1", "hej", "NSJ"])[0]) == ["day_unreadable"]
    assert codes(read([F.LOCAL_NUMBER, F.PERIOD], ["1", "tom 2017-01-01"])[0]) == ["row_without_first_day"]
    assert codes(read([F.LOCAL_NUMBER, F.PERIOD], ["1", "hej"])[0]) == ["day_unreadable"]
    assert codes(read([F.LOCAL_NUMBER, F.DECISION_FIRST_DAY], ["1", None])[0]) == []


@pytest.mark.parametrize(
    ("first", "last", "suggestion"),
    [("2016-08-01", "2016-07-31", "2017-07-31"), ("2016-08-01", "2014-07-31", ""), ("2016-03-01", "2016-02-29", "")],
)
def test_a_last_day_before_the_first_is_kept_out(first: str, last: str, suggestion: str) -> None:
    [row] = read([F.LOCAL_NUMBER, F.FIRST_DAY, F.LAST_DAY], ["1", first, last])
    assert F.LAST_DAY not in row.values
    assert row.findings == (
        Finding("last_day_before_first_day", Severity.ERROR, 2, F.LAST_DAY, raw=last, suggestion=suggestion),
    )


def test_a_decision_must_touch_its_placement() -> None:
    fields = [F.LOCAL_NUMBER, F.FIRST_DAY, F.LAST_DAY, F.DECISION_FIRST_DAY, F.DECISION_LAST_DAY]
    days = ["2016-08-01", "2016-12-31"]
    inside, before, after, turned = read(
        fields,
        ["1", *days, "2016-07-01", "2016-08-01"],
        ["2", *days, "2015-08-01", "2016-07-31"],
        ["3", *days, "2017-01-01", "2017-02-01"],
        ["4", *days, "2016-09-01", "2016-08-31"],
    )
    assert [codes(row) for row in (inside, before, after, turned)] == [
        [],
        ["decision_outside_placement"],
        ["decision_outside_placement"],
        ["last_day_before_first_day"],
    ]
    assert (before.findings[0].field, after.findings[0].field) == (F.DECISION_LAST_DAY, F.DECISION_FIRST_DAY)


def test_the_number_is_compared_with_birth_date_and_sex() -> None:
    fields = [F.NUMBER, F.BIRTH_DATE, F.SEX]
    right, wrong_birth, wrong_sex, unknown = read(
        fields,
        [WOMAN, "1990-01-01", "K"],
        [MAN, "1990-01-02", "M"],
        ["910101-9801", "1991-01-01", "M"],
        [number("880060980"), "1988-05-05", None],
    )
    assert (codes(right), codes(unknown)) == ([], [])
    assert F.BIRTH_DATE not in wrong_birth.values
    assert [(finding.code, finding.suggestion) for finding in wrong_birth.findings + wrong_sex.findings] == [
        ("birth_date_disagrees", "1990-01-01"),
        ("sex_disagrees", "kvinna"),
    ]


def test_the_same_person_measure_and_first_day_twice_is_told_once_per_repetition() -> None:
    fields = [F.NUMBER, F.LOCAL_NUMBER, F.NAME, F.MEASURE, F.FIRST_DAY]
    day = "2016-08-01"
    rows = read(
        fields,
        [WOMAN, None, None, "NSJ", day],
        ["900101-9802", None, None, "nystart", day],
        [WOMAN, None, None, "OSA", day],
        [WOMAN, None, None, "NSJ", "2016-08-02"],
        [None, "L-1", None, "NSJ", day],
        [None, "L-1", None, "NSJ", day],
        [None, None, "Andersson, Åsa", "NSJ", day],
        [None, None, "ANDERSSON, ÅSA", "NSJ", day],
        [None, None, "Andersson, Asa", "NSJ", day],
        [None, None, None, "NSJ", day],
        [None, None, None, "NSJ", day],
    )
    told = {
        row.number: finding.suggestion for row in rows for finding in row.findings if finding.code == "row_duplicate"
    }
    assert told == {6: "5", 10: "9", 12: "11"}


def test_the_clock_is_never_read() -> None:
    (earlier,), (later,) = (
        read([F.NUMBER], [number("150101980")], list_day=day) for day in (date(2014, 12, 31), date(2015, 1, 1))
    )
    assert (earlier.text(F.NUMBER)[:2], later.text(F.NUMBER)[:2]) == ("19", "20")


@given(
    st.lists(st.tuples(*[st.none() | st.text(max_size=12) | st.floats() | st.booleans() | st.dates()] * 3), max_size=4),
    st.data(),
)
def test_never_stops_whatever_the_cells_hold(rows: list[tuple[Cell, ...]], data: st.DataObject) -> None:
    fields = data.draw(st.lists(st.sampled_from(Field), min_size=3, max_size=3))
    for row in read(fields, *rows):
        assert F.NAME not in row.values
        assert F.PERIOD not in row.values
