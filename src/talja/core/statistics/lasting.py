"""What lasts: who has work or studies some months after an end, who is where it led, and of whom nobody knows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from talja.core.statistics.shares import BoundedShare
from talja.core.statistics.spells import ONWARD, Destination, Spell


class Later(StrEnum):
    """Where somebody is some months after the last day: in work or studies (there or elsewhere), not so, or unknown."""

    THERE = "there"  # in work or studies, and where it led
    ELSEWHERE = "elsewhere"  # in work or studies, but not where it led, or nobody knows whether
    NO = "no"
    UNKNOWN = "unknown"


LASTING = frozenset({Later.THERE, Later.ELSEWHERE})
"""What counts as work or studies, wherever it is."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was told so many months after the last day. `is_there`: still where it led."""

    status: Destination
    is_there: bool = False


def later_on(spell: Spell, checks: Mapping[int, Checked], *, months: int) -> Later:
    """Return where the person of an ended spell is so many months later, by the checks that were made, by months.

    Only the check of those months tells: one that was not made, or made in vain, is unknown, whatever was known before
    or after. But who had died by then is known, and nobody asks again.
    """
    dead = Destination.DECEASED
    if spell.destination is dead or any(one.status is dead for made, one in checks.items() if made <= months):
        return Later.NO
    checked = checks.get(months)
    if checked is None or checked.status is Destination.UNKNOWN:
        return Later.UNKNOWN
    if checked.status not in ONWARD:
        return Later.NO
    return Later.THERE if checked.is_there else Later.ELSEWHERE


def share_lasting(answers: Iterable[Later]) -> BoundedShare:
    """Return the share in work or studies, with the unknown kept apart."""
    counts = Counter(answers)
    return BoundedShare(sum(counts[one] for one in LASTING), counts[Later.NO], counts[Later.UNKNOWN])
