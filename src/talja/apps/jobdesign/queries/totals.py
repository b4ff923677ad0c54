"""What is inventoried of each occupation's week, beside the hours that they have."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from talja.apps.jobdesign.lines import OccupationTotal, StaffLine, TaskRow
from talja.apps.placements.queries import occupation_name
from talja.core.inventory.lines import HandOver


def totals_of(rows: Sequence[TaskRow], staff: Sequence[StaffLine]) -> tuple[OccupationTotal, ...]:
    """Return the minutes of a mean week by occupation, the most first; last comes what nobody has told whose it is."""
    minutes: dict[str, Counter[HandOver]] = defaultdict(Counter)
    for row in rows:
        if row.counts and not row.task.is_undone:  # what nobody has time for takes no time
            minutes[row.task.occupation][row.task.hand_over] += row.weekly_minutes
    told = {group.occupation: group for group in staff}
    found = [
        _total(occupation, minutes[occupation], told.get(occupation))
        for occupation in {**dict.fromkeys(told), **minutes}
    ]
    return tuple(sorted(found, key=lambda one: (not one.occupation, -one.told, one.occupation)))


def _total(occupation: str, minutes: Counter[HandOver], group: StaffLine | None) -> OccupationTotal:
    name = occupation_name(occupation) if occupation else ""
    return OccupationTotal(
        occupation=occupation,
        title=(group.title if group else "") or name,
        staffed=None if group is None else group.weekly_minutes,
        yes=minutes[HandOver.YES],
        partly=minutes[HandOver.PARTLY],
        no=minutes[HandOver.NO],
        unknown=minutes[HandOver.UNKNOWN],
    )
