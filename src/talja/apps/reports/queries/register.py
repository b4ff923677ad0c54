"""The register's placements by category, by measure and by administration."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.placements.enums import State
from talja.apps.placements.filters import PlacementFilter
from talja.apps.reports.lines import CategoryLine, Figure, MeasureLine, PlaceLine
from talja.apps.reports.queries.counting import Administrations, Counted, administrations, measure_names, subsidised
from talja.apps.reports.queries.shown import Counts, Teller
from talja.core.disclosure.table import TOTAL, one_way, two_way
from talja.core.statistics.flow import count_by
from talja.core.statistics.spells import Category, Spell

SUBSIDISED = (Category.SUBSIDISED.value,)
_NOWHERE = "-"
_RUNNING = PlacementFilter(state=State.RUNNING)


def in_period(counted: Counted) -> PlacementFilter:
    """Return the choice of those who ended in the period."""
    return PlacementFilter(ended_from=counted.period.first_day, ended_to=counted.period.last_day)


def by_category_and_measure(
    counted: Counted, teller: Teller, *, actor: Actor
) -> tuple[tuple[CategoryLine, ...], tuple[MeasureLine, ...]]:
    """Return a line for every category, and one for every measure that something runs under.

    Both are read from one table, as what is hidden in one could else be worked out from the other.
    """
    cells = Counter((spell.category.value, spell.measure) for spell in counted.running)
    table = teller.table(two_way(cells))
    names = measure_names(actor=actor, on=counted.on)
    order = {code: place for place, code in enumerate(names)}
    measures = tuple(
        MeasureLine(
            code=code,
            name=names.get(code, code),
            category=category,
            running=teller.figure(table[category, code], replace(_RUNNING, measures=(code,))),
        )
        for category, code in sorted(cells, key=lambda cell: (_rank(cell[0]), order.get(cell[1], len(order)), cell[1]))
    )
    return _categories(counted, teller, table), measures


def by_place(counted: Counted, teller: Teller) -> tuple[PlaceLine, ...]:
    """Return a line for every administration that has had somebody, by name; last those that belong to none."""
    tree = administrations()
    now, over = (_placed(subsidised(spells), tree) for spells in (counted.running, counted.ended))
    running, ended = teller.table(one_way(now)), teller.table(one_way(over))
    lines = []
    for key in [*tree.names, _NOWHERE]:
        if key in now.keys() | over.keys():
            pair = (
                _figure(running, key, teller, replace(_RUNNING, categories=SUBSIDISED)),
                _figure(ended, key, teller, replace(in_period(counted), categories=SUBSIDISED)),
            )
            lines.append(_place(key, tree, *pair))
    return tuple(lines)


def _place(key: str, tree: Administrations, running: Figure, ended: Figure) -> PlaceLine:
    """Return the administration's line, each figure with its cases there. What belongs to none cannot be listed."""
    if key == _NOWHERE:
        return PlaceLine(None, "", Figure(running.count), Figure(ended.count))
    there = (
        replace(figure, cases=figure.cases and replace(figure.cases, units=(UUID(key),))) for figure in (running, ended)
    )
    return PlaceLine(UUID(key), tree.names[key], *there)


def _placed(spells: Iterable[Spell], tree: Administrations) -> Counter[str]:
    return Counter(tree.of_unit.get(spell.unit_key) or _NOWHERE for spell in spells)


def _categories(counted: Counted, teller: Teller, running: Counts) -> tuple[CategoryLine, ...]:
    persons = count_by(counted.running, lambda spell: spell.category.value)
    started, ended = (teller.table(one_way(_by_category(spells))) for spells in (counted.started, counted.ended))
    lines = []
    for category in (one.value for one in Category):
        held = PlacementFilter(categories=(category,))
        began = replace(held, started_from=counted.period.first_day, started_to=counted.period.last_day)
        count = running.get((category, TOTAL), 0)
        lines.append(
            CategoryLine(
                category=category,
                running=teller.figure(count, replace(held, state=State.RUNNING)),
                persons=teller.persons(persons[category].persons if category in persons else 0, beside=count),
                started=_figure(started, category, teller, began),
                ended=_figure(ended, category, teller, replace(in_period(counted), categories=(category,))),
            )
        )
    return tuple(lines)


def _figure(table: Counts, key: str, teller: Teller, cases: PlacementFilter) -> Figure:
    return teller.figure(table.get((key, TOTAL), 0), cases)


def _by_category(spells: Iterable[Spell]) -> Mapping[str, int]:
    return Counter(spell.category.value for spell in spells)


def _rank(category: str) -> int:
    return list(Category).index(Category(category))
