"""Whose turn it is to do the work of the minute, where several workers could."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from talja.apps.correspondence.models import Turn

LONGEST: Final = timedelta(minutes=30)
"""How long somebody who took the turn is thought to be at it: afterwards it is anybody's."""


@transaction.atomic
def take_turn(*, name: str, at: datetime) -> bool:
    """Take the turn, or say no because somebody else has it. A clock that was set back frees it too."""
    Turn.objects.get_or_create(name=name)
    turn = Turn.objects.select_for_update().get(name=name)
    if turn.held_until is not None and at < turn.held_until <= at + LONGEST:
        return False
    turn.held_until = at + LONGEST
    turn.save(update_fields=["held_until"])
    return True


@transaction.atomic
def end_turn(*, name: str) -> None:
    """Let the turn go."""
    Turn.objects.filter(name=name).update(held_until=None)
