"""The worlds of the benchmarks: the demo municipality, made larger, or spread over more years."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from talja.project.demo.chance import stream
from talja.project.demo.model import Facts, Placement, World
from talja.project.demo.size import TALLKOPING
from talja.project.demo.world import build_world

ON = date(2026, 11, 22)
YEARS = 10


def mixed(factor: int) -> World:
    """Return the demo municipality so many times larger."""
    return build_world(ON, size=TALLKOPING.times(factor))


def spread(factor: int, *, years: int = YEARS) -> World:
    """Return the larger municipality with the histories that have ended moved back, evenly over the years."""
    world, rng = mixed(factor), stream(1, "years")
    running = {each.person for each in world.placements if each.truth.last_day is None}
    days = {each.key: 0 if each.key in running else rng.randrange(365 * years) for each in world.persons}
    return replace(world, placements=tuple(_moved(each, timedelta(days[each.person])) for each in world.placements))


def _moved(placement: Placement, back: timedelta) -> Placement:
    if not back:
        return placement
    versions = tuple(
        replace(version, at=version.at - back, facts=_earlier(version.facts, back)) for version in placement.versions
    )
    return replace(placement, truth=_earlier(placement.truth, back), versions=versions)


def _earlier(facts: Facts, back: timedelta) -> Facts:
    days: dict[str, Any] = {
        name: value - back for name in facts.__slots__ if isinstance(value := getattr(facts, name), date)
    }
    return replace(facts, **days)
