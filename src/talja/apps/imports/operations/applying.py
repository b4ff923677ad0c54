"""Writing a reviewed list into the register, in one transaction and through the register's own doors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from talja.apps.imports import progress
from talja.apps.imports.enums import BatchState, RowDecision, RowStatus
from talja.apps.imports.models import Batch, StagedRow, Trace
from talja.apps.imports.operations.batches import locked_batch, move
from talja.apps.imports.operations.claims import write_claims
from talja.apps.imports.operations.facts import ends
from talja.apps.imports.operations.moments import last_written
from talja.apps.imports.operations.reading import restage
from talja.apps.imports.operations.writing import Run
from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import recorded_moments as person_moments
from talja.apps.placements.queries import recorded_moments as placement_moments
from talja.core.kernel.verdict import Denied

_TOLD_EVERY = 25  # rows
_JUST_AFTER = timedelta(microseconds=1)
Seen = tuple[str, str, str, tuple[tuple[Any, ...], ...]]


@transaction.atomic
def start_applying(*, batch_key: UUID, actor: Actor) -> Batch:
    """Send a reviewed list off to be written. Raises `Batch.DoesNotExist` and `Denied`: batch_not_in_state."""
    batch = locked_batch(batch_key, actor=actor)
    move(batch, to=BatchState.APPLYING, actor=actor)
    return batch


@transaction.atomic
def apply_batch(*, batch_key: UUID, actor: Actor) -> Batch:
    """Write every row that is settled; those that need a person stay as they are, with the reason.

    All or nothing: any unforeseen fault leaves the register as it was. The list is held against the register once
    more first: a row that would do something else than what was reviewed is left (`changed_since_read`), and so is a
    row that the register refuses (an overlap, say). The others are written.
    Raises `Batch.DoesNotExist` and `Denied`: missing_right, batch_not_in_state.
    """
    batch = locked_batch(batch_key, actor=actor)
    if batch.state != BatchState.APPLYING:
        raise Denied("batch_not_in_state")
    seen = {row.key: _seen(row) for row in batch.rows.all() if _writes(row)}
    restage(batch, actor=actor)
    rows = sorted(batch.rows.all(), key=_ends_before_starts)
    _leave_what_has_changed(rows, seen)
    run = Run(batch, replace(actor, at=_moment(rows, actor=actor)))
    for position, row in enumerate(rows):
        if position % _TOLD_EVERY == 0:
            progress.tell(batch.key, step="applying", done=position, total=len(rows))
        if not row.refusal:
            run.apply(row)
    return _applied(batch, rows, run)


def _applied(batch: Batch, rows: Sequence[StagedRow], run: Run) -> Batch:
    refused = [row for row in rows if row.refusal]
    StagedRow.objects.bulk_update(
        run.touched.union(refused), ["refusal", "person_key", "placement_key"], batch_size=500
    )
    Trace.objects.bulk_create(run.traces, batch_size=1000)
    batch.applied_at, batch.done = run.actor.at, run.written
    write_claims(batch, rows)
    move(batch, to=BatchState.APPLIED, actor=run.actor, written=run.written, refused=len(refused))
    return batch


def _writes(row: StagedRow) -> bool:
    if row.status == RowStatus.MISSING:
        return row.decision == RowDecision.END
    return row.decision != RowDecision.SKIP and row.status in {RowStatus.NEW, RowStatus.CHANGED}


def _seen(row: StagedRow) -> Seen:
    """Return what somebody who reviewed the row saw that it would do."""
    changes = (
        tuple(sorted((name, str(value)) for name, value in one.items() if name in _SHOWN)) for one in row.changes
    )
    return row.status, str(row.person_key), str(row.placement_key), tuple(changes)


_SHOWN = frozenset({"field", "attribute", "old", "new"})


def _leave_what_has_changed(rows: Iterable[StagedRow], seen: Mapping[UUID, Seen]) -> None:
    for row in rows:
        before = seen.get(row.key)
        if before is None:
            row.refusal = "changed_since_read" if _writes(row) else ""
        elif before != _seen(row) and row.status != RowStatus.UNCHANGED:
            row.refusal = "changed_since_read"


def _ends_before_starts(row: StagedRow) -> tuple[int, int, int]:
    """Sort what makes room first: missing ones that end, rows that end something, other changes, new ones."""
    if row.status == RowStatus.MISSING:
        return 0, row.number, row.pk
    if row.status == RowStatus.CHANGED:
        return (1 if ends(row) else 2), row.number, row.pk
    return 3, row.number, row.pk


def _moment(rows: Sequence[StagedRow], *, actor: Actor) -> datetime:
    """Return a moment after all that is recorded of what the rows touch: undoing then knows what was before."""
    persons = last_written(person_moments, (row.person_key for row in rows), actor=actor)
    placements = last_written(placement_moments, (row.placement_key for row in rows), actor=actor)
    return max([actor.at, *(at + _JUST_AFTER for at in (*persons.values(), *placements.values()))])
