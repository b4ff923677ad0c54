from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from tests.core.statistics.spell_strategies import spell_lists

from talja.core.kernel.period import Period
from talja.core.statistics.flow import (
    Count,
    count,
    count_by,
    ended,
    ending_soon,
    ends_by_destination,
    ends_by_month,
    running,
    started,
    starts_by_month,
)
from talja.core.statistics.indicators import INDICATORS, Denominator, TimeRule
from talja.core.statistics.spells import Category, Destination, Spell

Make = Callable[..., Spell]
ON = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("first_day", "last_day", "runs"),
    [
        pytest.param(date(2025, 3, 1), None, True, id="starts that day"),
        pytest.param(date(2025, 3, 2), None, False, id="starts the day after"),
        pytest.param(date(2025, 1, 1), date(2025, 3, 1), True, id="ends that day"),
        pytest.param(date(2025, 1, 1), date(2025, 2, 28), False, id="ended the day before"),
    ],
)
def test_running(spell: Make, first_day: date, last_day: date | None, runs: bool) -> None:
    assert bool(running([spell(first_day=first_day, last_day=last_day)], on=ON)) is runs


def test_started_and_ended_within_a_period(spell: Make) -> None:
    rows = [spell(first_day=date(2025, 2, 1)), spell(last_day=date(2025, 2, 28)), spell(last_day=date(2025, 3, 1))]
    february = Period(date(2025, 2, 1), date(2025, 2, 28))

    assert started(rows, during=february) == (rows[0],)
    assert ended(rows, during=february) == (rows[1],)


def test_a_person_with_two_placements_is_two_placements_and_one_person(spell: Make) -> None:
    rows = [spell(person_key="a"), spell(person_key="a", category=Category.ACTIVITY), spell(person_key="b")]

    assert count(rows) == Count(placements=3, persons=2)
    assert count_by(rows, lambda row: row.category) == {"activity": Count(1, 1), "subsidised": Count(2, 2)}
    assert count([]) == Count(0, 0)


def test_starts_and_ends_belong_to_the_month_of_their_day(spell: Make) -> None:
    rows = [spell(last_day=date(2025, 5, 31)), spell(first_day=date(2025, 1, 31))]

    assert starts_by_month(rows) == {202501: 2}
    assert ends_by_month(rows) == {202505: 1}


@given(spell_lists())
def test_ends_by_destination_add_up_to_those_who_ended(spells: list[Spell]) -> None:
    year = Period(date(2024, 1, 1), date(2024, 12, 31))
    counts = ends_by_destination(spells, during=year)

    assert list(counts) == list(Destination)
    assert sum(counts.values()) == len(ended(spells, during=year))


def test_what_ends_within_30_60_and_90_days(spell: Make) -> None:
    days = (0, 30, 31, 60, 90, 91)
    rows = [spell(planned_last_day=ON + timedelta(days=ahead)) for ahead in days]
    rows += [spell(planned_last_day=ON - timedelta(days=1)), spell(), spell(last_day=ON, planned_last_day=ON)]
    rows += [spell(last_day=ON - timedelta(days=1)), spell(first_day=ON + timedelta(days=1), planned_last_day=ON)]

    endings = ending_soon(rows, on=ON)

    assert endings.within == {30: 3, 60: 5, 90: 6}
    assert (endings.overdue, endings.without_day) == (1, 1)


def test_a_known_last_day_goes_before_the_planned_one(spell: Make) -> None:
    row = spell(last_day=ON + timedelta(days=10), planned_last_day=ON + timedelta(days=80))

    assert ending_soon([row], on=ON).within == {30: 1, 60: 1, 90: 1}


def test_every_indicator_is_declared_once_and_stock_never_has_a_flow_denominator() -> None:
    assert all(code == indicator.code and indicator.version >= 1 for code, indicator in INDICATORS.items())
    questions = [indicator.question for indicator in INDICATORS.values()]
    assert len(questions) == len(set(questions))
    flows = {Denominator.STARTED, Denominator.ENDED}
    assert not [i for i in INDICATORS.values() if i.time_rule is TimeRule.DAY and i.denominator in flows]
