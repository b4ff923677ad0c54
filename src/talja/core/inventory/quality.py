"""What to look at in an inventory before anything is carved out of it: codes and numbers, never a verdict on anybody.

A *fault* must be put right before the line can be used; all else is to be looked at by those who know the place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from talja.core.inventory import duplicates
from talja.core.inventory.demands import is_level
from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.lines import (
    DAY_MINUTES,
    EVERY_DAY,
    FEELINGS,
    YEAR_WEEKS,
    Company,
    HandOver,
    Per,
    TaskLine,
    WhyNot,
)

ENOUGH_SHARE: Final = 50  # percent of the working hours; an inventory that tells less has hardly begun
_MAY: Final = frozenset({HandOver.YES, HandOver.PARTLY})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: a code, the lines it is about (none: the inventory as a whole), and what it speaks of."""

    code: str
    lines: tuple[str, ...] = ()
    is_fault: bool = False
    data: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Total:
    """Minutes a week that the lines of an occupation tell of, beside those its staff work. `worked` None: not known."""

    occupation: str
    told: int
    may_go: int  # of those, what may be handed over
    worked: int | None

    @property
    def percent(self) -> int | None:
        """The share of the working hours that is told, or None when those are not known."""
        return self.told * 100 // self.worked if self.worked else None


def faults(line: TaskLine) -> Iterator[Finding]:
    """Yield what is impossible in a line by itself."""
    checks = (
        ("title_missing", not line.title.strip()),
        ("minutes_none", line.minutes <= 0),
        ("minutes_above_day", line.minutes > DAY_MINUTES),
        ("times_none", line.times <= 0),
        ("people_none", line.people_at_once <= 0),
        ("weeks_impossible", not 1 <= line.weeks <= YEAR_WEEKS),
        ("days_none", not line.days),
        ("days_unknown", not line.days <= EVERY_DAY),
        ("window_impossible", not 0 <= line.earliest < line.latest <= DAY_MINUTES),
        ("window_too_short", 0 < line.latest - line.earliest < line.minutes <= DAY_MINUTES),
        ("demand_unknown", not all(is_level(code, level) for code, level in line.demands.items())),
        ("feeling_unknown", line.feeling not in FEELINGS),
    )
    yield from (Finding(code, (line.key,), is_fault=True) for code, is_so in checks if is_so)


def findings(
    lines: Sequence[TaskLine], *, worked: Mapping[str, int] | None = None, library: Library | None = None
) -> tuple[Finding, ...]:
    """Return all that there is to look at. `worked` is the minutes a week that each occupation works there, together.

    With a library, lines that say the same as a task that only looks simple are told with its id.
    """
    found: list[Finding] = []
    for line in lines:
        found += faults(line)
        found += _odd(line)
    found += _duplicates(lines)
    found += _looks_simple(lines, library) if library else ()
    found += _hours(totals(lines, worked=worked or {}))
    return tuple(found)


def totals(lines: Iterable[TaskLine], *, worked: Mapping[str, int]) -> tuple[Total, ...]:
    """Return the minutes a week by occupation, the most first. What is left undone today takes nobody's time."""
    told: dict[str, Fraction] = defaultdict(Fraction)
    may_go: dict[str, Fraction] = defaultdict(Fraction)
    for line in lines:
        if line.is_undone or any(faults(line)):
            continue
        told[line.occupation] += line.weekly_minutes
        may_go[line.occupation] += line.weekly_minutes if line.hand_over in _MAY else 0
    rows = [Total(code, round(told[code]), round(may_go[code]), worked.get(code)) for code in {*told, *worked}]
    return tuple(sorted(rows, key=lambda row: (-row.told, row.occupation)))


def _odd(line: TaskLine) -> Iterator[Finding]:
    room = line.latest - line.earliest
    a_day = line.minutes * line.times if line.per is Per.DAY else line.minutes
    one_line = {"minutes": line.minutes}
    checks: tuple[tuple[str, bool, Mapping[str, int | str]], ...] = (
        ("times_do_not_fit", a_day > room >= line.minutes > 0, {"minutes": a_day, "room": room}),
        ("minutes_outside_range", bool(line.high) and not line.low <= line.minutes <= line.high, one_line),
        ("hand_over_unknown", line.hand_over is HandOver.UNKNOWN, {}),
        ("why_not_missing", line.hand_over in {HandOver.NO, HandOver.PARTLY} and line.why_not is WhyNot.NONE, {}),
        ("why_not_of_yes", line.hand_over is HandOver.YES and line.why_not is not WhyNot.NONE, {}),
        ("delegation_needed", line.hand_over is HandOver.YES and line.demands.get("delegation", 0) > 0, {}),
        ("occupation_missing", not line.occupation, {}),
        ("alone_together", line.company is Company.ALONE and line.people_at_once > 1, {}),
        ("would_be_missed", line.feeling < 0 and line.hand_over in _MAY, {}),
    )
    yield from (Finding(code, (line.key,), data=data) for code, is_so, data in checks if is_so)


def _duplicates(lines: Sequence[TaskLine]) -> Iterator[Finding]:
    for pair in duplicates.alike([line.title for line in lines]):
        one, other = lines[pair.first], lines[pair.second]
        yield Finding("same_in_other_words", (one.key, other.key), data={"percent": pair.percent})


def _looks_simple(lines: Sequence[TaskLine], library: Library) -> Iterator[Finding]:
    tasks = [task for task in library.tasks if task.caution or task.hand_over is HandOver.NO]
    titles = [task.title for task in tasks]
    for line in lines:
        place = duplicates.most_alike(line.title, titles) if line.hand_over in _MAY else None
        if place is not None:
            yield Finding(_simple_code(tasks[place]), (line.key,), data={"task": tasks[place].id})


def _simple_code(task: LibraryTask) -> str:
    return "usually_stays" if task.hand_over is HandOver.NO else "only_looks_simple"


def _hours(rows: Iterable[Total]) -> Iterator[Finding]:
    for row in rows:
        data: Mapping[str, int | str] = {"occupation": row.occupation, "told": row.told, "worked": row.worked or 0}
        if row.worked is None:
            if row.told and row.occupation:
                yield Finding("hours_unknown", data=data)
        elif row.told > row.worked:
            yield Finding("more_than_hours", data=data)
        elif row.told * 100 < row.worked * ENOUGH_SHARE:
            yield Finding("little_told", data=data)
