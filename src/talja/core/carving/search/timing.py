"""When the tasks of a day are done, once their order is known: with as little paid waiting as can be.

A day lies in a `box`, one column for each task in order: its first and last possible start, its minutes, the journey
after it, and two rows of starts: those that are tried and the best so far.
"""

from talja.core.carving.search.compiling import compiled
from talja.core.carving.search.rows import copy_row
from talja.core.carving.search.world import (
    EXCESS,
    FIRST,
    GRID,
    LAST,
    LEAST_BREAK,
    LONGEST_GAP,
    MOST_DAY,
    PAID,
    STRETCH,
    TRAVEL,
    WAITING,
    Ints,
)

EARLY, LATE, LONG, WAY, TRY, BEST = range(6)
WORST = 1 << 40
_EXCESS_WEIGHT = 4  # a minute that breaks a rule, in minutes of waiting


@compiled
def time_day(box: Ints, n: int, out: Ints, trial: Ints, rule: Ints) -> bool:
    """Find starts for the n tasks in the box; fill in the shape of the day. False when the order is impossible."""
    if not _push(box, n, 0, rule):
        return False
    _pull(box, 0, n, rule)
    best = measure(box, TRY, n, out, rule)
    copy_row(box[TRY], box[BEST], n)
    if best == 0 or n == 1:
        return True
    work = 0
    for i in range(n):
        work += box[LONG, i] + box[WAY, i]
    before = 0
    for cut in range(1, n):
        before += box[LONG, cut - 1] + (box[WAY, cut - 2] if cut > 1 else 0)
        after = work - before - box[WAY, cut - 1]
        if max(before, after) > rule[STRETCH] or not _push(box, n, cut, rule):
            continue
        _pull(box, cut, n, rule)
        _pull(box, 0, cut, rule)
        _close(box, cut, rule)
        cost = measure(box, TRY, n, trial, rule)
        if cost < best:
            best = cost
            copy_row(box[TRY], box[BEST], n)
            copy_row(trial, out, 6)
    return True


@compiled
def _push(box: Ints, n: int, cut: int, rule: Ints) -> bool:
    """Start each task as early as it can, with a break before the one at the cut. False when one is too late."""
    grid = rule[GRID]
    free = box[EARLY, 0]
    for i in range(n):
        if i == cut and i > 0:
            free += rule[LEAST_BREAK]
        start = max(box[EARLY, i], -(-free // grid) * grid)
        if start > box[LATE, i] or (i > 0 and box[WAY, i - 1] < 0):
            return False
        box[TRY, i] = start
        free = start + box[LONG, i] + box[WAY, i]
    return True


@compiled
def _pull(box: Ints, i: int, end: int, rule: Ints) -> None:
    """Start each task from i as late as the last one before the end allows: nobody waits who could come later."""
    grid = rule[GRID]
    for k in range(end - 2, i - 1, -1):
        top = (box[TRY, k + 1] - box[WAY, k] - box[LONG, k]) // grid * grid
        box[TRY, k] = min(top, box[LATE, k])


@compiled
def _close(box: Ints, cut: int, rule: Ints) -> None:
    """Move what is before the break later when the break is too long."""
    grid = rule[GRID]
    gap = box[TRY, cut] - box[TRY, cut - 1] - box[LONG, cut - 1] - box[WAY, cut - 1]
    shift = -(-(gap - rule[LONGEST_GAP]) // grid) * grid
    if shift <= 0:
        return
    for k in range(cut - 1, -1, -1):
        start = min(box[TRY, k] + shift, box[LATE, k])
        if k < cut - 1:
            start = min(start, (box[TRY, k + 1] - box[WAY, k] - box[LONG, k]) // grid * grid)
        box[TRY, k] = start


@compiled
def measure(box: Ints, row: int, n: int, out: Ints, rule: Ints) -> int:
    """Fill in the shape of a day whose starts stand in the row, and return how bad it is, in minutes."""
    longest = free_time = travel = excess = 0
    where = -1
    for i in range(n - 1):
        free = box[row, i + 1] - box[row, i] - box[LONG, i] - box[WAY, i]
        travel += box[WAY, i]
        free_time += free
        excess += max(0, free - rule[LONGEST_GAP])
        if free >= rule[LEAST_BREAK] and free > longest:
            longest = free
            where = i
    first = box[row, 0]
    last = box[row, n - 1] + box[LONG, n - 1]
    before = last - first
    if where >= 0:
        end = box[row, where] + box[LONG, where]
        before = max(end - first, last - end - longest)
    excess += max(0, before - rule[STRETCH]) + max(0, last - first - longest - rule[MOST_DAY])
    out[PAID] = last - first - longest
    out[WAITING] = free_time - longest
    out[TRAVEL] = travel
    out[FIRST] = first
    out[LAST] = last
    out[EXCESS] = excess
    return out[WAITING] + _EXCESS_WEIGHT * excess
