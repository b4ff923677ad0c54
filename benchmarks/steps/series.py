"""The stock month by month, with its queries: by counts per day, by a count per month, and by its definition."""

from typing import Any

from django.db import connection
from django.utils import timezone

from benchmarks import worlds
from benchmarks.steps.timing import timed
from talja.apps.organisation.actors import Actor, system_actor
from talja.apps.placements.models import Placement
from talja.apps.placements.queries import day_counts, spells_for_statistics
from talja.core.statistics.months import last_day_of, month_of, months_from, months_until
from talja.core.statistics.stock import departures_per_month, series_from_counts, slow_stock, starts_per_month

MONTHS = 120


def series(*, loops: int) -> dict[str, Any]:
    """Time the quick way and the plain one, and hold both against the slow definition, point by point."""
    actor = system_actor(at=timezone.now())
    first_month = months_until(month_of(worlds.ON), MONTHS)[0]
    connection.ensure_connection()
    quick, quick_time = timed(lambda: _quick(actor, first_month), times=loops)
    plain, plain_time = timed(lambda: _plain(first_month), times=max(1, loops // 5))
    spells = spells_for_statistics(actor=actor)
    slow, slow_time = timed(lambda: slow_stock(spells, first_month=first_month, months=MONTHS))
    return {
        "placements": len(spells),
        "quick": quick_time,
        "plain": plain_time,
        "slow": slow_time,
        "equal": list(quick) == list(plain) == list(slow),
        "first": slow[0],
        "last": slow[-1],
        "most": max(slow),
    }


def _quick(actor: Actor, first_month: int) -> list[int]:
    starts, ends = day_counts(actor=actor)
    counted = series_from_counts(
        starts_per_month(starts), departures_per_month(ends), first_month=first_month, months=MONTHS
    )
    return [month.stock for month in counted]


def _plain(first_month: int) -> list[int]:
    """Ask the database once for every month."""
    days = (last_day_of(month) for month in months_from(first_month, MONTHS))
    return [Placement.objects.in_stock(on=day).count() for day in days]
