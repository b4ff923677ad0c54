"""Days as stretches: joined, taken away, and the time between employments in a month."""

from datetime import date
from decimal import Decimal

import pytest

from talja.core.kernel.period import Period
from talja.core.rules.las_days import between_in_months, stretches, without


@pytest.mark.parametrize(
    ("whole", "taken", "left"),
    [
        pytest.param([(1, 9)], [], ((1, 9),), id="nothing taken"),
        pytest.param([(1, 9)], [(20, 30)], ((1, 9),), id="taken elsewhere"),
        pytest.param([(10, 19)], [(1, 5)], ((10, 19),), id="taken before"),
        pytest.param([(1, 9)], [(3, 4)], ((1, 2), (5, 9)), id="a hole"),
        pytest.param([(1, 9)], [(1, 4)], ((5, 9),), id="the beginning"),
        pytest.param([(1, 9)], [(6, 12)], ((1, 5),), id="the end"),
        pytest.param([(1, 9)], [(1, 9)], (), id="all of it"),
        pytest.param([(1, 3), (5, 9)], [(2, 5), (7, 7)], ((1, 1), (6, 6), (8, 9)), id="across two"),
    ],
)
def test_what_is_left_when_some_days_are_taken(
    whole: list[tuple[int, int]], taken: list[tuple[int, int]], left: tuple[tuple[int, int], ...]
) -> None:
    assert without(whole, taken) == left


def test_a_period_that_begins_after_the_day_has_no_days() -> None:
    until = date(2026, 10, 31).toordinal()
    assert stretches([Period(date(2026, 11, 1))], until=until) == ()
    assert stretches([Period(date(2026, 10, 31))], until=until) == ((until, until),)


def test_there_is_nothing_between_employments_that_follow_day_by_day() -> None:
    until = date(2026, 10, 31).toordinal()
    days = [(1, 4), (5, 9), (8, 20), (25, 26)]
    periods = [Period(date(2026, 10, first), date(2026, 10, last)) for first, last in days]
    found = list(between_in_months(periods, at_least=Decimal(3), until=until))
    assert found == [Period(date(2026, 10, 21), date(2026, 10, 24))]
