"""What became of those who ended, and how long they stayed.

The share onward *at end* is what the municipality's goal words and what Kolada asks for. It flatters while a project
is young, because those who find a job leave first: show the bounds *since start* beside it.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from statistics import median

from talja.core.kernel.period import Period
from talja.core.statistics.flow import ended, running
from talja.core.statistics.shares import BoundedShare, Interval, share_of
from talja.core.statistics.spells import ONWARD, Destination, Kolada, Spell

KOLADA_RESULT = frozenset({Kolada.WORK, Kolada.STUDIES})
"""What Kolada counts as a result at end (U40455): began to work or study."""


def onward_placements(spells: Iterable[Spell], *, during: Period) -> BoundedShare:
    """Return the share onward among the placements that ended in the period.

    Everyone who ended is counted, also those who moved, fell ill or died: the goal makes no exception, nor does Kolada.
    """
    return _onward(ended(spells, during=during))


def onward_persons(spells: Iterable[Spell], *, during: Period) -> BoundedShare:
    """Return the share onward among the persons who ended in the period, each by their latest end in it.

    Of two ends on the same day the less favourable counts, so that the order of the rows never matters.
    """
    latest: dict[str, Spell] = {}
    for spell in ended(spells, during=during):
        held = latest.get(spell.person_key)
        if held is None or _later(spell) > _later(held):
            latest[spell.person_key] = spell
    return _onward(latest.values())


def onward_since_start(spells: Iterable[Spell], *, during: Period, on: date) -> Interval | None:
    """Return the bounds of the share onward among the placements that *started* in the period, as seen on the day.

    Low counts only those already onward; high counts also the running and the unknown. The truth lies between.
    None when nothing started.
    """
    begun = [spell for spell in spells if during.covers(spell.first_day) and spell.first_day <= on]
    over = [spell for spell in begun if spell.last_day is not None and spell.last_day < on]
    at_end = _onward(over)
    open_ended = BoundedShare(at_end.yes, at_end.no, at_end.unknown + len(begun) - len(over))
    low, high = open_ended.low, open_ended.high
    return None if low is None or high is None else Interval(low, high)


def kolada_result(spells: Iterable[Spell], *, during: Period) -> BoundedShare:
    """Return Kolada's share A + B among the placements that ended in the period, with unclassed ends kept apart."""
    counts = Counter(spell.kolada for spell in ended(spells, during=during))
    return share_of(counts, KOLADA_RESULT, unknown=Kolada.UNKNOWN)


def median_days_completed(spells: Iterable[Spell], *, during: Period) -> float | None:
    """Return the median length in days of the placements that ended in the period, both ends counted."""
    lengths = [
        (spell.last_day - spell.first_day).days + 1
        for spell in spells
        if spell.last_day is not None and during.covers(spell.last_day)
    ]
    return median(lengths) if lengths else None


def median_days_so_far(spells: Iterable[Spell], *, on: date) -> float | None:
    """Return the median number of days that the running placements have lasted. Not comparable with completed ones."""
    lengths = [(on - spell.first_day).days + 1 for spell in running(spells, on=on)]
    return median(lengths) if lengths else None


def _onward(spells: Iterable[Spell]) -> BoundedShare:
    counts = Counter(spell.destination for spell in spells)
    return share_of(counts, ONWARD, unknown=Destination.UNKNOWN)


def _later(spell: Spell) -> tuple[date, int]:
    favour = 0 if spell.destination in ONWARD else 1 if spell.destination is Destination.UNKNOWN else 2
    return (spell.last_day or date.max, favour)
