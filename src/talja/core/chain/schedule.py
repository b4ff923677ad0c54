"""What is followed up when, and what happens to it when the period changes. Pure: days in, days out."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from talja.core.chain.rhythms import Rhythm, rhythm_for
from talja.core.kernel.period import Period
from talja.core.kernel.workdays import working_day_within

HORIZON_MONTHS: Final = 24  # how far ahead a period without an end is planned
CHECK_MONTHS: Final = (3, 6, 12)
CHECK_OPEN_DAYS: Final = 85  # how long a check is called about: less than the time to the next one
CROWDED_DAYS: Final = 14  # a check-in this near another talk is left out
_A_DAY: Final = timedelta(days=1)


class Kind(StrEnum):
    """What a follow-up is."""

    FIRST_CONTACT = "first_contact"
    CHECK_IN = "check_in"
    THREE_PARTY = "three_party"
    EXPERIENCE = "experience"
    END_TALK = "end_talk"
    END = "end"
    EXTRA = "extra"  # planned by hand: never moved or taken away by a schedule


FROM_END: Final = frozenset({Kind.END_TALK, Kind.END})


@dataclass(frozen=True, slots=True)
class Planned:
    """A follow-up that should be held. `number` tells those of a kind apart: the first is 1, whatever is left out."""

    kind: Kind
    number: int
    due_day: date


@dataclass(frozen=True, slots=True)
class Existing:
    """A follow-up that is there. `is_fixed`: held, or begun so that it stands. `is_moved`: somebody chose the day."""

    key: str
    kind: Kind
    number: int
    due_day: date
    is_fixed: bool = False
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A follow-up whose day changes. `keeps_choice` is False when a day chosen by hand no longer fits."""

    existing: Existing
    due_day: date


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new period does to the follow-ups: shown before it is saved, and then done."""

    added: tuple[Planned, ...]
    moved: tuple[Move, ...]
    removed: tuple[Existing, ...]
    kept: tuple[Existing, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether everything stays as it is."""
        return not (self.added or self.moved or self.removed)


def add_months(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or that month's last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def schedule(
    first_day: date, last_day: date | None, rhythm: Rhythm, *, from_day: date | None = None
) -> tuple[Planned, ...]:
    """Return every follow-up of a period in order of day, all within it and on working days where it has any.

    A period without an end is planned for 24 months from its first day or from `from_day`, whichever is later, and has
    nothing that is counted back from the end. Raises `ValueError` when the last day comes before the first.
    """
    period = Period(first_day, last_day)
    until = last_day or add_months(max(first_day, from_day or first_day), HORIZON_MONTHS)
    wanted = list(_talks(period, until, rhythm))
    held = [one.due_day for one in wanted]
    wanted += [
        one for one in _every(Kind.CHECK_IN, rhythm.check_in_months, period, until) if not _is_crowded(one, held)
    ]
    wanted += _every(Kind.EXPERIENCE, rhythm.experience_months, period, until)
    return tuple(sorted(wanted, key=lambda one: (one.due_day, list(Kind).index(one.kind), one.number)))


def around(wanted: Iterable[Planned], pauses: Iterable[Period], *, period: Period) -> tuple[Planned, ...]:
    """Return the follow-ups without those that fall in a pause; the last of each kind is held when it is over.

    While nobody knows when a pause ends, nothing is wanted from its first day on. What is counted back from the end
    stays: the end comes all the same. One moved so near the next of its kind that both would be too much is left out.
    """
    found = tuple(wanted)
    for pause in pauses:
        inside = [one for one in found if one.kind not in FROM_END and pause.covers(one.due_day)]
        kept = [one for one in found if one not in inside]
        last = {one.kind: one for one in inside}.values()
        late = [one for one in (_after(one, pause, period) for one in last) if one is not None]
        new = (one for one in late if not _is_crowded(one, [other.due_day for other in kept if other.kind == one.kind]))
        found = tuple(sorted((*kept, *new), key=lambda one: one.due_day))
    return found


