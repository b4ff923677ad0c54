"""A share with the bounds that the unknown leaves open, against a target."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talja.core.statistics.shares import BoundedShare
from talja.web.shared.charts.base import Chart, ChartTable, drawing
from talja.web.shared.charts.legend import LINE_HEIGHT, filled, patterns
from talja.web.shared.charts.svg import Svg, horizontal, pct, rect, spot, text, vertical
from talja.web.shared.charts.words import percent, whole

_BAR_TOP, _BAR_HEIGHT = 28, 30
_LEGEND_TOP = 96
_DIAMOND = "M0 -7L7 0L0 7L-7 0Z"
_YES, _UNKNOWN = 1, 5


@dataclass(frozen=True, kw_only=True)
class ShareChart(Chart):
    """The share and its target (0.7 is 70 %). The labels say what yes and no are; unknown is always unknown."""

    share: BoundedShare
    yes_label: str
    no_label: str
    target: float | None = None

    def table(self) -> ChartTable:
        """Return counts, the share among the known, and the two bounds."""
        share = self.share
        rows = [
            (self.yes_label, whole(share.yes)),
            (self.no_label, whole(share.no)),
            (_("Okänt"), whole(share.unknown)),
        ]
        rows += [(_("Andel av dem vi känner till"), _percent(share.known))]
        rows += [(_("Andel om alla okända räknas som nej"), _percent(share.low))]
        rows += [(_("Andel om alla okända räknas som ja"), _percent(share.high))]
        rows += [(_("Mål"), percent(self.target, decimals=0))] if self.target is not None else []
        return ChartTable(self.title, (_("Mått"), _("Värde")), tuple(rows))


def draw_share(chart: ShareChart) -> Svg:
    """Draw what is known to be so, then what nobody knows, on a line from 0 to 100 %."""
    lines = list(_legend(chart))
    parts = [patterns(chart.key, (_UNKNOWN,)), *_bar(chart), *_target(chart), *_scale(), *lines]
    return drawing(chart, "share", _LEGEND_TOP + LINE_HEIGHT * (4 if chart.share.known is not None else 3), *parts)


def _bar(chart: ShareChart) -> Iterator[str]:
    low, high = 100 * (chart.share.low or 0), 100 * (chart.share.high or 0)
    yield rect(x=0, y=_BAR_TOP, width="100%", height=_BAR_HEIGHT, class_="talja-chart-track")
    yield filled(chart.key, _YES, x=0, y=_BAR_TOP, width=pct(low), height=_BAR_HEIGHT)
    yield filled(chart.key, _UNKNOWN, x=pct(low), y=_BAR_TOP, width=pct(high - low), height=_BAR_HEIGHT)
    if chart.share.known is not None:
        middle = _BAR_TOP + _BAR_HEIGHT / 2
        yield spot(_DIAMOND, x=pct(100 * chart.share.known), y=middle, class_="talja-chart-marker")


def _target(chart: ShareChart) -> Iterator[str]:
    if chart.target is not None:
        across = 100 * chart.target
        yield vertical(x=pct(across), y1=_BAR_TOP - 8, y2=_BAR_TOP + _BAR_HEIGHT + 6, class_="talja-chart-target")
        label = _("Mål %(share)s") % {"share": percent(chart.target, decimals=0)}
        yield text(label, x=pct(across), y=14, role="strong", anchor="end" if across > 80 else "middle")


def _scale() -> Iterator[str]:
    y = _BAR_TOP + _BAR_HEIGHT
    yield horizontal(y=y, class_="talja-chart-base")
    for mark in (0, 25, 50, 75, 100):
        anchor = {0: "start", 100: "end"}.get(mark, "middle")
        yield text(percent(mark / 100, decimals=0), x=pct(mark), y=y + 20, role="axis", anchor=anchor)


def _legend(chart: ShareChart) -> Iterator[str]:
    share, y = chart.share, _LEGEND_TOP
    if share.known is not None:
        words = {"share": percent(share.known), "count": whole(share.yes + share.no)}
        yield spot(_DIAMOND, x=6, y=y + 9, class_="talja-chart-marker")
        yield text(_("%(share)s av de %(count)s vi känner till") % words, x=0, dx=22, y=y + 13.5, role="strong")
        y += LINE_HEIGHT
    yes = {"label": chart.yes_label, "count": whole(share.yes), "share": _percent(share.low)}
    unknown = {"count": whole(share.unknown), "share": _percent(share.high)}
    yield filled(chart.key, _YES, x=0, y=y + 3, width=12, height=12)
    yield text(_("%(label)s: %(count)s, alltså minst %(share)s") % yes, x=0, dx=22, y=y + 13.5)
    y += LINE_HEIGHT
    yield filled(chart.key, _UNKNOWN, x=0, y=y + 3, width=12, height=12)
    yield text(_("Okänt: %(count)s, alltså högst %(share)s") % unknown, x=0, dx=22, y=y + 13.5)
    y += LINE_HEIGHT
    yield rect(x=0, y=y + 3, width=12, height=12, class_="talja-chart-track")
    yield text(f"{chart.no_label}: {whole(share.no)}", x=0, dx=22, y=y + 13.5)


def _percent(share: float | None) -> str:
    return "–" if share is None else percent(share)
