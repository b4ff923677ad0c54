"""The judge's rules about the week of a position: its home and sites, hours, rest, kinds of work, and who it is for."""

from collections.abc import Callable, Iterator
from typing import Final

from talja.core.carving.fault import Fault
from talja.core.carving.week import Week


def empty_position(week: Week) -> Iterator[Fault]:
    """Yield a position that holds nothing."""
    if not week.position.held:
        yield Fault("empty_position", week.position.key)


def unknown_workplace(week: Week) -> Iterator[Fault]:
    """Yield a home that the problem does not have."""
    if week.position.home not in week.problem.workplace_by_key:
        yield Fault("unknown_workplace", week.position.key, data={"home": week.position.home})


def unknown_profile(week: Week) -> Iterator[Fault]:
    """Yield a kind of person that the problem does not have."""
    if week.profile is None:
        yield Fault("unknown_profile", week.position.key, data={"profile": week.position.profile})


def home_without_task(week: Week) -> Iterator[Fault]:
    """Yield a home at which nothing is done."""
    home = week.position.home
    if week.sites and home in week.problem.workplace_by_key and home not in week.sites:
        yield Fault("home_without_task", week.position.key, data={"home": home})


def too_many_sites(week: Week) -> Iterator[Fault]:
    """Yield a position with too many workplaces."""
    yield from _above(week, "too_many_sites", len(week.sites), week.params.most_sites)


def far_from_home(week: Week) -> Iterator[Fault]:
    """Yield each site that is too far from the home: `too_far` without a journey, else `journey_too_long`."""
    most = week.params.longest_journey
    for site in sorted(week.sites) if week.position.home in week.problem.workplace_by_key else ():
        minutes = week.problem.minutes_between(week.position.home, site)
        if minutes is None:
            yield Fault("too_far", week.position.key, data={"site": site})
        elif minutes > most:
            yield Fault("journey_too_long", week.position.key, data={"site": site, "minutes": minutes, "most": most})


def week_too_short(week: Week) -> Iterator[Fault]:
    """Yield a week with too few paid minutes, by its profile's hours where it has such."""
    if week.held and week.paid < week.least:
        yield Fault("week_too_short", week.position.key, data={"minutes": week.paid, "least": week.least})


def week_too_long(week: Week) -> Iterator[Fault]:
    """Yield a week with too many paid minutes, by its profile's hours where it has such."""
    if week.paid > week.most:
        yield Fault("week_too_long", week.position.key, data={"minutes": week.paid, "most": week.most})


def too_many_days(week: Week) -> Iterator[Fault]:
    """Yield a week with work on too many days."""
    yield from _above(week, "too_many_days", len(week.days), week.params.most_days)


def unproductive(week: Week) -> Iterator[Fault]:
    """Yield a week in which too little of the paid time is spent on tasks."""
    least = week.params.productive
    if week.task_minutes * 100 < least * week.paid:
        data = {"minutes": week.task_minutes, "paid": week.paid, "least": least}
        yield Fault("unproductive", week.position.key, data=data)


def too_many_families(week: Week) -> Iterator[Fault]:
    """Yield a week with too many kinds of work."""
    yield from _above(week, "too_many_families", len(week.families), week.params.most_families)


def demands(week: Week) -> Iterator[Fault]:
    """Yield the first demand, by its code, that those it is for do not meet."""
    abilities = week.profile.abilities if week.profile else week.demands
    for code in sorted(week.demands):
        level, can = week.demands[code], abilities.get(code, 0)
        if can < level:
            yield Fault("demands", week.position.key, data={"demand": code, "level": level, "ability": can})
            return


def daily_rest(week: Week) -> Iterator[Fault]:
    """Yield each day after which the next one comes too soon; the week is followed by one like it."""
    least = week.params.daily_rest
    for day, minutes in week.rests.items():
        if minutes < least:
            yield Fault("daily_rest", week.position.key, day=day, data={"minutes": minutes, "least": least})


def weekly_rest(week: Week) -> Iterator[Fault]:
    """Yield a week without one rest that is long enough."""
    least, longest = week.params.weekly_rest, max(week.rests.values(), default=week.params.weekly_rest)
    if longest < least:
        yield Fault("weekly_rest", week.position.key, data={"minutes": longest, "least": least})


def _above(week: Week, code: str, count: int, most: int) -> Iterator[Fault]:
    if count > most:
        yield Fault(code, week.position.key, data={"count": count, "most": most})


RULES: Final[tuple[Callable[[Week], Iterator[Fault]], ...]] = (
    empty_position,
    unknown_workplace,
    unknown_profile,
    home_without_task,
    too_many_sites,
    far_from_home,
    week_too_short,
    week_too_long,
    too_many_days,
    unproductive,
    too_many_families,
    demands,
    daily_rest,
    weekly_rest,
)
