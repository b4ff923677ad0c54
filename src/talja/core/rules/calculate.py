"""Work out one scheme for one situation: steps per month, months, totals, how long, and on which conditions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from talja.core.rules.blocks import BLOCKS, Terms
from talja.core.rules.conditions import Asker, existence, version_day
from talja.core.rules.day_counts import add_months, pieces
from talja.core.rules.durations import extent_of
from talja.core.rules.facts import FACTS, Fact, FactKind, Situation
from talja.core.rules.parameters import Certainty, DatedBy, Parameter, Rows
from talja.core.rules.results import Answer, Calculation, Checked, Extent, Month, Segment, Step, Term
from talja.core.rules.rounding import rounded
from talja.core.rules.scheme import Block, RoundingPlace, Scheme

_ZERO = Decimal(0)
_ONE_DAY = timedelta(days=1)
_IN_TIME = frozenset({"elapsed_months", "age", "age_at_year_start", "year"})  # facts that change as time passes
_CERTAINTIES = (Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW)
_AS_DECIMAL = {True: Decimal(1), False: Decimal(0)}


def calculate(scheme: Scheme, situation: Situation, *, book_version: str = "", months: int = 24) -> Calculation:
    """Return the calculation over the situation's days, or over so many months when it has no last day.

    When the target group is not settled, the one that gives the least support is counted with, and all are named.
    """
    asker = Asker(scheme, situation)
    group, possible = asker.group()
    if group or not possible:
        return _Worker(scheme, situation, group, possible, asker, months, book_version).work_out()
    found = [
        _Worker(scheme, replace(situation, group=one), one, possible, asker, months, book_version).work_out()
        for one in possible
    ]
    return min(found, key=lambda one: _ZERO if one.support is None else one.support)


@dataclass(slots=True)
class _Worker:
    scheme: Scheme
    situation: Situation
    group: str
    possible: tuple[str, ...]
    asker: Asker
    horizon: int
    book_version: str
    missing: dict[str, None] = field(default_factory=dict)

    def work_out(self) -> Calculation:
        begins = self.situation.first_day
        extent = extent_of(self.scheme, self.situation, self.group, self.look_up)
        ends = self.situation.last_day or add_months(begins, self.horizon) - _ONE_DAY
        supported_to = min(ends, extent.last_day) if extent.last_day else ends
        segments = tuple(self._segments(begins, ends, supported_to))
        months = self._capped(tuple(self._months(segments)))
        return Calculation(
            scheme=self.scheme.code,
            group=self.group,
            possible_groups=self.possible,
            conditions=self._conditions(extent),
            extent=extent,
            segments=segments,
            months=months,
            cost=self._total(tuple(month.cost for month in months)),
            support=self._total(tuple(month.support for month in months)),
            missing=tuple(self.missing),
            book_version=self.book_version,
            currency=self.scheme.currency,
        )

    # Conditions

    def _conditions(self, extent: Extent) -> tuple[Checked, ...]:
        checked = (existence(self.scheme, self.situation), *self.asker.check_all())
        if self.scheme.groups:
            answer = Answer.YES if self.group and len(self.possible) == 1 else Answer.UNKNOWN
            if not self.possible:
                answer = Answer.NO
            missing = self._group_missing() if answer is Answer.UNKNOWN else ()
            checked += (Checked("in_target_group", "", self.scheme.legal_basis, Certainty.HIGH, answer, missing),)
        if extent.left_months is not None and extent.left_months <= 0:
            checked += (Checked("time_left", "", self.scheme.legal_basis, Certainty.HIGH, Answer.NO),)
        return checked

    def _group_missing(self) -> tuple[str, ...]:
        named = (self.asker.check(one).missing for one in self.scheme.groups if one.code in self.possible)
        return tuple(dict.fromkeys(fact for facts in named for fact in facts))

    # Time

    def _segments(self, begins: date, ends: date, supported_to: date) -> Iterator[Segment]:
        starts = sorted({begins, *self._breaks(begins, ends, supported_to)})
        for first_day, next_first in zip(starts, [*starts[1:], ends + _ONE_DAY], strict=True):
            cost = self._steps(self.scheme.cost, first_day)
            support = self._steps(self.scheme.steps, first_day) if first_day <= supported_to else ()
            yield Segment(first_day, next_first - _ONE_DAY, cost, support)

    def _breaks(self, begins: date, ends: date, supported_to: date) -> Iterator[date]:
        """Yield the days within the time on which a month's amounts may change."""
        days = {supported_to + _ONE_DAY}
        timed: set[str] = set()
        for block in (*self.scheme.cost, *self.scheme.steps):
            for name in _names(block):
                parameter = self.scheme.parameters.get(name)
                timed.update(_IN_TIME.intersection(parameter.by if parameter else (name,)))
                if parameter and parameter.dated_by is DatedBy.WAGE_MONTH:
                    days.update(value.first_day for value in parameter.values)
        if timed & {"age_at_year_start", "year"}:
            days.update(date(year, 1, 1) for year in range(begins.year + 1, ends.year + 1))
        if timed & {"elapsed_months", "age"}:
            days.update(add_months(begins, count) for count in range(1, (ends - begins).days // 28 + 2))
        yield from (day for day in days if begins < day <= ends)

    def _months(self, segments: tuple[Segment, ...]) -> Iterator[Month]:
        rounding = self.scheme.rounding
        for segment in _joined(segments):
            cost, support = segment.monthly_cost, segment.monthly_support
            for piece in pieces(segment.first_day, segment.last_day, self.scheme.day_count):
                yield Month(
                    piece.first_day,
                    piece.last_day,
                    piece.share,
                    None if cost is None else rounded(cost * piece.share, rounding, at=RoundingPlace.MONTH),
                    None if support is None else rounded(support * piece.share, rounding, at=RoundingPlace.MONTH),
                )

    def _capped(self, months: tuple[Month, ...]) -> tuple[Month, ...]:
        """Hold the support within what may be paid in a calendar year and in all."""
        for cap in self.scheme.caps:
            paid: dict[int, Decimal] = {}
            held: list[Month] = []
            for month in months:
                at = self.look_up(cap.at, month.first_day).number
                bucket = month.first_day.year if cap.per == "year" else 0
                support = month.support
                if support is not None and at is not None:
                    support = min(support, max(_ZERO, at - paid.get(bucket, _ZERO)))
                    paid[bucket] = paid.get(bucket, _ZERO) + support
                held.append(replace(month, support=support))
            months = tuple(held)
        return months

    def _total(self, amounts: tuple[Decimal | None, ...]) -> Decimal | None:
        known = [amount for amount in amounts if amount is not None]
        if len(known) < len(amounts):
            return None
        return rounded(sum(known, _ZERO), self.scheme.rounding, at=RoundingPlace.TOTAL)

    # Steps

    def _steps(self, blocks: tuple[Block, ...], on: date) -> tuple[Step, ...]:
        done: dict[str, Step] = {}
        for block in blocks:
            done[block.code] = self._step(block, on, done)
        return tuple(done.values())

    def _step(self, block: Block, on: date, done: Mapping[str, Step]) -> Step:
        by_name: dict[str, tuple[Term, ...]] = {}
        words: dict[str, str] = {}
        kind = BLOCKS[block.kind]
        for argument, names in block.arguments.items():
            if argument in kind.words:
                words[argument] = str(names)
                continue
            named = names if isinstance(names, tuple) else (names,)
            by_name[argument] = tuple(self._term(name, on, done) for name in named)
        used = tuple(term for terms in by_name.values() for term in terms)
        amount = kind.work_out(Terms(by_name, words))
        if amount is not None:
            amount = rounded(amount, self.scheme.rounding, at=RoundingPlace.STEP)
        sources = dict.fromkeys(term.source for term in used if term.source and term.name not in done)
        return Step(
            block.code,
            block.title,
            amount,
            f"{self.scheme.currency}/month",
            "; ".join([block.source, *sources] if block.source else sources),
            max((term.certainty for term in used), key=_CERTAINTIES.index, default=Certainty.HIGH),
            used,
        )

    def _term(self, name: str, on: date, done: Mapping[str, Step]) -> Term:
        step = done.get(name)
        if step is not None:
            return Term(name, step.amount, step.unit, step.source, step.certainty)
        return self.look_up(name, on)

    def look_up(self, name: str, on: date) -> Term:
        """Return a parameter's value in force, or a fact, as a term ready to be used in a formula."""
        parameter = self.scheme.parameters.get(name)
        if parameter is None:
            return self._fact(name, on)
        value = parameter.at(version_day(parameter, self.situation, on))
        if value is None:
            self.missing[name] = None
            return Term(name, None, parameter.unit)
        number = value.number if value.rows is None else self._cell(parameter, value.rows, parameter.by, on)
        if number is None and not value.is_ended:
            self.missing[name] = None
        return Term(
            name,
            None if number is None else number * parameter.scale,
            parameter.unit,
            value.source,
            value.certainty,
            value.first_day,
            value.is_ended,
        )

    def _cell(self, parameter: Parameter, rows: Rows, by: tuple[str, ...], on: date) -> Decimal | None:
        row: Rows | Decimal | None = rows
        for dimension in by:
            if not isinstance(row, Mapping):
                return None
            row = row.get(self.group) if dimension == "group" else self._band(parameter, dimension, row, on)
        return row if isinstance(row, Decimal) else None

    def _band(self, parameter: Parameter, dimension: str, rows: Rows, on: date) -> "Rows | Decimal | None":
        """Return the row with the highest lower limit that the fact reaches."""
        told = self.situation.fact(dimension, on=on)
        if told is None:
            self.missing[dimension] = None
            told = parameter.assumed.get(dimension)
        if isinstance(told, str):
            return rows.get(told)
        if told is None:
            return None
        reached = [limit for limit in rows if Decimal(limit) <= told]
        return rows[max(reached, key=Decimal)] if reached else None

    def _fact(self, name: str, on: date) -> Term:
        fact = _fact_of(self.scheme, name)
        told = self.situation.fact(name, on=on)
        if isinstance(told, bool):
            told = _AS_DECIMAL[told]
        if not isinstance(told, Decimal):
            self.missing[name] = None
            return Term(name, None, fact.unit)
        return Term(name, told * fact.scale, fact.unit)


def _fact_of(scheme: Scheme, name: str) -> Fact:
    return FACTS[name] if name in FACTS else Fact(FactKind(scheme.facts[name].kind), scheme.facts[name].unit)


def _names(block: Block) -> Iterator[str]:
    for names in block.arguments.values():
        yield from (names if isinstance(names, tuple) else (names,))


def _joined(segments: tuple[Segment, ...]) -> Iterator[Segment]:
    """Yield the segments with neighbours that come to the same amounts joined, so that no month is cut for nothing."""
    held: Segment | None = None
    for segment in segments:
        alike = held is not None and _amounts(held) == _amounts(segment)
        if held is not None and alike:
            held = replace(held, last_day=segment.last_day)
            continue
        if held is not None:
            yield held
        held = segment
    if held is not None:
        yield held


def _amounts(segment: Segment) -> tuple[object, ...]:
    return segment.monthly_cost, segment.monthly_support
