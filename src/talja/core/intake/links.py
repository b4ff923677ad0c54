"""What linking answers: which person and which placement a row speaks of, how certain that is, and why.

Reasons never carry a value of the register: a candidate may be a person whose identity is protected, so a page shows
the candidate's own values beside the reasons under its own rules of who may see what.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Certainty(StrEnum):
    """How sure the person is: certain needs nobody, possible needs a person to decide, none is somebody new."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NONE = "none"


class Placing(StrEnum):
    """Which placement: one that is known, perhaps one of some that are known, or a new one."""

    SAME = "same"
    CANDIDATE = "candidate"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Reason:
    """A code that the web turns into Swedish, with the figures that the sentence needs (days, per cent, rows)."""

    code: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody the row may speak of: a person in the register, or whoever another row of the list speaks of.

    Exactly one of `person_key` and `row` is set; `row` is a position in the list, counted from 0.
    `score` is the weight of the evidence in bits: one more is twice as likely.
    """

    person_key: str | None
    row: int | None
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class PlacementLink:
    """Which placement of the person a row speaks of.

    `placement_key` is set when it is the same; `candidates` are the keys to choose among. `repeats` is the position
    of an earlier row of the list that says exactly the same, so that this one adds nothing.
    """

    placing: Placing
    placement_key: str | None = None
    candidates: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    repeats: int | None = None

    def because(self, code: str) -> bool:
        """Whether the code is among the reasons."""
        return code in [reason.code for reason in self.reasons]


@dataclass(frozen=True, slots=True)
class Link:
    """Who a row speaks of. Rows of one and the same person share `group`, the position of the first of them.

    `placement` is None while the person is not settled: call `place` when somebody has decided.
    """

    row: int
    certainty: Certainty
    person_key: str | None
    group: int
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[Reason, ...] = ()
    placement: PlacementLink | None = None

    def placed(self, placement: PlacementLink | None) -> "Link":
        """Return the same with another placement."""
        return Link(self.row, self.certainty, self.person_key, self.group, self.candidates, self.reasons, placement)
