"""What statistics counts: one row per placement, and the codes it is counted by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Category(StrEnum):
    """The kind of measure. A subsidised employment is the one the municipality's goal is about."""

    SUBSIDISED = "subsidised"
    MUNICIPAL = "municipal"
    INTERNSHIP = "internship"
    ACTIVITY = "activity"


class Destination(StrEnum):
    """Where a person went when the placement ended. Unknown is an answer of its own, never a success."""

    ORDINARY_MUNICIPAL_JOB = "ordinary_municipal_job"
    ORDINARY_PRIVATE_JOB = "ordinary_private_job"
    STUDIES_BASIC = "studies_basic"
    STUDIES_UPPER_SECONDARY = "studies_upper_secondary"
    STUDIES_VOCATIONAL = "studies_vocational"
    STUDIES_UNIVERSITY = "studies_university"
    STUDIES_FOLK_HIGH_SCHOOL = "studies_folk_high_school"
    OTHER_MEASURE = "other_measure"
    MOVED = "moved"
    ILL = "ill"
    PARENTAL_LEAVE = "parental_leave"
    UNEMPLOYED = "unemployed"
    DECEASED = "deceased"
    UNKNOWN = "unknown"


ONWARD = frozenset(
    {
        Destination.ORDINARY_MUNICIPAL_JOB,
        Destination.ORDINARY_PRIVATE_JOB,
        Destination.STUDIES_BASIC,
        Destination.STUDIES_UPPER_SECONDARY,
        Destination.STUDIES_VOCATIONAL,
        Destination.STUDIES_UNIVERSITY,
        Destination.STUDIES_FOLK_HIGH_SCHOOL,
    }
)
"""The destinations that count as onward in the municipality's goal: ordinary jobs and regular studies."""


class Kolada(StrEnum):
    """How Kolada classes an end (U40406, U40409, U40412, U40415, U40418), or that nobody has classed it."""

    WORK = "A"
    STUDIES = "B"
    TRANSFERRED = "C"
    COMPLETED = "D"
    OTHER = "E"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    """Sex as the register has it."""

    WOMAN = "woman"
    MAN = "man"
    UNKNOWN = "unknown"


class Born(StrEnum):
    """Where a person was born, as coarse as the goal needs it."""

    SWEDEN = "sweden"
    ABROAD = "abroad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Spell:
    """One placement as statistics sees it: keys instead of names, days with both ends included.

    `destination` and `kolada` say nothing while `last_day` is missing. What describes the person is what was true on
    the first day, so that a birthday or a move never splits a spell. Raises `ValueError` if the last day is before the
    first.
    """

    placement_key: str
    person_key: str
    category: Category
    measure: str
    first_day: date
    last_day: date | None = None
    planned_last_day: date | None = None
    destination: Destination = Destination.UNKNOWN
    kolada: Kolada = Kolada.UNKNOWN
    sex: Sex = Sex.UNKNOWN
    born: Born = Born.UNKNOWN
    unit_key: str = ""
    workplace_key: str = ""

    def __post_init__(self) -> None:
        if self.last_day is not None and self.last_day < self.first_day:
            raise ValueError(f"last day {self.last_day} is before first day {self.first_day}")

    def runs_on(self, day: date) -> bool:
        """Whether the placement is part of the stock on the day; the last day is."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def __repr__(self) -> str:
        return f"<Spell {self.placement_key}>"


@dataclass(frozen=True, slots=True)
class SpellVersion:
    """A spell as it was recorded during [recorded_from, recorded_to). No recorded_to = what is held true now."""

    spell: Spell
    recorded_from: datetime
    recorded_to: datetime | None = None


def as_known(versions: Iterable[SpellVersion], *, at: datetime) -> tuple[Spell, ...]:
    """Return the spells as they were known at the moment: one version per placement, removed ones left out."""
    return tuple(
        version.spell
        for version in versions
        if version.recorded_from <= at and (version.recorded_to is None or at < version.recorded_to)
    )
