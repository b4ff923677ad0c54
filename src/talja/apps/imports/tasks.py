"""The import's long work, done by the background worker. Closing the page loses nothing."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from talja.apps.accounts.models import User
from talja.apps.imports.enums import BatchState
from talja.apps.imports.models import Batch
from talja.apps.imports.operations.applying import apply_batch
from talja.apps.imports.operations.batches import locked_batch, put_back
from talja.apps.imports.operations.reading import read_batch
from talja.apps.imports.operations.undoing import undo_batch
from talja.apps.organisation.actors import Actor, actor_for, system_actor
from talja.core.kernel.verdict import Denied


class WorkFailed(RuntimeError):
    """Raised in the place of an unforeseen fault, with its kind and places but not its words: they may quote a person.

    The worker keeps the text of what is raised in the database.
    """


_WORK = {"read": read_batch, "apply": apply_batch, "undo": undo_batch}
_WAITING: dict[str, str] = {BatchState.READING: "read", BatchState.APPLYING: "apply", BatchState.UNDOING: "undo"}


def carry_on(*, batch_key: UUID, user_id: int) -> bool:
    """Hand over whatever the batch waits for to the worker, and say whether there was anything.

    To be called after every operation that may have sent the batch off: `receive_list`, `choose_columns`,
    `start_applying`, `start_undoing`, and those on rows, which send a long list back to be read again.
    """
    what = _WAITING.get(Batch.objects.values_list("state", flat=True).get(key=batch_key))
    if what is not None:
        work.enqueue(what, str(batch_key), user_id)
    return what is not None


@task()
def work(what: str, batch_key: str, user_id: int) -> None:
    """Read, apply or undo a batch for a user.

    A batch that has moved on meanwhile is left in peace. Any other fault puts it back and is logged.
    """
    try:
        _WORK[what](batch_key=UUID(batch_key), actor=_actor(user_id))
    except Exception as fault:
        if isinstance(fault, Denied) and fault.code == "batch_not_in_state":
            return
        _put_back(what, UUID(batch_key))
        raise WorkFailed(type(fault).__name__).with_traceback(fault.__traceback__) from None


def _put_back(what: str, batch_key: UUID) -> None:
    actor = system_actor(at=timezone.now())
    with transaction.atomic():
        batch = locked_batch(batch_key, actor=actor)
        if _WAITING.get(batch.state) == what:
            put_back(batch, actor=actor, fault="unexpected")


def _actor(user_id: int) -> Actor:
    now = timezone.now()
    return actor_for(User.objects.get(pk=user_id), at=now, today=timezone.localdate(now))
