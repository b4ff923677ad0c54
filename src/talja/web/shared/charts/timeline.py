"""A person's placements over the years: a bar each, an arrow where it goes on, and a line for today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap

from django.utils.translation import gettext as _

from talja.web.shared.charts.base import Chart, ChartTable, drawing
from talja.web.shared.charts.legend import filled, legend, patterns
from talja.web.shared.charts.svg import Svg, element, escape, horizontal, pct, rect, spot, text, vertical
from talja.web.shared.charts.words import day

_AXIS_HEIGHT, _LINE_HEIGHT, _BAR_HEIGHT, _TODAY_HEIGHT = 26, 17, 14, 26
_LINE_LENGTH = 46
"""As many letters as fit across a phone."""
_MOST_YEARS_NAMED = 7
_ROOM_FOR_ARROW = 45
_ONE_DAY = timedelta(days=1)
_ARROW = "M0 -9L11 0L0 9Z"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One placement. `kind` is the number of its category (1 to 6), which sets colour and pattern.

    No last day = still going; the planned last day is drawn as what is left to come.
    """

    label: str
    kind: int
    kind_label: str
    first_day: date
    last_day: date | None = None
    planned_last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Timeline(Chart):
    """Placements in the order they are to be drawn, from the top down, as seen on the day `today`."""

    stretches: tuple[Stretch, ...]
    today: date

    def table(self) -> ChartTable:
        """Return the same days as a table."""
        headings = (_("Placering"), _("Kategori"), _("Första dag"), _("Sista dag"), _("Planerad sista dag"))
        rows = tuple(
            (row.label, row.kind_label, day(row.first_day), day(row.last_day) or _("pågår"), day(row.planned_last_day))
            for row in self.stretches
        )
        return ChartTable(self.title, headings, rows)


def draw_timeline(chart: Timeline) -> Svg:
    """Draw whole years, from that of the first placement to that of the last known day or today."""
    span = _Span.of(chart)
    kinds = sorted({(row.kind, row.kind_label) for row in chart.stretches})
    names, top = legend(chart.key, kinds, y=0)
    rows, bottom = _rows(chart, span, y=top + _AXIS_HEIGHT)
    grid = [*_years(span, top, bottom), *_today(chart.today, span, top, bottom)]
    shades = patterns(chart.key, [kind for kind, _name in kinds])
    return drawing(chart, "timeline", bottom + _TODAY_HEIGHT, shades, names, *grid, *rows)


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date

    @classmethod
    def of(cls, chart: Timeline) -> "_Span":
        days = [chart.today + timedelta(days=_ROOM_FOR_ARROW)]
        for row in chart.stretches:
            days += [known for known in (row.first_day, row.last_day, row.planned_last_day) if known]
        return cls(date(min(days).year, 1, 1), date(max(days).year, 12, 31))

    def across(self, on: date) -> float:
        return 100 * (on - self.first).days / ((self.last - self.first).days + 1)


def _years(span: _Span, top: float, bottom: float) -> Iterator[str]:
    years = range(span.first.year, span.last.year + 1)
    step = -(-len(years) // _MOST_YEARS_NAMED)
    for year in years:
        x = pct(span.across(date(year, 1, 1)))
        yield vertical(x=x, y1=top + 6, y2=bottom, class_="talja-chart-grid")
        if (year - span.first.year) % step == 0:
            yield text(str(year), x=x, dx=5, y=top + 17, role="axis")


def _today(today: date, span: _Span, top: float, bottom: float) -> Iterator[str]:
    x = span.across(today)
    anchor = "end" if x > 94 else "start" if x < 6 else "middle"
    yield vertical(x=pct(x), y1=top + 22, y2=bottom + 5, class_="talja-chart-today")
    yield text(_("I dag"), x=pct(x), y=bottom + 19, role="strong", anchor=anchor)


def _rows(chart: Timeline, span: _Span, *, y: float) -> tuple[list[str], float]:
    drawn = []
    for row in chart.stretches:
        lines = wrap(row.label, _LINE_LENGTH, max_lines=2, placeholder="…")
        drawn.append(horizontal(y=y, class_="talja-chart-grid"))
        drawn += [text(line, x=0, y=y + 18 + _LINE_HEIGHT * place) for place, line in enumerate(lines)]
        y += 10 + _LINE_HEIGHT * len(lines)
        drawn.append(_bar(chart, row, span, y=y))
        y += _BAR_HEIGHT + 10
    return drawn, y


def _bar(chart: Timeline, row: Stretch, span: _Span, *, y: float) -> str:
    """Draw what has been in full, what is planned in outline, and an arrow where no last day is known."""
    until = row.last_day or max(chart.today, row.first_day)
    plan = max(until, row.last_day or row.planned_last_day or until)
    done = min(until, max(chart.today, row.first_day))
    start, middle, end = (span.across(on) for on in (row.first_day, done + _ONE_DAY, plan + _ONE_DAY))
    bar = filled(chart.key, row.kind, x=pct(start), y=y, width=pct(middle - start), height=_BAR_HEIGHT)
    if end > middle:
        bar += rect(x=pct(middle), y=y, width=pct(end - middle), height=_BAR_HEIGHT, class_="talja-chart-plan")
    if row.last_day is None:
        bar += spot(_ARROW, x=pct(end), y=y + _BAR_HEIGHT / 2, class_=f"talja-chart-c{row.kind}")
    tip = element("title", escape(f"{row.label}: {day(row.first_day)} – {day(row.last_day) or _('pågår')}"))
    return element("g", tip, bar)
