"""Put a letter in the queue, once, and take back what is no longer true."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.correspondence import policies
from talja.apps.correspondence.addresses import compared, on_paper
from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.inputs import LetterInput
from talja.apps.correspondence.models import Letter, Link
from talja.apps.correspondence.operations.links import make_link
from talja.apps.correspondence.operations.moving import move
from talja.apps.correspondence.queries.withholding import withheld_for
from talja.apps.organisation.actors import Actor


@transaction.atomic
def queue_letter(*, letter: LetterInput, actor: Actor) -> Letter:
    """Queue a letter, or return the one that was queued before for the same kind, matter, occasion and address.

    Without an e-mail address it is to be printed. About somebody with a protected identity, or who is not in the
    register any more, it is held back. Who may write is for the caller to judge. Raises `Denied`: address_invalid,
    letter_empty, letter_link_missing, text_too_long.
    """
    policies.may_queue(letter).require()
    email = letter.to_email.strip()
    once = {
        "kind": letter.kind,
        "matter_key": letter.matter_key,
        "once": letter.once,
        "address": compared(email) if email else on_paper(letter.to_name),
    }
    queued, is_new = Letter.objects.get_or_create(**once, defaults=_first(letter, email, actor=actor))
    if is_new:
        if letter.link is not None and queued.state != LetterState.WITHHELD:
            queued.link = _link(letter, email, actor=actor)
            queued.save(update_fields=["link"])
        record("letter.queued", target=queued, actor=actor, kind=queued.kind, state=queued.state)
    return queued


@transaction.atomic
def withdraw_letters(*, matter_key: UUID, kinds: Iterable[str] = (), actor: Actor) -> int:
    """Cancel what is not yet sent or printed about a matter: it is done, or has changed. Returns how many.

    `kinds` limits it to these kinds of letter. What is being sent at the moment goes.
    """
    waiting = Letter.objects.select_for_update().filter(
        matter_key=matter_key, state__in=[LetterState.QUEUED, LetterState.PAPER], printed_at=None
    )
    chosen = waiting.filter(kind__in=list(kinds)) if kinds else waiting
    letters = list(chosen.order_by("pk"))
    for letter in letters:
        move(letter, to=LetterState.CANCELLED, actor=actor, trouble=Trouble.WITHDRAWN)
    return len(letters)


def _first(letter: LetterInput, email: str, *, actor: Actor) -> dict[str, Any]:
    trouble = withheld_for(letter.person_key)
    state = LetterState.WITHHELD if trouble else LetterState.QUEUED if email else LetterState.PAPER
    attachment = letter.attachment
    return {
        "to_email": email,
        "to_name": " ".join(letter.to_name.split()),
        "postal": [line.strip() for line in letter.postal if line.strip()],
        "subject": " ".join(letter.subject.split()),
        "body": letter.body.strip() + "\n",
        "attachment_name": attachment.name if attachment else "",
        "attachment_kind": attachment.kind if attachment else "",
        "attachment_text": attachment.text if attachment else "",
        "person_key": letter.person_key,
        "state": state,
        "trouble": trouble,
        "queued_at": actor.at,
        "queued_by": actor.key,
        "due_at": actor.at,
        "settled_at": None if state == LetterState.QUEUED else actor.at,
    }


def _link(letter: LetterInput, email: str, *, actor: Actor) -> Link | None:
    """Return the letter's link. On paper none that needs a code: there is nowhere to send the code."""
    said = letter.link
    if said is None or (said.needs_code and not email):
        return None
    return make_link(
        purpose=said.purpose,
        matter_key=said.matter_key,
        email=email,
        needs_code=said.needs_code,
        valid_days=said.valid_days,
        person_key=letter.person_key,
        actor=actor,
    )
