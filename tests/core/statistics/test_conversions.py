"""Internships that led to an employment: whose, how soon, and what is not known."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.statistics.spell_strategies import spell_lists

from talja.core.kernel.period import Period
from talja.core.statistics.conversions import Led, converted, quarter_of, quarters_until, share_converted
from talja.core.statistics.shares import BoundedShare
from talja.core.statistics.spells import Category, Destination, Spell

Make = Callable[..., Spell]
SPRING = Period(date(2025, 1, 1), date(2025, 6, 30))
MAY = date(2025, 5, 31)


@pytest.fixture
def internship(spell: Make) -> Make:
    """Make an internship of one and the same person that ends in May."""

    def make(**fields: object) -> Spell:
        said = {"person_key": "a", "category": Category.INTERNSHIP, "measure": "arbetspraktik", "last_day": MAY}
        return spell(**{**said, **fields})

    return make


def answers(*spells: Spell) -> list[Led]:
    return [led for _, led in converted(spells, during=SPRING)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(-32, Led.UNKNOWN, id="too long before"),
        pytest.param(-31, Led.YES, id="before, at the limit"),
        pytest.param(0, Led.YES, id="the last day itself"),
        pytest.param(31, Led.YES, id="after, at the limit"),
        pytest.param(32, Led.UNKNOWN, id="too long after"),
    ],
)
def test_an_employment_counts_within_31_days(spell: Make, internship: Make, days: int, expected: Led) -> None:
    assert answers(internship(), spell(person_key="a", first_day=MAY + timedelta(days=days))) == [expected]


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        (Category.SUBSIDISED, Led.YES),
        (Category.MUNICIPAL, Led.YES),
        (Category.ACTIVITY, Led.NO),
    ],
)
def test_only_an_employment_counts(spell: Make, internship: Make, category: Category, expected: Led) -> None:
    after = spell(person_key="a", first_day=MAY, category=category)
    assert answers(internship(destination=Destination.OTHER_MEASURE), after) == [expected]


def test_another_internship_is_no_employment(internship: Make) -> None:
    rows = [internship(destination=Destination.OTHER_MEASURE), internship(first_day=MAY, last_day=None)]
    assert answers(*rows) == [Led.NO]


def test_somebody_elses_employment_is_not_theirs(spell: Make, internship: Make) -> None:
    assert answers(internship(), spell(person_key="b", first_day=MAY)) == [Led.UNKNOWN]


@pytest.mark.parametrize("destination", Destination)
def test_where_they_went_says_so_when_the_register_has_no_employment(
    internship: Make, destination: Destination
) -> None:
    expected = Led.YES if destination.startswith("ordinary_") else Led.NO
    expected = Led.UNKNOWN if destination is Destination.UNKNOWN else expected
    assert answers(internship(destination=destination)) == [expected]


def test_only_those_that_ended_in_the_period(internship: Make) -> None:
    outside = [internship(last_day=None), internship(last_day=date(2025, 7, 1))]
    assert answers(*outside) == []
    assert len(answers(*outside, internship(last_day=date(2025, 6, 30)))) == 1


def test_the_share_keeps_the_unknown_apart() -> None:
    assert share_converted([Led.YES, Led.NO, Led.NO, Led.UNKNOWN]) == BoundedShare(1, 2, 1)
    assert share_converted([]).known is None


@given(spell_lists())
def test_everyone_who_ended_is_counted_once_and_unknown_is_no_success(spells: list[Spell]) -> None:
    year = Period(date(2024, 1, 1), date(2024, 12, 31))
    found = list(converted(spells, during=year))
    ended = [
        one for one in spells if one.category is Category.INTERNSHIP and one.last_day and year.covers(one.last_day)
    ]
    share = share_converted(led for _, led in found)
    assert [one for one, _ in found] == ended
    assert share.total == len(ended)
    assert share.yes <= sum(one.destination is not Destination.UNKNOWN for one in ended) + sum(
        one.category in {Category.SUBSIDISED, Category.MUNICIPAL} for one in spells
    ) * len(ended)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_quarter_holds_its_day_and_meets_the_next(day: date) -> None:
    quarter, before = quarter_of(day), quarters_until(day, 2)[0]
    assert quarter.covers(day)
    assert quarter.first_day.day == 1
    assert quarter.first_day.month in {1, 4, 7, 10}
    assert before.last_day == quarter.first_day - timedelta(days=1)


def test_quarters_in_a_row_over_a_new_year() -> None:
    found = quarters_until(date(2025, 2, 14), 3)
    assert [quarter.first_day for quarter in found] == [date(2024, 7, 1), date(2024, 10, 1), date(2025, 1, 1)]
    assert found[-1].last_day == date(2025, 3, 31)
