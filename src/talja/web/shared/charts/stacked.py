"""Stacked bars: how each line is made up of parts, told apart by colour, pattern and the number beneath."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talja.web.shared.charts.base import Chart, ChartTable, drawing
from talja.web.shared.charts.legend import SERIES, filled, legend, patterns
from talja.web.shared.charts.scale import share_of
from talja.web.shared.charts.svg import Svg, pct, text
from talja.web.shared.charts.words import whole

_PITCH, _BAR_TOP, _BAR_HEIGHT, _VALUE_LINE = 72, 22, 18, 56
_NARROWEST_WITH_VALUE = 7.0


@dataclass(frozen=True, slots=True)
class Stack:
    """A name and one count per series; no count = hidden to protect individuals."""

    label: str
    parts: tuple[int | None, ...]

    @property
    def drawn(self) -> int:
        """The sum of what is not hidden: the length of the bar."""
        return sum(part or 0 for part in self.parts)

    @property
    def total(self) -> int | None:
        """The sum of the parts, hidden when any of them is."""
        return None if None in self.parts else self.drawn


@dataclass(frozen=True, kw_only=True)
class StackedBars(Chart):
    """Stacks from the top down, at most six series. `whole_width` draws every stack as shares of its own total."""

    series: tuple[str, ...]
    stacks: tuple[Stack, ...]
    label_heading: str
    whole_width: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.series) > SERIES or any(len(stack.parts) != len(self.series) for stack in self.stacks):
            raise ValueError("one part per series, and at most six series")

    def table(self) -> ChartTable:
        """Return the same numbers as a table, with the totals."""
        rows = tuple((stack.label, *map(whole, stack.parts), whole(stack.total)) for stack in self.stacks)
        return ChartTable(self.title, (self.label_heading, *self.series, _("Totalt")), rows)


def draw_stacked(chart: StackedBars) -> Svg:
    """Draw the stacks against the longest of them, with the names of the series above."""
    numbered = tuple(enumerate(chart.series, start=1))
    names, top = legend(chart.key, numbered, y=0)
    longest = max((stack.drawn for stack in chart.stacks), default=0)
    rows = [_stack(chart, stack, longest, y=top + 10 + _PITCH * place) for place, stack in enumerate(chart.stacks)]
    height = top + 10 + _PITCH * len(chart.stacks)
    return drawing(chart, "stacked", height, patterns(chart.key, [number for number, _name in numbered]), names, *rows)


def _stack(chart: StackedBars, stack: Stack, longest: int, *, y: float) -> str:
    total = text(whole(stack.total), x="100%", y=y + 15, role="value", anchor="end")
    scale = stack.drawn if chart.whole_width else longest
    return text(stack.label, x=0, y=y + 15) + total + "".join(_parts(chart.key, stack, scale, y=y))


def _parts(key: str, stack: Stack, scale: int, *, y: float) -> Iterator[str]:
    start = 0.0
    for series, part in enumerate(stack.parts, start=1):
        width = share_of(part or 0, scale)
        if width:
            yield filled(key, series, x=pct(start), y=y + _BAR_TOP, width=pct(width), height=_BAR_HEIGHT)
        if width >= _NARROWEST_WITH_VALUE:
            yield text(whole(part), x=pct(start + width / 2), y=y + _VALUE_LINE, role="quiet", anchor="middle")
        start += width
