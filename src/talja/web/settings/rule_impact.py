"""What a rule changes, in words and amounts: for the page that one decides from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from talja.apps.subsidies.queries import Impact, ImpactLine, PlaceSum, Uncounted
from talja.web.shared.rule_words import decimal_text, money
from talja.web.shared.uncounted_texts import UNCOUNTED

_SHOWN = 50
_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """What a place, or all of them, gains or loses."""

    name: str
    placements: str
    support: str
    cost: str
    net: str


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """An employment with other amounts."""

    key: str
    person: str
    form: str
    place: str
    from_day: str
    support: str
    cost: str
    net: str


@dataclass(frozen=True, slots=True)
class LeftRow:
    """An employment that could not be counted, and why."""

    key: str
    person: str
    form: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The page's content. `persons` are those whose employments are shown."""

    conclusion: str
    counts: str
    period: str
    is_exact: bool
    total: PlaceRow
    places: tuple[PlaceRow, ...]
    touched: tuple[TouchedRow, ...]
    more: int
    left: tuple[LeftRow, ...]
    left_more: int
    persons: frozenset[str]


def impact_context(impact: Impact) -> Shown:
    """Return what the page shows: all sums, and the employments that change the most."""
    touched, left = impact.lines[:_SHOWN], impact.uncounted[:_SHOWN]
    return Shown(
        conclusion=_conclusion(impact),
        counts=_("%(touched)s anställningar får andra belopp, %(untouched)s får det inte och %(left)s är inte räknade.")
        % {
            "touched": _count(impact.touched),
            "untouched": _count(impact.untouched),
            "left": _count(impact.not_counted),
        },
        period=_("Räknat från och med %(day)s och %(months)s månader framåt, eller till planerad sista dag.")
        % {"day": date_format(impact.first_day, "DATE_FORMAT"), "months": impact.months},
        is_exact=impact.is_exact,
        total=_place(impact.total, _("Alla")),
        places=tuple(_places(impact.places)),
        touched=tuple(_touched(line) for line in touched),
        more=len(impact.lines) - len(touched),
        left=tuple(_left(one) for one in left),
        left_more=len(impact.uncounted) - len(left),
        persons=frozenset(
            one.person_key for one in (*(line.placement for line in touched), *(line.placement for line in left))
        ),
    )


def _conclusion(impact: Impact) -> str:
    """Return in a sentence what the budget gains or loses."""
    net = impact.total.net
    if impact.touched == 0:
        return _("Ingen pågående eller planerad anställning får andra belopp.")
    if net is None:
        return _("Summan gäller så få att vi inte visar den.")
    amount = money(abs(net))
    if net > 0:
        return _("Kommunens kostnad ökar med %(amount)s.") % {"amount": amount}
    return _("Kommunens kostnad minskar med %(amount)s.") % {"amount": amount} if net else _("Kostnaden blir densamma.")


def _places(places: Sequence[PlaceSum]) -> Iterator[PlaceRow]:
    for one in places:
        name = " · ".join(filter(None, (one.administration, one.cost_centre)))
        yield _place(one, name or _("Utan förvaltning, eller skyddad plats"))


def _place(one: PlaceSum, name: str) -> PlaceRow:
    count = ".." if one.placements is None else str(one.placements)
    return PlaceRow(name, count, _signed(one.support), _signed(one.cost), _signed(one.net))


def _touched(line: ImpactLine) -> TouchedRow:
    return TouchedRow(
        key=line.placement.key,
        person=line.placement.person_name,
        form=line.placement.measure,
        place=line.placement.workplace,
        from_day=date_format(line.first.first_day, "SHORT_DATE_FORMAT"),
        support=_change(line.first.old_support, line.first.new_support),
        cost=_change(line.first.old_cost, line.first.new_cost),
        net=_signed(line.net),
    )


def _left(one: Uncounted) -> LeftRow:
    shown = one.placement
    return LeftRow(shown.key, shown.person_name, shown.measure, shown.workplace, str(UNCOUNTED[one.why]))


def _change(old: Decimal | None, new: Decimal | None) -> str:
    """Return a month's amount before and after: 12 568 → 14 284 kr; once when it stays as it is."""
    if old is None or old == new:
        return money(new)
    return _SPACE.join((decimal_text(old, decimals=0), "→", money(new)))


def _count(count: int | None) -> str:
    """Return a count; in words when it is hidden."""
    return _("några få") if count is None else str(count)


def _signed(amount: Decimal | None) -> str:
    """Return an amount with its sign; two points when it is hidden."""
    if amount is None:
        return ".."
    return f"+{money(amount)}" if amount > 0 else money(amount)
