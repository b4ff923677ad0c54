"""One step in a letter's life: judged by the table, saved, recorded."""

from typing import Any

from talja.apps.audit.operations import record
from talja.apps.correspondence import policies
from talja.apps.correspondence.enums import TRANSITIONS, LetterState, Trouble
from talja.apps.correspondence.models import Letter
from talja.apps.organisation.actors import Actor

_EVENTS = {(origin, target): event for origin, target, event in TRANSITIONS}


def move(letter: Letter, *, to: LetterState, actor: Actor, trouble: Trouble = Trouble.NONE, **changes: Any) -> Letter:
    """Move a locked letter, with whatever else changes. Raises `Denied`: letter_not_in_state."""
    policies.may_move(letter, to=to).require()
    event = _EVENTS[LetterState(letter.state), to]
    at_rest = to not in {LetterState.QUEUED, LetterState.SENDING}
    changes |= {"state": to, "trouble": trouble, "settled_at": actor.at if at_rest else None}
    for name, value in changes.items():
        setattr(letter, name, value)
    letter.save(update_fields=list(changes))
    if event:
        record(event, target=letter, actor=actor, trouble=trouble.value)
    return letter
