"""The stock month by month: how many placements are running on each month's last day.

A last day is inclusive, so a placement that ends on 31 May is in May's stock. It is gone on 1 June: its *departure*
belongs to June. With that convention the books always balance, exactly:

    stock(month) = stock(month before) + starts(month) - departures(month)

A departure is thus not the same as an *end* (flow.ends_by_month), which belongs to the month of the last day. The two
differ only for placements that end on the last day of a month; figures about outcomes use ends, stock uses departures.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from talja.core.statistics.months import last_day_of, month_of, months_from
from talja.core.statistics.spells import Spell

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StockMonth:
    """One month (yyyymm): placements started, placements departed (first day without), stock on the last day."""

    month: int
    starts: int
    departures: int
    stock: int


Series = tuple[StockMonth, ...]
DayCounts = Iterable[tuple[date, int]]
GroupedDayCounts = Iterable[tuple[str, date, int]]


def series_from_counts(
    starts: Mapping[int, int], departures: Mapping[int, int], *, first_month: int, months: int, opening: int = 0
) -> Series:
    """Return the stock of each month from counted events per month (yyyymm); 120 months take well under 1 ms.

    Events before `first_month` make up the stock the series opens with, on top of `opening`. Let the database count
    per day (`.values_list("first_day").annotate(Count("pk"))`, no date function, quick on every engine) and fold with
    `starts_per_month` and `departures_per_month`.
    """
    stock = opening + _before(starts, first_month) - _before(departures, first_month)
    series = []
    for month in months_from(first_month, months):
        started, departed = starts.get(month, 0), departures.get(month, 0)
        stock += started - departed
        series.append(StockMonth(month, started, departed, stock))
    return tuple(series)


def starts_per_month(first_days: DayCounts) -> dict[int, int]:
    """Fold counts per first day into starts per month (yyyymm)."""
    return _fold((("", day, count) for day, count in first_days), _start_month).get("", {})


def departures_per_month(last_days: DayCounts) -> dict[int, int]:
    """Fold counts per last day into departures per month (yyyymm): the month of the day after."""
    return _fold((("", day, count) for day, count in last_days), _departure_month).get("", {})


def grouped_series(
    first_days: GroupedDayCounts, last_days: GroupedDayCounts, *, first_month: int, months: int
) -> dict[str, Series]:
    """Return one series per group from counts per group and day, groups in alphabetical order of their keys."""
    starts, departures = _fold(first_days, _start_month), _fold(last_days, _departure_month)
    return {
        group: series_from_counts(
            starts.get(group, {}), departures.get(group, {}), first_month=first_month, months=months
        )
        for group in sorted(starts.keys() | departures.keys())
    }


def monthly_stock(spells: Iterable[Spell], *, first_month: int, months: int) -> Series:
    """Return the series of the spells. Counts placements: two at the same time for one person are two."""
    held = tuple(spells)
    starts = Counter(spell.first_day for spell in held)
    ends = Counter(spell.last_day for spell in held if spell.last_day is not None)
    return series_from_counts(
        starts_per_month(starts.items()), departures_per_month(ends.items()), first_month=first_month, months=months
    )


def monthly_stock_by(
    spells: Iterable[Spell], key: Callable[[Spell], str], *, first_month: int, months: int
) -> dict[str, Series]:
    """Return one series per value of `key`; the series add up to `monthly_stock` of the same spells."""
    groups: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells:
        groups[key(spell)].append(spell)
    return {group: monthly_stock(groups[group], first_month=first_month, months=months) for group in sorted(groups)}


def slow_stock(spells: Iterable[Spell], *, first_month: int, months: int) -> tuple[int, ...]:
    """Return the stock of each month by its definition, spell by spell: the oracle the quick way is tested against."""
    held = tuple(spells)
    days = (last_day_of(month) for month in months_from(first_month, months))
    return tuple(sum(spell.runs_on(day) for spell in held) for day in days)


def _before(counts: Mapping[int, int], month: int) -> int:
    return sum(count for counted, count in counts.items() if counted < month)


def _fold(rows: GroupedDayCounts, month_for: Callable[[date], int]) -> dict[str, dict[int, int]]:
    """Sum counts per group and month. Days repeat in every group, so each day's month is worked out once."""
    groups: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for group, day, count in rows:
        groups[group][month_for(day)] += count
    return {group: dict(counts) for group, counts in groups.items()}


@lru_cache(maxsize=2**14)
def _start_month(day: date) -> int:
    return month_of(day)


@lru_cache(maxsize=2**14)
def _departure_month(last_day: date) -> int:
    return month_of(last_day + _ONE_DAY)
