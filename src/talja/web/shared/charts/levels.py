"""Amounts over time as steps: one line for each alternative, named where it begins."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from talja.web.shared.charts.base import Chart, drawing
from talja.web.shared.charts.scale import ticks
from talja.web.shared.charts.svg import Svg, element, horizontal, pct, text
from talja.web.shared.charts.words import month_short, whole

_LEFT, _WIDE = 11.0, 88.0
_TOP = 24.0
_ROOM = 20.0  # pixels between the names of two lines
_SAMPLE = 22  # pixels of the line shown before its name
_ABOVE = 8.0
_A_LITTLE = 0.08  # of the axis
MOST = 6
"""How many lines have a colour and dashes of their own."""


@dataclass(frozen=True, slots=True)
class Level:
    """Days, both included, on which the amount is the same. No amount = not known, and the line is broken."""

    first_day: date
    last_day: date
    amount: float | None


@dataclass(frozen=True, slots=True)
class LevelLine:
    """An alternative with its levels in order. `name` stands by the line, with its first amount."""

    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, kw_only=True)
class Levels(Chart):
    """Up to six alternatives over the same time. `unit` is written after amounts; `height` is that of the field."""

    lines: tuple[LevelLine, ...]
    unit: str
    height: float = 250

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 < len(self.lines) <= MOST:
            raise ValueError(f"a chart of levels has 1 to {MOST} lines, not {len(self.lines)}")


Down = Callable[[float], float]
Across = Callable[[date], float]


def draw_levels(chart: Levels) -> Svg:
    """Draw each alternative as steps from zero up. Alternatives are told apart by dashes as well as by colour."""
    known = [level for line in chart.lines for level in line.levels if level.amount is not None]
    axis = ticks(max([0.0, *(level.amount or 0 for level in known)]))
    first = min(level.first_day for line in chart.lines for level in line.levels)
    last = max(level.last_day for line in chart.lines for level in line.levels)
    days = (last - first).days + 1

    def down(amount: float) -> float:
        return _TOP + chart.height * (1 - amount / axis[-1])

    def across(on: date) -> float:
        return _LEFT + _WIDE * (on - first).days / days

    parts = [*_grid(axis, chart.unit, down), *_months(first, last, across, _TOP + chart.height)]
    for series, line in enumerate(chart.lines, start=1):
        parts.extend(_steps(line, series, down, across))
    parts.extend(_names(chart, down, axis[-1]))
    return drawing(chart, "levels", _TOP + chart.height + 34, *parts)


def _grid(axis: Sequence[int], unit: str, down: Down) -> Iterator[str]:
    for tick in axis:
        yield horizontal(y=down(tick), class_="talja-chart-grid" if tick else "talja-chart-base")
        yield text(whole(tick) if tick else f"0 {unit}", x=0, y=down(tick) - 4, role="axis")


def _months(first: date, last: date, across: Across, y: float) -> Iterator[str]:
    """Name the Januaries by their year, and every third or sixth month between them."""
    every = 3 if (last - first).days < 500 else 6
    month = first.replace(day=1)
    while month <= last:
        if (month.month - 1) % every == 0 and month >= first:
            x = across(month)
            yield element("line", class_="talja-chart-base", x1=pct(x), x2=pct(x), y1=y, y2=y + 5)
            anchor = "end" if x > 95 else "middle"
            yield text(month_short(month.year * 100 + month.month), x=pct(x), y=y + 20, role="axis", anchor=anchor)
        month = (month + timedelta(days=31)).replace(day=1)


def _steps(line: LevelLine, series: int, down: Down, across: Across) -> Iterator[str]:
    """Yield a level as a line across, and a rise or fall between two levels that meet as a line down."""
    before: Level | None = None
    for level in line.levels:
        if level.amount is not None:
            y, x = down(level.amount), pct(across(level.first_day))
            ends = pct(across(level.last_day + timedelta(days=1)))
            class_ = f"talja-chart-level talja-chart-s{series}"
            yield element("line", class_=class_, x1=x, x2=ends, y1=y, y2=y)
            if before is not None and before.amount is not None:
                yield element("line", class_=class_, x1=x, x2=x, y1=down(before.amount), y2=y)
        before = level


def _names(chart: Levels, down: Down, highest: float) -> Iterator[str]:
    """Yield each line's name above its beginning, moved apart where two would stand on each other."""
    begun = [(_begun(line, highest), series, line) for series, line in enumerate(chart.lines, start=1)]
    placed = sorted((down(amount) - _ABOVE, series, line) for amount, series, line in begun if amount is not None)
    for (y, series, line), moved in zip(
        placed, _apart([y for y, _series, _line in placed], _TOP + chart.height - 6), strict=True
    ):
        amount = whole(int((_first_amount(line) or 0) + 0.5))
        shift = element("line", class_=f"talja-chart-level talja-chart-s{series}", x1=0, x2=_SAMPLE, y1=0, y2=0)
        yield element("svg", shift, x=pct(_LEFT + 1), y=moved - 4, overflow="visible") if moved != y else ""
        yield text(
            f"{line.name}: {amount} {chart.unit}",
            x=pct(_LEFT + 1),
            dx=_SAMPLE + 6 if moved != y else 0,
            y=moved,
            role="strong",
        )


def _first_amount(line: LevelLine) -> float | None:
    return next((level.amount for level in line.levels if level.amount is not None), None)


def _begun(line: LevelLine, highest: float) -> float | None:
    """Return the amount above which the name stands: the first, or one a little higher, so as not to be crossed."""
    first = _first_amount(line)
    if first is None:
        return None
    near = first + _A_LITTLE * highest
    return max(level.amount for level in line.levels if level.amount is not None and level.amount <= near)


def _apart(heights: Sequence[float], lowest: float) -> list[float]:
    """Return the heights, from the top, with room between them: pushed down, and up again from the bottom."""
    moved: list[float] = []
    for height in heights:
        moved.append(max(height, moved[-1] + _ROOM) if moved else max(height, _TOP - 10))
    for place in range(len(moved) - 1, -1, -1):
        moved[place] = min(moved[place], lowest)
        lowest = moved[place] - _ROOM
    return moved
