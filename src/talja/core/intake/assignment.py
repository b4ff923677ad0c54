"""The best way to give each row a column of its own, over the whole matrix and not in the order of arrival.

The Hungarian method with potentials (Kuhn 1955, in the form of Jonker and Volgenant): rows² × columns steps.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

NOBODY = -1


def best_assignment(gains: Sequence[Sequence[float]]) -> list[int]:
    """Return one column per row, no column twice, so that the sum of the gains is the greatest.

    There must be at least as many columns as rows.
    """
    width = len(gains[0]) if gains else 0
    state = _State([0.0] * len(gains), [0.0] * width, [NOBODY] * width)
    for row in range(len(gains)):
        _seat(gains, state, row)
    columns = [NOBODY] * len(gains)
    for column, row in enumerate(state.owner):
        if row != NOBODY:
            columns[row] = column
    return columns


@dataclass(slots=True)
class _State:
    """Potentials of rows and columns, and which row has which column."""

    row_price: list[float]
    column_price: list[float]
    owner: list[int]


@dataclass(slots=True)
class _Search:
    """How far each free column is, and by way of which column it is reached."""

    distance: list[float]
    reached_from: list[int]
    visited: list[int]
    free: set[int]


def _seat(gains: Sequence[Sequence[float]], state: _State, row: int) -> None:
    """Find the cheapest chain of moves that ends at a column nobody has, and make the moves."""
    width = len(state.owner)
    search = _Search([math.inf] * width, [NOBODY] * width, [], set(range(width)))
    at, current = NOBODY, row
    while current != NOBODY:
        step, at = _nearest(gains, state, search, current, at)
        _pay(state, search, row, step)
        search.visited.append(at)
        search.free.discard(at)
        current = state.owner[at]
    while at != NOBODY:
        before = search.reached_from[at]
        state.owner[at] = row if before == NOBODY else state.owner[before]
        at = before


def _nearest(
    gains: Sequence[Sequence[float]], state: _State, search: _Search, row: int, came_from: int
) -> tuple[float, int]:
    for column in search.free:
        cost = -gains[row][column] - state.row_price[row] - state.column_price[column]
        if cost < search.distance[column]:
            search.distance[column], search.reached_from[column] = cost, came_from
    return min((search.distance[column], column) for column in search.free)


def _pay(state: _State, search: _Search, row: int, step: float) -> None:
    state.row_price[row] += step
    for column in search.visited:
        state.row_price[state.owner[column]] += step
        state.column_price[column] -= step
    for column in search.free:
        search.distance[column] -= step
