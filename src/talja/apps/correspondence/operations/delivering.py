"""Send what is due: each letter is first taken, in a transaction of its own, so that nobody else sends it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.correspondence import policies
from talja.apps.correspondence.carrying import Carrier, Outcome
from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.messages import message_of
from talja.apps.correspondence.models import Bounce, Letter, LetterQuerySet
from talja.apps.correspondence.operations.moving import move
from talja.apps.correspondence.queries.withholding import is_bounced, protected_among, withheld_for
from talja.apps.organisation.actors import Actor

AT_MOST: Final = 500
"""How many letters one turn sends: the rest goes with the next, a minute later."""

STUCK_AFTER: Final = timedelta(hours=1)


def deliver(
    *,
    carrier: Carrier,
    actor: Actor,
    limit: int = AT_MOST,
    only: UUID | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> int:
    """Send what is due, over one connection, and return how many letters were handed over.

    Two that run at once share the letters. `only` is the key of a letter that is not to wait for its turn. `go_on` is
    asked before each letter. A letter whose sender stopped in the middle becomes uncertain: it may have been sent.
    """
    if only is None:
        leave_stuck(actor=actor)
        withhold_papers(actor=actor)
    done = 0
    try:
        while done < limit and go_on() and _due(actor.at, only).exists():
            if not carrier.open():
                put_off(actor=actor)
                break
            letter = claim_next(actor=actor, only=only)
            if letter is not None:
                done += note_outcome(letter, _carried(letter, carrier, at=actor.at), actor=actor)
    finally:
        carrier.close()
    return done


@transaction.atomic
def claim_next(*, actor: Actor, only: UUID | None = None) -> Letter | None:
    """Take the letter that has waited longest, for the caller alone; None when it turned out not to be sent.

    Held back when the person has become protected, printed or put aside when the address takes no letters, cancelled
    when its link is closed.
    """
    letter = _due(actor.at, only).select_for_update(skip_locked=True, of=("self",)).select_related("link").first()
    if letter is None:
        return None
    if trouble := withheld_for(letter.person_key):
        move(letter, to=LetterState.WITHHELD, actor=actor, trouble=trouble)
    elif is_bounced(letter.address):
        other_way = LetterState.PAPER if letter.postal else LetterState.BOUNCED
        move(letter, to=other_way, actor=actor, trouble=Trouble.ADDRESS_BOUNCED)
    elif letter.link is not None and not policies.may_open(letter.link, withheld=Trouble.NONE, at=actor.at):
        move(letter, to=LetterState.CANCELLED, actor=actor, trouble=Trouble.LINK_CLOSED)
    else:
        return move(letter, to=LetterState.SENDING, actor=actor, claimed_at=actor.at, attempts=letter.attempts + 1)
    return None


@transaction.atomic
def note_outcome(claimed: Letter, outcome: Outcome, *, actor: Actor) -> bool:
    """Write what came of a letter that the caller has taken; say whether it was handed over.

    What was tried in vain is tried again, after growing waits, for three days. Nothing is written if somebody has
    meanwhile said what became of it.
    """
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=claimed.pk)
    if letter.state != LetterState.SENDING or letter.attempts != claimed.attempts:
        return False
    if outcome.state == LetterState.QUEUED:
        _try_later(letter, outcome.trouble, actor=actor)
        return False
    if outcome.state == LetterState.BOUNCED:
        add_bounce(letter, reply=outcome.reply, actor=actor)
    move(letter, to=outcome.state, actor=actor, trouble=outcome.trouble)
    return outcome.state == LetterState.SENT


@transaction.atomic
def put_off(*, actor: Actor) -> None:
    """Count an attempt for every letter that is due: the server does not answer. Many letters, few statements."""
    due = Letter.objects.filter(state=LetterState.QUEUED, due_at__lte=actor.at)
    for attempts in sorted(set(due.order_by().values_list("attempts", flat=True)), reverse=True):
        same = due.filter(attempts=attempts)
        if attempts < len(policies.WAITS):
            later = actor.at + policies.WAITS[attempts]
            same.update(attempts=attempts + 1, due_at=later, trouble=Trouble.NO_CONNECTION)
            continue
        for letter in same.select_for_update():
            move(letter, to=LetterState.FAILED, actor=actor, trouble=Trouble.NO_CONNECTION)


@transaction.atomic
def leave_stuck(*, actor: Actor) -> int:
    """Tell what was being sent when the program stopped, an hour ago or more: nobody knows whether it went out."""
    stuck = Letter.objects.select_for_update().filter(state=LetterState.SENDING, claimed_at__lte=actor.at - STUCK_AFTER)
    letters = list(stuck.order_by("pk"))
    for letter in letters:
        move(letter, to=LetterState.UNCERTAIN, actor=actor, trouble=Trouble.STOPPED)
    return len(letters)


@transaction.atomic
def withhold_papers(*, actor: Actor) -> int:
    """Hold back what waits to be printed about somebody who has become protected, or is gone. Returns how many."""
    waiting = Letter.objects.select_for_update().filter(state=LetterState.PAPER, printed_at=None)
    letters = list(waiting.exclude(person_key=None).order_by("pk"))
    hidden = protected_among(letter.person_key for letter in letters if letter.person_key)
    held = [letter for letter in letters if letter.person_key in hidden]
    for letter in held:
        move(letter, to=LetterState.WITHHELD, actor=actor, trouble=withheld_for(letter.person_key))
    return len(held)


def add_bounce(letter: Letter, *, reply: int | None, actor: Actor) -> None:
    """Note that the letter's address takes no letters, once."""
    bounce, is_new = Bounce.objects.get_or_create(
        address=letter.address,
        lifted_at=None,
        defaults={"reply": reply, "person_key": letter.person_key, "noted_at": actor.at},
    )
    if is_new:
        record("bounce.noted", target=bounce, actor=actor, reply=reply)


def _due(at: datetime, only: UUID | None) -> LetterQuerySet:
    due = Letter.objects.due(at=at)
    return due if only is None else due.filter(key=only)


def _carried(letter: Letter, carrier: Carrier, *, at: datetime) -> Outcome:
    try:
        message = message_of(letter, at=at)
    except ValueError:
        return Outcome(LetterState.FAILED, Trouble.REFUSED)
    return carrier.carry(message)


def _try_later(letter: Letter, trouble: Trouble, *, actor: Actor) -> None:
    tried = letter.attempts
    if tried > len(policies.WAITS):
        move(letter, to=LetterState.FAILED, actor=actor, trouble=trouble)
    else:
        move(letter, to=LetterState.QUEUED, actor=actor, trouble=trouble, due_at=actor.at + policies.WAITS[tried - 1])
