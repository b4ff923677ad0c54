"""What each chart draws from its numbers."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from talja.core.statistics.shares import BoundedShare
from talja.web.shared.charts.bars import Bar, Bars, draw_bars
from talja.web.shared.charts.scale import ticks
from talja.web.shared.charts.series import Month, StockSeries, draw_series
from talja.web.shared.charts.share import ShareChart, draw_share
from talja.web.shared.charts.sparkline import Sparkline, draw_sparkline
from talja.web.shared.charts.stacked import Stack, StackedBars, draw_stacked
from talja.web.shared.charts.timeline import Stretch, Timeline, draw_timeline
from talja.web.shared.charts.words import day, month_name, month_short, percent, whole

NAMES: dict[str, Any] = {"key": "chart", "title": "Titel", "description": "Beskrivning"}
TODAY = date(2025, 7, 1)


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    with override("sv"):
        yield


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (1234567, "1\u00a0234\u00a0567"), (-1234, "\u22121\u00a0234"), (None, "..")]
)
def test_whole_numbers(value: int | None, written: str) -> None:
    assert whole(value) == written


def test_shares_months_and_days() -> None:
    assert (percent(0.465), percent(0.7, decimals=0), percent(None)) == ("46,5\u00a0%", "70\u00a0%", "..")
    assert (percent(-0.05), percent(1 / 3, decimals=0)) == ("\u22125,0\u00a0%", "33\u00a0%")
    assert (month_name(202505), month_short(202501), month_short(202505)) == ("maj 2025", "2025", "maj")
    assert (day(date(2025, 5, 1)), day(None)) == ("2025-05-01", "")


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (0, (0, 1)),
        (3, (0, 1, 2, 3)),
        (4, (0, 1, 2, 3, 4)),
        (5, (0, 2, 4, 6)),
        (148, (0, 50, 100, 150)),
        (1131, (0, 500, 1000, 1500)),
    ],
)
def test_axis_steps_are_even_and_reach_the_highest(highest: int, expected: tuple[int, ...]) -> None:
    assert ticks(highest) == expected


def test_bars_are_as_long_as_their_counts_and_a_hidden_one_has_no_length() -> None:
    chart = Bars(
        **NAMES, bars=(Bar("A", 20), Bar("B", 10), Bar("C", None)), label_heading="Form", value_heading="Antal"
    )
    svg = draw_bars(chart)

    assert re.findall(r'<rect[^>]*width="([^"]+)"', svg) == ["84%", "42%"]
    assert texts(svg) == ["A", "20", "B", "10", "C", ".."]
    assert chart.table().rows == (("A", "20"), ("B", "10"), ("C", ".."))


@pytest.mark.parametrize(("target", "across"), [(40, "84%"), (5, "21%")])
def test_a_target_beyond_the_bars_widens_the_scale(target: int, across: str) -> None:
    svg = draw_bars(Bars(**NAMES, bars=(Bar("A", 20),), label_heading="", value_heading="", target=target))

    assert f'x1="{across}"' in svg
    assert f"Mål {target}" in texts(svg)


def test_stacks_share_one_scale_or_fill_their_own_width() -> None:
    stacks = (Stack("A", (30, 10)), Stack("B", (10, 10)))
    common = draw_stacked(StackedBars(**NAMES, series=("x", "y"), stacks=stacks, label_heading=""))
    own = draw_stacked(StackedBars(**NAMES, series=("x", "y"), stacks=stacks, label_heading="", whole_width=True))

    widths = r'talja-chart-part[^>]*width="([\d.]+%)"'
    assert re.findall(widths, common) == ["75%", "25%", "25%", "25%"]
    assert re.findall(widths, own) == ["75%", "25%", "50%", "50%"]


def test_a_hidden_part_hides_the_total_too() -> None:
    chart = StackedBars(**NAMES, series=("x", "y"), stacks=(Stack("A", (30, None)),), label_heading="Enhet")

    assert ".." in texts(draw_stacked(chart))
    assert chart.table().headings == ("Enhet", "x", "y", "Totalt")
    assert chart.table().rows == (("A", "30", "..", ".."),)


@pytest.mark.parametrize("series", [("x",), tuple("abcdefg")])
def test_a_stack_has_one_part_per_series_and_six_at_most(series: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="one part per series"):
        StackedBars(
            **NAMES, series=series, stacks=(Stack("A", (1,) * (7 if len(series) == 7 else 2)),), label_heading=""
        )


def months(stocks: list[int | None], first: int = 202501) -> tuple[Month, ...]:
    return tuple(Month(first + place, stock, 3, 1) for place, stock in enumerate(stocks))


def test_a_hidden_month_breaks_the_line() -> None:
    svg = draw_series(StockSeries(**NAMES, months=months([10, 12, None, 14, 15])))

    lines = re.findall(r'talja-chart-line" d="([^"]+)"', svg)
    assert [line.count("L") + 1 for line in lines] == [2, 2]
    assert "15" in texts(svg)


def test_the_latest_month_is_not_drawn_when_it_is_hidden() -> None:
    assert "talja-chart-dot" not in draw_series(StockSeries(**NAMES, months=months([10, None])))


def test_the_table_has_the_latest_month_first() -> None:
    table = StockSeries(**NAMES, months=months([1234, None])).table()

    assert table.headings == ("Månad", "Pågående sista dagen", "Började", "Slutade")
    assert table.rows == (("februari 2025", "..", "3", "1"), ("januari 2025", "1\u00a0234", "3", "1"))


@pytest.mark.parametrize(
    ("stocks", "beneath"),
    [
        pytest.param([50, 50, 50, 100], False, id="far from the months"),
        pytest.param([102, 104, 103, 140], True, id="months just above"),
        pytest.param([98, 97, 99, 140], False, id="months just beneath"),
    ],
)
def test_the_references_name_keeps_out_of_the_way(stocks: list[int | None], beneath: bool) -> None:
    svg = draw_series(StockSeries(**NAMES, months=months(stocks), reference=100, reference_label="Mål"))
    line = float(re.findall(r'talja-chart-target"[^>]*y1="([\d.]+)"', svg)[0])
    name = float(re.findall(r'y="([\d.]+)"[^>]*>Mål<', svg)[0])

    assert (name > line) is beneath


@pytest.mark.parametrize(("latest", "beneath"), [(95, True), (50, False), (120, False)])
def test_the_latest_figure_keeps_off_the_reference(latest: int, beneath: bool) -> None:
    svg = draw_series(StockSeries(**NAMES, months=months([60, latest]), reference=100, reference_label="Mål"))
    dot = float(re.findall(r'cy="([\d.]+)"', svg)[0])
    figure = float(re.findall(r'talja-chart-figure"[^>]* y="([\d.]+)"', svg)[0])

    assert (figure > dot) is beneath


def test_a_long_series_names_fewer_years_and_has_no_strips_to_point_at() -> None:
    many = tuple(Month(year * 100 + month, 5, 0, 0) for year in range(2015, 2025) for month in range(1, 13))
    svg = draw_series(StockSeries(**NAMES, months=many))

    assert [word for word in texts(svg) if word.startswith("20")] == ["2016", "2018", "2020", "2022", "2024"]
    assert "talja-chart-tip" not in svg
    assert "januari 2025: 5 pågående, 3 började, 1 slutade" in draw_series(StockSeries(**NAMES, months=months([5])))


def test_a_share_shows_what_is_known_and_both_bounds() -> None:
    chart = ShareChart(**NAMES, share=BoundedShare(18, 14, 11), yes_label="Vidare", no_label="Inte vidare", target=0.7)
    words = [word.replace("\u00a0", " ") for word in texts(draw_share(chart))]

    assert words[0] == "Mål 70 %"
    assert words[-4:] == [
        "56,3 % av de 32 vi känner till",
        "Vidare: 18, alltså minst 41,9 %",
        "Okänt: 11, alltså högst 67,4 %",
        "Inte vidare: 14",
    ]
    assert [row[1] for row in chart.table().rows][:3] == ["18", "14", "11"]


def test_a_share_of_nothing_claims_nothing() -> None:
    chart = ShareChart(**NAMES, share=BoundedShare(0, 0), yes_label="Vidare", no_label="Inte vidare", target=0.95)
    svg = draw_share(chart)

    assert "talja-chart-marker" not in svg
    assert [row[1] for row in chart.table().rows] == ["0", "0", "0", "–", "–", "–", "95\u00a0%"]


def stretch(first_day: date, last_day: date | None = None, planned: date | None = None) -> str:
    row = Stretch("Praktik", 1, "Praktik", first_day, last_day, planned)
    return draw_timeline(Timeline(**NAMES, stretches=(row,), today=TODAY))


@pytest.mark.parametrize(
    ("svg", "arrow", "plan"),
    [
        pytest.param(stretch(date(2024, 1, 1), date(2024, 6, 30)), False, False, id="over"),
        pytest.param(stretch(date(2024, 1, 1)), True, False, id="open"),
        pytest.param(stretch(date(2024, 1, 1), None, date(2025, 9, 1)), True, True, id="open with a plan"),
        pytest.param(stretch(date(2024, 1, 1), None, date(2025, 5, 1)), True, False, id="open past its plan"),
        pytest.param(stretch(date(2024, 1, 1), date(2025, 9, 1)), False, True, id="last day still to come"),
        pytest.param(stretch(date(2025, 8, 1)), True, False, id="not begun"),
    ],
)
def test_a_stretch_has_an_arrow_while_it_is_open_and_an_outline_for_what_is_to_come(
    svg: str, arrow: bool, plan: bool
) -> None:
    assert ("<svg x=" in svg) is arrow
    assert ("talja-chart-plan" in svg) is plan


def test_days_lie_where_they_belong_in_their_years() -> None:
    svg = stretch(date(2025, 1, 1), date(2025, 6, 30))

    assert re.findall(r'talja-chart-c1" x="(0%)" y="[\d.]+" width="([\d.]+%)" height="14"', svg) == [("0%", "49.59%")]
    assert re.findall(r'talja-chart-today" x1="([\d.]+%)"', svg) == ["49.59%"]


def test_many_years_are_not_all_named_and_long_names_take_two_lines() -> None:
    row = Stretch("Kommunal visstidsanställning, centralköket på Norra skolan " * 3, 1, "K", date(2005, 3, 1))
    svg = draw_timeline(Timeline(**NAMES, stretches=(row,), today=TODAY))
    words = texts(svg)

    assert [word for word in words if word.isdigit()] == ["2005", "2008", "2011", "2014", "2017", "2020", "2023"]
    assert len([word for word in words if "Kommunal" in word or word.endswith("…")]) == 2
    assert all(len(word) <= 46 for word in words)


@pytest.mark.parametrize(
    ("today", "anchor"), [(date(2020, 1, 5), ""), (date(2022, 7, 1), "middle"), (date(2025, 11, 10), "end")]
)
def test_todays_name_stays_inside(today: date, anchor: str) -> None:
    row = Stretch("Praktik", 1, "Praktik", date(2020, 1, 1), date(2025, 3, 1))
    svg = draw_timeline(Timeline(**NAMES, stretches=(row,), today=today))

    assert re.findall(r"<text([^>]*)>I dag<", svg)[0].partition('text-anchor="')[2].rstrip('"') == anchor


def test_the_timelines_table_says_what_goes_on() -> None:
    row = Stretch("Praktik", 1, "Praktik", date(2025, 1, 1), None, date(2025, 9, 1))
    table = Timeline(**NAMES, stretches=(row,), today=TODAY).table()

    assert table.rows == (("Praktik", "Praktik", "2025-01-01", "pågår", "2025-09-01"),)


def test_a_sparkline_runs_from_its_lowest_to_its_highest_and_a_level_one_is_level() -> None:
    assert 'd="M4 24L60 4L116 14"' in draw_sparkline(Sparkline(**NAMES, values=(1, 3, 2)))
    assert 'd="M4 24L116 24"' in draw_sparkline(Sparkline(**NAMES, values=(7, 7)))
    assert "circle" not in draw_sparkline(Sparkline(**NAMES, values=()))
