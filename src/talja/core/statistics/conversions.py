"""What became of internships: those that led to an employment, those that did not, and those nobody knows about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from talja.core.kernel.period import Period
from talja.core.statistics.shares import BoundedShare
from talja.core.statistics.spells import Category, Destination, Spell

NEAR: Final = timedelta(days=31)
"""How far from the internship's last day an employment may begin, before or after, to have come of it."""

EMPLOYMENTS: Final = frozenset({Category.SUBSIDISED, Category.MUNICIPAL})
ORDINARY_JOBS: Final = frozenset({Destination.ORDINARY_MUNICIPAL_JOB, Destination.ORDINARY_PRIVATE_JOB})


class Led(StrEnum):
    """Whether an internship led to an employment."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def converted(spells: Iterable[Spell], *, during: Period) -> Iterator[tuple[Spell, Led]]:
    """Yield the internships that ended in the period, each with whether it led to an employment.

    Yes: the same person began a subsidised or municipal employment within 31 days of the last day, or went to an
    ordinary job. Unknown: no such employment is known, nor where the person went; it is never counted as yes. The
    spells must reach 31 days beyond the period on both sides.
    """
    found = tuple(spells)
    begun: dict[str, list[date]] = defaultdict(list)
    for spell in found:
        if spell.category in EMPLOYMENTS:
            begun[spell.person_key].append(spell.first_day)
    for spell in found:
        if spell.category is Category.INTERNSHIP and spell.last_day is not None and during.covers(spell.last_day):
            yield spell, _led(spell, spell.last_day, begun.get(spell.person_key, ()))


def share_converted(answers: Iterable[Led]) -> BoundedShare:
    """Return the share that led to an employment, with the unknown kept apart."""
    counts = Counter(answers)
    return BoundedShare(counts[Led.YES], counts[Led.NO], counts[Led.UNKNOWN])


def quarter_of(day: date) -> Period:
    """Return the quarter of the year that a day lies in."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    after = date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    return Period(first, after - timedelta(days=1))


def quarters_until(day: date, count: int) -> tuple[Period, ...]:
    """Return so many quarters in a row, the last of them the one that the day lies in."""
    found = [quarter_of(day)]
    while len(found) < count:
        found.append(quarter_of(found[-1].first_day - timedelta(days=1)))
    return tuple(found[::-1])


def _led(internship: Spell, last_day: date, begun: Iterable[date]) -> Led:
    if internship.destination in ORDINARY_JOBS or any(abs(day - last_day) <= NEAR for day in begun):
        return Led.YES
    return Led.UNKNOWN if internship.destination is Destination.UNKNOWN else Led.NO
