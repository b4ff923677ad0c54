"""How a field holds personal data: what for, by what right, for how long, and what is left when that time is over.

Every app classifies every field of its models in its `personal_data.py`; a house test finds the ones that are not.
From the classes come the record of processing (GDPR article 30), the answer to a request for access, erasure and the
scrubbed copy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias


class Subject(StrEnum):
    """Whom the field tells of."""

    PARTICIPANT = "participant"
    STAFF = "staff"
    CONTACT = "contact"  # somebody at an employer, in their work


class Purpose(StrEnum):
    """What the municipality needs the field for."""

    IDENTIFY = "identify"  # tell one person from another, and find them again
    PROTECT = "protect"  # keep a protected identity hidden
    PLACE = "place"  # follow up the placement, and what it led to
    STATISTICS = "statistics"  # describe groups: never used about one person
    REACH = "reach"  # get hold of somebody in their work
    SIGN_IN = "sign_in"
    ACCOUNT = "account"  # be able to say who did what


class Basis(StrEnum):
    """By what right: the article of the General Data Protection Regulation, (EU) 2016/679."""

    LEGAL_OBLIGATION = "gdpr_6_1_c"
    PUBLIC_TASK = "gdpr_6_1_e"


class Retention(StrEnum):
    """For how long. The length of each is set by the municipality's own plan (dokumenthanteringsplan)."""

    WHILE_SERVED = "while_served"  # until the plan's time after the person's last placement has run out
    WHILE_EMPLOYED = "while_employed"  # until the plan's time after the account or the contact is closed
    TRACE = "trace"  # the plan's time for logs


class Scrub(StrEnum):
    """What is left of the field when its time is over, and in a copy for testing."""

    KEEP = "keep"  # says nothing of anybody once the identifying fields are gone
    EMPTY = "empty"
    YEAR = "year"  # the first of January of the same year
    PSEUDONYM = "pseudonym"  # another key, the same for the same person throughout


@dataclass(frozen=True, slots=True)
class Personal:
    """The class of a field that holds personal data. `reveals_health`: handled as article 9 demands."""

    subject: Subject
    purpose: Purpose
    basis: Basis
    retention: Retention
    scrub: Scrub
    reveals_health: bool = False


@dataclass(frozen=True, slots=True)
class Impersonal:
    """The class of a field that tells of nobody, such as a measure's name."""


IMPERSONAL: Final = Impersonal()
Fields: TypeAlias = Mapping[str, Mapping[str, Personal | Impersonal]]
"""Model name -> field name -> class."""


def participant(purpose: Purpose, scrub: Scrub, *, reveals_health: bool = False) -> Personal:
    """Return the class of what is recorded about somebody the unit serves."""
    return Personal(
        Subject.PARTICIPANT, purpose, Basis.PUBLIC_TASK, Retention.WHILE_SERVED, scrub, reveals_health=reveals_health
    )


def staff(purpose: Purpose, scrub: Scrub) -> Personal:
    """Return the class of what is recorded about somebody who works with the register."""
    return Personal(Subject.STAFF, purpose, Basis.PUBLIC_TASK, Retention.WHILE_EMPLOYED, scrub)


def contact(scrub: Scrub) -> Personal:
    """Return the class of what is recorded about somebody to call at an employer."""
    return Personal(Subject.CONTACT, Purpose.REACH, Basis.PUBLIC_TASK, Retention.WHILE_EMPLOYED, scrub)


def trace(subject: Subject, scrub: Scrub) -> Personal:
    """Return the class of what says who did what with whose data: demanded by articles 5.2 and 32."""
    return Personal(subject, Purpose.ACCOUNT, Basis.LEGAL_OBLIGATION, Retention.TRACE, scrub)


def impersonal(*names: str) -> dict[str, Impersonal]:
    """Class several fields at once as telling of nobody."""
    return dict.fromkeys(names, IMPERSONAL)
