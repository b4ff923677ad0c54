"""The days of a time cut where a month's amounts change, each part with its steps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from talja.core.rules.changes import change_days
from talja.core.rules.durations import extent_of
from talja.core.rules.facts import Situation
from talja.core.rules.finding import Finder
from talja.core.rules.plan import Formula, Plan
from talja.core.rules.results import Extent, Segment, Step
from talja.core.rules.steps import Worked, shown, work_out

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """How the months of a time are worked out, for one target group."""

    finder: Finder
    extent: Extent
    ended: date  # the first day without support
    segments: tuple[Segment, ...]
    missing: tuple[str, ...]

    @property
    def amounts(self) -> tuple[tuple[date, Decimal | None, Decimal | None], ...]:
        """From which day a month comes to what: courses with the same amounts come to the same total."""
        return tuple((one.first_day, one.monthly_cost, one.monthly_support) for one in self.segments)


Kept: TypeAlias = dict[Formula, dict[date, tuple[Worked, ...]]]  # formulas worked out for one situation, by day


def courses(
    plan: Plan, situation: Situation, groups: tuple[str, ...], *, last_day: date, kept: Kept
) -> Iterator[Course]:
    """Yield the course for each of the target groups. `kept` is what has been worked out before for the situation."""
    first = Finder(situation, groups[0])
    for group in groups:
        costs = {} if plan.cost.uses_group else kept.setdefault(plan.cost, {})
        yield _Cutter(plan, replace(first, group=group), last_day, costs).course()


@dataclass(slots=True)
class _Cutter:
    plan: Plan
    finder: Finder
    last_day: date
    costs: dict[date, tuple[Worked, ...]]
    _missing: dict[str, None] = field(default_factory=dict)

    def course(self) -> Course:
        extent, missing = extent_of(self.plan, self.finder)
        self._missing.update(dict.fromkeys(missing))
        supported_to = min(self.last_day, extent.last_day) if extent.last_day else self.last_day
        ended = supported_to + _ONE_DAY
        segments = _joined(self._segments(ended))
        return Course(self.finder, extent, ended, segments, tuple(self._missing))

    def _segments(self, ended: date) -> Iterator[Segment]:
        """Yield the days between changes with their steps. After the support has ended only the cost goes on."""
        starts = self._starts(ended)
        cost: tuple[Worked, ...] = ()
        support: tuple[Worked, ...] = ()
        for first_day, next_first in zip(starts, [*starts[1:], self.last_day + _ONE_DAY], strict=True):
            if first_day not in self.costs:
                self.costs[first_day] = work_out(self.plan.cost, self.finder, first_day, before=cost)
            cost = self.costs[first_day]
            self._note(cost)
            steps: tuple[Step, ...] = ()
            if first_day < ended:
                support = work_out(self.plan.support, self.finder, first_day, before=support)
                self._note(support)
                steps = shown(self.plan.support, support)
            yield Segment(first_day, next_first - _ONE_DAY, shown(self.plan.cost, cost), steps)

    def _starts(self, ended: date) -> list[date]:
        situation = self.finder.situation
        days = {situation.first_day, *change_days(self.plan, situation, last_day=self.last_day)}
        if situation.first_day < ended <= self.last_day:
            days.add(ended)
        return sorted(days)

    def _note(self, worked: tuple[Worked, ...]) -> None:
        for one in worked[-1:]:
            self._missing.update(dict.fromkeys(one.found.missing))


def _joined(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Return the segments, with neighbours joined whose steps are alike in amount and source."""
    joined: list[Segment] = []
    for segment in segments:
        if joined and _alike(joined[-1], segment):
            joined[-1] = replace(joined[-1], last_day=segment.last_day)
        else:
            joined.append(segment)
    return tuple(joined)


def _alike(one: Segment, other: Segment) -> bool:
    return _lines(one.cost) == _lines(other.cost) and _lines(one.support) == _lines(other.support)


def _lines(steps: tuple[Step, ...]) -> list[tuple[str, Decimal | None, str]]:
    return [(step.code, step.amount, step.source) for step in steps]
