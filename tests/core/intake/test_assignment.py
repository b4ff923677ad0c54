"""The assignment against the slow definition: try every way."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talja.core.intake.assignment import best_assignment

Gains = list[list[int]]


@st.composite
def matrices(draw: st.DrawFn) -> Gains:
    rows = draw(st.integers(1, 4))
    columns = draw(st.integers(rows, 6))
    return draw(
        st.lists(st.lists(st.integers(-5, 9), min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )


def total(gains: Gains, columns: list[int] | tuple[int, ...]) -> int:
    return sum(gains[row][column] for row, column in enumerate(columns))


@given(matrices())
def test_no_other_way_gains_more(gains: Gains) -> None:
    found = best_assignment(gains)
    assert len(set(found)) == len(gains)
    assert total(gains, found) == max(total(gains, way) for way in permutations(range(len(gains[0])), len(gains)))


@pytest.mark.parametrize(("gains", "expected"), [([], []), ([[1.0]], [0]), ([[9, 8], [8, 1]], [1, 0])])
def test_first_come_is_not_first_served(gains: list[list[float]], expected: list[int]) -> None:
    assert best_assignment(gains) == expected
