"""Take in somebody else's library, and choose what to take from it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary import permissions, policies
from talja.apps.tasklibrary.comparing import after, beside
from talja.apps.tasklibrary.editions import effective, own
from talja.apps.tasklibrary.enums import Origin
from talja.apps.tasklibrary.models import ReceivedLibrary
from talja.apps.tasklibrary.storing import Numbers, again, store
from talja.apps.tasklibrary.uploads import Upload, texts_of
from talja.core.inventory.lines import Kind
from talja.core.inventory.task_files import read_task_files
from talja.core.kernel.verdict import Denied

_KEPT: Final = timedelta(days=30)  # for those who want to think before they choose


@transaction.atomic
def receive_library(*, uploads: Sequence[Upload], actor: Actor) -> ReceivedLibrary:
    """Read somebody else's library whole, and keep it until somebody has chosen. What is older than 30 days goes.

    Raises `UnreadableFile` with every problem of every file, and `Denied`: missing_right, library_upload_missing,
    library_upload_too_large, library_too_many_files, file_is_spreadsheet, zip_broken, zip_without_files.
    """
    permissions.may_write(actor=actor).require()
    texts = texts_of(uploads)
    read_task_files(texts)
    ReceivedLibrary.objects.filter(received_at__lt=actor.at - _KEPT).delete()
    received = ReceivedLibrary.objects.create(
        files=[list(file) for file in texts], received_at=actor.at, received_by=actor.key
    )
    record("library.received", target=received, actor=actor)
    return received


def take_tasks(*, received_key: UUID, chosen: Collection[str], seen: str, actor: Actor) -> int:
    """Take the chosen tasks as our own, and return how many. The rest stay as they are; the file is then put away.

    `seen` is the mark of the comparison that the choice was made from. Raises `UnreadableFile` (the file can
    be read no more, or our library would grow past what a file holds), and `Denied`: missing_right, already_chosen,
    no_task_chosen, changed_by_other, task_title_taken.
    """
    permissions.may_write(actor=actor).require()

    def write(last: Numbers) -> int:
        received = ReceivedLibrary.objects.select_for_update().filter(key=received_key).first()
        if received is None:
            raise Denied("already_chosen")
        theirs = read_task_files([(name, text) for name, text in received.files])
        ours = effective()
        found = beside(ours, theirs)
        policies.may_be_taken(chosen, offered=found.offered).require()
        policies.is_compared(now=found.mark, seen=seen).require()
        own_tasks, taken = after(own(), ours, found, chosen=chosen)
        changed: dict[Kind, list[str]] = defaultdict(list)
        for task in taken:
            changed[task.kind].append(task.key)
        for kind, keys in changed.items():
            file = store(kind, own_tasks, last=last, changed=keys, origin=Origin.TAKEN, actor=actor)
            record("library.taken", target=file, actor=actor, kind=str(kind), version=file.number, added=len(keys))
        received.delete()
        return len(taken)

    return again(write)
