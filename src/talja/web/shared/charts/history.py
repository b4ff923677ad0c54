"""What a figure has been over the years: a line for each row of it, a step at each change, and a line for today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap

from django.utils.translation import gettext as _

from talja.web.shared.charts.base import Chart, drawing
from talja.web.shared.charts.scale import ticks
from talja.web.shared.charts.svg import Svg, element, escape, horizontal, pct, rect, text, vertical
from talja.web.shared.charts.words import day, whole

MOST = 6
"""How many lines have a colour and dashes of their own."""

_TOP, _TALL, _BELOW = 26.0, 118.0, 44.0
_KEY_LINE, _ROW, _SAMPLE = 22.0, 16.0, 26
_NAME_LENGTH = 46
"""As many letters as fit across a phone."""
_MOST_YEARS_NAMED = 6
_ROOM_FOR_TEXT = 11.0  # per cent of the width that a value takes
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Era:
    """Days, both included, with one value. No value = there is nothing to draw, and `label` says why."""

    first_day: date
    last_day: date
    value: float | None
    label: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A row of the figure, with its eras in order; without a name when there is but one."""

    name: str
    eras: tuple[Era, ...]


@dataclass(frozen=True, kw_only=True)
class History(Chart):
    """Up to six lines over the same years. The table of the page tells the same in words."""

    lines: tuple[HistoryLine, ...]
    today: date

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 < len(self.lines) <= MOST:
            raise ValueError(f"a history has 1 to {MOST} lines, not {len(self.lines)}")


@dataclass(frozen=True, slots=True)
class _Field:
    """Where days and values stand in the drawing."""

    first: date
    last: date
    highest: float
    top: float
    left: float

    def across(self, on: date) -> float:
        return self.left + (100 - self.left) * (on - self.first).days / ((self.last - self.first).days + 1)

    def down(self, value: float) -> float:
        return self.top + _TALL * (1 - value / self.highest)

    @property
    def bottom(self) -> float:
        return self.top + _TALL


def draw_history(chart: History) -> Svg:
    """Draw from zero up. One line alone has its values written on it; several are named above, and have an axis."""
    is_alone = len(chart.lines) == 1
    key, top = ([], 0.0) if is_alone else _key(chart.lines)
    highest = max((era.value or 0 for line in chart.lines for era in line.eras), default=0)
    axis = ticks(highest, wanted=3) if not is_alone else (0,)
    field = _Field(
        min(line.eras[0].first_day for line in chart.lines),
        max(line.eras[-1].last_day for line in chart.lines),
        float(max(axis[-1], highest)) or 1.0,
        _TOP + top,
        0.0 if is_alone else 9.0,
    )
    parts = [*key, *_grid(axis, field), *_years(field), *_today(chart.today, field)]
    for series, line in enumerate(chart.lines, start=1):
        parts += _steps(line, series, field)
    if is_alone:
        parts += _values(chart.lines[0], field)
    return drawing(chart, "history", field.bottom + _BELOW, *parts)


def _key(lines: tuple[HistoryLine, ...]) -> tuple[list[str], float]:
    """Return the lines' names, each beside a piece of its line, and how much room they take."""
    drawn, y = [], 12.0
    for series, line in enumerate(lines, start=1):
        drawn.append(element("line", class_=_class(series), x1=0, x2=_SAMPLE, y1=y, y2=y))
        rows = wrap(line.name, _NAME_LENGTH, max_lines=4, placeholder="…")
        drawn += [text(row, x=_SAMPLE + 8, y=y + 4.5 + _ROW * place) for place, row in enumerate(rows)]
        y += _KEY_LINE + _ROW * (len(rows) - 1)
    return drawn, y - 12


def _grid(axis: tuple[int, ...], field: _Field) -> Iterator[str]:
    for tick in axis:
        yield horizontal(y=field.down(tick), class_="talja-chart-grid" if tick else "talja-chart-base")
        if len(axis) > 1:
            yield text(whole(tick), x=0, y=field.down(tick) - 4, role="axis")


def _years(field: _Field) -> Iterator[str]:
    years = range(field.first.year, field.last.year + 1)
    step = -(-len(years) // _MOST_YEARS_NAMED)
    for year in years[:: step or 1]:
        x = field.across(max(date(year, 1, 1), field.first))
        if x < 96:
            yield element("line", class_="talja-chart-base", x1=pct(x), x2=pct(x), y1=field.bottom, y2=field.bottom + 5)
            yield text(str(year), x=pct(x), y=field.bottom + 19, role="axis", anchor="start" if x < 4 else "middle")


def _today(today: date, field: _Field) -> Iterator[str]:
    if field.first <= today <= field.last:
        x = field.across(today)
        yield vertical(x=pct(x), y1=field.top - 6, y2=field.bottom + 24, class_="talja-chart-today")
        yield text(_("I dag"), x=pct(x), y=field.bottom + 38, role="strong", anchor="end" if x > 94 else "middle")


def _steps(line: HistoryLine, series: int, field: _Field) -> Iterator[str]:
    """Yield an era as a line across, and a change between two known values as a line down."""
    before: Era | None = None
    for era in line.eras:
        if era.value is not None:
            x, y, ends = field.across(era.first_day), field.down(era.value), field.across(era.last_day + _ONE_DAY)
            tip = element("title", escape(f"{line.name} {day(era.first_day)}: {era.label}".strip()))
            yield element("line", tip, class_=_class(series), x1=pct(x), x2=pct(ends), y1=y, y2=y)
            if before is not None and before.value is not None:
                yield element("line", class_=_class(series), x1=pct(x), x2=pct(x), y1=field.down(before.value), y2=y)
        before = era


def _values(line: HistoryLine, field: _Field) -> Iterator[str]:
    """Yield the values where there is room for them, and a band for the years without one."""
    placed = _placed(line, field)
    for era in line.eras:
        x, ends = field.across(era.first_day), field.across(era.last_day + _ONE_DAY)
        if era.value is None:
            yield rect(x=pct(x), y=field.top, width=pct(ends - x), height=_TALL, class_="talja-chart-gap")
        if era not in placed:
            continue
        y = field.bottom - 8 if era.value is None else field.down(era.value) - 8
        is_last = era is line.eras[-1] and ends - x < _ROOM_FOR_TEXT * 1.5
        role = "quiet" if era.value is None else "strong"
        if is_last:
            yield text(era.label, x=pct(ends), y=y, role=role, anchor="end")
        else:
            yield text(era.label, x=pct(x), dx=5, y=y, role=role)


def _placed(line: HistoryLine, field: _Field) -> list[Era]:
    """Return the eras whose value can be written: the last always, the others where they do not come too close."""
    days = _ROOM_FOR_TEXT / 100 * (field.last - field.first).days
    return [era for era in line.eras if era is line.eras[-1] or (era.last_day - era.first_day).days >= days]


def _class(series: int) -> str:
    return f"talja-chart-level talja-chart-s{series}"
