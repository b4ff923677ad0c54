"""A word-sized line: where a figure comes from, without axes."""

from collections.abc import Sequence
from dataclasses import dataclass

from talja.web.shared.charts.base import Chart
from talja.web.shared.charts.svg import Svg, element, escape, number

_WIDE, _HIGH, _EDGE = 120.0, 28.0, 4.0


@dataclass(frozen=True, kw_only=True)
class Sparkline(Chart):
    """Counts in a row, the latest last. It stands beside its figure, and the description says what it shows."""

    values: tuple[int, ...]


def draw_sparkline(chart: Sparkline) -> Svg:
    """Draw the line between its own lowest and highest, with a dot at the latest."""
    points = _points(chart.values)
    line = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) if points else ""
    dot = [element("circle", class_="talja-chart-dot", cx=x, cy=y, r=3) for x, y in points[-1:]]
    return Svg(
        element(
            "svg",
            element("title", escape(f"{chart.title}. {chart.description}"), id=f"{chart.key}-title"),
            element("path", class_="talja-chart-line", d=line),
            *dot,
            class_="talja-sparkline",
            role="img",
            aria_labelledby=f"{chart.key}-title",
            focusable="false",
            width=_WIDE,
            height=_HIGH,
            viewBox=f"0 0 {number(_WIDE)} {number(_HIGH)}",
        )
    )


def _points(values: Sequence[int]) -> list[tuple[float, float]]:
    lowest, highest = min(values, default=0), max(values, default=0)
    spread = highest - lowest or 1
    step = (_WIDE - 2 * _EDGE) / max(1, len(values) - 1)
    tall = _HIGH - 2 * _EDGE
    return [
        (_EDGE + step * place, _EDGE + tall * (1 - (value - lowest) / spread)) for place, value in enumerate(values)
    ]
