"""The budget ahead in words, figures and a chart: what the page shows of a forecast."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.placements.queries import PlacementLine
from talja.apps.subsidies.queries import Forecast, ForecastMonth, SupportEnd
from talja.core.disclosure.suppress import HIDDEN
from talja.core.rules.book import RuleBook
from talja.core.rules.day_counts import add_months
from talja.web.analyst import budget_tables as tables
from talja.web.analyst.page import Tile
from talja.web.shared.charts.levels import Level, LevelLine, Levels, draw_levels
from talja.web.shared.charts.svg import Svg
from talja.web.shared.charts.words import whole
from talja.web.shared.rule_words import decimal_text, money
from talja.web.shared.uncounted_texts import UNCOUNTED

_MILLION = 1_000_000
SHOWN = 15  # persons in a list before the rest is folded away


class BudgetForm(forms.Form):
    """Which part of the municipality the months are shown for."""

    plats = forms.ChoiceField(label=gettext_lazy("Förvaltning och ansvar"), required=False)

    def __init__(self, *args: Any, found: Forecast, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [
            (tables.place_code(one), tables.place_name(one.sum.administration, one.sum.cost_centre))
            for one in found.places
            if one.months
        ]
        field = self.fields["plats"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Hela kommunen")), *places]

    def months(self, found: Forecast) -> tuple[str, tuple[ForecastMonth, ...]]:
        """Return what is shown: the name of the place, empty for all of it, and its months."""
        chosen = self.cleaned_data["plats"] if self.is_valid() else ""
        for place in found.places:
            if chosen and tables.place_code(place) == chosen:
                return tables.place_name(place.sum.administration, place.sum.cost_centre), place.months
        return "", found.months


@dataclass(frozen=True, slots=True)
class EndRow:
    """A support that ends: whose, when, and what a month costs before and after."""

    url: str
    name: str
    form: str
    place: str
    last_day: str
    why: str
    before: str
    after: str
    more: str
    employed_to: str


@dataclass(frozen=True, slots=True)
class UncountedRow:
    """A placement that is not in the budget: why not, and where to mend it."""

    url: str
    name: str
    form: str
    place: str
    why: str


def page(found: Forecast, form: BudgetForm, *, book: RuleBook) -> dict[str, Any]:
    """Return the context of the page."""
    place, months = form.months(found)
    ends = tuple(_end(one, book) for one in found.ends)
    uncounted = tuple(
        UncountedRow(
            url="" if one.placement.is_masked else reverse("coordinator:placement_calculate", args=[one.placement.key]),
            name=one.placement.person_name,
            form=one.placement.measure,
            place=_place(one.placement),
            why=str(UNCOUNTED[one.why]),
        )
        for one in found.uncounted
    )
    return {
        "found": found,
        "form": form,
        "place": place,
        "conclusion": conclusion(found),
        "tiles": tuple(_tiles(found)),
        "remarks": tuple(remarks(found)),
        "drawing": chart(months, place) if any(one.net for one in months) else None,
        "months": tables.by_month(months),
        "years": tables.by_year(months),
        "places": tables.by_place(found),
        "ends_by_month": tables.ends_by_month(found.ends),
        "ends": ends[:SHOWN],
        "more_ends": ends[SHOWN:],
        "uncounted": uncounted[:SHOWN],
        "more_uncounted": uncounted[SHOWN:],
    }


def conclusion(found: Forecast) -> str:
    """Return the year ahead in a sentence."""
    year = tables.sums(found.months[:12])
    if not found.counted:
        return _("Det finns inget att räkna på än.")
    if year.net is None:
        return _("Beloppen gäller för få för att visas.")
    words = {"net": _kronor(year.net), "support": _kronor(year.support)}
    return _("De närmaste tolv månaderna är %(net)s att betala, efter %(support)s i stöd.") % words


def remarks(found: Forecast) -> Iterator[str]:
    """Yield what the figures rest on and what they leave out."""
    if found.open_ended:
        text = ngettext(
            "%(count)s anställning har ingen känd sista dag och räknas hela tiden.",
            "%(count)s anställningar har ingen känd sista dag och räknas hela tiden.",
            found.open_ended,
        )
        yield text % {"count": whole(found.open_ended)}
    if found.expired:
        text = ngettext(
            "För %(count)s anställning har det sista beslutet gått ut. Den räknas utan stöd.",
            "För %(count)s anställningar har det sista beslutet gått ut. De räknas utan stöd.",
            found.expired,
        )
        yield text % {"count": whole(found.expired)}
    yield _("Löner och uppgifter är de som står i den senaste uträkningen för var och en. Beslutade belopp går före.")
    yield _("Bara anställningar där kommunen är arbetsgivare är med, de som pågår och de som är planerade.")


def chart(months: Sequence[ForecastMonth], place: str) -> Svg:
    """Draw cost before support and what is left to pay, month by month."""
    lines = ((_("Kostnad före stöd"), "cost"), (_("Att betala"), "net"), (_("Stöd"), "support"))
    return draw_levels(
        Levels(
            key="budget",
            title=_("Kostnad, stöd och kvar att betala, %(place)s") % {"place": place or _("hela kommunen")},
            description=_("En linje för varje belopp, månad för månad, i tusental kronor. Talen står i tabellen."),
            lines=tuple(LevelLine(label, tuple(_levels(months, part))) for label, part in lines),
            unit=_("tkr"),
        )
    )


def _levels(months: Sequence[ForecastMonth], part: str) -> Iterator[Level]:
    for one in months:
        value = getattr(one, part)
        last_day = add_months(one.first_day, 1) - timedelta(days=1)
        yield Level(one.first_day, last_day, None if value is None else float(max(value, 0) / 1000))


def _tiles(found: Forecast) -> Iterator[Tile]:
    year = tables.sums(found.months[:12])
    yield Tile(_("Att betala, tolv månader"), *_short(year.net), note=_("efter stöd"))
    yield Tile(_("Stöd, tolv månader"), *_short(year.support))
    lacking = _("%(count)s är inte med") % {"count": whole(found.not_counted)} if found.not_counted != 0 else ""
    yield Tile(_("Räknade anställningar"), whole(found.counted), note=lacking)
    if found.is_exact:
        more = sum((one.net_after - one.net_before for one in found.ends), Decimal(0))
        note = _("%(amount)s mer i månaden när alla har slutat") % {"amount": money(more)} if more else ""
        yield Tile(_("Stöd som tar slut"), whole(len(found.ends)), note=note)


def _end(one: SupportEnd, book: RuleBook) -> EndRow:
    scheme = book.schemes.get(one.scheme)
    return EndRow(
        url=reverse("coordinator:placement", args=[one.placement.key]),
        name=one.placement.person_name,
        form=scheme.title if scheme else one.placement.measure,
        place=" · ".join(part for part in (_place(one.placement), one.cost_centre) if part),
        last_day=one.last_day.isoformat(),
        why=_("beslutat") if one.is_decided else _("enligt reglerna"),
        before=money(one.net_before),
        after=money(one.net_after),
        more=money(one.net_after - one.net_before),
        employed_to=one.employed_to.isoformat() if one.employed_to else _("tills vidare"),
    )


def _place(line: PlacementLine) -> str:
    return line.workplace or line.administration


def _short(value: Decimal | None) -> tuple[str, str]:
    """Return an amount that fits in a tile, and its unit: from a million up in millions."""
    if value is None:
        return HIDDEN, ""
    if abs(value) < _MILLION:
        return decimal_text(value, decimals=0), _("kr")
    return decimal_text(value / _MILLION, decimals=1), _("miljoner kr")


def _kronor(value: Decimal | None) -> str:
    return HIDDEN if value is None else money(value)
