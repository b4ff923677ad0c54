"""Signs that supported work may be crowding out ordinary work at a workplace: numbers and days, never a verdict.

They are shown to the coordinator and to the union alike. All of them count heads at the workplace and nothing else: how
many have support, never which form, which occupation or who. A representative works there and sees who else does, so
that the number alone, also one or none, tells what is no secret among them; the form could tell of somebody's health,
and stands in none of it. Persons with a protected identity are left out by whoever counts, for everybody alike: else
the difference between this number and a list would tell that somebody hidden is there.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

MANY_IN_A_ROW = 3  # so many after each other in one occupation, none of whom stayed, is a sign (our own custom)
OLD_DAYS = 365  # a number of staff older than this says so


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many there were at a workplace on a day. `ordinary` are those without support, None = nobody has said.

    `supported` are employments with support and the municipality's own temporary ones; `interns` are no employees.
    `ordinary_as_of`: the day for which the number of ordinary staff was told.
    """

    on: date
    supported: int
    interns: int = 0
    ordinary: int | None = None
    ordinary_as_of: date | None = None

    @property
    def share(self) -> Decimal | None:
        """The supported as a share of all employed, 0 to 1; None when nobody has said how many the others are."""
        if self.ordinary is None or self.supported + self.ordinary == 0:
            return None
        return Decimal(self.supported) / (self.supported + self.ordinary)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A workplace over time. `limit`: the highest share that the municipality itself has set; None = it judges none.

    `in_a_row`: the most employments with support in one occupation in the last years, where none led to an ordinary
    post. `redundancy_day`: when somebody was last given notice for lack of work; it counts from `redundancy_from` on.
    """

    now: Numbers
    before: Numbers  # a year ago
    in_a_row: int = 0
    redundancy_day: date | None = None
    redundancy_from: date
    limit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign: a code, and the number or the day that it tells."""

    code: str
    number: int | None = None
    day: date | None = None


def signals(course: Course) -> tuple[Signal, ...]:
    """Return the signs that there are, and what is not known."""
    found = (_staff(course), _share(course), _exchange(course), _in_a_row(course), _redundancy(course))
    return tuple(one for one in found if one is not None)


def _staff(course: Course) -> Signal | None:
    """Whether the number of ordinary staff is known, and of late."""
    now = course.now
    if now.ordinary is None:
        return Signal("ordinary_unknown")
    is_old = now.ordinary_as_of is not None and now.on - now.ordinary_as_of > timedelta(days=OLD_DAYS)
    return Signal("ordinary_old", day=now.ordinary_as_of) if is_old else None


def _share(course: Course) -> Signal | None:
    """A larger share than the municipality has set. Without a limit of its own there is no judgement."""
    share = course.now.share
    is_above = course.limit is not None and share is not None and share > course.limit
    return Signal("many_supported", number=round(share * 100)) if is_above and share is not None else None


def _exchange(course: Course) -> Signal | None:
    """Fewer ordinary staff and more with support than a year ago: `number` is how many fewer."""
    now, before = course.now, course.before
    if now.ordinary is None or before.ordinary is None or now.ordinary_as_of == before.ordinary_as_of:
        return None
    fell = before.ordinary - now.ordinary
    return Signal("fewer_ordinary", number=fell) if fell > 0 and now.supported > before.supported else None


def _in_a_row(course: Course) -> Signal | None:
    return Signal("repeated", number=course.in_a_row) if course.in_a_row >= MANY_IN_A_ROW else None


def _redundancy(course: Course) -> Signal | None:
    day = course.redundancy_day
    return Signal("redundancy", day=day) if day is not None and day >= course.redundancy_from else None
