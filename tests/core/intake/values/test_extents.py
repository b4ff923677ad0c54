"""Extents in per cent of full time; a full week is 40 hours unless said otherwise."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.intake.record import Severity
from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read
from talja.core.intake.values.extents import Scale, read_extent, settle_scale, written

HOURS = Decimal(40)


def told(read: Read[Decimal]) -> str:
    return " ".join([str(read.value), *(f"{remark.code} {remark.suggestion}".strip() for remark in read.remarks)])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (75, "75"),
        ("75", "75"),
        ("75 %", "75"),
        ("75%", "75"),
        ("75 procent", "75"),
        ("75%-ig tjänst", "75"),
        ("75 % (förälder)", "75"),
        ("100 % av heltid", "100"),
        ("0,75", "75"),
        (0.75, "75"),
        (0.625, "62.5"),
        ("3/4", "75"),
        ("30/40", "75"),
        ("30 av 40", "75"),
        ("1/3", "33.33"),
        ("½", "50"),
        ("Heltid", "100"),
        ("halvtid", "50"),
        ("trekvart", "75"),
        ("30 tim", "75 extent_from_hours"),
        ("30 h/v", "75 extent_from_hours"),
        ("30 tim/vecka", "75 extent_from_hours"),
        ("20 timmar i veckan", "50 extent_from_hours"),
        ("37,5 tim/vecka", "93.75 extent_from_hours 93,75 %"),
        ("6 tim/dag", "75 extent_from_hours 75 %"),
        (1, "100 extent_scale_assumed 100 %"),
        (1.0, "100 extent_scale_assumed 100 %"),
        ("1 %", "100 extent_scale_assumed 100 %"),
        ("0,75 %", "75 extent_scale_assumed 75 %"),
        ("2 %", "2 extent_scale_assumed 2 %"),
        (40, "40 extent_scale_assumed 40 %"),
        ("ca 75 %", "75 extent_approximate 75 %"),
        ("max 75 %", "75 extent_approximate 75 %"),
        ("max 175 %", "None extent_over_full"),
        (0, "None extent_zero"),
        ("0 %", "None extent_zero"),
        (120, "None extent_over_full"),
        ("42 tim", "None extent_over_full"),
        ("5/4", "None extent_over_full"),
        ("deltid", "None extent_part_time"),
        ("50-75 %", "None extent_unreadable"),
        ("120 tim/mån", "None extent_unreadable"),
        ("3/0", "None extent_unreadable"),
        ("-5", "None extent_unreadable"),
        ("hej", "None extent_unreadable"),
        (True, "None extent_unreadable"),
        (time(6), "None extent_unreadable"),
        (date(2016, 4, 3), "None extent_is_a_date 75 %"),
        (datetime.fromisoformat("2016-03-04"), "None extent_is_a_date 75 %"),
        (date(2016, 5, 5), "None extent_is_a_date"),
        (None, "None"),
        ("-", "None"),
        ("okänt", "None value_unknown"),
    ],
)
def test_reads_what_people_write(cell: Cell, expected: str) -> None:
    assert told(read_extent(cell, full_time_hours=HOURS)) == expected


def test_hours_are_of_the_full_week_that_is_given() -> None:
    assert read_extent("37,5 tim", full_time_hours=Decimal("37.5")).value == 100


def test_hours_that_are_a_clean_share_are_a_note_and_others_a_warning() -> None:
    clean, odd = (read_extent(cell, full_time_hours=HOURS).remarks[0].severity for cell in ("30 tim", "38,25 tim"))
    assert (clean, odd) == (Severity.NOTE, Severity.WARNING)


@pytest.mark.parametrize(
    ("column", "heading", "scale"),
    [
        ([0.5, 0.75, 1.0], "", Scale.SHARE),
        (["0,5", None, "heltid"], "", Scale.SHARE),
        ([1.0, 1.0], "Sysselsättningsgrad", Scale.SHARE),
        ([1.0, 1.0], "", None),
        ([50, 75, "100 %"], "", Scale.PER_CENT),
        ([20, 40], "Omfattning %", Scale.PER_CENT),
        ([20, 40], "Omfattning", None),
        ([20, 40], "Tim/vecka", Scale.HOURS),
        ([20, 75], "Timmar", Scale.PER_CENT),
        ([], "Procent", Scale.PER_CENT),
        ([True, time(6), "text"], "", None),
    ],
)
def test_the_column_settles_the_scale(column: Sequence[Cell], heading: str, scale: Scale | None) -> None:
    assert settle_scale(column, heading=heading) is scale


@pytest.mark.parametrize(
    ("cell", "scale", "expected"),
    [
        (1.0, Scale.SHARE, "100"),
        (0.75, Scale.SHARE, "75"),
        (1.5, Scale.SHARE, "None extent_over_full"),
        (75, Scale.SHARE, "75"),
        (1, Scale.PER_CENT, "100 extent_scale_assumed 100 %"),
        (0.75, Scale.PER_CENT, "75 extent_scale_assumed 75 %"),
        (40, Scale.PER_CENT, "40"),
        (40, Scale.HOURS, "100 extent_from_hours"),
        (0.5, Scale.HOURS, "50 extent_scale_assumed 50 %"),
        ("75 %", Scale.HOURS, "75"),
    ],
)
def test_the_scale_settles_bare_numbers(cell: Cell, scale: Scale, expected: str) -> None:
    assert told(read_extent(cell, full_time_hours=HOURS, scale=scale)) == expected


@given(st.text(" 0123456789,./%timhvdelcav½-", max_size=10) | st.floats() | st.text())
def test_never_stops_and_a_suggestion_reads_in_silence(cell: Cell) -> None:
    read = read_extent(cell, full_time_hours=HOURS)
    assert read.value is None or 0 < read.value <= 100
    for remark in read.remarks:
        if remark.suggestion and read.value and read.value >= 5:
            assert read_extent(remark.suggestion, full_time_hours=HOURS) == Read(read.value)


@given(st.decimals(5, 100, places=2))
def test_what_is_written_is_read_back(extent: Decimal) -> None:
    assert read_extent(written(extent), full_time_hours=HOURS) == Read(extent)
