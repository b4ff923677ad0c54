"""What the queries answer about agreements: made for the actor who asked, already masked."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One row of the list of agreements. For a masked person name, workplace and supervisor are hidden."""

    key: str
    placement_key: str
    person_key: str
    person_name: str
    is_masked: bool
    state: str
    state_since: datetime
    measure: str  # the form, or its category for those who may not see it
    category: str
    workplace: str
    administration: str
    first_day: date
    last_day: date | None
    extent: Decimal | None
    drafted_by: str
    approved_by: tuple[str, ...]  # parties whose yes stands
    has_pending: bool  # a change that waits for approval
    converts: bool


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """A party's yes, standing or revoked."""

    key: str
    party: str
    at: datetime
    by: str
    on_behalf_of: str
    reason: str
    revoked_at: datetime | None
    revoked_by: str


@dataclass(frozen=True, slots=True)
class RefusalLine:
    """A party's no to what is on its way. `by` is empty for somebody who came by a link; the message is masked."""

    party: str
    message: str = field(repr=False)
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version, with what it says. `changed` names the fields that differ from the version before."""

    number: int
    standing: str
    change: str
    reason: str
    effective_day: date
    made_at: datetime
    made_by: str
    workplace_key: str
    workplace: str
    measure_code: str
    measure: str
    first_day: date
    last_day: date | None
    extent: Decimal | None
    weekly_hours: Decimal | None
    schedule: str
    occupation: str
    tasks: str
    wage: Decimal | None
    supervisor: str
    goals: str
    offers: str
    afterwards: str
    aim: str
    employment: str
    calculation_key: str
    approvals: tuple[ApprovalLine, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuestApproval:
    """What somebody who came by a link is asked to approve. `before` is what holds now, where it is a change of that.

    `approved_at`: the party has said yes. `refusal`: its latest no to this version, if any.
    """

    person_key: str
    person_name: str = field(repr=False)
    version: VersionLine
    before: VersionLine | None
    approved_at: datetime | None
    refusal: RefusalLine | None
    may_answer: Verdict


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step in the agreement's life."""

    state: str
    day: date
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A finding of the checks, with who has read it and why they go on, if anybody has."""

    code: str
    severity: str  # stop, warn or unknown
    key: str
    params: dict[str, str] = field(default_factory=dict)
    source: str = ""
    acknowledged_by: str = ""
    acknowledged_reason: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """Something an agreement needs before it can be approved, and whether it has it."""

    code: str  # facts, union, agency, decision, unit, workplace, participant, checks
    is_met: bool
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything about one agreement. Each `may_…` is what the operation would answer now."""

    line: AgreementLine
    request_key: str
    converts_key: str
    is_registered: bool  # its placement stands in the register
    current: VersionLine
    pending: VersionLine | None
    earlier: tuple[VersionLine, ...]
    steps: tuple[StepLine, ...]
    checks: tuple[CheckLine, ...]
    demands: tuple[Demand, ...]
    sees_money: bool
    may_edit: Verdict
    may_consult: Verdict
    may_apply: Verdict
    may_settle: Verdict
    may_start: Verdict
    may_take_back: Verdict
    may_cancel: Verdict
    may_change: Verdict
    may_end: Verdict
    may_approve: dict[str, Verdict]  # by party
    edit_revokes: bool  # somebody has approved what an edit would replace


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change would do to one thing, before it is saved. None or empty = not known."""

    code: str  # last_day, months, support, cost, net, followups_added, followups_moved, followups_removed, renewal
    before: str
    after: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Preview:
    """A change shown before it is saved: its effects, what the checks say of it, and whether it can be saved."""

    effects: tuple[Effect, ...]
    checks: tuple[CheckLine, ...]
    verdict: Verdict
