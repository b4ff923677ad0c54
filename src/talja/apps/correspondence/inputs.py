"""What is said of a letter and of a link when they are asked for."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

LINK_PLACE: Final = "{link}"
"""Stands in a letter's text where its link is to be when it is sent."""

DEFAULT_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Attachment:
    """A small text that goes with a letter, such as a calendar file. `kind` is its media type."""

    name: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkInput:
    """The link that a letter carries, to whom the letter goes. `needs_code`: something personal lies behind it."""

    purpose: str
    matter_key: UUID
    needs_code: bool = False
    valid_days: int = DEFAULT_DAYS


@dataclass(frozen=True, slots=True)
class LetterInput:
    """A letter to queue. Without `to_email` it is printed. `once` names the occasion, such as a day or a step.

    `person_key` is whom the letter is about or to: is that person's identity protected, the letter is held back.
    `subject` holds no personal data. `postal` are the lines of a postal address under the name.
    """

    kind: str
    matter_key: UUID
    once: str
    to_email: str
    subject: str
    body: str
    to_name: str = ""
    person_key: UUID | None = None
    attachment: Attachment | None = None
    link: LinkInput | None = None
    postal: tuple[str, ...] = ()
