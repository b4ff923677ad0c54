"""When a letter may be queued and moved, and when a link opens. The button asks the same function."""

from datetime import datetime, timedelta
from typing import Final

from talja.apps.correspondence.addresses import is_address
from talja.apps.correspondence.enums import TRANSITIONS, LetterState, Trouble
from talja.apps.correspondence.inputs import LINK_PLACE, LetterInput
from talja.apps.correspondence.models import Letter, Link
from talja.core.kernel.verdict import Verdict, no, yes

WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, *[240] * 18))
"""How long to wait after each attempt in vain: growing to four hours, three days and four hours in all."""

CODE_TRIES: Final = 5
CODE_LIFE: Final = timedelta(minutes=10)
_LIMITS = {one.name: one.max_length for one in Letter._meta.local_fields if one.max_length}


def may_queue(letter: LetterInput) -> Verdict:
    """Whether the letter says what it must, to an address that can be one."""
    if letter.to_email.strip() and not is_address(letter.to_email.strip()):
        return no("address_invalid")
    if not letter.subject.strip() or not letter.body.strip():
        return no("letter_empty")
    if letter.link is None and LINK_PLACE in letter.body:
        return no("letter_link_missing")
    fits = all(len(str(getattr(letter, name))) <= (_LIMITS[name] or 0) for name in ("kind", "once", "to_name"))
    return yes() if fits and len(letter.subject.strip()) <= (_LIMITS["subject"] or 0) else no("text_too_long")


def may_move(letter: Letter, *, to: LetterState) -> Verdict:
    """Whether the table of transitions lets the letter go there from where it is."""
    if any((letter.state, to) == (origin, target) for origin, target, _event in TRANSITIONS):
        return yes()
    return no("letter_not_in_state")


def may_resend(letter: Letter, *, withheld: Trouble, bounced: bool) -> Verdict:
    """Whether the letter can go into the queue again: to an address that takes letters, about nobody protected."""
    if not letter.to_email:
        return no("letter_without_address")
    if withheld:
        return no("letter_withheld")
    if bounced:
        return no("address_bounced")
    return may_move(letter, to=LetterState.QUEUED)


def may_open(link: Link, *, withheld: Trouble, at: datetime) -> Verdict:
    """Whether the link opens at the moment: neither taken back nor run out, and about nobody protected."""
    if link.revoked_at is not None or withheld:
        return no("link_revoked")
    return no("link_expired") if link.replaced_at is not None or link.expires_at <= at else yes()


def may_renew(link: Link, *, withheld: Trouble, at: datetime) -> Verdict:
    """Whether a new link can be sent in the place of one that has run out."""
    verdict = may_open(link, withheld=withheld, at=at)
    if verdict:
        return no("link_still_open")
    if verdict.code != "link_expired":
        return verdict
    return yes() if link.address else no("link_without_address")


def may_try_code(link: Link, *, at: datetime) -> Verdict:
    """Whether a code can be tried: one was sent a short while ago, and not tried too often."""
    if not link.code_hash or link.code_until is None or link.code_until <= at:
        return no("code_expired")
    return yes() if link.code_tries < CODE_TRIES else no("code_tries_over")


def is_uncertain(letter: Letter) -> Verdict:
    """Whether nobody knows if the letter went out."""
    return yes() if letter.state == LetterState.UNCERTAIN else no("letter_not_in_state")


def was_sent(letter: Letter) -> Verdict:
    """Whether the letter went out."""
    return yes() if letter.state == LetterState.SENT else no("letter_not_in_state")
