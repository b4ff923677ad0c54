"""Values in words and drawn over time: what is unknown, abolished, coming or the municipality's own is said as such."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from tests.factories.rules import CHANGES, everything

from talja.core.rules.book import load_book
from talja.web.shared.charts.history import MOST
from talja.web.shared.rulebook.histories import history_drawing, history_lines
from talja.web.shared.rulebook.values import dimensions_text, interval_text, value_text, version_lines

ON = date(2026, 11, 22)
TITLES = {"young": "Unga", "other": "Övriga"}
SPACE = "\u00a0"


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    with override("sv"):
        yield


def test_versions_are_told_the_latest_first() -> None:
    ceiling = everything().schemes["provform"].parameters["ceiling"]
    coming, now, unknown, first = version_lines(ceiling, {}, on=ON, ours=ceiling)
    assert (coming.is_coming, coming.is_now, coming.last_day) == (True, False, None)
    assert (now.is_now, now.rows[0].text, now.last_day) == (True, f"20{SPACE}000{SPACE}kr", date(2026, 12, 31))
    assert (unknown.is_unknown, unknown.rows[0].text, unknown.note) == (True, "okänt", "Sök i arkivet.")
    assert (first.first_day, first.is_own, first.certainty_text) == (date(2016, 1, 1), False, "hög")


def test_what_the_municipality_has_changed_is_its_own() -> None:
    ours, theirs = (book.schemes["provform"].parameters["ceiling"] for book in (everything(), everything(CHANGES)))
    own = [version.first_day for version in version_lines(theirs, {}, on=ON, ours=ours) if version.is_own]
    assert own == [date(2026, 1, 1)]
    assert all(version.is_own for version in version_lines(ours, {}, on=ON, ours=None))


def test_a_value_in_a_few_words() -> None:
    parameters = everything().schemes["provform"].parameters
    assert value_text(parameters["extra"], {}, on=ON) == "avskaffat"
    assert value_text(parameters["extra"], {}, on=date(2010, 1, 1)) == "finns inte än"
    level = "Unga, månad 1–6: 80 %; Unga, från månad 7: 60 %; Övriga: 50 %"
    assert value_text(parameters["level"], TITLES, on=ON) == level.replace(" %", f"{SPACE}%")
    rate = value_text(parameters["rate"], {}, on=date(2016, 1, 1))
    assert rate == f"0–64 år: 31,42{SPACE}%; från 65 år: okänt"
    assert value_text(parameters["later"], {}, on=ON) == "fanns inte"
    assert dimensions_text(parameters["level"]) == "målgrupp och månader som har gått"


@pytest.mark.parametrize(
    ("dimension", "lower", "upper", "said"),
    [
        ("age", "0", None, ""),
        ("age", "18", "23", "18–22 år"),
        ("age", "18", "19", "18 år"),
        ("age", "67", None, "från 67 år"),
        ("elapsed_months", "0", "12", "månad 1–12"),
        ("elapsed_months", "12", None, "från månad 13"),
        ("year", "2018", "2020", "2018–2019"),
        ("months_without_work", "24", "36", f"24 till under 36{SPACE}månader"),
        ("extent", "50", None, f"från 50{SPACE}%"),
    ],
)
def test_intervals(dimension: str, lower: str, upper: str | None, said: str) -> None:
    assert interval_text(dimension, Decimal(lower), Decimal(upper) if upper else None) == said


def test_rows_that_have_always_been_alike_share_a_line() -> None:
    rate = everything().shared["rate"]
    lines = history_lines(rate, {}, until=ON)
    assert [line.name for line in lines] == ["0–17 år, 23–64 år", "18–22 år", "från 65 år"]
    young, old = lines[1].eras, lines[2].eras
    assert [(era.first_day.year, era.value) for era in young] == [(2015, 31.42), (2020, 20.0)]
    assert [(era.label, era.value) for era in old] == [("okänt", None), (f"31,42{SPACE}%", 31.42)]
    assert young[-1].last_day == ON


def test_rows_by_two_things_are_named_by_both() -> None:
    level = everything().schemes["provform"].parameters["level"]
    assert [line.name for line in history_lines(level, TITLES, until=ON)] == [
        "Unga: månad 1–6",
        "Unga: från månad 7",
        "Övriga",
    ]


def test_a_history_is_drawn_with_its_unknown_years() -> None:
    ceiling = everything().schemes["provform"].parameters["ceiling"]
    drawn = history_drawing(ceiling, {}, today=ON)
    assert drawn is not None
    assert drawn.is_whole
    assert "talja-chart-gap" in drawn.drawing
    for text in (
        f"18{SPACE}000{SPACE}kr",
        "okänt",
        f"20{SPACE}000{SPACE}kr",
        f"21{SPACE}000{SPACE}kr",
        "I dag",
        "2016",
    ):
        assert f">{text}<" in drawn.drawing
    assert 'id="h-ceiling-title"' in drawn.drawing


def test_there_is_nothing_to_draw_of_one_version() -> None:
    parameters = everything().schemes["provform"].parameters
    assert history_drawing(parameters["least_age"], {}, today=ON) is None
    assert history_drawing(parameters["level"], TITLES, today=ON) is None


def test_every_parameter_of_the_book_can_be_told() -> None:
    for scheme in load_book().schemes.values():
        titles = {group.code: group.title for group in scheme.groups}
        for parameter in scheme.parameters.values():
            assert value_text(parameter, titles, on=ON)
            lines = history_lines(parameter, titles, until=ON)
            drawn = history_drawing(parameter, titles, today=ON)
            if drawn:
                shown = drawn.drawing.count('class="talja-chart-label"')
                assert drawn.is_whole == (len(lines) <= MOST), parameter.key
                assert shown or len(lines) == 1