def changes(
    existing: Iterable[Existing], wanted: Iterable[Planned], *, period: Period, from_day: date | None = None
) -> Changes:
    """Return what becomes of the follow-ups that are there when others are wanted.

    Those held stay. A day chosen by hand stays while it is within the period. What is due before `from_day` is not
    added: nobody can hold what should have been held before there was a plan.
    """
    there = tuple(existing)
    goals = dict(_goals(there, wanted))
    known = {(one.kind, one.number) for one in there}
    added = (replace(goal, number=number) for (kind, number), goal in goals.items() if (kind, number) not in known)
    moved, removed, kept = [], [], []
    for one in there:
        goal = goals.get((one.kind, one.number))
        if one.is_fixed or (one.kind == Kind.EXTRA and period.covers(one.due_day)):
            kept.append(one)
        elif goal is None:
            removed.append(one)
        elif one.due_day == goal.due_day or (one.is_moved and period.covers(one.due_day)):
            kept.append(one)
        else:
            moved.append(Move(one, goal.due_day))
    new = tuple(one for one in added if from_day is None or one.due_day >= from_day)
    return Changes(new, tuple(moved), tuple(removed), tuple(kept))


def preview(
    *,
    first_day: date,
    last_day: date | None,
    category: str,
    form: str = "",
    existing: Iterable[Existing] = (),
    from_day: date | None = None,
    pauses: Iterable[Period] = (),
) -> Changes:
    """Return what a period and its pauses would do to the follow-ups, by the form's own rhythm or its category's.

    Raises `ValueError` when the last day comes before the first, and `KeyError` for a category that does not exist.
    """
    rhythm = rhythm_for(category=category, form=form)
    period = Period(first_day, last_day)
    wanted = around(schedule(first_day, last_day, rhythm, from_day=from_day), pauses, period=period)
    return changes(existing, wanted, period=period, from_day=from_day)


def ended_for_check(months: int, *, on: date, waited_days: int = 0) -> date:
    """Return the latest last day for which a check so many months later has been due for at least so many days."""
    wanted = on - timedelta(days=waited_days)
    day = add_months(wanted, -months)
    while add_months(day + _A_DAY, months) <= wanted:
        day += _A_DAY
    return day


def check_days(last_day: date) -> Mapping[int, date]:
    """Return the days from which one can ask how it went, 3, 6 and 12 months after the last day, by months."""
    return {months: add_months(last_day, months) for months in CHECK_MONTHS}


def _talks(period: Period, until: date, rhythm: Rhythm) -> Iterator[Planned]:
    """Yield what is held once, and with Arbetsförmedlingen."""
    first = period.first_day + timedelta(days=rhythm.first_contact_days - 1)
    yield Planned(Kind.FIRST_CONTACT, 1, _before(first, period, until))
    if rhythm.three_party is not None:
        yield from _every(Kind.THREE_PARTY, rhythm.three_party.every_months, period, until)
    if period.last_day is not None:
        length = (until - period.first_day).days
        ahead = min(rhythm.end_talk_days, length // 3)
        if ahead:
            yield Planned(Kind.END_TALK, 1, _within(until - timedelta(days=ahead), period, until))
        yield Planned(Kind.END, 1, _before(until, period, until))


def _every(kind: Kind, months: int, period: Period, until: date) -> Iterator[Planned]:
    """Yield one for every so many months that have passed before the period is over."""
    number = 1
    while (day := add_months(period.first_day, months * number)) < until:
        yield Planned(kind, number, _within(day, period, until))
        number += 1


def _after(one: Planned, pause: Period, period: Period) -> Planned | None:
    """Return the follow-up on the first working day after the pause; None when the period is over by then."""
    if pause.last_day is None or not period.covers(pause.last_day + _A_DAY):
        return None
    day = pause.last_day + _A_DAY
    return replace(one, due_day=working_day_within(day, first_day=day, last_day=period.last_day or date.max))


def _is_crowded(one: Planned, held: Iterable[date]) -> bool:
    return any(abs((one.due_day - day).days) < CROWDED_DAYS for day in held)


def _within(day: date, period: Period, until: date) -> date:
    return working_day_within(day, first_day=period.first_day, last_day=until)


def _before(day: date, period: Period, until: date) -> date:
    """Return the last working day up to the day, for what has a latest day; within the period all the same."""
    latest = min(day, until)
    return working_day_within(latest, first_day=period.first_day, last_day=latest)


def _goals(there: tuple[Existing, ...], wanted: Iterable[Planned]) -> Iterator[tuple[tuple[Kind, int], Planned]]:
    """Yield what is wanted by kind and number. An end that has moved past a talk already held needs a new talk."""
    for one in wanted:
        fixed = [each for each in there if each.kind == one.kind and each.is_fixed]
        latest = max(fixed, key=lambda each: each.number, default=None)
        if one.kind in FROM_END and latest is not None:
            is_new = one.due_day > latest.due_day + CROWDED_DAYS * _A_DAY
            number = latest.number + 1 if is_new else latest.number
            yield (one.kind, number), one
        else:
            yield (one.kind, one.number), one
