"""The life of a batch: handed in, moved along its table of transitions, laid aside, brought back when work died."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import PurePath
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.imports import permissions, policies, progress
from talja.apps.imports.enums import TRANSITIONS, BatchState
from talja.apps.imports.models import Batch, BatchFile, Source
from talja.apps.organisation.actors import Actor
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied

MAX_BYTES = 50 * 1024 * 1024
EVENTS = {(origin, target): event for origin, target, event in TRANSITIONS}


@transaction.atomic
def receive_list(
    *, source_key: UUID, file_name: str, content: bytes, list_day: date, actor: Actor, sheet: str = ""
) -> Batch:
    """Take in a list as it is. Reading comes after, in the background; `sheet` reads only that one.

    Raises `Source.DoesNotExist`, and `Denied`: missing_right, list_day_in_future, file_empty, file_too_large.
    """
    permissions.may_import(actor=actor).require()
    policies.may_be_from(list_day, today=timezone.localdate(actor.at)).require()
    if not content:
        raise Denied("file_empty")
    if len(content) > MAX_BYTES:
        raise Denied("file_too_large")
    file = BatchFile.objects.create(sha256=sha256(content).hexdigest(), content=content)
    batch = Batch.objects.create(
        source=Source.objects.get(key=source_key),
        file=file,
        file_name=PurePath(file_name.replace("\\", "/")).name[-200:],
        list_day=list_day,
        sheet=sheet[:120],
        created_by_id=actor.user_id,
        created_at=actor.at,
        moved_at=actor.at,
    )
    record("batch.received", target=batch, actor=actor, bytes=len(content))
    return batch


def locked_batch(batch_key: UUID, *, actor: Actor) -> Batch:
    """Lock a batch for a change. Raises `Batch.DoesNotExist` and `Denied`: missing_right."""
    permissions.may_import(actor=actor).require()
    return Batch.objects.select_for_update(of=("self",)).select_related("source").get(key=batch_key)


def move(batch: Batch, *, to: BatchState, actor: Actor, fault: str = "", **data: int) -> None:
    """Move a locked batch along the table and record it. Raises `Denied`: batch_not_in_state."""
    policies.may_move(batch, to=to).require()
    event = EVENTS[BatchState(batch.state), to]
    batch.state, batch.fault, batch.moved_at = to, fault, actor.at
    batch.save()
    progress.forget(batch.key)
    record(event, target=batch, actor=actor, fault=fault or None, **data)


@transaction.atomic
def choose_columns(*, batch_key: UUID, mapping: Mapping[int, Field], actor: Actor, sheet: str | None = None) -> Batch:
    """Say what the columns hold, remember it for the source, and send the list back to be read again.

    `mapping` is by the column's index; a column that is left out is ignored. `sheet` takes only that one, or with an
    empty name all that belong together; columns of another sheet are not known yet, so Talja recognises them first.
    Raises `Batch.DoesNotExist` and `Denied`: missing_right, batch_not_in_state, field_twice, not_found.
    """
    batch = locked_batch(batch_key, actor=actor)
    if sheet and sheet not in batch.sheets:
        raise Denied("not_found")
    if sheet is None or sheet == batch.sheet:
        _remember(batch, mapping)
    batch.sheet = batch.sheet if sheet is None else sheet
    move(batch, to=BatchState.READING, actor=actor)
    return batch


@transaction.atomic
def discard_batch(*, batch_key: UUID, actor: Actor) -> Batch:
    """Lay a list aside: nothing of it is written, and its rows and its file are emptied.

    Raises `Batch.DoesNotExist` and `Denied`: batch_not_in_state.
    """
    batch = locked_batch(batch_key, actor=actor)
    move(batch, to=BatchState.DISCARDED, actor=actor)
    batch.rows.all().delete()
    BatchFile.objects.filter(pk=batch.file_id).update(content=b"")
    return batch


@transaction.atomic
def recover_batch(*, batch_key: UUID, actor: Actor) -> Batch:
    """Put a batch back whose background work has died.

    What the work had written was never there: it was one transaction. Should it live after all, it finds the batch
    elsewhere and stops.

    Raises `Batch.DoesNotExist` and `Denied`: missing_right, batch_not_in_state, batch_still_working.
    """
    batch = locked_batch(batch_key, actor=actor)
    heard = progress.told(batch.key).told_at
    policies.may_recover(batch, sign_of_life=heard, at=actor.at).require()
    return put_back(batch, actor=actor, fault="work_stopped")


def put_back(batch: Batch, *, actor: Actor, fault: str) -> Batch:
    """Move a locked batch whose work has failed to where it can be started again."""
    move(batch, to=policies.recovered(batch.state), actor=actor, fault=fault)
    return batch


def _remember(batch: Batch, mapping: Mapping[int, Field]) -> None:
    """Keep what was chosen for the source, by the columns' headings. No sheet may hold a field twice."""
    used = [(one["sheet"], mapping[one["index"]]) for one in batch.columns if one["index"] in mapping]
    if any(count > 1 and field is not Field.IGNORED for (_sheet, field), count in Counter(used).items()):
        raise Denied("field_twice")
    chosen = {column["key"]: mapping.get(column["index"], Field.IGNORED).value for column in batch.columns}
    source = Source.objects.select_for_update().get(pk=batch.source_id)
    source.mapping = {**source.mapping, **chosen}
    source.save(update_fields=["mapping"])
