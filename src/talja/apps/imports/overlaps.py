"""Which rows the register would refuse because of their days: told when the list is read, not when it is applied."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from talja.core.intake.changes import Change
from talja.core.intake.known import KnownPlacement
from talja.core.intake.links import Link, Reason
from talja.core.intake.outcomes import Outcome, Status
from talja.core.intake.record import Field, ReadRow
from talja.core.kernel.period import Period

_MOVES = frozenset({Field.MEASURE, Field.FIRST_DAY, Field.LAST_DAY})


@dataclass(frozen=True, slots=True)
class MeasureRules:
    """What the register asks of a measure: its exclusive group (empty for none) and between which days it begins."""

    group: str = ""
    first_day: date | None = None
    last_day: date | None = None

    def begins(self, *, on: date) -> bool:
        """Whether a placement can begin under the measure on the day."""
        return not (self.first_day and on < self.first_day) and not (self.last_day and on > self.last_day)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the list would do, row by row, and what the register asks.

    `placements` are the register's, by person. `ending` tells the day on which a placement that the list lacks is to
    end, by key.
    """

    rows: Sequence[ReadRow]
    links: Sequence[Link]
    outcomes: Sequence[Outcome]
    placements: Mapping[str, Sequence[KnownPlacement]]
    measures: Mapping[str, MeasureRules]
    ending: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class _Span:
    """One placement as it would stand, by its real days. `row` is the position of the row that makes or moves it."""

    group: str
    period: Period
    row: int | None = None
    is_new: bool = False


def refused(plan: Plan) -> dict[int, Reason]:
    """Return why the register would refuse a row, by position: the measure's time, or another placement's days.

    Of two that overlap the one that is in the register keeps its days, and the new one waits.
    """
    writing = [one for one in plan.outcomes if one.status in {Status.NEW, Status.CHANGED}]
    new = [one.row for one in writing if one.status is Status.NEW]
    reasons = {row: Reason("measure_not_valid_then") for row in new if not _begins(plan, row)}
    by_person: dict[str, list[Outcome]] = defaultdict(list)
    for one in writing:
        by_person[_person(plan.links[one.row])].append(one)
    for person, theirs in by_person.items():
        if not _can_clash(plan, person, theirs):
            continue
        spans = list(_spans(plan, person, theirs))
        for span in spans:
            if span.row is not None and (reason := _clash(span, spans, plan)):
                reasons[span.row] = reason
    return reasons


def _person(link: Link) -> str:
    return link.person_key or f"new {link.group}"


def _begins(plan: Plan, row: int) -> bool:
    first_day, rules = plan.rows[row].day(Field.FIRST_DAY), _rules(plan, plan.rows[row].text(Field.MEASURE))
    return first_day is None or rules.begins(on=first_day)


def _rules(plan: Plan, measure: str) -> MeasureRules:
    return plan.measures.get(measure, MeasureRules())


def _can_clash(plan: Plan, person: str, theirs: Sequence[Outcome]) -> bool:
    """Whether there are two placements at all, and anything that moves one."""
    new = sum(one.status is Status.NEW for one in theirs)
    moves = new or any(change.field in _MOVES for one in theirs for change in one.changes)
    return bool(moves) and new + len(plan.placements.get(person, ())) > 1


def _spans(plan: Plan, person: str, theirs: Sequence[Outcome]) -> Iterator[_Span]:
    changed = {}
    for one in theirs:
        link = plan.links[one.row]
        if one.status is Status.NEW:
            said = plan.rows[one.row]
            begins = said.day(Field.FIRST_DAY)
            yield from _span(plan, said.text(Field.MEASURE), begins, _last_day(one, None), one.row, True)
        elif link.placement is not None:
            changed[link.placement.placement_key] = one
    for known in plan.placements.get(person, ()):
        moving = changed.get(known.key)
        measure = _changed(moving, Field.MEASURE, known.measure)
        first_day = _changed(moving, Field.FIRST_DAY, known.first_day)
        last_day = _last_day(moving, plan.ending.get(known.key, known.last_day))
        row = moving.row if moving and any(change.field in _MOVES for change in moving.changes) else None
        yield from _span(plan, str(measure), first_day, last_day, row, False)


def _span(
    plan: Plan, measure: str, first_day: object, last_day: date | None, row: int | None, is_new: bool
) -> Iterator[_Span]:
    group = _rules(plan, measure).group
    if group and isinstance(first_day, date) and (last_day is None or last_day >= first_day):
        yield _Span(group, Period(first_day, last_day), row, is_new)


def _changed(moving: Outcome | None, key: Field, known: object) -> object:
    changes: Sequence[Change] = moving.changes if moving else ()
    return next((change.new for change in changes if change.field is key), known)


def _last_day(one: Outcome | None, known: date | None) -> date | None:
    """Return the real last day as it would be: a planned one ends nothing."""
    changes: Sequence[Change] = one.changes if one else ()
    found = (change.new for change in changes if change.attribute == Field.LAST_DAY.value)
    return next((day for day in found if isinstance(day, date)), known)


def _clash(span: _Span, spans: Sequence[_Span], plan: Plan) -> Reason | None:
    for other in spans:
        if other is span or other.group != span.group or not other.period.overlaps(span.period):
            continue
        if other.is_new and not span.is_new:
            continue
        if other.row is not None:
            return Reason("would_overlap_row", {"row": str(plan.rows[other.row].number)})
        return Reason("would_overlap")
    return None
