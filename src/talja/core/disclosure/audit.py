"""The attacker: what can be worked out about a hidden cell from everything that is shown.

The attacker knows every shown count, that the table adds up, that counts are whole, and the rule itself: a zero is
always shown, so that what is hidden is at least one. Which hidden cells are the small ones the attacker is not told.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from talja.core.disclosure.table import Cell, Node, Table

_LEAST_HIDDEN = 1

Step = tuple[Cell, int]
Route = dict[Node, tuple[Node, Cell, int]]


@dataclass(frozen=True, slots=True)
class Range:
    """Between which counts the hidden cell must lie; no high = there is no upper end."""

    low: int
    high: int | None

    @property
    def is_exact(self) -> bool:
        """Whether the attacker knows the count."""
        return self.low == self.high


def ranges(table: Table, hidden: Collection[Cell]) -> dict[Cell, Range]:
    """Return what the attacker can work out about each hidden cell: exact, for one- and two-way tables."""
    prices = dict.fromkeys(hidden, 1)
    found = {}
    for cell in hidden:
        count = table.counts[cell]
        down = Alternative(table, prices).shift(cell, -1, limit=count - _LEAST_HIDDEN)
        up = Alternative(table, prices).shift(cell, 1, limit=None)
        found[cell] = Range(count - (down or 0), None if up is None else count + up)
    return found


def exposed(table: Table, hidden: Collection[Cell], small: Collection[Cell], *, threshold: int) -> Iterator[Cell]:
    """Yield the small cells that the hiding does not protect.

    A cell is protected when, for all the attacker knows, it may be no small cell at all: it can reach the threshold.
    """
    prices = dict.fromkeys(hidden, 1)
    for cell in small:
        missing = threshold - table.counts[cell]
        if Alternative(table, prices).shift(cell, 1, limit=missing) != missing:
            yield cell


class Alternative:
    """Another table that looks the same: counts that could just as well lie behind the hidden cells.

    Starts as the true table. Only cells with a price may change, and a change takes the cheapest way (Dijkstra): as the
    table is a network, one cell grows by one when a chain of others carries it back from the cell's head to its tail.
    """

    def __init__(self, table: Table, prices: Mapping[Cell, int]) -> None:
        self.counts = dict(table.counts)
        self.prices = dict(prices)
        self._arcs = table.arcs
        self._at: dict[Node, list[tuple[Node, Cell, int]]] = defaultdict(list)
        for cell in prices:
            tail, head = table.arcs[cell]
            self._at[tail].append((head, cell, 1))
            self._at[head].append((tail, cell, -1))

    def shift(self, cell: Cell, direction: int, *, limit: int | None) -> int | None:
        """Let the cell grow (1) or shrink (-1) by at most the limit; return by how much, None if there is no end."""
        moved = 0
        while limit is None or moved < limit:
            steps = self.cheapest_steps(cell, direction)
            room = [self.counts[other] - _LEAST_HIDDEN for other, sign in steps if sign < 0]
            if not steps:
                break
            if limit is None and not room:
                return None
            amount = min(room if limit is None else [*room, limit - moved])
            self.move(cell, direction, steps, amount)
            moved += amount
        return moved

    def move(self, cell: Cell, direction: int, steps: list[Step], amount: int) -> None:
        """Change the cell by the amount, and the cells of the steps so that every sum still holds."""
        for other, sign in [(cell, direction), *steps]:
            self.counts[other] += sign * amount

    def cheapest_steps(self, cell: Cell, direction: int) -> list[Step]:
        """Return how other cells can make up for one more (or less) in the cell; empty when they cannot."""
        tail, head = self._arcs[cell]
        start, goal = (head, tail) if direction > 0 else (tail, head)
        route = self._search(start, goal, without=cell)
        steps: list[Step] = []
        node = goal
        while node in route and node != start:
            node, other, sign = route[node]
            steps.append((other, sign))
        return steps

    def _search(self, start: Node, goal: Node, *, without: Cell) -> Route:
        cost = {start: 0}
        route: Route = {}
        queue = [(0, start)]
        while queue:
            spent, node = heappop(queue)
            if node == goal:
                break
            for following, cell, sign in self._at[node]:
                total = spent + self.prices[cell]
                blocked = cell == without or (sign < 0 and self.counts[cell] <= _LEAST_HIDDEN)
                if not blocked and total < cost.get(following, total + 1):
                    cost[following] = total
                    route[following] = (node, cell, sign)
                    heappush(queue, (total, following))
        return route
