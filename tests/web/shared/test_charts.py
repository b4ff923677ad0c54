"""What holds for every chart: well-formed, named, safe, without styles of its own, and with a table."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils.html import conditional_escape
from django.utils.translation import override

from talja.core.statistics.shares import BoundedShare
from talja.web.shared.charts.bars import Bar, Bars, draw_bars
from talja.web.shared.charts.base import Chart
from talja.web.shared.charts.series import Month, StockSeries, draw_series
from talja.web.shared.charts.share import ShareChart, draw_share
from talja.web.shared.charts.sparkline import Sparkline, draw_sparkline
from talja.web.shared.charts.stacked import Stack, StackedBars, draw_stacked
from talja.web.shared.charts.svg import Svg
from talja.web.shared.charts.timeline import Stretch, Timeline, draw_timeline

HOSTILE = "<script>alert('x')</script>&\"\u0000"
NAMES: dict[str, Any] = {"key": "chart", "title": HOSTILE, "description": HOSTILE}

CASES: list[tuple[Callable[[Any], Svg], Chart]] = [
    (draw_bars, Bars(**NAMES, bars=(Bar(HOSTILE, 3), Bar("Ö", None)), label_heading="x", value_heading="y", target=7)),
    (draw_bars, Bars(**NAMES, bars=(), label_heading="x", value_heading="y")),
    (
        draw_stacked,
        StackedBars(
            **NAMES,
            series=(HOSTILE, "b", "c", "d", "e", "f"),
            stacks=(Stack(HOSTILE, (1, 2, None, 4, 0, 9)),),
            label_heading="x",
        ),
    ),
    (
        draw_stacked,
        StackedBars(**NAMES, series=("a",), stacks=(Stack("a", (0,)),), label_heading="x", whole_width=True),
    ),
    (
        draw_series,
        StockSeries(
            **NAMES,
            months=(Month(202501, 5, 1, 2), Month(202502, None, None, None)),
            reference=4,
            reference_label=HOSTILE,
        ),
    ),
    (draw_series, StockSeries(**NAMES, months=())),
    (draw_share, ShareChart(**NAMES, share=BoundedShare(18, 14, 11), yes_label=HOSTILE, no_label=HOSTILE, target=0.7)),
    (draw_share, ShareChart(**NAMES, share=BoundedShare(0, 0, 0), yes_label="Vidare", no_label="Inte vidare")),
    (
        draw_timeline,
        Timeline(
            **NAMES,
            stretches=(
                Stretch(HOSTILE, 1, HOSTILE, date(2024, 2, 29), None, date(2026, 1, 1)),
                Stretch("b", 2, "b", date(2020, 1, 1), date(2020, 1, 1)),
            ),
            today=date(2025, 6, 1),
        ),
    ),
    (draw_timeline, Timeline(**NAMES, stretches=(), today=date(2025, 6, 1))),
    (draw_sparkline, Sparkline(**NAMES, values=(3, 1, 2))),
    (draw_sparkline, Sparkline(**NAMES, values=())),
]
every_chart = pytest.mark.parametrize(
    ("draw", "chart"), CASES, ids=[f"{draw.__name__}-{n}" for n, (draw, _) in enumerate(CASES)]
)
NUMERIC = {"x", "y", "x1", "x2", "y1", "y2", "dx", "width", "height", "cx", "cy", "r"}


def parts(svg: Svg) -> Iterator[ElementTree.Element]:
    return ElementTree.fromstring(svg).iter()  # noqa: S314  # our own drawing, and well-formedness is what is tested


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    with override("sv"):
        yield


@every_chart
def test_a_drawing_is_an_image_with_a_name_and_hostile_text_stays_text(
    draw: Callable[[Any], Svg], chart: Chart
) -> None:
    root, *rest = parts(draw(chart))

    assert root.attrib["role"] == "img"
    named = {part.attrib["id"]: part.text for part in rest if part.tag in {"title", "desc"} and "id" in part.attrib}
    assert set(root.attrib["aria-labelledby"].split()) == named.keys()
    assert all(HOSTILE.rstrip("\u0000") in (words or "") for words in named.values())
    assert not [part for part in rest if part.tag == "script"]


@every_chart
def test_a_drawing_has_classes_only_so_that_a_strict_content_policy_holds(
    draw: Callable[[Any], Svg], chart: Chart
) -> None:
    for part in parts(draw(chart)):
        assert part.tag != "style"
        assert not [name for name in part.attrib if name == "style" or name.startswith("on")]
        assert "http" not in "".join(part.attrib.values())


@every_chart
def test_positions_are_plain_numbers_and_never_have_a_decimal_comma(draw: Callable[[Any], Svg], chart: Chart) -> None:
    for part in parts(draw(chart)):
        for name, value in part.attrib.items():
            assert name not in NUMERIC or re.fullmatch(r"-?\d+(\.\d+)?%?", value), (part.tag, name, value)
            assert name not in {"d", "viewBox"} or "," not in value


@every_chart
def test_every_id_used_is_there_once(draw: Callable[[Any], Svg], chart: Chart) -> None:
    svg = draw(chart)
    ids = [part.attrib["id"] for part in parts(svg) if "id" in part.attrib]

    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)


@every_chart
def test_a_template_shows_the_drawing_and_escapes_the_table(draw: Callable[[Any], Svg], chart: Chart) -> None:
    svg = draw(chart)

    assert str(conditional_escape(svg)) == str(svg)
    if not isinstance(chart, Sparkline):
        table = chart.table()  # type: ignore[attr-defined]  # all others have one
        assert all(len(row) == len(table.headings) for row in table.rows)
        assert all(type(cell) is str for row in table.rows for cell in row)


@pytest.mark.parametrize("key", ["", "1a", "a b", 'a"', "Å"])
def test_a_key_that_is_no_id_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        Sparkline(key=key, title="t", description="d", values=())
