"""Time of employment under the Employment Protection Act (LAS, 1982:80): what counts, and what it leads to when.

Three things follow from time at the same employer: a fixed-term employment becomes permanent (5 a §, p. 1 within five
years, p. 2 within a chain), so does a substitute's (5 a § third paragraph), and somebody who gets no more for lack of
work has priority to a new one (25 §). Employments with the support that 1 § second paragraph 3 names are outside.

**How months become days is a convention.** The Labour Court has settled that a year has 365 days (AD 2019 nr 56), not
what twelve months have; preparatory works count 30 days to a month. So every limit is given twice: the earliest
reading warns in time, the latest is when there is no doubt left. Nothing here is a decision: `doubts` say what a
person must check.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from talja.core.kernel.period import Period
from talja.core.rules.book import RuleBook
from talja.core.rules.day_counts import add_months
from talja.core.rules.las_days import (
    Stretch,
    between_in_months,
    chains,
    days_of,
    first_beyond,
    frame_of_chain,
    frame_of_years,
    joined,
    stretches,
    total,
    within,
    without,
)
from talja.core.rules.las_limits import Limit, Rule, limit_of
from talja.core.rules.parameters import Certainty
from talja.core.rules.scheme import Kind, Las


class Employment(StrEnum):
    """What sort of employment it is, as the Act sees it."""

    FIXED_TERM = "fixed_term"  # särskild visstidsanställning, and before October 2022 allmän visstid
    SUBSTITUTE = "substitute"
    SEASONAL = "seasonal"
    TRIAL = "trial"  # provanställning, 6 §: none of those that 5 a § makes permanent
    PERMANENT = "permanent"
    EXEMPT = "exempt"  # 1 § second paragraph 3
    UNKNOWN = "unknown"


CONVERTING = frozenset({Rule.FIXED_TERM, Rule.CHAIN, Rule.SUBSTITUTE})
_TEMPORARY = (Employment.FIXED_TERM, Employment.SUBSTITUTE, Employment.SEASONAL)
_COUNTED = {
    Rule.FIXED_TERM: (Employment.FIXED_TERM,),
    Rule.CHAIN: (Employment.FIXED_TERM,),
    Rule.SUBSTITUTE: (Employment.SUBSTITUTE,),
    Rule.PRIORITY: (*_TEMPORARY, Employment.TRIAL, Employment.PERMANENT),
    Rule.PRIORITY_FIXED_TERM: (Employment.FIXED_TERM,),
}
_FIXED_TERM_ONLY = frozenset({Rule.FIXED_TERM, Rule.CHAIN, Rule.PRIORITY_FIXED_TERM})
_EXEMPT = (Employment.EXEMPT,)
NEW_RULES = date(2022, 10, 1)  # fixed-term employments from before then may follow older rules


@dataclass(frozen=True, slots=True)
class Spell:
    """One employment at the employer. No last day = it runs.

    `is_assumed`: nobody has said which sort it is. `is_own`: the municipality's own employment, which a support can be
    given for; its days under an exempt support are exempt. One employment is one spell: two that overlap count as two
    where employments in a month are counted, though their days count once.
    """

    period: Period
    kind: Employment
    form: str = ""
    is_assumed: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """The days that count for one rule on the day `on`, and when they are too many.

    `limit` days are allowed by the earliest reading, `latest_limit` by the latest; `beyond_on` and `beyond_latest_on`
    are the first days when there are more, before the day or after it if what runs then goes on. `stretches` are the
    days counted, as periods. `lasts_until`: the last day of a priority that is earned and whose employment has ended.
    """

    rule: Rule
    on: date
    days: int
    limit: int
    latest_limit: int
    first_day: date
    stretches: tuple[Period, ...]
    beyond_on: date | None
    beyond_latest_on: date | None
    lasts_until: date | None
    source: str
    certainty: Certainty

    @property
    def passed_on(self) -> date | None:
        """The first day beyond the limit by the earliest reading, when it has been."""
        return self.beyond_on if self.beyond_on is not None and self.beyond_on <= self.on else None

    @property
    def passes_on(self) -> date | None:
        """The first day beyond the limit by the earliest reading, when it is to come."""
        return None if self.passed_on else self.beyond_on

    @property
    def passes_latest_on(self) -> date | None:
        """The first day beyond the limit by the latest reading, when it is to come."""
        latest = self.beyond_latest_on
        return latest if latest is not None and latest > self.on else None

    @property
    def days_left(self) -> int:
        """How many more days there can be by the earliest reading before the limit is passed, at most."""
        return max(0, self.limit - self.days)


@dataclass(frozen=True, slots=True)
class LasCount:
    """What the time at one employer comes to on a day. A rule that no day counts for has no tally.

    `doubts` are codes of what must be checked with HR: which sort of employment it was (`kind_assumed`), whether
    exempt time counts (`exempt_not_counted`), forms under an agreement of their own or unknown (`form_unknown`), time
    before October 2022 (`before_2022`), how a month is counted (`month_length`).
    """

    on: date
    tallies: tuple[Tally, ...]
    exempt_days: int
    doubts: tuple[str, ...]

    @property
    def beyond_on(self) -> date | None:
        """The first day on which an employment becomes permanent by the earliest reading, whenever it is."""
        return min((one.beyond_on for one in self._converting if one.beyond_on), default=None)

    @property
    def beyond_latest_on(self) -> date | None:
        """The same by the latest reading."""
        return min((one.beyond_latest_on for one in self._converting if one.beyond_latest_on), default=None)

    @property
    def converted_on(self) -> date | None:
        """The first day, up to the day asked about, on which an employment has become permanent by some reading."""
        return min((one.passed_on for one in self._converting if one.passed_on), default=None)

    @property
    def converts_on(self) -> date | None:
        """The first day on which what runs becomes permanent if it goes on, by the earliest reading."""
        return min((one.passes_on for one in self._converting if one.passes_on), default=None)

    @property
    def converts_latest_on(self) -> date | None:
        """The same by the latest reading."""
        return min((one.passes_latest_on for one in self._converting if one.passes_latest_on), default=None)

    @property
    def _converting(self) -> tuple[Tally, ...]:
        return tuple(one for one in self.tallies if one.rule in CONVERTING)


def spell_of(period: Period, form: str, *, book: RuleBook, kind: Employment | None = None) -> Spell | None:
    """Return the employment that a placement under the form is; None for one who is not an employee.

    `kind` is what is agreed. While nobody has said, it is taken for a special fixed-term one (särskild
    visstidsanställning), which the Act limits the most. Under a form that the Act exempts it is exempt all the same.
    """
    scheme = book.schemes.get(form)
    if scheme is None:
        return Spell(period, Employment.UNKNOWN, form)
    if scheme.las is Las.NOT_EMPLOYEE:
        return None
    is_own = scheme.kind is Kind.MUNICIPAL
    if scheme.las is Las.APPLIES:
        return Spell(period, kind or Employment.FIXED_TERM, form, is_assumed=kind is None, is_own=is_own)
    return Spell(period, Employment.EXEMPT if scheme.las is Las.EXEMPT else Employment.UNKNOWN, form, is_own=is_own)


def count_time(spells: Iterable[Spell], *, on: date, book: RuleBook, by_agreement: bool) -> LasCount:
    """Return what the spells, all at the same employer, come to on the day.

    `by_agreement`: the municipalities' collective agreement holds, which makes substitutes permanent sooner. What lies
    after the day is looked at for when a limit is passed, and not counted in `days`.
    """
    known = tuple(spells)
    limits = ((rule, limit_of(rule, book, on=on, by_agreement=by_agreement)) for rule in Rule)
    found = (_tally(rule, known, limit, on) for rule, limit in limits if limit is not None)
    tallies = tuple(one for one in found if one is not None)
    exempt = within(_days_of_kinds(known, _EXEMPT, until=on.toordinal()), 0, on.toordinal())
    return LasCount(on, tallies, total(exempt), tuple(_doubts(known, tallies)))


def _tally(rule: Rule, spells: tuple[Spell, ...], limit: Limit, on: date) -> Tally | None:
    """Return what counts for the rule on the day; None when no day does."""
    counted = _counted(rule, spells, limit, until=on.toordinal())
    ends = _ends(rule, spells, counted, limit, on)
    begins = _frame(rule, spells, limit, until=on.toordinal())
    shown = within(counted, begins(ends), ends) if ends else ()
    if not shown:
        return None
    earliest, latest = _passings(rule, _going_on(spells, limit, on), limit)
    is_over = ends < on.toordinal() and total(shown) > limit.days
    return Tally(
        rule=rule,
        on=on,
        days=total(shown),
        limit=limit.days,
        latest_limit=limit.latest,
        first_day=date.fromordinal(begins(ends)),
        stretches=tuple(Period(date.fromordinal(first), date.fromordinal(last)) for first, last in shown),
        beyond_on=earliest,
        beyond_latest_on=latest,
        lasts_until=add_months(date.fromordinal(ends), limit.lasts_months) if is_over else None,
        source=limit.source,
        certainty=_certainty(rule, spells, limit),
    )


def _ends(rule: Rule, spells: tuple[Spell, ...], counted: tuple[Stretch, ...], limit: Limit, on: date) -> int:
    """Return the last day of the frame that counts now: the day itself, or for a priority the last day of work.

    0 when no day counts, or when what there was has ended so long ago that a new employment would not follow on it.
    """
    today = on.toordinal()
    last = max((min(last, today) for first, last in counted if first <= today), default=0)
    if rule not in CONVERTING or not last:
        return last
    return 0 if rule is Rule.CHAIN and _is_broken(spells, limit, today) else today


def _passings(rule: Rule, spells: tuple[Spell, ...], limit: Limit) -> tuple[date | None, date | None]:
    """Return the first day beyond the limit, by the earliest and by the latest reading."""
    until = max((one.period.last_day or date.min for one in spells), default=date.min).toordinal()
    days = days_of(_counted(rule, spells, limit, until=until))
    begins = _frame(rule, spells, limit, until=until)
    found = (first_beyond(days, most, begins=begins, from_day=limit.since) for most in (limit.days, limit.latest))
    earliest, latest = (None if day is None else date.fromordinal(day) for day in found)
    return earliest, latest


def _going_on(spells: tuple[Spell, ...], limit: Limit, on: date) -> tuple[Spell, ...]:
    """Return the spells with those that run on the day going on until any limit must have been passed."""
    far = on + timedelta(days=limit.latest + 1)

    def longer(one: Spell) -> Spell:
        last_day = one.period.last_day
        if not one.period.covers(on) or (last_day is not None and last_day > far):
            return one if last_day is not None else replace(one, period=Period(one.period.first_day, far))
        return replace(one, period=Period(one.period.first_day, far))

    return tuple(longer(one) for one in spells)


def _counted(rule: Rule, spells: tuple[Spell, ...], limit: Limit, *, until: int) -> tuple[Stretch, ...]:
    """Return the days that count for the rule, within no frame."""
    kinds = _COUNTED[rule]
    exempt = _days_of_kinds(spells, _EXEMPT, until=until)
    own = without(_days_of_kinds([one for one in spells if one.is_own], kinds, until=until), exempt)
    others = _days_of_kinds([one for one in spells if not one.is_own], kinds, until=until)
    fixed = [one.period for one in spells if one.kind is Employment.FIXED_TERM and one.kind in kinds]
    between = stretches(between_in_months(fixed, at_least=limit.employments, until=until), until=until)
    whole = joined((*own, *others, *between))
    return whole if rule not in _FIXED_TERM_ONLY else within(whole, limit.fixed_term_since, date.max.toordinal())


def _days_of_kinds(spells: Iterable[Spell], kinds: Collection[Employment], *, until: int) -> tuple[Stretch, ...]:
    return stretches((one.period for one in spells if one.kind in kinds), until=until)


def _frame(rule: Rule, spells: tuple[Spell, ...], limit: Limit, *, until: int) -> Callable[[int], int]:
    """Return what gives the first day that counts together with a day."""
    return frame_of_chain(_chains(spells, limit, until)) if rule is Rule.CHAIN else frame_of_years(limit.frame_years)


def _chains(spells: tuple[Spell, ...], limit: Limit, until: int) -> tuple[Stretch, ...]:
    temporary = (one.period for one in spells if one.kind in _TEMPORARY)
    return chains(temporary, gap_months=limit.gap_months, until=until)


def _is_broken(spells: tuple[Spell, ...], limit: Limit, today: int) -> bool:
    """Whether the last chain is so old that a new employment would not follow on it."""
    ended = max((last for first, last in _chains(spells, limit, today) if first <= today), default=today)
    return date.fromordinal(today) > add_months(date.fromordinal(ended), limit.gap_months)


def _certainty(rule: Rule, spells: tuple[Spell, ...], limit: Limit) -> Certainty:
    """Return how sure the tally is: no surer than the limit, and low when the sort of employment is assumed."""
    is_assumed = any(one.is_assumed for one in spells if one.kind in _COUNTED[rule])
    return Certainty.LOW if is_assumed else limit.certainty


def _doubts(spells: tuple[Spell, ...], tallies: tuple[Tally, ...]) -> Iterator[str]:
    if any(one.is_assumed for one in spells):
        yield "kind_assumed"
    if any(one.kind is Employment.EXEMPT for one in spells):
        yield "exempt_not_counted"
    if any(one.kind is Employment.UNKNOWN for one in spells):
        yield "form_unknown"
    fixed = (one.period.first_day for one in spells if one.kind is Employment.FIXED_TERM)
    if any(first_day < NEW_RULES for first_day in fixed):
        yield "before_2022"
    if any(one.limit != one.latest_limit for one in tallies):
        yield "month_length"
