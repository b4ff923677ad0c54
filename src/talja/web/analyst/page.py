"""What the overview's template needs, from one answer."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talja.apps.reports.enums import GoalCode
from talja.apps.reports.lines import Figure, Overview
from talja.web.analyst import drawings, tables, words
from talja.web.shared.charts.words import percent, whole


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure at the top of the page; see components/stat.html."""

    label: str
    value: str
    unit: str = ""
    change: str = ""
    trend: str = ""
    note: str = ""
    url: str = ""
    link_label: str = ""


def page(found: Overview) -> dict[str, Any]:
    """Return the sentences, the tiles, the charts and the tables of the page."""
    return {
        "found": found,
        "conclusion": words.conclusion(found),
        "target": words.to_target(found),
        "outcome": words.outcome(found),
        "lasting": words.lasting(found),
        "since_start": words.since_start(found),
        "span": words.span(found),
        "reference": words.reference(found.goals.get(GoalCode.REFERENCE_POPULATION)),
        "tiles": (_running(found), _onward(found), _ending(found), _flow(found)),
        "stock_drawing": drawings.stock(found),
        "onward_drawing": drawings.onward(found),
        "forms_drawing": drawings.forms_of_support(found),
        "tables": {table.key.replace("-", "_"): table for table in tables.all_tables(found)},
        "since_start_how": tables.texts("M06"),
        "baseline_how": tables.texts("M01", "M01P", "M02"),
    }


def _running(found: Overview) -> Tile:
    change, trend = words.change(found)
    persons = whole(found.persons)
    return Tile(
        label=_("Pågående anställningar med stöd"),
        value=whole(found.running.count),
        unit=_("placeringar"),
        change=change,
        trend=trend,
        note=ngettext("%(persons)s person", "%(persons)s personer", found.persons or 0) % {"persons": persons},
        **_link(found.running),
    )


def _onward(found: Overview) -> Tile:
    share, decimals = found.onward, 0 if found.onward.exact is None else 1
    low, high = (percent(bound, decimals=decimals) for bound in (share.low, share.high))
    note = ""
    if share.known is not None and share.unknown.count:
        note = _("Känt för %(known)s av %(total)s placeringar. Lägst %(low)s, högst %(high)s.") % {
            "known": whole((share.yes.count or 0) + (share.no.count or 0)),
            "total": whole(share.total.count),
            "low": low,
            "high": high,
        }
    value = tables.NOTHING if share.total.count == 0 else percent(share.known, decimals=decimals)
    return Tile(label=_("Gick vidare när de slutade"), value=value, note=note, **_link(share.yes))


def _ending(found: Overview) -> Tile:
    soon, overdue = found.endings["within_30"], found.endings["overdue"]
    note = (
        _("%(count)s har passerat sin planerade sista dag.") % {"count": whole(overdue.count)} if overdue.count else ""
    )
    return Tile(
        label=_("Slutar inom 30 dagar"), value=whole(soon.count), unit=_("placeringar"), note=note, **_link(soon)
    )


def _flow(found: Overview) -> Tile:
    note = _("%(count)s placeringar slutade.") % {"count": whole(found.onward.total.count)}
    return Tile(
        label=_("Började i perioden"),
        value=whole(found.started.count),
        unit=_("placeringar"),
        note=note,
        **_link(found.started),
    )


def _link(figure: Figure) -> dict[str, str]:
    url = tables.url_of(figure) if figure.count else ""
    return {"url": url, "link_label": _("Visa de %(count)s") % {"count": whole(figure.count)} if url else ""}
