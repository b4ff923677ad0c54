"""What the queries answer about letters and links: made for the actor who asked, already masked."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from talja.apps.correspondence.enums import LetterState, Trouble
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter in a list. `to` and `subject` are empty when `is_hidden`: whom it is about may not be told."""

    key: str
    kind: str
    matter_key: str
    to: str = field(repr=False)
    name: str = field(repr=False)
    subject: str = field(repr=False)
    state: LetterState
    trouble: Trouble
    attempts: int
    queued_at: datetime
    due_at: datetime
    settled_at: datetime | None
    printed_at: datetime | None
    person_key: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter with its text, and what can be done with it. `body` has `{link}` where the link stands."""

    line: LetterLine
    body: str = field(repr=False)
    postal: tuple[str, ...] = field(repr=False)
    attachment_name: str
    has_link: bool
    queued_by: str
    may_resend: Verdict
    may_mark_sent: Verdict
    may_note_bounce: Verdict
    may_print: Verdict
    may_cancel: Verdict


@dataclass(frozen=True, slots=True)
class PaperLetter:
    """A letter as it is printed: its link written out, or words instead where a link cannot be given on paper."""

    key: str
    name: str = field(repr=False)
    postal: tuple[str, ...] = field(repr=False)
    subject: str = field(repr=False)
    body: str = field(repr=False)
    person_key: str


@dataclass(frozen=True, slots=True)
class BounceLine:
    """An address that takes no letters. `address` is empty when `is_hidden`."""

    key: str
    address: str = field(repr=False)
    reply: int | None
    noted_at: datetime
    person_key: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link to a matter, for those who handed it out. `to` is empty when it is on paper or may not be told."""

    key: str
    purpose: str
    to: str = field(repr=False)
    made_at: datetime
    expires_at: datetime
    opened_at: datetime | None
    may_open: Verdict


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What the page of a link is told before it is opened: nothing personal. `masked_to` is as a***@domain."""

    key: UUID
    purpose: str
    matter_key: UUID
    needs_code: bool
    masked_to: str
    expires_at: datetime
    may_open: Verdict
    may_renew: Verdict
    may_try_code: Verdict
