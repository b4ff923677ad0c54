"""What the queries answer about inventories. Nothing in them tells who answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from talja.apps.collaboration.lines import ConsultationLine
from talja.apps.jobdesign.inputs import AnswerInput
from talja.apps.jobdesign.policies import Gates
from talja.core.inventory.lines import TaskLine
from talja.core.inventory.merging import Disagreement
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class InventoryLine:
    """An inventory in a list. `contributors` is how many phones have answered, `owner` a name."""

    key: str
    title: str
    kind: str
    state: str
    state_at: datetime
    workplace_key: str
    workplace: str
    within: str
    owner: str
    is_own: bool
    lines: int
    contributors: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A line with what the staff have said of it, merged into one.

    `yes` and `no` are how many say that it is done here or not. What is `is_assumed` comes from the library and nobody
    has said anything of it; it counts in no sum. What is not `is_ours` most say is not done here.
    """

    key: str
    version: int
    source: str
    task: TaskLine
    yes: int
    no: int
    is_assumed: bool
    is_decided: bool
    disagreements: tuple[Disagreement, ...]  # also of whether it is done here at all: `does_it`
    comments: tuple[str, ...]
    library_key: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether it is done here, as most say or as somebody has decided."""
        return self.is_decided or self.yes >= self.no

    @property
    def counts(self) -> bool:
        """Whether it counts: done here, said by somebody, with a time."""
        return self.is_ours and not self.is_assumed and self.task.minutes > 0

    @property
    def weekly_minutes(self) -> int:
        """Minutes of a mean week, of all who do it."""
        return round(self.task.weekly_minutes)


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line that somebody has taken away, and why."""

    key: str
    title: str
    reason: str
    dropped_at: datetime


@dataclass(frozen=True, slots=True)
class StaffLine:
    """An occupation at the place. None = nobody has told. `weekly_minutes` are those of all of them together."""

    key: str
    occupation: str
    title: str
    full_time: Decimal | None
    full_week_minutes: int | None
    hour_value: int | None
    shortage: int | None

    @property
    def weekly_minutes(self) -> int | None:
        """All their minutes in a week, if both what it takes are told."""
        if self.full_time is None or self.full_week_minutes is None:
            return None
        return round(self.full_time * self.full_week_minutes)


@dataclass(frozen=True, slots=True)
class OccupationTotal:
    """What an occupation's week holds of what is inventoried, in minutes. `staffed` None = nobody has told their hours.

    `yes`, `partly`, `no` and `unknown` are those that may be handed over, in part, not, and where nobody has said.
    """

    occupation: str
    title: str
    staffed: int | None
    yes: int
    partly: int
    no: int
    unknown: int

    @property
    def told(self) -> int:
        """All that is inventoried of their week."""
        return self.yes + self.partly + self.no + self.unknown


@dataclass(frozen=True, slots=True)
class FindingLine:
    """Something to look at before one carves: a code of `core.inventory.quality`, its lines and what it says of them.

    A fault must be put right. `settled` is why anything else may stand; empty = nobody has said.
    """

    id: str
    code: str
    is_fault: bool
    lines: tuple[str, ...]
    titles: tuple[str, ...]
    data: Mapping[str, str | int]
    note: str  # what the library warns of
    settled: str
    settled_by: str


@dataclass(frozen=True, slots=True)
class RiskLine:
    """The risk assessment that holds."""

    text: str
    measures: str
    who: str
    day: date
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class SharedLinkLine:
    """The link that opens the form now. `opened` is how often somebody began by it."""

    address: str
    made_at: datetime
    expires_at: datetime
    opened: int


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """A union's objection, and how it was met; empty = nobody has said."""

    id: str
    consultation_key: str
    union: str
    text: str
    met: str


@dataclass(frozen=True, slots=True)
class InventoryPage:
    """Everything about one inventory. `hindrances` is what must be dealt with before positions are carved out of it."""

    line: InventoryLine
    rows: tuple[TaskRow, ...]
    dropped: tuple[DroppedLine, ...]
    staff: tuple[StaffLine, ...]
    totals: tuple[OccupationTotal, ...]
    findings: tuple[FindingLine, ...]
    risk: RiskLine | None
    consultations: tuple[ConsultationLine, ...]
    objections: tuple[ObjectionLine, ...]
    link: SharedLinkLine | None
    gates: Gates
    hindrances: tuple[Verdict, ...]
    ready_to_carve: Verdict
    may_edit: Verdict
    may_change: Verdict
    moves: Mapping[str, Verdict]  # by the state that it would go to


@dataclass(frozen=True, slots=True)
class Answer:
    """What one of the staff has said: of how many lines, and who they are nobody knows."""

    said: AnswerInput
    answered_on: date


@dataclass(frozen=True, slots=True)
class LinePage:
    """One line with all that is said of it, each by somebody. `task` is the merged line, `own` as it stands itself."""

    inventory: InventoryLine
    row: TaskRow
    own: TaskLine
    answers: tuple[Answer, ...]
    may_change: Verdict


@dataclass(frozen=True, slots=True)
class GuestTask:
    """A line as the staff see it: what is proposed, and what this phone has said of it. None = nothing yet."""

    key: str
    title: str
    family: str
    minutes: int
    low: int
    high: int
    per: str
    times: int
    said: AnswerInput | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class GuestInventory:
    """The form: whose day it is about, and its tasks. `may_answer` is no when it is not open to be filled in."""

    key: str
    title: str
    workplace: str
    kind: str
    tasks: tuple[GuestTask, ...]
    may_answer: Verdict

    @property
    def answered(self) -> int:
        """How many of the tasks this phone has said something of."""
        return sum(task.said is not None for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Material:
    """What carving needs of one inventory, frozen: merged lines that count, who works there, and where.

    `room` is how many positions the supervisors have room for; None = nobody has told. `ready` tells whether positions
    may be carved out of it, `hour_value` in `staff` is öre and None where nobody has told.
    """

    key: str
    title: str
    kind: str
    workplace_key: str
    workplace: str
    room: int | None
    lines: tuple[TaskLine, ...]
    staff: tuple[StaffLine, ...]
    ready: Verdict
