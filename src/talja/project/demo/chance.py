"""Chance with a seed: the same seed gives the same world on every machine."""

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

T = TypeVar("T")
_SATURDAY = 5


def stream(seed: int, topic: str) -> random.Random:
    """Return the random numbers of one topic, so that a change in one does not shift the others."""
    # chance with a seed, not a secret: what bandit warns of (B311) is just what is wanted
    return random.Random(f"{seed}:{topic}")  # nosec B311


def deal(rng: random.Random, shares: Mapping[T, float], count: int) -> list[T]:
    """Return `count` values in just these proportions, in random order: chance decides who, never how many."""
    total = sum(shares.values())
    exact = {value: share * count / total for value, share in shares.items()}
    dealt = [value for value, amount in exact.items() for _ in range(int(amount))]
    by_rest = sorted(exact, key=lambda value: exact[value] % 1, reverse=True)
    dealt += by_rest[: count - len(dealt)]
    rng.shuffle(dealt)
    return dealt


def pick(rng: random.Random, shares: Mapping[T, float]) -> T:
    """Return one value by its share."""
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def maybe(rng: random.Random, rate: float) -> bool:
    """Return whether something that happens at this rate happens now. Always takes one number from the stream."""
    return rng.random() < rate


def other_than(rng: random.Random, values: Sequence[T], taken: T) -> T:
    """Return one of the values that is not the taken one; the taken one when there is no other."""
    return rng.choice([value for value in values if value != taken] or [taken])


def working_day(day: date) -> date:
    """Return the day, or the Monday after it."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def office_moment(rng: random.Random, day: date) -> datetime:
    """Return a moment of office hours on the day, or on the Monday after a weekend."""
    return datetime.combine(working_day(day), time(7), UTC) + timedelta(seconds=rng.randrange(8 * 3600))


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months later (or earlier), at most its 28th where it is short."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, 28))


def last_day_of(first_day: date, months: int) -> date:
    """Return the last day of a period of so many months."""
    return months_after(first_day, months) - timedelta(days=1)
