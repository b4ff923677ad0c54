"""Every figure opens exactly the cases that it counts."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from talja.apps.organisation.actors import Actor
from talja.apps.placements.queries import list_placements, spells_for_statistics
from talja.apps.reports.lines import Figure, Overview
from talja.apps.reports.queries import overview, stock_series
from talja.apps.reports.queries.counting import subsidised
from talja.core.kernel.period import Period
from talja.core.statistics.stock import slow_stock

SECTIONS = {  # the section -> how many figures it holds in this register
    "running": 1,
    "started": 1,
    "categories": 12,
    "measures": 4,
    "onward": 4,
    "destinations": 14,
    "lasting": 12,
    "kolada": 4,
    "kolada_codes": 6,
    "women": 2,
    "born_abroad": 2,
    "endings": 5,
    "places": 6,
    "gaps": 16,
}
WITHOUT_CASES = {"places": 2, "lasting": 9}  # those of no administration; and what the list cannot be narrowed to


def figures(value: Any) -> Iterator[Figure]:
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, Mapping):
        yield from figures(tuple(value.values()))
    elif isinstance(value, tuple):
        for one in value:
            yield from figures(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from figures(getattr(value, field.name))


def test_no_section_with_figures_is_forgotten(register: None, goals: None, asta: Actor, today: date) -> None:
    found = overview(actor=asta, on=today)
    assert {field.name for field in fields(Overview) if any(figures(getattr(found, field.name)))} == SECTIONS.keys()


@pytest.mark.parametrize("who", ["asta", "protector"])
def test_the_cases_are_as_many_as_the_figure_says(
    who: str, register: None, goals: None, today: date, request: pytest.FixtureRequest
) -> None:
    actor = request.getfixturevalue(who)
    found = overview(actor=actor, on=today)
    for section, expected in SECTIONS.items():
        told = list(figures(getattr(found, section)))
        listed = [figure for figure in told if figure.cases is not None]
        assert len(told) == expected, section
        assert any(figure.count for figure in told), section
        assert len(told) - len(listed) == WITHOUT_CASES.get(section, 0)
        for figure in listed:
            cases = list_placements(actor=actor, on=today, filters=figure.cases)
            assert cases.count == figure.count, (section, figure.cases)


@pytest.mark.parametrize(
    "period",
    [
        Period(date(2025, 1, 1), date(2025, 12, 31)),
        Period(date(2026, 1, 1), date(2026, 12, 31)),
        Period(date(2026, 9, 15)),
        Period(date(2030, 1, 1)),
    ],
    ids=["a year that is over", "a year to come in part", "from a day", "from a day to come"],
)
def test_the_cases_follow_the_period(period: Period, register: None, asta: Actor, today: date) -> None:
    found = overview(actor=asta, on=today, period=period)
    assert found.period.last_day == min(period.last_day or today, today)
    totals = tuple(line.share.total for line in found.lasting)
    for figure in figures((found.started, found.categories, found.onward, found.destinations, found.kolada, totals)):
        assert figure.cases is not None
        assert list_placements(actor=asta, on=today, filters=figure.cases).count == figure.count


def test_the_parts_add_up(register: None, asta: Actor, today: date) -> None:
    found = overview(actor=asta, on=today)
    subsidised = found.categories[0]
    assert found.running.count == sum(m.running.count or 0 for m in found.measures if m.category == "subsidised")
    assert found.running.count == sum(place.running.count or 0 for place in found.places)
    assert subsidised.ended.count == sum(place.ended.count or 0 for place in found.places) == found.onward.total.count
    assert found.onward.total.count == sum(figure.count or 0 for _, figure in found.destinations)
    assert found.kolada.total.count == sum(line.ended.count or 0 for line in found.categories)
    assert found.series[-1].stock == found.running.count
    for before, after in zip(found.series, found.series[1:], strict=False):
        assert after.stock == before.stock + after.starts - after.departures


@pytest.mark.parametrize("is_replay", [False, True])
def test_the_series_is_the_slow_definition(is_replay: bool, register: None, asta: Actor, today: date) -> None:
    known_at = asta.at if is_replay else None
    period = Period(date(2025, 1, 1), date(2026, 10, 31))
    quick = stock_series(actor=asta, period=period, known_at=known_at)
    spells = subsidised(spells_for_statistics(actor=asta, known_at=known_at))
    assert tuple(one.stock for one in quick) == slow_stock(spells, first_month=202501, months=22)
    assert max(one.stock for one in quick) > 0


def test_few_queries_however_long_the_list(
    register: None, goals: None, asta: Actor, today: date, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(10):
        overview(actor=asta, on=today)


def test_nothing_at_all_is_shown_as_nothing(asta: Actor, today: date) -> None:
    found = overview(actor=asta, on=today)
    assert (found.running.count, found.persons, found.onward.known, found.women.known) == (0, 0, None, None)
    assert (found.goals, found.measures, found.places, found.above_baseline) == ({}, (), (), None)
    assert found.onward.withheld == found.women.withheld == ""
    assert found.onward_since_start is None
    assert {one.stock for one in found.series} == {0}
    assert len(found.series) == 13
    assert found.period == Period(today - timedelta(days=364), today)
