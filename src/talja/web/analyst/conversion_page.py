"""What the page about internships and employments needs: sentences, tables and the chart, from one answer."""

from typing import Any

from django.utils.translation import gettext as _

from talja.apps.agreements.enums import Cause
from talja.apps.reports.lines import ShownShare
from talja.apps.reports.queries.conversions import NOT_SAID, Conversions
from talja.core.kernel.period import Period
from talja.web.analyst.tables import Cell, Table, count, figure, name, part_of, texts
from talja.web.shared.charts.stacked import Stack, StackedBars, draw_stacked
from talja.web.shared.charts.svg import Svg
from talja.web.shared.charts.words import day, percent, whole
from talja.web.shared.reasons import say


def conversion_page(found: Conversions) -> dict[str, Any]:
    """Return the conclusion, the tables and the drawing of the page."""
    has_any = any(one.share.total.count != 0 for one in found.quarters)
    return {
        "found": found,
        "conclusion": conclusion(found),
        "span": _("%(first)s – %(last)s") % {"first": day(found.period.first_day), "last": day(found.period.last_day)},
        "places": by_place(found),
        "quarters": by_quarter(found) if has_any else None,
        "drawing": drawing(found) if has_any else None,
        "causes": by_cause(found),
        "how": texts("M31"),
    }


def conclusion(found: Conversions) -> str:
    """Return the page's first sentence: the share, with the bounds that the unknown leaves."""
    share, decimals = found.whole, 1 if found.is_exact else 0
    if share.total.count == 0:
        return _("Ingen praktik slutade i perioden.")
    if share.low is None or share.high is None:
        return say(share.withheld) if share.withheld else _("Andelen är inte känd.")
    words = {"low": percent(share.low, decimals=decimals), "high": percent(share.high, decimals=decimals)}
    words |= {"total": whole(share.total.count), "unknown": whole(share.unknown.count)}
    if share.low == share.high:
        return _("Av %(total)s som slutade praktik gick %(low)s till en anställning.") % words
    said = _("Av %(total)s som slutade praktik gick mellan %(low)s och %(high)s till en anställning.") % words
    return f"{said} {_('För %(unknown)s är det okänt.') % words}"


def by_place(found: Conversions) -> Table | None:
    """Return the table of administrations, the whole last."""
    nowhere = _("Utan förvaltning: företag, föreningar och skyddade uppgifter")
    rows = [_row(one.name or nowhere, one.share, found) for one in found.places]
    if not rows:
        return None
    rows.append(_row(_("Alla"), found.whole, found))
    return Table(
        "praktik-forvaltningar", _("Praktik som slutade, efter förvaltning"), _headings(_("Förvaltning")), tuple(rows)
    )


def by_quarter(found: Conversions) -> Table:
    """Return the table of quarters, the latest first."""
    rows = tuple(_row(_quarter(one.quarter, found), one.share, found) for one in found.quarters[::-1])
    return Table("praktik-kvartal", _("Praktik som slutade, kvartal för kvartal"), _headings(_("Kvartal")), rows)


def by_cause(found: Conversions) -> Table | None:
    """Return the table of causes, as many as there are."""
    silent = _("ingen orsak skriven")
    rows = tuple((name(silent if code == NOT_SAID else Cause(code).label), figure(told)) for code, told in found.causes)
    title = _("Varför det inte blev en anställning")
    return Table("praktik-orsaker", title, (_("Vems orsak"), _("Placeringar")), rows) if rows else None


def drawing(found: Conversions) -> Svg:
    """Draw each quarter by what became of its internships."""
    return draw_stacked(
        StackedBars(
            key="conversions",
            title=_("Vad praktiken ledde till, kvartal för kvartal"),
            description=_("En stapel för varje kvartal. Talen står i tabellen."),
            series=(_("Anställning"), _("Ingen anställning"), _("Okänt")),
            stacks=tuple(Stack(_quarter(one.quarter, found), _counts(one.share)) for one in found.quarters),
            label_heading=_("Kvartal"),
        )
    )


def _headings(first: str) -> tuple[str, ...]:
    return (first, _("Slutade"), _("Anställning"), _("Ingen anställning"), _("Okänt"), _("Andel av de kända"))


def _row(label: str, share: ShownShare, found: Conversions) -> tuple[Cell, ...]:
    counts = (count(one) for one in _counts(share))
    decimals = 1 if found.is_exact else 0
    return (name(label), figure(share.total), *counts, part_of(share, share.known, decimals=decimals))


def _counts(share: ShownShare) -> tuple[int | None, ...]:
    return (share.yes.count, share.no.count, share.unknown.count)


def _quarter(quarter: Period, found: Conversions) -> str:
    words = {"number": (quarter.first_day.month + 2) // 3, "year": quarter.first_day.year}
    said = _("Kvartal %(number)s %(year)s") % words
    is_on = quarter.last_day is not None and quarter.last_day > found.on
    return _("%(quarter)s hittills") % {"quarter": said} if is_on else said
