"""A line of an inventory: something done at a workplace, how long it takes, when, and whether it may be handed over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Final

from talja.core.inventory.demands import NO_DEMANDS

DAY_MINUTES: Final = 24 * 60
YEAR_WEEKS: Final = 52
EVERY_DAY: Final = frozenset(range(7))
WEEKDAYS: Final = frozenset(range(5))
MONTHS: Final = 12
SEASONS: Final = 4
FEELINGS: Final = range(-2, 3)


class Kind(StrEnum):
    """The kinds of workplace."""

    PRESCHOOL = "preschool"
    SCHOOL = "school"
    ELDERLY_CARE = "elderly_care"
    HOME_CARE = "home_care"
    WARD = "ward"
    KITCHEN = "kitchen"
    CLEANING = "cleaning"
    PROPERTY = "property"
    OFFICE = "office"
    SHOP = "shop"
    WAREHOUSE = "warehouse"
    SPORTS_CLUB = "sports_club"


class Family(StrEnum):
    """The kinds of work; a position of few of them hangs together."""

    MEALS = "meals"
    CLEANING = "cleaning"
    LAUNDRY = "laundry"
    SUPPLIES = "supplies"
    TRANSPORT = "transport"
    COMPANY = "company"
    ADMINISTRATION = "administration"
    OUTDOOR = "outdoor"
    PROPERTY = "property"
    TECHNOLOGY = "technology"
    CUSTOMER = "customer"
    CHILDREN = "children"
    ANIMALS = "animals"


class Per(StrEnum):
    """What `times` is counted by. Per day is on each of the days; a season is a quarter of a year."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"


class Company(StrEnum):
    """Whether it is done alone, by two together, or in a group."""

    ALONE = "alone"
    PAIR = "pair"
    GROUP = "group"


class HandOver(StrEnum):
    """Whether somebody else may take it over. Of `PARTLY` the line's minutes are those that may be handed over."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class WhyNot(StrEnum):
    """What keeps all or part of it where it is."""

    NONE = ""
    LICENCE = "licence"  # registered or certified staff only
    SECRECY = "secrecy"
    SAFETY = "safety"
    LAW = "law"  # the law says who does it


@dataclass(frozen=True, slots=True)
class TaskLine:
    """Something done at a workplace, as told there or as several answers merged.

    `minutes` is the typical time each time for each person, `low` and `high` the usual range (0 when not told).
    `weeks` is in how many weeks of the year it is done at all: per month and per season are counted within them.
    `earliest` is the earliest start and `latest` the latest end, in minutes from midnight. What is not movable starts
    at `earliest`. `feeling` is how staff feel about giving it away, from -2 (would miss it) to 2 (gladly). What
    `is_undone` is left today for lack of time. `votes` is how many people's answers the line stands on.
    """

    key: str
    title: str
    family: Family
    minutes: int
    per: Per
    times: int = 1
    occupation: str = ""  # SSYK 2012, four digits; empty when not told
    low: int = 0
    high: int = 0
    people_at_once: int = 1
    weeks: int = YEAR_WEEKS
    days: frozenset[int] = WEEKDAYS  # 0 is Monday
    earliest: int = 0
    latest: int = DAY_MINUTES
    is_movable: bool = True
    place: str = ""
    company: Company = Company.ALONE
    demands: Mapping[str, int] = field(default_factory=lambda: NO_DEMANDS)
    hand_over: HandOver = HandOver.UNKNOWN
    why_not: WhyNot = WhyNot.NONE
    is_undone: bool = False
    feeling: int = 0
    votes: int = 1

    @property
    def yearly_times(self) -> Fraction:
        """How many times a year it is done; a fraction where weeks do not make whole months or seasons."""
        in_a_week = {
            Per.DAY: Fraction(len(self.days)),
            Per.WEEK: Fraction(1),
            Per.MONTH: Fraction(MONTHS, YEAR_WEEKS),
            Per.SEASON: Fraction(SEASONS, YEAR_WEEKS),
        }
        return in_a_week[self.per] * self.times * self.weeks

    @property
    def weekly_minutes(self) -> Fraction:
        """Working minutes of all who do it, in a week, as a mean over the year."""
        return self.yearly_times * self.minutes * self.people_at_once / YEAR_WEEKS
