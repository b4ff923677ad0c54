"""Even steps for an axis."""

from math import ceil, log10

_STEPS = (1, 2, 5, 10)


def ticks(highest: float, *, wanted: int = 4) -> tuple[int, ...]:
    """Return whole numbers from 0 in even steps of 1, 2 or 5 (or these times ten …), the last at or above `highest`."""
    rough = max(highest, 1) / wanted
    power = 10 ** max(0, int(log10(rough))) if rough >= 1 else 1
    step = next(factor * power for factor in _STEPS if factor * power >= rough)
    return tuple(range(0, ceil(max(highest, 1) / step) * step + 1, step))


def share_of(part: float, whole: float) -> float:
    """Return the part as a percentage of the whole, and nothing of nothing as 0."""
    return 100 * part / whole if whole else 0.0
