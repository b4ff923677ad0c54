"""Send a new link for one that has run out, to the same address and at once."""

from datetime import UTC
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.correspondence import policies
from talja.apps.correspondence.carrying import our_carrier
from talja.apps.correspondence.inputs import LetterInput, LinkInput
from talja.apps.correspondence.models import Letter, Link
from talja.apps.correspondence.operations.delivering import deliver
from talja.apps.correspondence.operations.queueing import queue_letter
from talja.apps.correspondence.queries.withholding import withheld_for
from talja.apps.correspondence.texts import render
from talja.apps.organisation.actors import Actor


def renew_link(*, link_key: UUID, actor: Actor) -> Letter:
    """Send a new link to the address of one that has run out; it waits for nothing but the server.

    The old one never opens again. Asked for twice within a minute, one letter is sent. Raises `Link.DoesNotExist` and
    `Denied`: link_revoked, link_still_open, link_without_address.
    """
    letter = _queue(link_key=link_key, actor=actor)
    deliver(carrier=our_carrier(), actor=actor, only=letter.key)
    return letter


@transaction.atomic
def _queue(*, link_key: UUID, actor: Actor) -> Letter:
    old = Link.objects.select_for_update().get(key=link_key)
    policies.may_renew(old, withheld=withheld_for(old.person_key), at=actor.at).require()
    said = LinkInput(old.purpose, old.matter_key, needs_code=old.needs_code)
    subject, body = render("correspondence/renewed", {"days": said.valid_days})
    letter = LetterInput(
        kind="correspondence.renewed",
        matter_key=old.matter_key,
        once=f"{old.purpose} {actor.at.astimezone(UTC):%Y-%m-%dT%H:%M}",
        to_email=old.email,
        subject=subject,
        body=body,
        person_key=old.person_key,
        link=said,
    )
    record("link.renewed", target=old, actor=actor, purpose=old.purpose)
    return queue_letter(letter=letter, actor=actor)
