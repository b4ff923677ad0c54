"""What the overview counts: spells, days and places, read in few queries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right, UnitKind
from talja.apps.organisation.models import Unit
from talja.apps.placements.queries import day_counts, list_measures, spells_for_statistics
from talja.apps.reports.queries.spans import asked_about, months_of
from talja.core.chain.schedule import CHECK_MONTHS
from talja.core.kernel.period import Period
from talja.core.statistics.flow import ended, running, started
from talja.core.statistics.spells import Category, Spell
from talja.core.statistics.stock import Series, departures_per_month, series_from_counts, starts_per_month


@dataclass(frozen=True, slots=True)
class Counted:
    """What is running on the day, and what started and ended in the period, of every category.

    `spells` are all those with a day in the period, and those before it that ended no longer ago than is asked about.
    """

    on: date
    period: Period
    spells: tuple[Spell, ...]
    running: tuple[Spell, ...]
    started: tuple[Spell, ...]
    ended: tuple[Spell, ...]
    series: Series


@dataclass(frozen=True, slots=True)
class Administrations:
    """Every administration by key in the order of their names, and which one each unit belongs to."""

    names: dict[str, str]
    of_unit: dict[str, str]


def subsidised(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Return the subsidised employments among the spells."""
    return tuple(spell for spell in spells if spell.category is Category.SUBSIDISED)


def count_for(*, actor: Actor, on: date, period: Period, known_at: datetime | None) -> Counted:
    """Read what is counted. The period is one with a last day, on or before the day."""
    counting = with_measures(actor)
    earliest, _ = asked_about(period, months=max(CHECK_MONTHS))
    spells = spells_for_statistics(actor=counting, known_at=known_at, touching=Period(earliest, on))
    return Counted(
        on=on,
        period=period,
        spells=spells,
        running=running(spells, on=on),
        started=started(spells, during=period),
        ended=ended(spells, during=period),
        series=stock_series(actor=counting, period=period, known_at=known_at),
    )


def stock_series(*, actor: Actor, period: Period, known_at: datetime | None = None) -> Series:
    """Return the subsidised employments month by month, a year at least. The last month is as of the period's last day.

    Two queries, whatever the number of placements.
    """
    last_day = period.last_day or period.first_day
    starts, ends = day_counts(actor=actor, categories=(Category.SUBSIDISED.value,), known_at=known_at)
    first_month, months = months_of(period)
    return series_from_counts(
        starts_per_month((day, number) for day, number in starts if day <= last_day),
        departures_per_month((day, number) for day, number in ends if day < last_day),
        first_month=first_month,
        months=months,
    )


def measure_names(*, actor: Actor, on: date) -> dict[str, str]:
    """Return the measures' names by code, in order of category and name: they say nothing of anybody by themselves."""
    return {line.code: line.name for line in list_measures(actor=with_measures(actor), on=on)}


def administrations() -> Administrations:
    """Return the administrations and what belongs to them. One query."""
    rows = list(Unit.objects.values_list("key", "name", "kind", "parent__key", "sort_key"))
    tops = sorted((row for row in rows if row[2] == UnitKind.ADMINISTRATION), key=lambda row: row[4])
    names = {str(key): name for key, name, *_ in tops}
    of_unit = {str(key): _top(key, parent, names) for key, _, _, parent, _ in rows}
    return Administrations(names, of_unit)


def moment_after(day: date) -> datetime:
    """Return the last moment of the day where the municipality is."""
    return datetime.combine(day, time.max, tzinfo=timezone.get_default_timezone())


def with_measures(actor: Actor) -> Actor:
    """Return the actor as one who may count by measure: for counts that are protected before anybody sees them."""
    return replace(actor, rights=actor.rights | {Right.MEASURE_VIEW}) if actor.may(Right.FIGURES_VIEW) else actor


def _top(key: UUID, parent: UUID | None, names: dict[str, str]) -> str:
    """Return the administration that holds the unit, itself if it is one; empty for a unit of its own."""
    return next((str(one) for one in (key, parent) if str(one) in names), "")
