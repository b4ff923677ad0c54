"""What somebody asks, as they say it."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. Free text is enough; the rest is said when it is known.

    `placement_key` is whom it is about, among those at the workplace.
    """

    kind: str
    text: str = field(default="", repr=False)
    hours: str = field(default="", repr=False)
    from_day: date | None = None
    demands: str = field(default="", repr=False)
    placement_key: UUID | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody without an account: a private employer or an association."""

    name: str = field(repr=False)
    email: str = field(repr=False)
    organisation: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a request is solved: a code of `Outcome`, and why when it could not be arranged."""

    outcome: str
    reason: str = field(default="", repr=False)
