"""Horizontal bars: one count per line, with its name above the bar and the count at its end."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from talja.web.shared.charts.base import Chart, ChartTable, drawing
from talja.web.shared.charts.scale import share_of
from talja.web.shared.charts.svg import Svg, pct, rect, text, vertical
from talja.web.shared.charts.words import whole

_PITCH, _BAR_TOP, _BAR_HEIGHT = 46, 22, 14
_ROOM_FOR_VALUE = 84.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A name and a count; no count = hidden to protect individuals."""

    label: str
    value: int | None


@dataclass(frozen=True, kw_only=True)
class Bars(Chart):
    """Bars from the top down. `target` draws a line across them at that count."""

    bars: tuple[Bar, ...]
    label_heading: str
    value_heading: str
    target: int | None = None

    def table(self) -> ChartTable:
        """Return the same numbers as a table."""
        rows = tuple((bar.label, whole(bar.value)) for bar in self.bars)
        return ChartTable(self.title, (self.label_heading, self.value_heading), rows)


def draw_bars(chart: Bars) -> Svg:
    """Draw the bars against the largest of them, or the target if that is larger."""
    largest = max([chart.target or 0, *(bar.value or 0 for bar in chart.bars)])
    top = 0 if chart.target is None else 26
    height = top + _PITCH * len(chart.bars)
    rows = [_row(bar, largest, y=top + _PITCH * place) for place, bar in enumerate(chart.bars)]
    return drawing(chart, "bars", max(height, _PITCH), *rows, _target(chart, largest, height))


def _row(bar: Bar, largest: int, *, y: float) -> str:
    length = share_of(bar.value or 0, largest) * _ROOM_FOR_VALUE / 100
    drawn = rect(x=0, y=y + _BAR_TOP, width=pct(length), height=_BAR_HEIGHT, class_="talja-chart-c1") if length else ""
    value = text(whole(bar.value), x=pct(length), dx=8 if length else 0, y=y + _BAR_TOP + 12, role="value")
    return text(bar.label, x=0, y=y + 15) + drawn + value


def _target(chart: Bars, largest: int, height: float) -> str:
    if chart.target is None:
        return ""
    across = share_of(chart.target, largest) * _ROOM_FOR_VALUE / 100
    label = _("Mål %(count)s") % {"count": whole(chart.target)}
    line = vertical(x=pct(across), y1=20, y2=height, class_="talja-chart-target")
    return line + text(label, x=pct(across), y=13, role="strong", anchor="end" if across > 50 else "start")
