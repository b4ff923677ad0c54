"""What all charts have in common: a name, a description, and the table with the same numbers."""

import re
from dataclasses import dataclass

from talja.web.shared.charts.svg import Svg, element, escape

_KEY = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Title and description are read aloud instead of the drawing. `key` (a–z, 0–9, -) is unique on the page."""

    key: str
    title: str
    description: str

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"{self.key!r} is no key for a chart")


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers of a chart as text, for the page to show beneath it. The first cell of each row is its heading."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def drawing(chart: Chart, kind: str, height: float, *children: str) -> Svg:
    """Return the finished drawing: as wide as its place, `height` pixels high, named for screen readers."""
    title = element("title", escape(chart.title), id=f"{chart.key}-title")
    desc = element("desc", escape(chart.description), id=f"{chart.key}-desc")
    return Svg(
        element(
            "svg",
            title,
            desc,
            *children,
            class_=f"talja-chart talja-chart-{kind}",
            role="img",
            aria_labelledby=f"{chart.key}-title {chart.key}-desc",
            focusable="false",
            width="100%",
            height=height,
        )
    )
