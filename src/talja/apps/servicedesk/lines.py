"""What the queries answer about requests: made for the actor who asked, already masked."""

from dataclasses import dataclass, field
from datetime import date, datetime

from talja.apps.placements.lines import PlacementLine
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in a list.

    `is_masked`: it is about a protected person whom the actor may not identify; then place and asker are empty.
    `due_day` is the last day of the promise that now runs; None when no answer is owed. `is_confirmed` is False for a
    guest who has not opened the link that was sent to the address.
    """

    key: str
    kind: str
    state: str
    origin: str
    place: str
    asker: str = field(repr=False)
    asked_at: datetime | None
    made_at: datetime
    promised_day: date | None
    due_day: date | None
    is_late: bool
    asker_wrote: bool
    is_confirmed: bool
    is_masked: bool
    owner_key: str
    owner: str
    outcome: str
    settled_at: datetime | None

    @property
    def is_guest(self) -> bool:
        """Whether the one who asked has no account."""
        return self.origin != "account"

    @property
    def is_invitation(self) -> bool:
        """Whether nobody has asked yet: an employer was invited to."""
        return self.asked_at is None


@dataclass(frozen=True, slots=True)
class MessageLine:
    """Something said. `by` is empty for what nobody here can be named for."""

    voice: str
    text: str = field(repr=False)
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class HappeningLine:
    """Something that happened; `code` is that of the event, `owner` who got the request, if that is what happened."""

    code: str
    at: datetime
    by: str
    owner: str


@dataclass(frozen=True, slots=True)
class RequestVerdicts:
    """What the actor may do with a request now: the same questions that the operations ask."""

    write: Verdict  # as those who asked
    withdraw: Verdict
    take: Verdict
    reply: Verdict
    note: Verdict


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One request, with everything that the actor may know of it.

    `version` is given back with what is done, so that nothing is done upon something that was not seen. `read_day` is
    when somebody reads it at the latest, when nobody has it. Texts are empty when the line is masked.
    """

    line: RequestLine
    version: int
    wish: str = field(repr=False)
    hours: str = field(repr=False)
    from_day: date | None
    demands: str = field(repr=False)
    placement: PlacementLine | None = field(repr=False)
    guest_email: str = field(repr=False)
    guest_phone: str = field(repr=False)
    employer_key: str
    employer: str
    workplace_key: str
    outcome_reason: str = field(repr=False)
    read_day: date
    messages: tuple[MessageLine, ...]
    happenings: tuple[HappeningLine, ...]
    may: RequestVerdicts


@dataclass(frozen=True, slots=True)
class DeskWorker:
    """Somebody who works at the desk, with how many open requests they have. `away_until`: the last day away."""

    key: str
    name: str
    open_requests: int
    away_until: date | None


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A reply template."""

    key: str
    title: str
    text: str
    version: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A published answer."""

    key: str
    question: str
    text: str
    version: int
    published_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class DeskPromise:
    """What the desk promises, in working days: an answer within, and a reminder after that long without one."""

    answer_days: int
    waiting_days: int


@dataclass(frozen=True, slots=True)
class DeskFigures:
    """How the desk did with what was asked in a period; hours are office hours, None when there is nothing to tell.

    `asked` less `too_early` is what `within_promise` can be held against: what was answered, or should have been.
    """

    label: str
    asked: int
    answered: int
    within_promise: int
    too_early: int
    solved: int
    answer_hours: float | None
    solution_hours: float | None

    @property
    def judged(self) -> int:
        """How many can be said to have been answered in time or not."""
        return self.asked - self.too_early
