"""Both days in one cell. The list is from 1 March 2017."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read
from talja.core.intake.values.periods import Days, read_period
from talja.core.intake.values.reckoning import Edge, frame_for

ON = date(2017, 3, 1)
FIRST, LAST, _ = (frame_for(edge, on=ON) for edge in Edge)


def read(cell: Cell) -> Read[Days]:
    return read_period(cell, first=FIRST, last=LAST)


def told(answer: Read[Days]) -> str:
    days = answer.value or Days()
    return " ".join([f"{days.first_day}..{days.last_day}", *(remark.code for remark in answer.remarks)])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2016-08-01--2017-07-31", "2016-08-01..2017-07-31"),
        ("2016-08-01 - 2017-07-31", "2016-08-01..2017-07-31"),
        ("2016-08-01-2017-07-31", "2016-08-01..2017-07-31"),
        ("2016-08-01/2017-07-31", "2016-08-01..2017-07-31"),
        ("2016-08-01 → 2017-07-31", "2016-08-01..2017-07-31"),
        ("160801-170731", "2016-08-01..2017-07-31"),
        ("20160801–20170731", "2016-08-01..2017-07-31"),
        ("1.8.2016-31.7.2017", "2016-08-01..2017-07-31"),
        ("1/8 – 31/12 2016", "2016-08-01..2016-12-31"),
        ("1/8-31/12-16", "2016-08-01..2016-12-31"),
        ("1/11 – 31/3 2017", "2016-11-01..2017-03-31"),
        ("fr.o.m. 1/8 2016 t.o.m. 31/12 2016", "2016-08-01..2016-12-31"),
        ("2016-08-01, tom 2016-12-31", "2016-08-01..2016-12-31"),
        ("1-15/8 2016", "2016-08-01..2016-08-15"),
        ("1-15 aug 2016", "2016-08-01..2016-08-15"),
        ("- 2017-07-31", "None..2017-07-31"),
        ("tom 170731", "None..2017-07-31"),
        ("fom 160801", "2016-08-01..None"),
        ("2016-08-01 -", "2016-08-01..None open_end"),
        ("2016-08-01--", "2016-08-01..None open_end"),
        ("2016-08-01 tv", "2016-08-01..None open_end"),
        ("160801 - tills vidare", "2016-08-01..None open_end"),
        ("tv", "None..None open_end"),
        ("v 34-50 2016", "2016-08-22..2016-12-18 day_from_week"),
        ("v34-35", "2017-08-21..2017-09-03 day_from_week day_year_assumed"),
        ("nov-mars 2017", "2016-11-01..2017-03-31 day_from_month"),
        ("1/8 - 31/12", "2016-08-01..2016-12-31 day_year_assumed"),
        ("2016-08-01", "2016-08-01..None period_one_day"),
        (date(2016, 8, 1), "2016-08-01..None period_one_day"),
        ("2016-08-01 till 2017-02-29", "2016-08-01..None day_does_not_exist"),
        ("2017-07-31--2016-08-01", "None..None last_day_before_first_day"),
        ("hej", "None..None day_unreadable"),
        (True, "None..None day_unreadable"),
        (None, "None..None"),
        ("", "None..None"),
        ("?", "None..None value_unknown"),
    ],
)
def test_reads_both_days(cell: Cell, expected: str) -> None:
    assert told(read(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("nov-mars 2017", "2016-11-01--2017-03-31"),
        ("2016-08-01 till 2017-02-29", "2016-08-01--2017-02-28"),
        ("31/6-31/12 2016", "2016-06-30--2016-12-31"),
        ("2016-08-01", "2016-08-01--"),
    ],
)
def test_suggests_the_whole_cell(cell: str, suggestion: str) -> None:
    assert {remark.suggestion for remark in read(cell).remarks} == {suggestion}
    assert not read(suggestion).failed


@given(st.dates(date(1967, 1, 1), date(2032, 12, 31)), st.dates(date(1967, 1, 1), date(2032, 12, 31)))
def test_every_period_survives_the_usual_forms(one: date, other: date) -> None:
    since, until = sorted((one, other))
    for form in ("{}--{}", "{} - {}", "{:%Y%m%d}-{:%Y%m%d}", "{:%y%m%d}-{:%y%m%d}", "fr.o.m. {} t.o.m. {}"):
        assert read(form.format(since, until)) == Read(Days(since, until))


@given(st.text(" 0123456789-/.vtaugo", max_size=20) | st.text())
def test_never_stops(cell: str) -> None:
    days = read(cell).value or Days()
    assert days.first_day is None or days.last_day is None or days.first_day <= days.last_day
