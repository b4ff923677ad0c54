"""The catalogue: every figure that Talja shows, declared once. The web has the Swedish; functions elsewhere here count.

A change of what a figure means is a new `version`, never a silent edit: published figures name the version they follow.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Unit(StrEnum):
    """What one of the figure is."""

    PLACEMENTS = "placements"
    PERSONS = "persons"
    SHARE_OF_PLACEMENTS = "share_of_placements"
    SHARE_OF_PERSONS = "share_of_persons"
    DAYS = "days"


class Denominator(StrEnum):
    """What the figure is a share of, or the group that it describes."""

    NONE = "none"
    RUNNING = "running"
    STARTED = "started"
    ENDED = "ended"
    ENDED_KNOWN = "ended_known"
    BASELINE = "baseline"
    REFERENCE_POPULATION = "reference_population"


class TimeRule(StrEnum):
    """Stock is true on a day, flow within a period. Never both in one figure."""

    DAY = "day"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure's meaning. `question` is the key of the question it answers, which the web puts in Swedish."""

    code: str
    question: str
    unit: Unit
    denominator: Denominator
    time_rule: TimeRule
    version: int = 1


_ALL = (
    Indicator("M01", "how_many_are_running", Unit.PLACEMENTS, Denominator.NONE, TimeRule.DAY),
    Indicator("M01P", "how_many_persons_are_running", Unit.PERSONS, Denominator.NONE, TimeRule.DAY),
    Indicator("M02", "how_much_more_than_baseline", Unit.PLACEMENTS, Denominator.BASELINE, TimeRule.DAY),
    Indicator("M03", "how_many_started", Unit.PLACEMENTS, Denominator.NONE, TimeRule.PERIOD),
    Indicator("M04", "how_many_ended_and_where_to", Unit.PLACEMENTS, Denominator.NONE, TimeRule.PERIOD),
    Indicator("M06", "onward_of_started_bounds", Unit.SHARE_OF_PLACEMENTS, Denominator.STARTED, TimeRule.PERIOD),
    Indicator("M07", "onward_at_end", Unit.SHARE_OF_PLACEMENTS, Denominator.ENDED, TimeRule.PERIOD),
    Indicator("M07P", "onward_at_end_persons", Unit.SHARE_OF_PERSONS, Denominator.ENDED, TimeRule.PERIOD),
    Indicator("M08", "kolada_result_at_end", Unit.SHARE_OF_PLACEMENTS, Denominator.ENDED, TimeRule.PERIOD),
    Indicator("M09", "still_in_work_or_studies", Unit.SHARE_OF_PLACEMENTS, Denominator.ENDED, TimeRule.PERIOD),
    Indicator("M13", "how_long_completed", Unit.DAYS, Denominator.ENDED, TimeRule.PERIOD),
    Indicator("M14", "how_long_so_far", Unit.DAYS, Denominator.RUNNING, TimeRule.DAY),
    Indicator("M16", "share_born_abroad", Unit.SHARE_OF_PERSONS, Denominator.REFERENCE_POPULATION, TimeRule.DAY),
    Indicator("M17", "share_women", Unit.SHARE_OF_PERSONS, Denominator.REFERENCE_POPULATION, TimeRule.DAY),
    Indicator("M25", "how_complete_is_follow_up", Unit.SHARE_OF_PLACEMENTS, Denominator.ENDED, TimeRule.PERIOD),
    Indicator("M28", "what_ends_soon", Unit.PLACEMENTS, Denominator.RUNNING, TimeRule.DAY),
    Indicator("M31", "internships_to_employment", Unit.SHARE_OF_PLACEMENTS, Denominator.ENDED, TimeRule.PERIOD),
)

INDICATORS: Mapping[str, Indicator] = MappingProxyType({indicator.code: indicator for indicator in _ALL})
"""Every indicator by its code."""
