"""Tasks out of somebody's spreadsheet, in the words that people write."""

from datetime import time
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from talja.apps.jobdesign.sheets import HEADINGS, SheetRead, read_sheet
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.django_db  # the library in force is asked for


def read(*rows: list[Any]) -> SheetRead:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return read_sheet(stream.getvalue(), filename="uppgifter.xlsx")


def test_a_whole_row() -> None:
    headings = [names[0] for names in HEADINGS.values()]
    row = [
        "Duka till lunch",
        "Måltider",
        "5311",
        "15-25",
        2,
        "per dag",
        "mån–tors, lör",
        time(10, 30),
        "12.15",
        2,
        46,
        "Avdelningen",
        "Delvis",
        "säkerhet",
        "x",
    ]
    found = read(["Vår inventering"], [], headings, row)
    (line,) = found.lines
    assert found.problems == ()
    assert (line.title, line.family, line.occupation) == ("Duka till lunch", "meals", "5311")
    assert (line.low, line.high, line.minutes, line.times, line.per) == (15, 25, 20, 2, "day")
    assert (line.days, line.earliest, line.latest) == (frozenset({0, 1, 2, 3, 5}), 630, 735)
    assert (line.people_at_once, line.weeks, line.place) == (2, 46, "Avdelningen")
    assert (line.hand_over, line.why_not, line.is_undone) == ("partly", "safety", True)


def test_other_words_for_the_same() -> None:
    found = read(
        ["Arbetsuppgift", "Tidsåtgång", "Hur ofta", "Vem (yrke)", "Dagar"],
        ["Vika tvätt", "30 min", "3 ggr per vecka", "Barnskötare", "fre-mån"],
        ["Städa förrådet", time(1, 15), "varje månad", None, "helger"],
        [None, None, None, None, None],
    )
    first, second = found.lines
    assert (first.minutes, first.times, first.per, first.occupation) == (30, 3, "week", "5311")
    assert first.days == frozenset({4, 5, 6, 0})
    assert (second.minutes, second.times, second.per, second.days) == (75, 1, "month", frozenset({5, 6}))


@pytest.mark.parametrize(
    ("column", "said", "code"),
    [
        ("Slag", "trolleri", "family_unknown"),
        ("Yrke", "trollkarl", "occupation_unknown"),
        ("Minuter", "en stund", "number_unreadable"),
        ("Minuter", 12.5, "number_unreadable"),
        ("Gånger", "ibland", "number_unreadable"),
        ("Per", "sekel", "per_unknown"),
        ("Dagar", "hverdag", "days_unreadable"),
        ("Tidigast", "gryningen", "time_unreadable"),
        ("Tidigast", "25.00", "time_unreadable"),
        ("Får lämnas över", "kanske", "hand_over_unreadable"),
        ("Varför inte", "vill inte", "why_not_unreadable"),
        ("Hinns inte med", "ofta", "yes_or_no"),
        ("Minuter", 3000, "minutes_out_of_range"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_not_taken(column: str, said: object, code: str) -> None:
    found = read(["Uppgift", column], ["Duka", said], ["Diska", None])
    assert [(one.row, one.code) for one in found.problems] == [(2, code)]
    assert [line.title for line in found.lines] == ["Diska"]


def test_a_row_without_a_task_is_told() -> None:
    found = read(["Uppgift", "Minuter"], [None, 10])
    assert [(one.row, one.code) for one in found.problems] == [(2, "task_missing")]


def test_kinds_of_work_are_guessed_from_the_library_and_true_words_are_kept() -> None:
    found = read(["Uppgift", "Hinns inte med"], ["Duka fram frukost", True], ["Xyzzy", False])
    assert [(line.family, line.is_undone) for line in found.lines] == [("meals", True), ("supplies", False)]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file_empty"), (b"%PDF-1.4", "file_kind_unknown"), (b"Namn;Telefon\nEva;1\n", "sheet_without_tasks")],
)
def test_what_is_no_sheet_of_tasks(content: bytes, code: str) -> None:
    with pytest.raises(Denied, match=code):
        read_sheet(content, filename="x.csv")


def test_text_with_semicolons() -> None:
    found = read_sheet("Uppgift;Minuter\nÅka till tvätten;40\n".encode("cp1252"), filename="x.csv")
    assert [(line.title, line.minutes) for line in found.lines] == [("Åka till tvätten", 40)]
