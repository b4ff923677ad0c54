"""Working days before a deadline, and between two days, over weekends and Christmas."""

from datetime import date

import pytest

from talja.core.chain.waiting import working_days_before, working_days_between


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(date(2026, 12, 4), 3, date(2026, 12, 1), id="within a week"),
        pytest.param(date(2026, 12, 8), 3, date(2026, 12, 3), id="over a weekend"),
        pytest.param(date(2026, 12, 28), 3, date(2026, 12, 21), id="over Christmas"),
        pytest.param(date(2026, 12, 6), 0, date(2026, 12, 6), id="none is the day itself"),
    ],
)
def test_so_many_working_days_before(day: date, count: int, expected: date) -> None:
    assert working_days_before(day, count) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(date(2026, 11, 20), date(2026, 11, 20), 0, id="the same day"),
        pytest.param(date(2026, 11, 20), date(2026, 11, 23), 1, id="Friday to Monday"),
        pytest.param(date(2026, 12, 21), date(2026, 12, 28), 3, id="Christmas"),
        pytest.param(date(2026, 11, 23), date(2026, 11, 20), 0, id="backwards"),
    ],
)
def test_working_days_between(first: date, last: date, expected: int) -> None:
    assert working_days_between(first, last) == expected
