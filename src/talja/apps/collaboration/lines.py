"""What the queries answer about collaboration: made for the actor who asked, already masked."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from talja.apps.collaboration.shown import Shown
from talja.core.chain.procedures import Procedure
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class RepresentativeLine:
    """Somebody who answers for a union."""

    key: str
    name: str
    email: str
    phone: str
    left_day: date | None


@dataclass(frozen=True, slots=True)
class UnionLine:
    """A union in a list. `waiting` questions have no answer yet."""

    key: str
    name: str
    email: str
    phone: str
    closed_day: date | None
    waiting: int
    representatives: tuple[RepresentativeLine, ...]

    @property
    def active(self) -> tuple[RepresentativeLine, ...]:
        """Those who can be asked."""
        return tuple(one for one in self.representatives if one.left_day is None)


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """Where a union is asked. `scope` is workplace, unit, administration, employer or everywhere, `place` its name."""

    key: str
    union_key: str
    union: str
    representative: str
    scope: str
    place: str
    within: str
    occupation: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A union to ask about a place and an occupation, and why: the coverage that was the most specific."""

    union_key: str
    union: str
    representative_key: str
    representative: str
    email: str
    because: CoverageLine


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """A workplace, and which unions are asked there."""

    workplace_key: str
    workplace: str
    within: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One thing that happened, the latest first."""

    event: str
    at: datetime
    by: str
    state: str
    text: str
    to_name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConsultationLine:
    """A union asked about a matter. Of a masked person neither place nor what was shown is told (`shown` is None)."""

    key: str
    matter_key: str
    person_key: str
    is_masked: bool
    union_key: str
    union: str
    to_name: str
    to_email: str
    is_left: bool  # whom it went to has left
    basis: str
    workplace: str
    sent_at: datetime
    deadline: date
    state: str
    text: str
    how: str
    answered_at: datetime | None
    recorded_by: str  # a name; empty when it came by the link
    wants_contact: bool
    contacted_at: datetime | None
    is_overdue: bool
    version: int
    shown: Shown | None


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """Everything about one consultation. Each `may_…` is what the operation would answer now."""

    line: ConsultationLine
    entries: tuple[EntryLine, ...]
    may_record: Verdict
    may_record_silence: Verdict
    may_send_anew: Verdict
    may_remind: Verdict
    may_withdraw: Verdict
    may_remove_answer: Verdict
    may_record_contact: Verdict


@dataclass(frozen=True, slots=True)
class GuestConsultation:
    """What the representative sees: what was shown when it was asked, and what has been answered."""

    key: str
    union: str
    to_name: str
    basis: str
    deadline: date
    state: str
    text: str
    wants_contact: bool
    answered_at: datetime | None
    version: int
    shown: Shown
    may_answer: Verdict


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """An officer at Arbetsförmedlingen. `waiting` applications have no decision; `median_days` calendar days to one."""

    key: str
    name: str
    office: str
    phone: str
    email: str
    left_day: date | None
    waiting: int
    decided: int
    median_days: int | None


@dataclass(frozen=True, slots=True)
class ApplicationLine:
    """An application. Money is kronor per month, `level` per cent. Of a masked person place and references are hidden.

    `days` and `working_days` to the decision; None = not decided. `renew_by` is None where nothing is to be renewed.
    """

    key: str
    matter_key: str
    placement_key: str
    person_key: str
    person_name: str
    is_masked: bool
    measure_code: str
    measure: str
    workplace_key: str = field(repr=False)
    workplace: str
    officer_key: str
    officer: str
    state: str
    send_by: date | None
    sent_day: date | None
    reference: str
    first_day: date | None
    last_day: date | None
    wish: str = field(repr=False)
    decided_day: date | None
    decision_reference: str
    amount: Decimal | None
    level: Decimal | None
    decision_first_day: date | None
    decision_last_day: date | None
    days: int | None
    working_days: int | None
    expected_by: date | None
    renew_by: date | None
    not_renewed: str
    version: int


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """Everything about one application. Each `may_…` is what the operation would answer now."""

    line: ApplicationLine
    entries: tuple[EntryLine, ...]
    may_send: Verdict
    may_change: Verdict
    may_decide: Verdict
    may_remove_outcome: Verdict
    may_withdraw: Verdict
    may_decline_renewal: Verdict


@dataclass(frozen=True, slots=True)
class Pace:
    """How long decisions took: how many, and the median in calendar and working days."""

    name: str
    decided: int
    days: int
    working_days: int


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """How a form is handled, with what comes with the program beside the municipality's own choice."""

    measure_code: str
    measure: str
    category: str
    can_reveal_health: bool
    procedure: Procedure
    standard: Procedure
    chosen_at: datetime | None
    chosen_by: str
    reason: str
