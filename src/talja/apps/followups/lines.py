"""What the queries answer about follow-ups: made for the actor who asked, already masked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What a placement is to lead to. `responsible` is a user's name, empty for somebody who is gone."""

    key: str
    placement_key: str
    aim: str
    next_step: str = field(repr=False)
    next_step_day: date
    responsible_key: str
    responsible: str
    recorded_at: datetime
    recorded_by: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class HeldLine:
    """How a follow-up went. `attended` are codes of Attended; `belief` is 1–5, None where it was not asked."""

    key: str
    held_day: date
    attended: tuple[str, ...]
    going: str
    note: str = field(repr=False)
    agreed: str = field(repr=False)
    belief: int | None
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class AskLine:
    """A form that was sent, and what was last answered. `versions` are how often it was answered."""

    key: str
    audience: str
    to_name: str = field(repr=False)
    is_on_paper: bool
    sent_at: datetime
    last_day: date
    answered_at: datetime | None
    said: Mapping[str, str] = field(repr=False)
    words: str = field(repr=False)
    versions: int


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A follow-up of one placement, as those who follow up see it."""

    key: str
    kind: str
    number: int
    due_day: date
    is_moved: bool
    held_day: date | None
    starts_at: datetime | None
    minutes: int | None
    place: str
    held: HeldLine | None
    asks: tuple[AskLine, ...]
    must_be_checked: bool


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """A follow-up's own page, and whether forms about it may be sent, by audience."""

    line: FollowUpLine
    placement_key: str
    first_day: date
    last_day: date | None
    may_ask: Mapping[str, Verdict]
    may_invite: Verdict


@dataclass(frozen=True, slots=True)
class DueFollowUp:
    """A follow-up in a list of what waits. Name and workplace are as the actor may see them."""

    key: str
    placement_key: str
    person_key: str
    person_name: str = field(repr=False)
    workplace: str = field(repr=False)
    kind: str
    due_day: date
    starts_at: datetime | None
    responsible: str
    may_follow_up: bool


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What was found 3, 6 or 12 months after the end. Nothing recorded: no key, and all but the days is empty.

    `registered` and its first day: the category of the placement where the register itself knows the person to be then.
    """

    key: str
    months: int
    due_day: date
    status: str
    still: str
    evidence: str
    note: str = field(repr=False)
    checked_day: date | None
    recorded_by: str
    registered: str = ""
    registered_first_day: date | None = None


@dataclass(frozen=True, slots=True)
class DueCheck:
    """Somebody to call about how it went, so many months after the last day."""

    placement_key: str
    person_key: str
    person_name: str = field(repr=False)
    phone: str = field(repr=False)
    language: str
    workplace: str = field(repr=False)
    last_day: date
    months: int
    due_day: date
    destination: str


@dataclass(frozen=True, slots=True)
class UnknownOutcome:
    """Somebody of whom the latest that should be known is not. `months` is 0 for the end itself."""

    placement_key: str
    person_key: str
    person_name: str = field(repr=False)
    workplace: str = field(repr=False)
    last_day: date
    months: int
    was_asked: bool
    may_check: bool


@dataclass(frozen=True, slots=True)
class Countdown:
    """The day the support or the placement ends, the earliest known, which it is, and how many days are left."""

    day: date
    rests_on: str
    days: int
    others: tuple[tuple[str, date], ...]

    @property
    def warns(self) -> int:
        """Within how many days it ends, of 30, 90 and 180; 0 for later."""
        return next((limit for limit in (30, 90, 180) if self.days <= limit), 0)


@dataclass(frozen=True, slots=True)
class Progress:
    """On one day: what the person experiences and believes, and the case worker's belief, each 1–5 or None."""

    day: date
    managing: int | None
    own_belief: int | None
    worker_belief: int | None


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """What an end rests on."""

    evidence: str
    note: str = field(repr=False)
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Everything about what comes after a placement, for its page. `is_hidden`: a protected person; all is empty."""

    plan: PlanLine | None
    earlier_plans: tuple[PlanLine, ...]
    followups: tuple[FollowUpLine, ...]
    countdown: Countdown | None
    progress: tuple[Progress, ...]
    assessment: AssessmentLine | None
    checks: tuple[CheckLine, ...]
    may_follow_up: Verdict
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class FollowUpDay:
    """When a follow-up is or was held: what a manager may know of it."""

    kind: str
    due_day: date
    starts_at: datetime | None
    held_day: date | None


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form as whoever came by its link sees it: whom it is about, and what was answered before."""

    audience: str
    person_key: str
    given_name: str = field(repr=False)
    workplace: str
    first_day: date
    last_day: date
    takes_answers: Verdict
    said: Mapping[str, str] = field(repr=False)
    words: str = field(repr=False)
    answered_at: datetime | None
