"""Whole days with both ends included."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days with both ends included, the way decisions are written. No last day = still open.

    Raises `ValueError` when the last day comes before the first.
    """

    first_day: date
    last_day: date | None = None

    def __post_init__(self) -> None:
        if self.last_day is not None and self.last_day < self.first_day:
            raise ValueError(f"last day {self.last_day} is before first day {self.first_day}")

    def covers(self, day: date) -> bool:
        """Whether the day lies within the period, both ends included."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two periods share at least one day."""
        starts_in_time = self.last_day is None or other.first_day <= self.last_day
        return starts_in_time and (other.last_day is None or self.first_day <= other.last_day)
