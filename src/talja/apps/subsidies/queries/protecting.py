"""Sums of money as they may be told: exactly, or rounded with those of a few hidden.

A form of support can reveal health, and so can its amount. Those who may not open the cases get sums by administration,
where at least five share each, and where what is hidden cannot be worked out from the rest.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from talja.apps.subsidies.lines import ForecastMonth, PlaceSum
from talja.apps.subsidies.queries.placed import Place
from talja.core.disclosure.rounding import MIN_DENOMINATOR, round_count
from talja.core.disclosure.suppress import THRESHOLD, Protected, suppress
from talja.core.disclosure.table import TOTAL, one_way
from talja.core.kernel.swedish import sort_key

_SUM_STEP, _MONTH_STEP = Decimal(10_000), Decimal(50_000)  # so that one month less another does not tell of one person
_NO_PLACE = "-"


@dataclass(slots=True)
class Sum:
    """What several placements come to."""

    placements: int = 0
    support: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)

    def add(self, *, support: Decimal, cost: Decimal, placements: int = 1) -> None:
        """Count more."""
        self.placements += placements
        self.support += support
        self.cost += cost


def exact(sums: Mapping[Place, Sum]) -> tuple[tuple[PlaceSum, ...], PlaceSum]:
    """Return the sums by administration and cost centre, in order of name, and their total."""
    places = sorted(sums, key=lambda place: (not place[0], sort_key(place[0]), sort_key(place[1])))
    whole = _whole(sums)
    return tuple(_told(place, sums[place]) for place in places), _told(("", ""), whole)


def protected(sums: Mapping[Place, Sum]) -> tuple[tuple[PlaceSum, ...], PlaceSum]:
    """Return the sums by administration as they may be told to those who may not open the cases, and their total."""
    by_administration: dict[str, Sum] = defaultdict(Sum)
    for (administration, _), one in sums.items():
        by_administration[administration or _NO_PLACE].add(
            support=one.support, cost=one.cost, placements=one.placements
        )
    shown = suppress(one_way({name: one.placements for name, one in by_administration.items()}))
    names = sorted(by_administration, key=lambda name: (name == _NO_PLACE, sort_key(name)))
    told = tuple(_hidden_or_rounded(name, by_administration[name], shown) for name in names)
    return told, _hidden_or_rounded(TOTAL, _whole(sums), shown)


def protected_month(month: ForecastMonth) -> ForecastMonth:
    """Return the month as it may be told: nothing of a few, and else so roughly that one person does not show."""
    if month.placements is None or 0 < month.placements < MIN_DENOMINATOR:
        return ForecastMonth(month.first_day, None, None, None)
    count = round_count(month.placements)
    return ForecastMonth(
        month.first_day, count, _rounded(month.cost, _MONTH_STEP), _rounded(month.support, _MONTH_STEP)
    )


def protected_count(count: int) -> int | None:
    """Return a count as it may be told: hidden when small, and else rounded."""
    return None if 0 < count < THRESHOLD else round_count(count)


def _told(place: Place, one: Sum) -> PlaceSum:
    return PlaceSum(*place, one.placements, one.support, one.cost)


def _hidden_or_rounded(name: str, one: Sum, shown: Protected) -> PlaceSum:
    administration = "" if name in {TOTAL, _NO_PLACE} else name
    count = shown.count(name)
    if count is None:
        return PlaceSum(administration, "", None, None, None)
    support, cost = _rounded(one.support, _SUM_STEP), _rounded(one.cost, _SUM_STEP)
    return PlaceSum(administration, "", round_count(count), support, cost)


def _rounded(amount: Decimal | None, step: Decimal) -> Decimal | None:
    return None if amount is None else (amount / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step


def _whole(sums: Mapping[Place, Sum]) -> Sum:
    whole = Sum()
    for one in sums.values():
        whole.add(support=one.support, cost=one.cost, placements=one.placements)
    return whole
