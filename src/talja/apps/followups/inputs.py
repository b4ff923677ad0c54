"""What the operations are told: a plan, how a follow-up went, an end, and what happened then."""

from dataclasses import dataclass
from datetime import date

from talja.apps.followups.enums import Evidence, Going, Still
from talja.apps.placements.enums import Destination


@dataclass(frozen=True, slots=True)
class PlanInput:
    """What a placement is to lead to, and the next step on the way. `responsible_key` empty = who says so."""

    aim: str
    next_step: str
    next_step_day: date
    responsible_key: str = ""


@dataclass(frozen=True, slots=True)
class MeetingInput:
    """When and where people are to meet: a day and a time on the clock in Sweden, and whom to invite."""

    day: date
    hour: int
    minute: int
    minutes: int = 60
    place: str = ""
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldInput:
    """How a follow-up went. `belief` (1–5) is the case worker's own, that the person gets work or studies."""

    held_day: date
    attended: tuple[str, ...] = ()
    going: str = Going.UNKNOWN.value
    note: str = ""
    agreed: str = ""
    belief: int | None = None


@dataclass(frozen=True, slots=True)
class EndInput:
    """How a placement ended, coded twice, and what that rests on. What is not known is said as unknown."""

    last_day: date
    reason: str
    destination: str
    kolada: str
    evidence: str = Evidence.UNKNOWN.value
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckInput:
    """What happened then. Unknown stays unknown."""

    checked_day: date
    status: str = Destination.UNKNOWN.value
    still: str = Still.UNKNOWN.value
    evidence: str = Evidence.UNKNOWN.value
    note: str = ""
