"""The code by e-mail that a link may demand before it opens: sent to the link's own address, kept as a hash."""

import secrets
from uuid import UUID

from django.db import transaction
from django.utils.crypto import constant_time_compare

from talja.apps.audit.operations import record
from talja.apps.correspondence import policies, tokens
from talja.apps.correspondence.carrying import our_carrier
from talja.apps.correspondence.enums import LetterState
from talja.apps.correspondence.messages import plain_message
from talja.apps.correspondence.models import Link
from talja.apps.correspondence.operations.links import locked_link, note_opened
from talja.apps.correspondence.texts import render
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied


def send_code(*, link_key: UUID, actor: Actor) -> Link:
    """Send a new code to the link's address; the one before no longer counts.

    Raises `Link.DoesNotExist` and `Denied`: link_revoked, link_expired, code_not_sent.
    """
    link, code = _make_code(link_key=link_key, actor=actor)
    subject, body = render("correspondence/code", {"code": code})
    carrier = our_carrier()
    try:
        message = plain_message(subject=subject, body=body, to=link.email, at=actor.at)
        sent = carrier.open() and carrier.carry(message).state in {LetterState.SENT, LetterState.UNCERTAIN}
    finally:
        carrier.close()
    if not sent:
        raise Denied("code_not_sent")
    return link


def check_code(*, link_key: UUID, code: str, actor: Actor) -> Link:
    """Open the link if the code is the one that was sent. Each try counts, whatever comes of it.

    Raises `Link.DoesNotExist` and `Denied`: link_revoked, link_expired, code_expired, code_tries_over, code_wrong.
    """
    link, is_right = _try_code(link_key=link_key, code="".join(code.split()), actor=actor)
    if not is_right:
        raise Denied("code_wrong")
    return link


@transaction.atomic
def _make_code(*, link_key: UUID, actor: Actor) -> tuple[Link, str]:
    link = locked_link(link_key, actor=actor)
    code = f"{secrets.randbelow(1_000_000):06}"
    link.code_hash, link.code_tries = tokens.code_hash(link.key, code), 0
    link.code_until = actor.at + policies.CODE_LIFE
    link.save(update_fields=["code_hash", "code_tries", "code_until"])
    record("link.code_sent", target=link, actor=actor)
    return link, code


@transaction.atomic
def _try_code(*, link_key: UUID, code: str, actor: Actor) -> tuple[Link, bool]:
    """Count the try and say whether the code is right: the count stays although the try was wrong."""
    link = locked_link(link_key, actor=actor)
    policies.may_try_code(link, at=actor.at).require()
    link.code_tries += 1
    link.save(update_fields=["code_tries"])
    if not constant_time_compare(tokens.code_hash(link.key, code), link.code_hash):
        record("link.code_wrong", target=link, actor=actor, tries=link.code_tries)
        return link, False
    link.code_hash, link.code_until = "", None  # a code opens once
    link.save(update_fields=["code_hash", "code_until"])
    return note_opened(link, actor=actor), True
