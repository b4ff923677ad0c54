"""Month by month: the stock as a line over an area, and beneath it what came and what went."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from talja.web.shared.charts.base import Chart, ChartTable, drawing
from talja.web.shared.charts.scale import ticks
from talja.web.shared.charts.svg import Svg, element, escape, horizontal, number, pct, stretched, text
from talja.web.shared.charts.words import month_name, month_short, whole

_LEFT, _WIDE = 9.0, 90.0
_TOP, _STOCK_HEIGHT = 28, 180
_FLOW_TOP, _FLOW_HEIGHT = 274, 42
_MOST_WITH_TIPS = 60
_UNIT = 10.0
_LABEL_ROOM, _FIGURE_ROOM = 24, 34


@dataclass(frozen=True, slots=True)
class Month:
    """One month (yyyymm): stock on its last day, and what started and ended in it. No count = hidden.

    `ends` are the departures of core.statistics.stock: with them, the table's months add up.
    """

    month: int
    stock: int | None
    starts: int | None
    ends: int | None


@dataclass(frozen=True, kw_only=True)
class StockSeries(Chart):
    """Months in a row. `reference` draws a line across at that count, named `reference_label` (a goal, a baseline)."""

    months: tuple[Month, ...]
    reference: int | None = None
    reference_label: str = ""

    def table(self) -> ChartTable:
        """Return the same numbers as a table, the latest month first."""
        headings = (_("Månad"), _("Pågående sista dagen"), _("Började"), _("Slutade"))
        rows = tuple(
            (month_name(row.month), whole(row.stock), whole(row.starts), whole(row.ends)) for row in self.months[::-1]
        )
        return ChartTable(self.title, headings, rows)


def draw_series(chart: StockSeries) -> Svg:
    """Draw the stock from zero up, and starts (up) and ends (down) on a scale of their own."""
    parts = [*_stock(chart), *_month_axis(chart.months), *_flow(chart.months), *_tips(chart.months)]
    return drawing(chart, "series", _FLOW_TOP + 2 * _FLOW_HEIGHT + 30, *parts)


def _stock(chart: StockSeries) -> Iterator[str]:
    axis = ticks(max([chart.reference or 0, *(row.stock or 0 for row in chart.months)]))

    def down(count: float) -> float:
        return _STOCK_HEIGHT * (1 - count / axis[-1])

    for tick in axis:
        yield horizontal(y=_TOP + down(tick), class_="talja-chart-grid" if tick else "talja-chart-base")
        yield text(whole(tick), x=0, y=_TOP + down(tick) - 4, role="axis")
    yield _field(_TOP, _STOCK_HEIGHT, len(chart.months), *_lines(chart.months, down))
    if chart.reference is not None:
        yield from _reference(chart.reference_label, down(chart.reference), chart.months, down)
    yield from _last_value(chart, down)


def _lines(months: Sequence[Month], down: Callable[[float], float]) -> Iterator[str]:
    """Yield area and line for each unbroken run of months; a hidden month breaks the run."""
    for is_shown, run in groupby(enumerate(months), key=lambda pair: pair[1].stock is not None):
        points = [f"{number(_middle(place))} {number(down(row.stock or 0))}" for place, row in run] if is_shown else []
        if points:
            first, last = (point.split()[0] for point in (points[0], points[-1]))
            line = "M" + "L".join(points)
            area = f"{line}L{last} {_STOCK_HEIGHT}L{first} {_STOCK_HEIGHT}Z"
            yield element("path", class_="talja-chart-area", d=area)
            yield element("path", class_="talja-chart-line", d=line, vector_effect="non-scaling-stroke")


def _reference(label: str, line: float, months: Sequence[Month], down: Callable[[float], float]) -> Iterator[str]:
    """Draw the line across, with its name above or beneath it to the left, where fewer months are in the way."""
    heights = [down(row.stock) - line for row in months[: len(months) * 2 // 5 + 1] if row.stock is not None]
    in_the_way = sum(-_LABEL_ROOM < height < 4 for height in heights)
    is_beneath = in_the_way > sum(-4 < height < _LABEL_ROOM for height in heights)
    yield horizontal(y=_TOP + line, x1=pct(_LEFT), class_="talja-chart-target")
    yield text(label, x=pct(_LEFT), dx=6, y=_TOP + line + (17 if is_beneath else -6), role="strong")


def _last_value(chart: StockSeries, down: Callable[[float], float]) -> Iterator[str]:
    latest = chart.months[-1].stock if chart.months else None
    if latest is None:
        return
    x, y = _across(len(chart.months) - 1, len(chart.months)), down(latest)
    is_line_above = chart.reference is not None and 0 < y - down(chart.reference) < _FIGURE_ROOM
    yield element("circle", class_="talja-chart-dot", cx=pct(x), cy=_TOP + y, r=4)
    place = _TOP + y + (24 if is_line_above else -11)
    yield text(whole(latest), x=pct(x), dx=4, y=place, role="figure", anchor="end")


def _month_axis(months: Sequence[Month]) -> Iterator[str]:
    """Name the Januaries by their year; when there is but a year or so, every third month."""
    every = 3 if len(months) <= 15 else 12 * (1 + len(months) // 97)
    y = _TOP + _STOCK_HEIGHT
    for place, row in enumerate(months):
        if ((row.month // 100) * 12 + row.month % 100 - 1) % every == 0:
            x = _across(place, len(months))
            yield element("line", class_="talja-chart-base", x1=pct(x), x2=pct(x), y1=y, y2=y + 5)
            anchor = "end" if x > 95 else "middle"
            yield text(month_short(row.month), x=pct(x), y=y + 20, role="axis", anchor=anchor)


def _flow(months: Sequence[Month]) -> Iterator[str]:
    most = max([1, *(max(row.starts or 0, row.ends or 0) for row in months)])
    zero = _FLOW_TOP + _FLOW_HEIGHT
    starts = _columns((row.starts or 0 for row in months), lambda count: -_FLOW_HEIGHT * count / most)
    ends = _columns((row.ends or 0 for row in months), lambda count: _FLOW_HEIGHT * count / most)
    yield text(_("Började"), x=pct(_LEFT), y=_FLOW_TOP - 8, role="quiet")
    yield text(_("Slutade"), x=pct(_LEFT), y=zero + _FLOW_HEIGHT + 18, role="quiet")
    yield text(whole(most), x=0, y=_FLOW_TOP + 5, role="axis")
    yield text(whole(most), x=0, y=zero + _FLOW_HEIGHT + 4, role="axis")
    for y in (_FLOW_TOP, zero + _FLOW_HEIGHT):
        yield horizontal(y=y, x1=pct(_LEFT), class_="talja-chart-grid")
    yield _field(
        zero,
        _FLOW_HEIGHT,
        len(months),
        element("path", class_="talja-chart-c1", d=starts),
        element("path", class_="talja-chart-c2", d=ends),
    )
    yield horizontal(y=zero, class_="talja-chart-base", x1=pct(_LEFT))


def _columns(counts: Iterator[int], height: Callable[[int], float]) -> str:
    wide = _UNIT * 0.62
    left = (_UNIT - wide) / 2
    return "".join(
        f"M{number(place * _UNIT + left)} 0h{number(wide)}v{number(height(count))}h-{number(wide)}z"
        for place, count in enumerate(counts)
        if count
    )


def _tips(months: Sequence[Month]) -> Iterator[str]:
    """Yield an invisible strip per month that tells its numbers under the pointer; the table has them for all."""
    if len(months) > _MOST_WITH_TIPS:
        return
    width = pct(_WIDE / max(1, len(months)))
    for place, row in enumerate(months):
        words = {"month": month_name(row.month), "stock": whole(row.stock)}
        words |= {"starts": whole(row.starts), "ends": whole(row.ends)}
        tip = _("%(month)s: %(stock)s pågående, %(starts)s började, %(ends)s slutade") % words
        x = pct(_LEFT + _WIDE * place / len(months))
        title = element("title", escape(tip))
        yield element(
            "rect", title, class_="talja-chart-tip", x=x, y=0, width=width, height=_FLOW_TOP + 2 * _FLOW_HEIGHT
        )


def _field(y: float, height: float, months: int, *paths: str) -> str:
    return stretched(*paths, x=pct(_LEFT), y=y, width=pct(_WIDE), height=height, units=_UNIT * max(1, months))


def _middle(place: int) -> float:
    return _UNIT * (place + 0.5)


def _across(place: int, months: int) -> float:
    return _LEFT + _WIDE * (place + 0.5) / months
