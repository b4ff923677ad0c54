from fractions import Fraction

import pytest

from talja.core.inventory.lines import Family, Per, TaskLine


def line(
    per: Per, times: int, *, weeks: int = 52, days: frozenset[int] = frozenset({0, 2}), people: int = 1
) -> TaskLine:
    return TaskLine("a", "Duka", Family.MEALS, 30, per, times, weeks=weeks, days=days, people_at_once=people)


@pytest.mark.parametrize(
    ("told", "times"),
    [
        pytest.param(line(Per.DAY, 3), 312, id="three times on each of two days"),
        pytest.param(line(Per.WEEK, 3), 156, id="three times a week, on whichever days"),
        pytest.param(line(Per.WEEK, 1, weeks=40), 40, id="in the weeks of school only"),
        pytest.param(line(Per.MONTH, 2), 24, id="twice a month"),
        pytest.param(line(Per.SEASON, 1), 4, id="every season"),
        pytest.param(line(Per.SEASON, 1, weeks=26), 2, id="spring and autumn"),
        pytest.param(line(Per.MONTH, 1, weeks=40), Fraction(120, 13), id="weeks that make no whole months"),
        pytest.param(line(Per.DAY, 1, days=frozenset()), 0, id="on no day"),
    ],
)
def test_times_a_year(told: TaskLine, times: int) -> None:
    assert told.yearly_times == times


def test_minutes_a_week_count_all_who_do_it() -> None:
    assert line(Per.WEEK, 2, people=2).weekly_minutes == 120
    assert line(Per.SEASON, 1).weekly_minutes == Fraction(120, 52)
