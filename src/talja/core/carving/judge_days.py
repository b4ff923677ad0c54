"""The judge's rules about each day of a position: nothing at the same time, time to travel, hours, and a break."""

from collections.abc import Callable, Iterator
from typing import Final

from talja.core.carving.days import Gap
from talja.core.carving.fault import Fault
from talja.core.carving.week import Week


def _gaps(week: Week) -> Iterator[tuple[int, Gap]]:
    return ((day, gap) for day, between in week.gaps.items() for gap in between)


def overlap(week: Week) -> Iterator[Fault]:
    """Yield each task that begins before one that began earlier has ended."""
    for day, held in week.days.items():
        end, before = 0, ""
        for it in held:
            if it.start < end:
                yield Fault("overlap", week.position.key, it.task, day, {"before": before})
            ends = it.start + week.tasks[it.task].minutes
            end, before = max((end, before), (ends, it.task))


def too_far(week: Week) -> Iterator[Fault]:
    """Yield each move between two tasks whose sites have no journey between them."""
    for day, gap in _gaps(week):
        if gap.journey is None:
            yield Fault("too_far", week.position.key, gap.after, day, {"before": gap.before})


def journey_too_long(week: Week) -> Iterator[Fault]:
    """Yield each journey within a day that takes too long."""
    most = week.params.longest_journey
    for day, gap in _gaps(week):
        if gap.journey is not None and gap.journey > most:
            yield Fault("journey_too_long", week.position.key, gap.after, day, {"minutes": gap.journey, "most": most})


def no_time_to_travel(week: Week) -> Iterator[Fault]:
    """Yield each journey that does not fit between its tasks. Tasks that overlap are another fault."""
    for day, gap in _gaps(week):
        if gap.journey is not None and 0 <= gap.minutes < gap.journey:
            data: dict[str, int | str] = {"before": gap.before, "minutes": gap.minutes, "journey": gap.journey}
            yield Fault("no_time_to_travel", week.position.key, gap.after, day, data)


def gap_too_long(week: Week) -> Iterator[Fault]:
    """Yield each gap whose free time splits the day in two."""
    most = week.params.longest_gap
    for day, gap in _gaps(week):
        if gap.free > most:
            yield Fault("gap_too_long", week.position.key, gap.after, day, {"minutes": gap.free, "most": most})


def day_too_short(week: Week) -> Iterator[Fault]:
    """Yield each day with too few paid minutes to come for."""
    least = week.params.least_day
    for day, shape in week.shapes.items():
        if shape.paid < least:
            yield Fault("day_too_short", week.position.key, day=day, data={"minutes": shape.paid, "least": least})


def day_too_long(week: Week) -> Iterator[Fault]:
    """Yield each day with too many paid minutes."""
    most = week.params.most_day
    for day, shape in week.shapes.items():
        if shape.paid > most:
            yield Fault("day_too_long", week.position.key, day=day, data={"minutes": shape.paid, "most": most})


def no_break(week: Week) -> Iterator[Fault]:
    """Yield each day on which somebody works too long without a break."""
    most = week.params.longest_stretch
    for day, shape in week.shapes.items():
        if shape.longest_stretch > most:
            data = {"minutes": shape.longest_stretch, "most": most}
            yield Fault("no_break", week.position.key, day=day, data=data)


RULES: Final[tuple[Callable[[Week], Iterator[Fault]], ...]] = (
    overlap,
    too_far,
    journey_too_long,
    no_time_to_travel,
    gap_too_long,
    day_too_short,
    day_too_long,
    no_break,
)
