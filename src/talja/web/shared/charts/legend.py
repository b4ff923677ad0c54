"""Swatches and patterns: a series is told apart by its pattern as well as by its colour."""

from collections.abc import Sequence

from talja.web.shared.charts.svg import Value, element, pct, rect, text

SERIES = 6
"""How many series have a colour and a pattern of their own."""

LINE_HEIGHT = 24

_PATTERNS = {
    2: "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    3: "M2 2h2v2h-2zM6 6h2v2h-2z",
    4: "M0 2H8M0 6H8",
    5: "M0 0L8 8M0 8L8 0",
    6: "M2 0V8M6 0V8",
}


def patterns(key: str, used: Sequence[int]) -> str:
    """Return the patterns of the series in use; ids begin with the chart's key. Series 1 is plain."""
    drawn = [
        element(
            "pattern",
            element("path", class_="talja-chart-pattern", d=_PATTERNS[series]),
            id=f"{key}-p{series}",
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
        )
        for series in sorted(set(used))
        if series in _PATTERNS
    ]
    return element("defs", *drawn) if drawn else ""


def filled(key: str, series: int, *, x: Value, y: float, width: Value, height: float) -> str:
    """Return a rectangle in the colour and the pattern of the series (1 to 6)."""
    colour = rect(x=x, y=y, width=width, height=height, class_=f"talja-chart-part talja-chart-c{series}")
    if series not in _PATTERNS:
        return colour
    return colour + element("rect", x=x, y=y, width=width, height=height, fill=f"url(#{key}-p{series})")


def legend(key: str, entries: Sequence[tuple[int, str]], *, y: float) -> tuple[str, float]:
    """Return the swatches with their names in two columns from `y` down, and where they end."""
    drawn = [
        _entry(key, series, name, x=50.0 * (place % 2), y=y + LINE_HEIGHT * (place // 2))
        for place, (series, name) in enumerate(entries)
    ]
    return "".join(drawn), y + LINE_HEIGHT * ((len(entries) + 1) // 2)


def _entry(key: str, series: int, name: str, *, x: float, y: float) -> str:
    swatch = filled(key, series, x=pct(x), y=y + 3, width=12, height=12)
    return swatch + text(name, x=pct(x), dx=20, y=y + 13.5)
