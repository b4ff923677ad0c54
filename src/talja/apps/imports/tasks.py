"""The import's long work, done by the background worker. Closing the page loses nothing."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from talja.apps.accounts.models import User
from talja.apps.imports.enums import BatchState
from talja.apps.imports.operations.applying import apply_batch
from talja.apps.imports.operations.batches import locked_batch, move
from talja.apps.imports.operations.reading import read_batch
from talja.apps.imports.operations.undoing import undo_batch
from talja.apps.organisation.actors import Actor, actor_for

_WORK = {"read": read_batch, "apply": apply_batch, "undo": undo_batch}
_BACK = {"read": BatchState.FAILED, "apply": BatchState.REVIEW, "undo": BatchState.APPLIED}


@task()
def work(what: str, batch_key: str, user_id: int) -> None:
    """Read, apply or undo a batch for a user. An unforeseen fault puts the batch back and is logged."""
    actor = _actor(user_id)
    try:
        _WORK[what](batch_key=UUID(batch_key), actor=actor)
    except Exception:
        with transaction.atomic():
            move(locked_batch(UUID(batch_key), actor=actor), to=_BACK[what], actor=actor, fault="unexpected")
        raise


def _actor(user_id: int) -> Actor:
    now = timezone.now()
    return actor_for(User.objects.get(pk=user_id), at=now, today=timezone.localdate(now))
