"""Rows and counts for core.statistics: nobody's name, and only for those who may see figures."""

from collections import Counter
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.apps.people import masking
from talja.apps.people.models import PersonVersion
from talja.apps.placements.lines import KnownStock
from talja.apps.placements.models import Placement, PlacementVersion
from talja.core.statistics.spells import Born, Category, Destination, Kolada, Sex, Spell

_GROUPS = {"category": "measure__category", "measure": "measure__code"}
_NOW = (
    "key",
    "person__key",
    "measure__category",
    "measure__code",
    "first_day",
    "last_day",
    "planned_last_day",
    "destination",
    "kolada",
    "person__sex",
    "person__born",
    "workplace__unit__key",
    "workplace__key",
    "person__protection",
)
_THEN = ("placement_key", "person_key", "category", "measure_code", "first_day", "last_day", "planned_last_day")


def spells_for_statistics(*, actor: Actor, known_at: datetime | None = None) -> tuple[Spell, ...]:
    """Return every placement as statistics sees it, now or as known at a moment. Empty without `FIGURES_VIEW`.

    The measure is empty for those who may not see measures, the place for protected persons they may not identify.
    Sex and birth are what the register knew at the moment.
    """
    if not actor.may(Right.FIGURES_VIEW):
        return ()
    rows = Placement.objects.order_by("pk").values_list(*_NOW) if known_at is None else _known(known_at)
    return tuple(_spell(row, actor=actor) for row in rows)


def day_counts(
    *, actor: Actor, categories: tuple[str, ...] = ()
) -> tuple[tuple[tuple[date, int], ...], tuple[tuple[date, int], ...]]:
    """Return how many placements start on each first day and end on each last day, for stock and flow by month.

    Grouped by whole days, which is quick on both engines; core.statistics folds days into months.
    """
    placements = _counted(actor, categories)
    starts = placements.values_list("first_day").annotate(n=Count("pk")).order_by("first_day")
    ends = placements.exclude(last_day=None).values_list("last_day").annotate(n=Count("pk")).order_by("last_day")
    return tuple(starts), tuple(ends)


def grouped_day_counts(
    *, actor: Actor, by: str, categories: tuple[str, ...] = ()
) -> tuple[tuple[tuple[str, date, int], ...], tuple[tuple[str, date, int], ...]]:
    """Return the same as `day_counts` by `category` or `measure`; the latter is empty for those who may not see it."""
    placements = _counted(actor, categories)
    if by == "measure" and not actor.may(Right.MEASURE_VIEW):
        placements = placements.none()
    group = _GROUPS[by]
    starts = placements.values_list(group, "first_day").annotate(n=Count("pk")).order_by(group, "first_day")
    ended = placements.exclude(last_day=None)
    ends = ended.values_list(group, "last_day").annotate(n=Count("pk")).order_by(group, "last_day")
    return tuple(starts), tuple(ends)


def stock_as_known(*, on: date, known_at: datetime, actor: Actor) -> KnownStock:
    """Return the stock on the day as known at the moment: the same answer whenever it is asked. Empty without right."""
    versions = PlacementVersion.objects.known_at(known_at).in_stock(on=on)
    if not actor.may(Right.FIGURES_VIEW):
        versions = versions.none()
    rows = list(versions.values_list("person_key", "category", "measure_code"))
    return KnownStock(
        placements=len(rows),
        persons=len({person for person, _, _ in rows}),
        by_category=dict(Counter(category for _, category, _ in rows)),
        by_measure=dict(Counter(code for _, _, code in rows)) if actor.may(Right.MEASURE_VIEW) else {},
    )


def _counted(actor: Actor, categories: tuple[str, ...]) -> QuerySet[Placement]:
    placements = Placement.objects.all() if actor.may(Right.FIGURES_VIEW) else Placement.objects.none()
    return placements.filter(measure__category__in=categories) if categories else placements


def _known(at: datetime) -> list[tuple[Any, ...]]:
    """Return the rows of `_NOW` as they were known at the moment."""
    facts = PersonVersion.objects.known_at(at).values_list("person_key", "sex", "born", "protection")
    persons = {key: rest for key, *rest in facts}
    units = dict(Workplace.objects.values_list("key", "unit__key"))
    versions = PlacementVersion.objects.known_at(at).order_by("pk")
    rows = []
    for *row, workplace in versions.values_list(*_THEN, "destination", "kolada", "workplace_key"):
        sex, born, protection = persons.get(row[1], ("", "", ""))
        rows.append((*row, sex, born, units.get(workplace), workplace, protection))
    return rows


def _spell(row: tuple[Any, ...], *, actor: Actor) -> Spell:
    key, person, category, measure, first_day, last_day, planned, destination, kolada, *rest = row
    sex, born, unit, workplace, protection = rest
    masked = masking.is_masked(protection, actor=actor)
    return Spell(
        placement_key=str(key),
        person_key=str(person),
        category=Category(category),
        measure=measure if actor.may(Right.MEASURE_VIEW) else "",
        first_day=first_day,
        last_day=last_day,
        planned_last_day=planned,
        destination=Destination(destination or "unknown"),
        kolada=Kolada.UNKNOWN if kolada in {"", "U"} else Kolada(kolada),
        sex=Sex(sex or "unknown"),
        born=Born(born or "unknown"),
        unit_key=_shown(unit, masked=masked),
        workplace_key=_shown(workplace, masked=masked),
    )


def _shown(key: UUID | None, *, masked: bool) -> str:
    return "" if masked or key is None else str(key)
