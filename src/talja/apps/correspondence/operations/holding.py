"""After a backup has been put back: nothing that waits is sent before somebody has said so."""

from django.db import transaction

from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.models import Letter
from talja.apps.correspondence.operations.moving import move
from talja.apps.organisation.actors import Actor


@transaction.atomic
def hold_queued(*, actor: Actor) -> int:
    """Let every letter in the queue wait for a person: it may have been sent after the backup. Returns how many."""
    letters = list(Letter.objects.select_for_update(of=("self",)).filter(state=LetterState.QUEUED).order_by("pk"))
    for letter in letters:
        move(letter, to=LetterState.UNCERTAIN, actor=actor, trouble=Trouble.RESTORED)
    return len(letters)
