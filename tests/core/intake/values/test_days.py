"""Days as people write them. The list is from 1 March 2017."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.intake.record import Severity
from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read
from talja.core.intake.values.days import read_day
from talja.core.intake.values.reckoning import Edge, frame_for

ON = date(2017, 3, 1)
FIRST, LAST, BIRTH = (frame_for(edge, on=ON) for edge in Edge)
AUGUST = date(2016, 8, 1)


def codes(read: Read[date]) -> str:
    return " ".join(remark.code for remark in read.remarks)


@pytest.mark.parametrize(
    "cell",
    [
        AUGUST,
        datetime.fromisoformat("2016-08-01"),
        datetime.fromisoformat("2016-08-01T12:30"),
        20160801.0,
        160801,
        "2016-08-01",
        " 2016-8-1 ",
        "2016–08–01",
        "2016/08/01",
        "2016.08.01",
        "2016 08 01",
        "2016-0801",
        "20160801",
        "160801",
        "16-08-01",
        "1/8 2016",
        "1.8.2016",
        "1.8.16",
        "1 aug 2016",
        "1 augusti -16",
        "1 Aug. '16",
        "den 1:a augusti 2016",
        "01-aug-16",
        "2016 aug 1",
        "2016-aug-01",
        "måndag den 1 aug 2016",
        "mån 1/8 2016",
        "2016-08-01 00:00:00",
        "2016-08-01T08:00",
        "2016-08-01.",
    ],
)
def test_reads_the_first_of_august_in_silence(cell: Cell) -> None:
    assert read_day(cell, frame=FIRST) == Read(AUGUST)


@pytest.mark.parametrize(
    ("cell", "first", "last", "code"),
    [
        ("1/8-16", "2016-08-01", "2016-08-01", "day_ambiguous"),
        ("1/8 -16", "2016-08-01", "2016-08-01", "day_ambiguous"),
        ("3/4-17", "2017-04-03", "2017-04-03", "day_ambiguous"),
        ("08/01/2016", "2016-01-08", "2016-01-08", "day_ambiguous"),
        ("01-08-2016", "2016-08-01", "2016-08-01", "day_ambiguous"),
        ("16/08/01", "2016-08-01", "2016-08-01", "day_ambiguous"),
        ("01-08-16", "2001-08-16", "2001-08-16", "day_ambiguous"),
        ("15-08-16", "2015-08-16", "2015-08-16", "day_ambiguous"),
        ("98-08-15", "1998-08-15", "1998-08-15", "day_ambiguous"),
        ("31-06-16", "2031-06-16", "2031-06-16", "day_ambiguous"),
        ("16-08", "2016-08-01", "2016-08-31", "day_ambiguous"),
        ("01082016", "2016-08-01", "2016-08-01", "day_ambiguous"),
        ("50801", "2005-08-01", "2005-08-01", "day_ambiguous"),
        (50801.0, "2005-08-01", "2005-08-01", "day_ambiguous"),
        (42583, "2016-08-01", "2016-08-01", "day_from_serial"),
        (42583.75, "2016-08-01", "2016-08-01", "day_from_serial"),
        ("42583", "2016-08-01", "2016-08-01", "day_from_serial"),
        ("aug 2016", "2016-08-01", "2016-08-31", "day_from_month"),
        ("augusti -16", "2016-08-01", "2016-08-31", "day_from_month"),
        ("feb 2016", "2016-02-01", "2016-02-29", "day_from_month"),
        ("2016-08", "2016-08-01", "2016-08-31", "day_from_month"),
        ("8/2016", "2016-08-01", "2016-08-31", "day_from_month"),
        ("201608", "2016-08-01", "2016-08-31", "day_from_month"),
        ("aug", "2017-08-01", "2017-08-31", "day_year_assumed"),
        ("1 aug", "2017-08-01", "2017-08-01", "day_year_assumed"),
        ("1/9", "2016-09-01", "2016-09-01", "day_year_assumed"),
        ("1.8", "2017-08-01", "2017-08-01", "day_year_assumed"),
        ("31-12", "2016-12-31", "2016-12-31", "day_year_assumed"),
        ("v. 14", "2017-04-03", "2017-04-09", "day_year_assumed"),
        ("v52", "2016-12-26", "2017-01-01", "day_year_assumed"),
        ("v34 2016", "2016-08-22", "2016-08-28", "day_from_week"),
        ("vecka 34, 2016", "2016-08-22", "2016-08-28", "day_from_week"),
        ("v. 34-16", "2016-08-22", "2016-08-28", "day_from_week"),
        ("2016 v.34", "2016-08-22", "2016-08-28", "day_from_week"),
        ("v 53 2015", "2015-12-28", "2016-01-03", "day_from_week"),
        ("prel. 1/9 2017", "2017-09-01", "2017-09-01", "day_approximate"),
        ("2017-09-01 (prel)", "2017-09-01", "2017-09-01", "day_approximate"),
        ("2017-09-01?", "2017-09-01", "2017-09-01", "day_approximate"),
        ("början av aug 2016", "2016-08-01", "2016-08-01", "day_approximate"),
        ("mitten av aug 2016", "2016-08-15", "2016-08-15", "day_approximate"),
        ("i slutet av aug 2016", "2016-08-31", "2016-08-31", "day_approximate"),
        ("förlängd till 2017-07-31", "2017-07-31", "2017-07-31", "day_extra_text"),
        ("161231 (avslutas)", "2016-12-31", "2016-12-31", "day_extra_text"),
        ("2016--08-01", "2016-08-01", "2016-08-01", "day_odd_form"),
        ("2016,08,01", "2016-08-01", "2016-08-01", "day_odd_form"),
        ("ca 1/9", "2016-09-01", "2016-09-01", "day_year_assumed day_approximate"),
    ],
)
def test_tells_what_it_took(cell: Cell, first: str, last: str, code: str) -> None:
    for frame, expected in ((FIRST, first), (LAST, last)):
        read = read_day(cell, frame=frame)
        assert (str(read.value), codes(read)) == (expected, code)
        assert all(remark.suggestion == expected for remark in read.remarks if remark.severity is Severity.WARNING)


@pytest.mark.parametrize(
    "cell",
    ["15/8-16", "08/15/2016", "8/8/2016", "31-12-2016", "15/8 16"],
)
def test_is_silent_when_only_one_order_is_possible(cell: str) -> None:
    assert not read_day(cell, frame=FIRST).remarks


@pytest.mark.parametrize(
    ("cell", "code", "suggestion"),
    [
        ("2023-02-29", "day_does_not_exist", "2023-02-28"),
        ("31/6", "day_does_not_exist", "2017-06-30"),
        ("31/6 2016", "day_does_not_exist", "2016-06-30"),
        ("31 juni 2016", "day_does_not_exist", "2016-06-30"),
        ("2016-13-01", "day_does_not_exist", "2016-01-13"),
        ("20171301", "day_does_not_exist", "2017-01-13"),
        ("161301", "day_does_not_exist", "2016-01-13"),
        ("201699", "day_does_not_exist", ""),
        ("2016-13", "day_does_not_exist", ""),
        ("2016-00-01", "day_does_not_exist", ""),
        ("0000-00-00", "day_does_not_exist", ""),
        ("2016-14-20", "day_does_not_exist", ""),
        ("v53 2016", "day_does_not_exist", "2016-12-26"),
        ("v60", "day_does_not_exist", ""),
        ("2106-08-01", "day_out_of_range", "2016-08-01"),
        ("2061-08-01", "day_out_of_range", "2016-08-01"),
        (datetime.fromisoformat("1900-01-05"), "day_out_of_range", ""),
        (date(1900, 1, 5), "day_out_of_range", ""),
        ("1916-08-01", "day_out_of_range", ""),
        ("60000", "day_out_of_range", ""),
        ("2016", "day_incomplete", "2016-01-01"),
        (2016.0, "day_incomplete", "2016-01-01"),
        ("ht-16", "day_from_term", "2016-07-01"),
        ("vt 2017", "day_from_term", "2017-01-01"),
        ("2o16-08-01", "day_unreadable", "2016-08-01"),
        ("ej före 2016-08-01", "day_unreadable", "2016-08-01"),
        ("slutade 2016-02-31", "day_unreadable", ""),
        ("slutet av", "day_unreadable", ""),
        ("slutet av året", "day_unreadable", ""),
        ("2016-08-01 och 2016-09-01", "day_unreadable", ""),
        ("tv", "day_unreadable", ""),
        ("²", "day_unreadable", ""),
        ("hej", "day_unreadable", ""),
        (True, "day_unreadable", ""),
        (2016.5, "day_unreadable", ""),
        (-3.0, "day_unreadable", ""),
        (time(6), "day_unreadable", ""),
        ("#SAKNAS!", "cell_is_excel_error", ""),
        ("######", "cell_is_excel_error", ""),
    ],
)
def test_says_why_a_first_day_cannot_be_read(cell: Cell, code: str, suggestion: str) -> None:
    read = read_day(cell, frame=FIRST)
    assert read.value is None
    assert [(remark.code, remark.severity, remark.suggestion) for remark in read.remarks] == [
        (code, Severity.ERROR, suggestion)
    ]


@pytest.mark.parametrize(
    ("cell", "suggestion"), [("2016", "2016-12-31"), ("ht 2016", "2016-12-31"), ("vt-17", "2017-06-30")]
)
def test_suggests_the_end_for_a_last_day(cell: str, suggestion: str) -> None:
    assert read_day(cell, frame=LAST).remarks[0].suggestion == suggestion


@pytest.mark.parametrize(
    "cell", ["tv", "TV", "t.v.", "tillsvidare", "Tills vidare", "löpande", "-", "—", "2099-12-31", "9999-12-31"]
)
def test_an_open_end_is_a_note_and_no_day(cell: Cell) -> None:
    read = read_day(cell, frame=LAST)
    assert (read.value, codes(read), read.failed) == (None, "open_end", False)


def test_the_far_future_is_an_open_end_only_on_its_last_day_and_never_a_first_day() -> None:
    assert codes(read_day("2099-12-30", frame=LAST)) == "day_out_of_range"
    assert codes(read_day("2099-12-31", frame=FIRST)) == "day_out_of_range"


@pytest.mark.parametrize("cell", [None, "", "  ", "\u00a0", "."])
def test_an_empty_cell_says_nothing(cell: Cell) -> None:
    assert read_day(cell, frame=FIRST) == read_day(cell, frame=LAST) == Read()


@pytest.mark.parametrize("cell", ["?", "okänt", "Saknas"])
def test_unknown_is_unknown(cell: str) -> None:
    assert codes(read_day(cell, frame=FIRST)) == "value_unknown"


def test_words_about_the_other_end_are_told() -> None:
    assert not read_day("fr.o.m. 2016-08-01", frame=FIRST).remarks
    assert not read_day("t.o.m 2016-08-01", frame=LAST).remarks
    assert codes(read_day("tom 2016-08-01", frame=FIRST)) == "day_says_other_edge"
    assert codes(read_day("från och med 160801", frame=LAST)) == "day_says_other_edge"


@pytest.mark.parametrize(
    ("cell", "expected", "code"),
    [
        ("1/9-16", "2016-09-01", "day_ambiguous"),
        ("901231", "1990-12-31", ""),
        ("170228", "2017-02-28", ""),
        ("170302", "None", "day_out_of_range"),
        ("1/8 1990", "1990-08-01", ""),
        ("15/8-90", "1990-08-15", ""),
        ("50801", "2005-08-01", "day_ambiguous"),
        ("2017-03-02", "None", "day_out_of_range"),
        ("1899-01-01", "None", "day_out_of_range"),
        ("aug 1990", "None", "day_incomplete"),
        ("1990", "None", "day_incomplete"),
        ("16-08", "None", "day_incomplete"),
        ("1/8", "None", "day_incomplete"),
        ("v34 1990", "None", "day_incomplete"),
        ("vt 1990", "None", "day_from_term"),
    ],
)
def test_a_birth_date_lies_in_the_past_and_is_never_assumed(cell: str, expected: str, code: str) -> None:
    read = read_day(cell, frame=BIRTH)
    assert (str(read.value), codes(read)) == (expected, code)


@given(day=st.dates(date(1967, 1, 1), date(2032, 12, 31)), edge=st.sampled_from([Edge.FIRST, Edge.LAST]))
def test_every_day_survives_the_official_forms(day: date, edge: Edge) -> None:
    frame = frame_for(edge, on=ON)
    for cell in (
        day,
        f"{day}",
        f"{day:%Y%m%d}",
        float(f"{day:%Y%m%d}"),
        f"{day:%y%m%d}",
        f"{day.day}/{day.month} {day.year}",
    ):
        assert read_day(cell, frame=frame).value == day


@given(
    cell=st.text(" 0123456789-./,vVtTaugjn?()åo", max_size=14) | st.text() | st.floats(),
    edge=st.sampled_from(Edge),
)
def test_never_stops_and_every_suggestion_reads_in_silence(cell: Cell, edge: Edge) -> None:
    frame = frame_for(edge, on=ON)
    read = read_day(cell, frame=frame)
    assert read.value is None or not read.failed
    for remark in read.remarks:
        if remark.suggestion:
            assert read_day(remark.suggestion, frame=frame) == Read(date.fromisoformat(remark.suggestion))
