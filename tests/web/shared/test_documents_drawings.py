"""Charts on paper: concrete colours, a width of their own, and lines that are not stretched."""

import re

import pytest

from talja.web.shared.charts.bars import Bar, Bars, draw_bars
from talja.web.shared.charts.series import Month, StockSeries, draw_series
from talja.web.shared.charts.sparkline import Sparkline, draw_sparkline
from talja.web.shared.charts.svg import Svg, element, stretched
from talja.web.shared.documents.drawings import CSS, on_paper, print_rules

BARS = Bars(key="b", title="Former", description="Två", bars=(Bar("A", 2),), label_heading="", value_heading="")


def field(path: str, *, width: str = "50%", units: float = 100) -> Svg:
    inside = element("path", class_="talja-chart-line", d=path)
    title = element("title", "Titel", id="x-title")
    return Svg(
        element("svg", title, stretched(inside, x=0, y=0, width=width, height=10, units=units), width="100%", height=10)
    )


def paths(svg: str) -> list[str]:
    return re.findall(r' d="([^"]*)"', svg)


def test_the_rules_are_those_of_the_page_with_the_colours_of_print() -> None:
    rules = print_rules()

    assert ".talja-chart-c1{fill: #1b6a76;}" in rules
    assert ".talja-chart-line{fill: none; stroke: #1b6a76;" in rules
    assert not re.search(r"var\(|--|currentcolor|color-mix|@|:hover|Canvas", rules, re.IGNORECASE)
    assert not re.search(r"font-weight: \d(?!00)", rules)


def test_no_class_of_the_page_is_left_without_its_rule() -> None:
    classes = set(re.findall(r"\.(talja-chart-\w+)", CSS.read_text(encoding="utf-8")))

    assert {"talja-chart-c6", "talja-chart-target"} <= classes
    assert classes <= set(re.findall(r"\.(talja-chart-\w+)", print_rules()))


def test_a_drawing_becomes_a_file_as_wide_as_the_paper() -> None:
    paper = on_paper(draw_bars(BARS))

    opening = paper["svg"][: paper["svg"].index(">")]
    assert opening.startswith("<svg ")
    assert 'xmlns="http://www.w3.org/2000/svg"' in opening
    assert 'width="642" viewBox="0 0 642 46"' in opening
    assert "100%" not in opening
    assert paper["alt"] == "Former. Två."


def test_a_sparkline_keeps_its_size() -> None:
    paper = on_paper(draw_sparkline(Sparkline(key="s", title="Antal", description="Från 1 till 3", values=(1, 3))))

    assert 'width="120"' in paper["svg"]
    assert paper["svg"].count("viewBox") == 1
    assert paper["alt"] == "Antal. Från 1 till 3."


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("M0 5L100 10", "M0 5L321 10"),
        ("M10 0h6.2v-10h-6.2z", "M32.1 0h19.9v-10h-19.9z"),
        ("M0 0H50V3C10 1 20 2 100 3", "M0 0H160.5V3C32.1 1 64.2 2 321 3"),
        ("M0 1 10 2 20 3Z", "M0 1 32.1 2 64.2 3Z"),
        ("", ""),
    ],
)
def test_what_is_stretched_is_worked_out(path: str, expected: str) -> None:
    svg = on_paper(field(path))["svg"]

    assert paths(svg) == [expected]
    assert "preserveAspectRatio" not in svg
    assert svg.count("viewBox") == 1


def test_a_path_that_cannot_be_worked_out_is_refused() -> None:
    with pytest.raises(KeyError):
        on_paper(field("M0 0A5 5 0 0 1 10 10"))


def test_every_field_of_a_series_is_worked_out() -> None:
    months = tuple(Month(202501 + place, place, place, 1) for place in range(12))
    drawing = draw_series(StockSeries(key="s", title="Läget", description="", months=months))

    svg = on_paper(drawing)["svg"]
    assert drawing.count("preserveAspectRatio") == 2
    assert "preserveAspectRatio" not in svg
    assert svg.count("<svg") == drawing.count("<svg")
    area = next(path for path in paths(svg) if path.endswith("Z"))
    assert area.startswith("M24.08 180L72.23 168L")
    assert area.endswith("L553.73 180L24.08 180Z")


def test_a_drawing_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        on_paper(Svg('<svg width="100%" height="10"><path d=""/></svg>'))
    with pytest.raises(ValueError, match="height"):
        on_paper(Svg('<svg width="100%"><title>x</title></svg>'))
