"""What is said of a possibility, and of what is asked about it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from talja.apps.possibilities.enums import Who


@dataclass(frozen=True, slots=True)
class PossibilityInput:
    """What is hoped for at a workplace."""

    title: str
    hope: str = ""
    need: str = ""


@dataclass(frozen=True, slots=True)
class NextInput:
    """What is to be done next, by when, what it is stuck on, and who can bring it further."""

    next_step: str = ""
    next_day: date | None = None
    stuck_on: str = ""
    whose_move: Who = Who.US


@dataclass(frozen=True, slots=True)
class QuestionInput:
    """A question to somebody else. Name and address are those of an official in their work, if one is known."""

    who: Who
    question: str
    deadline: date
    to_name: str = ""
    to_email: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """What an inventory of a workplace tells: minutes a week that may be handed over, of how much staff.

    `full_time` is in full-time posts. `is_short` tells whether somebody has said that such staff are hard to recruit.
    """

    workplace_key: UUID
    minutes: int
    full_time: float
    is_short: bool = False
