"""Round counts, and say when a share or a median may be shown at all."""

from collections.abc import Iterable

from talja.core.disclosure.suppress import THRESHOLD
from talja.core.kernel.verdict import Verdict, no, yes

BASE = 5
"""Counts in a series over time are rounded to a multiple of this."""

MIN_DENOMINATOR = 10
"""The smallest group that a share or a median may describe."""


def round_count(count: int, *, base: int = BASE) -> int:
    """Return the nearest multiple of the base; a tie goes up. Raises `ValueError` on a count below zero.

    The same count always gives the same answer, so that asking again gives nothing away. Rounded parts need not add up
    to a rounded whole.
    """
    if count < 0:
        raise ValueError("a count is below zero")
    return (2 * count + base) // (2 * base) * base


def round_series(counts: Iterable[int], *, base: int = BASE) -> tuple[int, ...]:
    """Return a series over time with every count rounded on its own.

    Hiding single months would not do: a stock can be worked out from the months beside it and what started and ended.
    """
    return tuple(round_count(count, base=base) for count in counts)


def may_show_share(part: int, whole: int, *, threshold: int = THRESHOLD) -> Verdict:
    """Say whether a share may be shown. A share follows its counts: where they are hidden, so is it.

    Codes: share_of_few (fewer than 10), share_reveals_few (a small count, or all but a small count), share_of_all
    (everyone or no one in the group, which says something about each of them).
    """
    if whole < MIN_DENOMINATOR:
        return no("share_of_few")
    if part in (0, whole):
        return no("share_of_all")
    if min(part, whole - part) < threshold:
        return no("share_reveals_few")
    return yes()


def may_show_median(group: int) -> Verdict:
    """Say whether a median may be shown. Code: median_of_few (fewer than 10)."""
    return yes() if group >= MIN_DENOMINATOR else no("median_of_few")
