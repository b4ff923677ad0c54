"""Reading a handed-in list into staged rows, and reading it again when a person has chosen or corrected something."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from talja.apps.imports import permissions, progress
from talja.apps.imports.choosing import Choice
from talja.apps.imports.enums import BatchState, RowDecision, RowStatus
from talja.apps.imports.models import Batch, StagedRow
from talja.apps.imports.operations.batches import locked_batch, move
from talja.apps.imports.operations.storing import place_of, store_rows
from talja.apps.imports.queries.reading_now import Handed, read_now, stage_now
from talja.apps.imports.queries.rows import sees_cells
from talja.apps.imports.reading import ReadList
from talja.apps.imports.staging import Decided, Staged
from talja.apps.organisation.actors import Actor
from talja.core.intake.columns import ColumnGuess
from talja.core.intake.sheet import Unreadable
from talja.core.kernel.collector import collector_at_rest
from talja.core.kernel.verdict import Denied

RIGHT_AWAY = 2_000  # rows that can be read again while somebody waits


@collector_at_rest()
def read_batch(*, batch_key: UUID, actor: Actor) -> Batch:
    """Read a batch that waits for it: find the table, stage every row, and put it up for review.

    A file that cannot be read ends as `FAILED` with the reason; nothing is lost. Raises `Batch.DoesNotExist` and
    `Denied`: missing_right, batch_not_in_state.
    """
    permissions.may_import(actor=actor).require()
    batch = Batch.objects.select_related("source", "file").get(key=batch_key)
    _must_be_reading(batch)
    try:
        read, staged = _read_and_stage(batch, actor=actor)
    except Unreadable as fault:
        return _failed(batch_key, fault.code, actor=actor)
    with transaction.atomic():
        batch = locked_batch(batch_key, actor=actor)
        _must_be_reading(batch)
        _store(batch, read, staged, actor=actor)
        move(batch, to=BatchState.REVIEW, actor=actor, rows=len(staged))
    return batch


def reread(batch: Batch, *, actor: Actor) -> None:
    """Read a locked batch under review again after a choice: at once if it is short, else in the background.

    A long list is sent back to `READING`; whoever asked starts the work.
    """
    if batch.total > RIGHT_AWAY:
        move(batch, to=BatchState.READING, actor=actor)
        return
    restage(batch, actor=actor)


@collector_at_rest()
def restage(batch: Batch, *, actor: Actor) -> None:
    """Read a locked batch again in place, and hold it against the register as it is now."""
    read, staged = _read_and_stage(batch, actor=actor)
    _store(batch, read, staged, actor=actor)
    batch.save()


def _must_be_reading(batch: Batch) -> None:
    if batch.state != BatchState.READING:
        raise Denied("batch_not_in_state")


@transaction.atomic
def _failed(batch_key: UUID, fault: str, *, actor: Actor) -> Batch:
    batch = locked_batch(batch_key, actor=actor)
    move(batch, to=BatchState.FAILED, actor=actor, fault=fault)
    return batch


def _read_and_stage(batch: Batch, *, actor: Actor) -> tuple[ReadList, tuple[Staged, ...]]:
    progress.tell(batch.key, step="reading", done=0, total=3)
    handed = _handed(batch)
    read = read_now(handed, actor=actor)
    progress.tell(batch.key, step="linking", done=1, total=3)
    staged = stage_now(read, handed, decided=_decided(batch), actor=actor)
    progress.tell(batch.key, step="storing", done=2, total=3)
    return read, staged


def _handed(batch: Batch) -> Handed:
    source = batch.source
    return Handed(
        content=bytes(batch.file.content),
        file_name=batch.file_name,
        list_day=batch.list_day,
        covers=source.covers,
        trusted_for=source.trusted_for,
        own_staff_only=source.own_staff_only,
        remembered=source.mapping,
        corrections=dict(batch.rows.exclude(corrections={}).values_list("number", "corrections")),
        sheet=batch.sheet,
    )


def _decided(batch: Batch) -> Decided:
    decided = batch.rows.exclude(decision=RowDecision.NONE)
    rows = decided.filter(number__gt=0).values_list("number", "decision", "chosen")
    ending = batch.rows.filter(number=0, decision=RowDecision.END).values_list("placement_key", flat=True)
    choices = {number: _choice(RowDecision(decision), said) for number, decision, said in rows}
    return Decided(choices, frozenset(map(str, ending)))


def _choice(decision: RowDecision, said: dict[str, Any]) -> Choice:
    return Choice(decision, said.get("person_key"), said.get("placement_key"), said.get("row"))


def _store(batch: Batch, read: ReadList, staged: Sequence[Staged], *, actor: Actor) -> None:
    """Replace the staged rows; what a person has decided, corrected and unticked follows the row's number."""
    before = {place_of(row): row for row in batch.rows.all()}
    if not sees_cells(batch, actor=actor):
        staged = [_still_hidden(one, before.get(place_of(one))) for one in staged]
    batch.rows.all().delete()
    store_rows(batch, staged, cells=dict(read.cells()), before=before)
    batch.parts = [
        {"sheet": part.table.sheet, "row_offset": part.row_offset, "column_offset": part.column_offset}
        for part in read.parts
    ]
    batch.columns = [_column(part.table.sheet, one) for part in read.parts for one in part.columns]
    batch.left, batch.sheets = read.left, list(read.sheets)
    batch.total = len(read.rows)
    batch.counts = dict(Counter(one.status.value for one in staged))


def _still_hidden(one: Staged, before: StagedRow | None) -> Staged:
    """Let a row that speaks of a protected person go on doing so when somebody reads it who cannot tell.

    To them the person has no name in the register, so the row would look like somebody new.
    """
    if before is None or one.is_protected or not before.is_protected:
        return one
    return replace(
        one,
        status=RowStatus.NEEDS_YOU,
        is_protected=True,
        candidates=before.candidates,
        reasons=[{"code": "protected_person"}],
        changes=[],
    )


def _column(sheet: str, column: ColumnGuess) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "index": column.index,
        "heading": column.heading,
        "field": column.field.value if column.field else None,
        "confidence": round(column.confidence, 2),
        "reasons": list(column.reasons),
        "key": column.key,
    }
