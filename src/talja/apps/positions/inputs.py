"""What is said of a position when it is put in the register or changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TaskInput:
    """A task: minutes each time, and when (day from 0, minutes from midnight)."""

    title: str
    family: str
    occupation: str
    minutes: int
    starts: tuple[tuple[int, int], ...]
    workplace_key: UUID
    weeks: int = 52
    line_key: UUID | None = None


@dataclass(frozen=True, slots=True)
class TextInput:
    """What can be changed by hand after the carving."""

    title: str
    description: str = ""
    development: str = ""
    if_empty: str = ""


@dataclass(frozen=True, slots=True)
class PositionInput:
    """A position as carved. Paid minutes a week, of a full time that the agreement sets."""

    workplace_key: UUID
    text: TextInput
    paid_minutes: int
    tasks: tuple[TaskInput, ...]
    demands: Mapping[str, int]
    full_time_minutes: int = 40 * 60
    carving_key: UUID | None = None
