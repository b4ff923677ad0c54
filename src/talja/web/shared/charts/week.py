"""A working week: the days beside each other, what is done when on each, and the breaks, travel and waiting between."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from talja.web.shared.charts.base import Chart, ChartTable, drawing
from talja.web.shared.charts.legend import filled, legend, patterns
from talja.web.shared.charts.svg import Svg, element, escape, horizontal, number, pct, rect, text

_HOUR_HEIGHT, _HEADER_HEIGHT, _AXIS_WIDTH = 52, 26, 9.0
_LINE_HEIGHT, _ROOM_FOR_TEXT = 15, 13


@dataclass(frozen=True, slots=True)
class Slot:
    """Something on a day (0 is Monday) from a start to an end, in minutes from midnight.

    `kind` is the number of its kind of work (1 to 6), which sets colour and pattern; 0 is time without a task.
    """

    day: int
    start: int
    end: int
    label: str
    kind: int = 0
    kind_label: str = ""


@dataclass(frozen=True, kw_only=True)
class Week(Chart):
    """What fills a week. Days without anything are left out at the weekend only."""

    slots: tuple[Slot, ...]

    def table(self) -> ChartTable:
        """Return the same times as a table."""
        headings = (_("Dag och tid"), _("Vad"), _("Slag"))
        ordered = sorted(self.slots, key=lambda slot: (slot.day, slot.start, slot.end))
        rows = tuple((f"{WEEKDAYS[it.day]} {span(it.start, it.end)}", it.label, it.kind_label) for it in ordered)
        return ChartTable(self.title, headings, rows)


def clock(minute: int) -> str:
    """Return a moment of the day: 07.30."""
    return f"{minute // 60:02}.{minute % 60:02}"


def span(start: int, end: int) -> str:
    """Return a stretch of the day: 07.30–08.00."""
    return f"{clock(start)}–{clock(end)}"


def draw_week(chart: Week) -> Svg:
    """Draw the days from the hour when the first begins to the hour when the last ends."""
    days = [day for day in range(7) if day < 5 or any(slot.day == day for slot in chart.slots)]
    first = min((slot.start for slot in chart.slots), default=8 * 60) // 60
    last = -(-max((slot.end for slot in chart.slots), default=16 * 60) // 60)
    kinds = sorted({(slot.kind, slot.kind_label) for slot in chart.slots if slot.kind})
    names, top = legend(chart.key, kinds, y=0)
    frame = _Frame(tuple(days), first, top + _HEADER_HEIGHT)
    bottom = frame.down(last * 60)
    shades = patterns(chart.key, [kind for kind, _name in kinds])
    grid = [*_hours(frame, first, last), *_names(frame, top)]
    slots = [_slot(chart.key, slot, frame) for slot in chart.slots]
    return drawing(chart, "week", bottom + 4, shades, names, *grid, *slots)


@dataclass(frozen=True, slots=True)
class _Frame:
    days: tuple[int, ...]
    first_hour: int
    top: float

    @property
    def width(self) -> float:
        return (100 - _AXIS_WIDTH) / len(self.days)

    def across(self, day: int) -> float:
        return _AXIS_WIDTH + self.width * self.days.index(day)

    def down(self, minute: int) -> float:
        return self.top + (minute - 60 * self.first_hour) * _HOUR_HEIGHT / 60


def _hours(frame: _Frame, first: int, last: int) -> Iterator[str]:
    for hour in range(first, last + 1):
        y = frame.down(60 * hour)
        yield horizontal(y=y, class_="talja-chart-grid")
        if hour < last:
            yield text(f"{hour:02}", x=0, y=y + 13, role="axis")


def _names(frame: _Frame, top: float) -> Iterator[str]:
    for day in frame.days:
        yield text(str(WEEKDAYS_ABBR[day]), x=pct(frame.across(day)), dx=3, y=top + 17, role="axis")


def _slot(key: str, slot: Slot, frame: _Frame) -> str:
    y, height = frame.down(slot.start), (slot.end - slot.start) * _HOUR_HEIGHT / 60
    tip = element("title", escape(f"{WEEKDAYS[slot.day]} {span(slot.start, slot.end)}: {slot.label}"))
    inside = rect(x=0, y=0.5, width="100%", height=height - 1, class_=f"talja-chart-{'slot' if slot.kind else 'gap'}")
    if slot.kind:
        inside += filled(key, slot.kind, x=0, y=0.5, width=6, height=height - 1)
    if height >= _ROOM_FOR_TEXT:
        inside += text(slot.label, x=10 if slot.kind else 4, y=min(height / 2 + 4, _LINE_HEIGHT), role="small")
    box = element(
        "svg", tip, inside, x=pct(frame.across(slot.day)), y=number(y), width=pct(frame.width - 0.6), height=height
    )
    return element("g", box)
