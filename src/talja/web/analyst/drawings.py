"""The overview's charts, drawn from the same numbers as its tables."""

from django.utils.translation import gettext as _

from talja.apps.placements.enums import Category
from talja.apps.reports.enums import GoalCode
from talja.apps.reports.lines import Overview
from talja.web.shared.charts.bars import Bar, Bars, draw_bars
from talja.web.shared.charts.series import Month, StockSeries, draw_series
from talja.web.shared.charts.share import ShareChart, draw_share
from talja.web.shared.charts.svg import Svg
from talja.web.shared.charts.words import month_name, whole


def stock(found: Overview) -> Svg:
    """Draw subsidised employments month by month, with the target across, or else the baseline."""
    goal = found.goals.get(GoalCode.RUNNING_SUBSIDISED)
    reference, label = None, ""
    if goal is not None and goal.target_count is not None:
        reference, label = goal.target_count, _("Mål %(count)s") % {"count": whole(goal.target_count)}
    elif goal is not None and goal.baseline is not None:
        reference, label = goal.baseline, _("Utgångsläge %(count)s") % {"count": whole(goal.baseline)}
    first, last = found.series[0], found.series[-1]
    words = {"first": month_name(first.month), "then": whole(first.stock), "now": whole(last.stock)}
    words["last"] = month_name(last.month)
    return draw_series(
        StockSeries(
            key="stock",
            title=_("Anställningar med stöd månad för månad"),
            description=_("Från %(then)s i %(first)s till %(now)s i %(last)s. Talen står i tabellen.") % words,
            months=tuple(Month(one.month, one.stock, one.starts, one.departures) for one in found.series),
            reference=reference,
            reference_label=label,
        )
    )


def onward(found: Overview) -> Svg | None:
    """Draw the share onward with its bounds against the goal; nothing when none ended, or it may not be exact."""
    goal = found.goals.get(GoalCode.ONWARD_SHARE)
    if found.onward.exact is None or not found.onward.exact.total:
        return None
    return draw_share(
        ShareChart(
            key="onward",
            title=_("Andel vidare av anställningar med stöd som slutade"),
            description=_("Vidare, annat och okänt på en skala från 0 till 100 procent. Talen står i tabellen."),
            share=found.onward.exact,
            yes_label=_("Vidare till arbete eller studier"),
            no_label=_("Annat"),
            target=None if goal is None or goal.target_share is None else float(goal.target_share),
        )
    )


def forms_of_support(found: Overview) -> Svg | None:
    """Draw the subsidised employments by form, the most common first; nothing when there are none."""
    lines = [line for line in found.measures if line.category == Category.SUBSIDISED]
    lines.sort(key=lambda line: -(line.running.count or 0))
    if not lines:
        return None
    return draw_bars(
        Bars(
            key="forms",
            title=_("Anställningar med stöd efter insats"),
            description=_("En stapel för varje insats. Talen står i tabellen."),
            bars=tuple(Bar(line.name, line.running.count) for line in lines),
            label_heading=_("Insats"),
            value_heading=_("Pågående placeringar"),
        )
    )
