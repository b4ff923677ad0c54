"""What the operations are told about goals: one shape per code, with only the numbers that belong to it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from talja.apps.reports.enums import GoalCode
from talja.core.kernel.verdict import Denied


@dataclass(frozen=True, slots=True)
class RunningGoal:
    """How many subsidised employments were running to begin with, and how many there should be, if that is settled.

    Raises `Denied`: goal_below_zero.
    """

    baseline: int
    target: int | None = None

    def __post_init__(self) -> None:
        if min(self.baseline, self.target or 0) < 0:
            raise Denied("goal_below_zero")

    @property
    def columns(self) -> dict[str, object]:
        """The model's code and numbers."""
        return {"code": GoalCode.RUNNING_SUBSIDISED, "baseline": self.baseline, "target_count": self.target}


@dataclass(frozen=True, slots=True)
class OnwardGoal:
    """How large a share should go on to ordinary work or regular studies: 0.7 is 70 %.

    Raises `Denied`: goal_no_share.
    """

    target: Decimal

    def __post_init__(self) -> None:
        if not 0 < self.target <= 1:
            raise Denied("goal_no_share")

    @property
    def columns(self) -> dict[str, object]:
        """The model's code and numbers."""
        return {"code": GoalCode.ONWARD_SHARE, "target_share": self.target}


@dataclass(frozen=True, slots=True)
class ReferencePopulation:
    """How many persons are unemployed, and how many of them are women and born abroad; None = nobody has said.

    Raises `Denied`: population_empty, more_than_population.
    """

    population: int
    women: int | None = None
    born_abroad: int | None = None

    def __post_init__(self) -> None:
        if self.population < 1:
            raise Denied("population_empty")
        if any(part is not None and not 0 <= part <= self.population for part in (self.women, self.born_abroad)):
            raise Denied("more_than_population")

    @property
    def columns(self) -> dict[str, object]:
        """The model's code and numbers."""
        return {
            "code": GoalCode.REFERENCE_POPULATION,
            "population": self.population,
            "women": self.women,
            "born_abroad": self.born_abroad,
        }


GoalNumbers: TypeAlias = RunningGoal | OnwardGoal | ReferencePopulation
