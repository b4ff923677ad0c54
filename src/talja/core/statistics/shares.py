"""Shares that keep the unknown apart, with the two bounds it leaves open, and the uncertainty of small numbers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TypeVar

_Z_95 = 1.96

Code = TypeVar("Code", bound=str)


@dataclass(frozen=True, slots=True)
class Interval:
    """Two shares between 0 and 1, both included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BoundedShare:
    """How many are so, how many are not, and how many nobody knows about. Shares lie between 0 and 1.

    `low` counts every unknown as no and `high` as yes: the truth lies between them. `known` leaves the unknown out and
    assumes that they are like the rest. A share of nothing is None.
    """

    yes: int
    no: int
    unknown: int = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.no, self.unknown) < 0:
            raise ValueError("a count is below zero")

    @property
    def total(self) -> int:
        """All that the share is of, the unknown included."""
        return self.yes + self.no + self.unknown

    @property
    def low(self) -> float | None:
        """The share if every unknown is a no."""
        return _divide(self.yes, self.total)

    @property
    def known(self) -> float | None:
        """The share among those that are known."""
        return _divide(self.yes, self.yes + self.no)

    @property
    def high(self) -> float | None:
        """The share if every unknown is a yes."""
        return _divide(self.yes + self.unknown, self.total)

    @property
    def completeness(self) -> float | None:
        """How large a share is known at all: without it no other share means much."""
        return _divide(self.yes + self.no, self.total)

    @property
    def interval(self) -> Interval | None:
        """The 95 % Wilson interval of `known`: what chance alone can do with so few."""
        return wilson(self.yes, self.yes + self.no)


@dataclass(frozen=True, slots=True)
class Representation:
    """A group's share of those in a measure beside its share of those the measures are for."""

    share: BoundedShare
    reference: BoundedShare

    @property
    def difference(self) -> float | None:
        """Share minus reference, known cases only: 0.05 is five percentage points more than its due."""
        mine, theirs = self.share.known, self.reference.known
        return None if mine is None or theirs is None else mine - theirs

    @property
    def ratio(self) -> float | None:
        """Share divided by reference: 1 is the same share, below 1 is under-represented."""
        mine, theirs = self.share.known, self.reference.known
        return mine / theirs if mine is not None and theirs else None


def share_of(counts: Mapping[Code, int], part: Collection[Code], *, unknown: Code) -> BoundedShare:
    """Return the share of the codes in `part` among all counted, with the code `unknown` kept apart."""
    yes = sum(number for code, number in counts.items() if code in part and code != unknown)
    unclear = counts.get(unknown, 0)
    return BoundedShare(yes, sum(counts.values()) - yes - unclear, unclear)


def wilson(successes: int, trials: int, *, z: float = _Z_95) -> Interval | None:
    """Return Wilson's score interval (1927), 95 % unless told; None without trials.

    Holds its coverage also for few trials and for shares near 0 or 1, where the textbook interval does not.
    Raises `ValueError` when successes are not between 0 and trials.
    """
    if not 0 <= successes <= trials:
        raise ValueError(f"{successes} successes in {trials} trials")
    if trials == 0:
        return None
    share = successes / trials
    widening = z * z / trials
    middle = share + widening / 2
    half = z * sqrt(share * (1 - share) / trials + widening / (4 * trials))
    low, high = (middle - half) / (1 + widening), (middle + half) / (1 + widening)
    return Interval(max(0.0, min(low, share)), min(1.0, max(high, share)))


def change(now: int, baseline: int) -> float | None:
    """Return the change from the baseline as a share of it (0.25 is a quarter more); None without a baseline."""
    return _divide(now - baseline, baseline)


def _divide(part: int, whole: int) -> float | None:
    return part / whole if whole else None
