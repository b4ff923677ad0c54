"""When a position is decent, and what a plan is worth: every rule and weight that can be turned, with what we assume.

The hours of work of Arbetstidslagen (1982:673) are the floor: 13 § daily rest, 14 § weekly rest, 15 § breaks. An
agreement may say more, never less. What has no paragraph is our own assumption, to be agreed on with the workplace and
the unions.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Weights:
    """What a plan is worth, and what weighs against it: öre a week unless said otherwise, in the order of our aims."""

    freed: int = 100  # percent of the value of the hours freed
    position: int = -80_000  # for each position: about four hours of a supervisor
    fit: int = 2_000  # for each person waiting who could take it, up to `fit_most` persons a position
    fit_most: int = 5
    travel: int = -300  # for each minute between sites
    waiting: int = -200  # for each paid minute without a task
    site: int = -10_000  # for each site beyond the first
    family: int = -2_000  # for each kind of work beyond the second
    cost: int = -100  # percent of what the paid hours cost the employer after support


@dataclass(frozen=True, slots=True)
class Params:
    """The rules of a decent position. Minutes where nothing else is said.

    Paid time of a day runs from the first start to the last end, less the unpaid break. A gap between two tasks is
    travel, if they are at different sites, and the rest of it is free. The longest free gap of the day that is at least
    `least_break` (the first of equals) is the break; it comes before the travel. All other free time is waiting, and
    paid.
    """

    grid: int = 15  # starts stand on it; tasks are whole steps of it
    least_week: int = 20 * 60
    most_week: int = 40 * 60
    least_day: int = 3 * 60
    most_day: int = 9 * 60
    most_days: int = 5
    least_break: int = 30
    longest_gap: int = 60  # the free time of any gap: no split days
    longest_stretch: int = 5 * 60  # without a break; Arbetstidslagen 15 §
    daily_rest: int = 11 * 60  # from a day's end to the next day's start; 13 §
    weekly_rest: int = 36 * 60  # somewhere in the week, which is followed by one like it; 14 §
    productive: int = 85  # percent of the week's paid time in which a task is done, at least
    most_families: int = 6
    most_sites: int = 2
    longest_journey: int = 30  # from the home to each other site, and between the sites of a day
    most_positions: int | None = None
    weights: Weights = field(default_factory=Weights)
