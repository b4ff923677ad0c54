"""The tables of the budget ahead: the same cells on the page and in Excel. Amounts are whole kronor."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from talja.apps.subsidies.queries import Forecast, ForecastMonth, ForecastPlace, PlaceSum, SupportEnd
from talja.core.disclosure.suppress import HIDDEN
from talja.web.analyst.tables import Cell, Table, count, name
from talja.web.shared.charts.words import month_name
from talja.web.shared.rule_words import decimal_text


@dataclass(frozen=True, slots=True)
class Sums:
    """What several months come to. None: some of them is hidden."""

    cost: Decimal | None
    support: Decimal | None
    net: Decimal | None


def sums(months: Iterable[ForecastMonth]) -> Sums:
    """Return the sums of the months."""
    held = tuple(months)
    return Sums(*(_sum(getattr(one, part) for one in held) for part in ("cost", "support", "net")))


def amount(value: Decimal | None) -> Cell:
    """Return a cell with an amount in whole kronor; a hidden one is two dots."""
    if value is None:
        return Cell(HIDDEN, HIDDEN)
    return Cell(decimal_text(value, decimals=0), int(value.quantize(Decimal(1), ROUND_HALF_UP)))


def place_name(administration: str, cost_centre: str) -> str:
    """Return what a place is called in a list."""
    if not administration and not cost_centre:
        return _("Utan förvaltning eller med skyddade uppgifter")
    return " · ".join(part for part in (administration or _("Utan förvaltning"), cost_centre) if part)


def place_code(place: ForecastPlace) -> str:
    """Return what a place is called in an address."""
    return f"{place.sum.administration}|{place.sum.cost_centre}"


def by_year(months: Sequence[ForecastMonth]) -> Table:
    """Return the budget by calendar year, with which months of it are ahead."""
    years = sorted({one.first_day.year for one in months})
    rows = []
    for year in years:
        within = [one for one in months if one.first_day.year == year]
        first, last = _month(within[0].first_day), _month(within[-1].first_day)
        told = _("%(year)s, %(first)s–%(last)s") % {"year": year, "first": first, "last": last}
        rows.append((name(str(year) if len(within) == 12 else told), *_amounts(sums(within))))
    return Table("ar", _("År för år"), (_("År"), *_headings()), tuple(rows))


def by_month(months: Sequence[ForecastMonth]) -> Table:
    """Return the budget month by month."""
    rows = ((name(month_name(_number(one.first_day))), count(one.placements), *_amounts(one)) for one in months)
    return Table("manader", _("Månad för månad"), (_("Månad"), _("Anställningar"), *_headings()), tuple(rows))


def by_place(found: Forecast) -> Table:
    """Return what each administration and cost centre pays over the whole time."""
    places = [place.sum for place in found.places]
    if not found.is_exact:
        rows = tuple(
            (name(place_name(one.administration, "")), count(one.placements), *_amounts(one)) for one in places
        )
        return Table("forvaltningar", _("Förvaltningar"), (_("Förvaltning"), _("Anställningar"), *_headings()), rows)
    rows = tuple(
        (name(place_name(one.administration, "")), name(one.cost_centre or "–"), count(one.placements), *_amounts(one))
        for one in places
    )
    headings = (_("Förvaltning"), _("Ansvar"), _("Anställningar"), *_headings())
    return Table("ansvar", _("Förvaltningar och ansvar"), headings, rows)


def by_place_and_month(found: Forecast) -> Table:
    """Return what each cost centre pays month by month, for the file: too wide for a page."""
    headings = (_("Förvaltning"), _("Ansvar"), *(f"{one.first_day:%Y-%m}" for one in found.months))
    rows = tuple(
        (
            name(place_name(place.sum.administration, "")),
            name(place.sum.cost_centre or "–"),
            *(amount(month.net) for month in place.months),
        )
        for place in found.places
        if place.months
    )
    return Table("ansvar-manader", _("Att betala månad för månad, efter ansvar"), headings, rows)


def ends_by_month(ends: Sequence[SupportEnd]) -> Table:
    """Return how many supports end in each month, and how much more a month then costs."""
    months = sorted({one.last_day.replace(day=1) for one in ends})
    rows = []
    for month in months:
        within = [one for one in ends if one.last_day.replace(day=1) == month]
        more = sum((one.net_after - one.net_before for one in within), Decimal(0))
        rows.append((name(month_name(_number(month))), count(len(within)), amount(more)))
    headings = (_("Månad"), _("Stöd som tar slut"), _("Ökad kostnad i månaden"))
    return Table("stod-slutar", _("Stöd som tar slut, månad för månad"), headings, tuple(rows))


def all_tables(found: Forecast) -> tuple[Table, ...]:
    """Return every table of the file, in the order of its sheets. No names: the file may be sent on."""
    tables = (by_year(found.months), by_month(found.months), by_place(found), by_place_and_month(found))
    return tuple(table for table in (*tables, ends_by_month(found.ends)) if table.rows)


def _headings() -> tuple[str, ...]:
    return (_("Kostnad före stöd"), _("Stöd"), _("Att betala"))


def _amounts(one: Sums | ForecastMonth | PlaceSum) -> Iterator[Cell]:
    yield from map(amount, (one.cost, one.support, one.net))


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    held = tuple(amounts)
    return None if None in held else sum((one for one in held if one is not None), Decimal(0))


def _number(month: date) -> int:
    return month.year * 100 + month.month


def _month(month: date) -> str:
    return month_name(_number(month)).partition(" ")[0]
