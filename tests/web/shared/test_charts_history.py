"""The chart of what a figure has been over the years."""

import re
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from talja.web.shared.charts.history import Era, History, HistoryLine, draw_history

NAMES: dict[str, Any] = {"key": "chart", "title": "Titel", "description": "Beskrivning"}
TODAY = date(2025, 7, 1)
OLD = Era(date(2010, 1, 1), date(2019, 12, 31), 100.0, "100 kr")
GAP = Era(date(2020, 1, 1), date(2021, 12, 31), None, "okänt")
NEW = Era(date(2022, 1, 1), date(2026, 6, 30), 250.0, "250 kr")


def draw(*lines: HistoryLine, today: date = TODAY) -> str:
    with override("sv"):
        return draw_history(History(lines=lines, today=today, **NAMES))


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_a_line_alone_has_its_values_written_on_it() -> None:
    svg = draw(HistoryLine("", (OLD, GAP, NEW)))
    assert [said for said in texts(svg) if not said.isdigit()] == ["I dag", "100 kr", "okänt", "250 kr"]
    assert svg.count("talja-chart-gap") == 1
    assert svg.count("talja-chart-s1") == 2, "a gap is not bridged"


def test_a_change_is_a_step() -> None:
    svg = draw(HistoryLine("", (OLD, Era(date(2020, 1, 1), date(2026, 6, 30), 250.0, "250 kr"))))
    assert svg.count("talja-chart-s1") == 3
    assert re.search(r'x1="([\d.]+%)" x2="\1"', svg)


def test_a_short_time_has_no_room_for_its_value_unless_it_is_the_last() -> None:
    short = Era(date(2020, 1, 1), date(2020, 3, 31), 300.0, "300 kr")
    after = Era(date(2020, 4, 1), date(2026, 1, 31), 100.0, "100 kr")
    last = Era(date(2026, 2, 1), date(2026, 6, 30), 90.0, "90 kr")
    said = texts(draw(HistoryLine("", (OLD, short, after, last))))
    assert "300 kr" not in said
    assert "90 kr" in said
    assert 'text-anchor="end">90 kr' in draw(HistoryLine("", (OLD, short, after, last)))


def test_several_lines_are_named_and_have_an_axis() -> None:
    long = "En mycket lång målgrupp som inte alls får plats på en enda rad i en telefon"
    svg = draw(HistoryLine("Unga", (OLD, NEW)), HistoryLine(long, (NEW,)))
    said = texts(svg)
    assert "Unga" in said
    assert " ".join(said[1:3]) == long
    assert {"0", "100", "200", "300"} <= set(said)
    assert "250 kr" not in said
    assert "talja-chart-s2" in svg


def test_text_is_escaped_and_today_is_left_out_where_it_is_not() -> None:
    svg = draw(HistoryLine("", (Era(OLD.first_day, OLD.last_day, 1.0, "<b>"),)), today=date(2030, 1, 1))
    assert "&lt;b&gt;" in svg
    assert "<b>" not in svg
    assert "I dag" not in texts(svg)


def test_nothing_but_zero_is_a_line_at_the_bottom() -> None:
    assert "talja-chart-s1" in draw(HistoryLine("", (Era(OLD.first_day, NEW.last_day, 0.0, "0 kr"),)))


@pytest.mark.parametrize("count", [0, 7])
def test_too_few_and_too_many_lines_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 6 lines"):
        draw(*[HistoryLine(str(number), (OLD,)) for number in range(count)])
