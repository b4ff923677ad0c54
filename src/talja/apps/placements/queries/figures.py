"""Rows and counts for core.statistics: nobody's name, and only for those who may see figures."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import PersonVersion
from talja.apps.placements.lines import KnownStock
from talja.apps.placements.models import Measure, Placement, PlacementVersion
from talja.core.kernel.period import Period
from talja.core.statistics.spells import Born, Category, Destination, Kolada, Sex, Spell

_SPELL = ("first_day", "last_day", "planned_last_day", "destination", "kolada")
_NOW = (
    "key",
    "person__key",
    "measure__code",
    "measure__category",
    *_SPELL,
    "person__sex",
    "person__born",
    "person__protection",
)
_GROUPS = {"category": 1, "measure": 0}

_CATEGORIES = {category.value: category for category in Category}
_DESTINATIONS = {destination.value: destination for destination in Destination} | {"": Destination.UNKNOWN}
_KOLADA = {kolada.value: kolada for kolada in Kolada} | {"": Kolada.UNKNOWN, "U": Kolada.UNKNOWN}
_SEXES = {sex.value: sex for sex in Sex} | {"": Sex.UNKNOWN}
_BORN = {born.value: born for born in Born} | {"": Born.UNKNOWN}

DayCounts: TypeAlias = tuple[tuple[date, int], ...]
GroupedDayCounts: TypeAlias = tuple[tuple[str, date, int], ...]


def spells_for_statistics(
    *, actor: Actor, known_at: datetime | None = None, touching: Period | None = None
) -> tuple[Spell, ...]:
    """Return every placement as statistics sees it, now or as known at a moment. Empty without `FIGURES_VIEW`.

    `touching` leaves out those without a day in the period. The measure is empty for those who may not see measures,
    the place for protected persons they may not identify. Sex and birth are what the register knew at the moment.
    """
    if not actor.may(Right.FIGURES_VIEW):
        return ()
    rows = _now(touching) if known_at is None else _known(known_at, touching)
    places = {pk: (str(key), str(unit or "")) for pk, key, unit in _workplaces()}
    sees_measure, sees_protected = actor.may(Right.MEASURE_VIEW), actor.may(Right.PERSON_PROTECTED)
    nowhere = ("", "")
    return tuple(
        Spell(
            placement_key=str(key),
            person_key=str(person),
            category=_CATEGORIES[category],
            measure=measure if sees_measure else "",
            first_day=first_day,
            last_day=last_day,
            planned_last_day=planned_last_day,
            destination=_DESTINATIONS[destination],
            kolada=_KOLADA[kolada],
            sex=_SEXES[sex],
            born=_BORN[born],
            unit_key=place[1],
            workplace_key=place[0],
        )
        for key, person, measure, category, first_day, last_day, planned_last_day, destination, kolada, *rest in rows
        for sex, born, protection, workplace in [rest]
        for place in [nowhere if protection and not sees_protected else places.get(workplace, nowhere)]
    )


def day_counts(
    *, actor: Actor, categories: tuple[str, ...] = (), known_at: datetime | None = None
) -> tuple[DayCounts, DayCounts]:
    """Return how many placements start on each first day and end on each last day, now or as known at a moment.

    Counted by whole days, which is quick on both engines; core.statistics folds days into months.
    """
    placements = _counted(actor, categories) if known_at is None else _counted_then(actor, categories, known_at)
    starts = placements.values_list("first_day").annotate(n=Count("pk")).order_by("first_day")
    ends = placements.exclude(last_day=None).values_list("last_day").annotate(n=Count("pk")).order_by("last_day")
    return tuple(starts), tuple(ends)


def grouped_day_counts(
    *, actor: Actor, by: str, categories: tuple[str, ...] = ()
) -> tuple[GroupedDayCounts, GroupedDayCounts]:
    """Return the same as `day_counts` by `category` or `measure`; the latter is empty for those who may not see it."""
    placements = _counted(actor, categories)
    if by == "measure" and not actor.may(Right.MEASURE_VIEW):
        placements = placements.none()
    groups = {pk: names[_GROUPS[by]] for pk, *names in Measure.objects.values_list("pk", "code", "category")}
    return _grouped(placements, "first_day", groups), _grouped(placements.exclude(last_day=None), "last_day", groups)


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
    return placements.filter(measure__in=Measure.objects.filter(category__in=categories)) if categories else placements


def _counted_then(actor: Actor, categories: tuple[str, ...], at: datetime) -> QuerySet[PlacementVersion]:
    versions = (
        PlacementVersion.objects.known_at(at) if actor.may(Right.FIGURES_VIEW) else PlacementVersion.objects.none()
    )
    return versions.filter(category__in=categories) if categories else versions


def _grouped(placements: QuerySet[Placement], day: str, groups: dict[int, str]) -> GroupedDayCounts:
    """Count by measure in the database and put measures of a group together here, which spares a join."""
    counts: Counter[tuple[str, date]] = Counter()
    for measure, on, number in placements.order_by().values_list("measure_id", day).annotate(n=Count("pk")):
        counts[groups[measure], on] += number
    return tuple((group, on, number) for (group, on), number in sorted(counts.items()))


def _now(touching: Period | None) -> Iterator[tuple[Any, ...]]:
    placements = Placement.objects.filter(_touches(touching)).order_by("pk")
    return placements.values_list(*_NOW, "workplace_id").iterator(chunk_size=5000)


def _known(at: datetime, touching: Period | None) -> Iterator[tuple[Any, ...]]:
    """Yield the same rows as `_now`, as they were known at the moment."""
    facts = PersonVersion.objects.known_at(at).values_list("person_key", "sex", "born", "protection")
    persons = {key: tuple(rest) for key, *rest in facts}
    places = {key: pk for pk, key, _ in _workplaces()}
    versions = PlacementVersion.objects.known_at(at).filter(_touches(touching)).order_by("pk")
    rows = versions.values_list("placement_key", "person_key", "measure_code", "category", *_SPELL, "workplace_key")
    for *row, workplace in rows.iterator(chunk_size=5000):
        yield (*row, *persons.get(row[1], ("", "", "")), places.get(workplace))


def _touches(period: Period | None) -> Q:
    if period is None:
        return Q()
    not_over = Q(last_day=None) | Q(last_day__gte=period.first_day)
    return not_over if period.last_day is None else not_over & Q(first_day__lte=period.last_day)


def _workplaces() -> QuerySet[Workplace, tuple[int, UUID, UUID | None]]:
    return Workplace.objects.values_list("pk", "key", "unit__key")
