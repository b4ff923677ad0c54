from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.statistics.spell_strategies import spell_lists

from talja.core.statistics.months import first_day_of, last_day_of, month_of, months_from, months_until
from talja.core.statistics.spells import Spell, SpellVersion, as_known
from talja.core.statistics.stock import (
    StockMonth,
    departures_per_month,
    grouped_series,
    monthly_stock,
    monthly_stock_by,
    series_from_counts,
    slow_stock,
    starts_per_month,
)

Make = Callable[..., Spell]
FIRST, MONTHS = 202312, 30


def test_a_placement_that_ends_on_31_may_is_in_mays_stock_and_departs_in_june(spell: Make) -> None:
    series = monthly_stock([spell(last_day=date(2025, 5, 31))], first_month=202505, months=2)

    assert series == (StockMonth(202505, 0, 0, 1), StockMonth(202506, 0, 1, 0))


def test_a_placement_within_one_month_starts_and_departs_but_is_never_in_stock(spell: Make) -> None:
    series = monthly_stock([spell(first_day=date(2025, 5, 5), last_day=date(2025, 5, 5))], first_month=202505, months=1)

    assert series == (StockMonth(202505, 1, 1, 0),)


def test_a_leap_day_counts_as_the_last_of_february(spell: Make) -> None:
    assert monthly_stock([spell(first_day=date(2024, 2, 29))], first_month=202402, months=1)[0].stock == 1


def test_what_happened_before_the_first_month_is_in_the_opening_stock() -> None:
    series = series_from_counts({202401: 7, 202412: 1}, {202406: 2}, first_month=202412, months=2, opening=10)

    assert [month.stock for month in series] == [16, 16]


def test_no_spells_give_zeros_and_no_months_give_nothing() -> None:
    assert [month.stock for month in monthly_stock([], first_month=202501, months=2)] == [0, 0]
    assert monthly_stock([], first_month=202501, months=0) == ()


@given(spell_lists())
def test_the_quick_stock_equals_the_slow_definition_in_every_month(spells: list[Spell]) -> None:
    quick = monthly_stock(spells, first_month=FIRST, months=MONTHS)

    assert tuple(month.stock for month in quick) == slow_stock(spells, first_month=FIRST, months=MONTHS)


@given(spell_lists())
def test_stock_is_stock_before_plus_starts_minus_departures(spells: list[Spell]) -> None:
    series = monthly_stock(spells, first_month=FIRST, months=MONTHS)

    before = slow_stock(spells, first_month=202311, months=1)[0]
    for month in series:
        assert month.stock == before + month.starts - month.departures
        before = month.stock


@given(spell_lists(), st.randoms())
def test_order_and_names_of_keys_do_not_matter(spells: list[Spell], random: object) -> None:
    renamed = [
        replace(spell, placement_key=f"x{spell.placement_key}", person_key=spell.person_key * 2) for spell in spells
    ]
    random.shuffle(renamed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random

    assert monthly_stock(renamed, first_month=FIRST, months=MONTHS) == monthly_stock(
        spells, first_month=FIRST, months=MONTHS
    )


@given(spell_lists())
def test_the_groups_add_up_and_equal_the_series_from_the_databases_counts(spells: list[Spell]) -> None:
    whole = monthly_stock(spells, first_month=FIRST, months=MONTHS)
    groups = monthly_stock_by(spells, lambda spell: spell.category, first_month=FIRST, months=MONTHS)
    starts = Counter((spell.category.value, spell.first_day) for spell in spells)
    ends = Counter((spell.category.value, spell.last_day) for spell in spells if spell.last_day)

    for index, month in enumerate(whole):
        assert sum(series[index].stock for series in groups.values()) == month.stock
    assert groups == grouped_series(
        ((group, day, number) for (group, day), number in starts.items()),
        ((group, day, number) for (group, day), number in ends.items()),
        first_month=FIRST,
        months=MONTHS,
    )


def test_a_group_that_only_ends_still_has_a_series() -> None:
    groups = grouped_series([], [("activity", date(2025, 1, 30), 2)], first_month=202501, months=1)

    assert groups == {"activity": (StockMonth(202501, 0, 2, -2),)}


def test_days_fold_into_months_and_the_last_day_of_a_month_departs_in_the_next() -> None:
    days = [(date(2025, 12, 30), 1), (date(2025, 12, 31), 2), (date(2025, 12, 1), 4)]

    assert starts_per_month(days) == {202512: 7}
    assert departures_per_month(days) == {202512: 5, 202601: 2}


@pytest.mark.parametrize(
    ("versions", "known"),
    [
        pytest.param([(1, None)], True, id="recorded and still held true"),
        pytest.param([(3, None)], True, id="recorded at that very moment"),
        pytest.param([(4, None)], False, id="recorded later"),
        pytest.param([(1, 3)], False, id="replaced at that very moment"),
        pytest.param([(1, 4)], True, id="replaced later"),
    ],
)
def test_as_known_at_a_moment(spell: Make, versions: list[tuple[int, int | None]], known: bool) -> None:
    held = spell()
    rows = [SpellVersion(held, _noon(start), _noon(stop) if stop else None) for start, stop in versions]

    assert as_known(rows, at=_noon(3)) == ((held,) if known else ())


def test_a_late_registration_changes_what_is_known_now_but_not_what_was_known_then(spell: Make) -> None:
    held = spell()
    rows = [SpellVersion(held, _noon(1), _noon(9)), SpellVersion(replace(held, last_day=date(2025, 1, 20)), _noon(9))]

    then, now = (monthly_stock(as_known(rows, at=_noon(day)), first_month=202501, months=1) for day in (8, 9))

    assert (then[0].stock, now[0].stock) == (1, 0)


def test_months() -> None:
    assert months_from(202411, 4) == (202411, 202412, 202501, 202502)
    assert months_until(202502, 4) == (202411, 202412, 202501, 202502)
    assert months_until(202412, 12)[0] == 202401
    assert (first_day_of(202402), last_day_of(202402)) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month_of(date(2025, 9, 30)) == 202509


def test_a_spell_cannot_end_before_it_starts_and_does_not_show_who(spell: Make) -> None:
    with pytest.raises(ValueError, match="before first day"):
        spell(last_day=date(2024, 12, 31))
    assert repr(spell(placement_key="77", person_key="secret")) == "<Spell 77>"


def _noon(day: int) -> datetime:
    return datetime(2025, 2, day, 12, tzinfo=UTC)
