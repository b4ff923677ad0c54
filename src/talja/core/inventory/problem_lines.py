"""Lines of an inventory as weekly pieces that one person each could hold, ready to be carved.

Nobody works seven days or in two places at once: a line for every day becomes one piece for weekdays and one for the
weekend, and a line for several people becomes copies. What comes by month or season is set aside once or more a week,
in so many weeks of the year. Times stand on a grid: starts are rounded down and ends up, so that none is too short.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from talja.core.inventory.demands import NO_DEMANDS
from talja.core.inventory.lines import DAY_MINUTES, WEEKDAYS, Family, HandOver, Per, TaskLine
from talja.core.inventory.quality import faults


@dataclass(frozen=True, slots=True)
class Cutting:
    """What pieces are cut to: the grid, which divides a day, and the longest piece, in minutes."""

    grid: int = 15
    most_minutes: int = 8 * 60

    def __post_init__(self) -> None:
        if DAY_MINUTES % self.grid or self.most_minutes < self.grid:
            raise ValueError(f"no grid for a day: {self.grid} {self.most_minutes}")


@dataclass(frozen=True, slots=True)
class PieceWindow:
    """When a piece can be done on a day (0 is Monday): earliest start and latest end, in minutes from midnight."""

    day: int
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line that one person can hold: `minutes` each time, on `times` of the days, in `weeks` of the year.

    `key` is the line's own where the line is whole, else with a number after a point. `stays` is why it may not be
    handed over: the reason, `no` when none is told, `unknown` when nobody has said, or empty when it may be. What
    `is_undone` frees nobody's time, as nobody does it today.
    """

    key: str
    line: str
    title: str
    family: Family
    occupation: str
    place: str
    minutes: int
    windows: tuple[PieceWindow, ...]
    times: int
    weeks: int
    stays: str = ""
    is_undone: bool = False
    demands: Mapping[str, int] = field(default_factory=lambda: NO_DEMANDS)


def pieces(lines: Iterable[TaskLine], *, cutting: Cutting | None = None) -> tuple[Piece, ...]:
    """Return the pieces of all lines, in their order. Raises `ValueError` for a line with faults (`quality.faults`)."""
    return tuple(piece for line in lines for piece in cut(line, cutting=cutting or Cutting()))


def cut(line: TaskLine, *, cutting: Cutting) -> tuple[Piece, ...]:
    """Return the pieces of a line. Raises `ValueError` for one with faults."""
    if wrong := [finding.code for finding in faults(line)]:
        raise ValueError(f"{line.key} has faults: {', '.join(wrong)}")
    times, weeks = _in_a_week(line)
    held = [part for part in _held(times, line.days) for _ in range(line.people_at_once)]
    lengths = _lengths(line, cutting)
    parts = [(many, days, minutes) for many, days in held for minutes in lengths]
    return tuple(
        Piece(
            key=line.key if len(parts) == 1 else f"{line.key}.{number}",
            line=line.key,
            title=line.title,
            family=line.family,
            occupation=line.occupation,
            place=line.place,
            minutes=minutes,
            windows=_windows(line, days, cutting),
            times=many,
            weeks=weeks,
            stays=_stays(line),
            is_undone=line.is_undone,
            demands=line.demands,
        )
        for number, (many, days, minutes) in enumerate(parts, start=1)
    )


def _in_a_week(line: TaskLine) -> tuple[int, int]:
    """Return how many times in a week, and in how many weeks; months and seasons to the nearest week, at least one."""
    if line.per is Per.DAY:
        return line.times * len(line.days), line.weeks
    if line.per is Per.WEEK:
        return line.times, line.weeks
    in_a_week = -(-line.yearly_times // line.weeks)
    return in_a_week, max(1, round(line.yearly_times / in_a_week))


def _held(times: int, days: frozenset[int]) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield the times and days of each who shares the week: at most once on each day, and on no more days than held."""
    rounds = -(-times // len(days))
    for number in range(rounds):
        share = times // rounds + (number < times % rounds)
        if share <= len(WEEKDAYS):
            yield share, days
            continue
        in_the_week = min(share, len(days & WEEKDAYS))
        yield in_the_week, days & WEEKDAYS
        yield share - in_the_week, days - WEEKDAYS


def _lengths(line: TaskLine, cutting: Cutting) -> tuple[int, ...]:
    """Return the minutes of a piece, or of several where one would be longer than a day's work and can be moved."""
    if not line.is_movable:
        return (_up(line.earliest + line.minutes, cutting.grid) - _down(line.earliest, cutting.grid),)
    count = -(-line.minutes // cutting.most_minutes)
    return (_up(-(-line.minutes // count), cutting.grid),) * count


def _windows(line: TaskLine, days: frozenset[int], cutting: Cutting) -> tuple[PieceWindow, ...]:
    end = line.latest if line.is_movable else line.earliest + line.minutes
    earliest, latest = _down(line.earliest, cutting.grid), _up(end, cutting.grid)
    return tuple(PieceWindow(day, earliest, latest) for day in sorted(days))


def _stays(line: TaskLine) -> str:
    if line.hand_over is HandOver.UNKNOWN:
        return "unknown"
    return (line.why_not or "no") if line.hand_over is HandOver.NO else ""


def _down(minutes: int, grid: int) -> int:
    return minutes // grid * grid


def _up(minutes: int, grid: int) -> int:
    return -(-minutes // grid) * grid
