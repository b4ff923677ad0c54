"""What a person does with staged rows: correct a cell, settle who it is, take or leave a change."""

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.imports import policies
from talja.apps.imports.enums import RowDecision
from talja.apps.imports.models import Batch, StagedRow
from talja.apps.imports.operations.batches import locked_batch
from talja.apps.imports.operations.reading import reread
from talja.apps.imports.operations.storing import CHUNK
from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import recorded_moments
from talja.apps.placements.queries import person_timeline
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied

_NOT_CELLS = frozenset({Field.IGNORED})


@transaction.atomic
def correct_cell(*, batch_key: UUID, rows: Iterable[UUID], field: Field, text: str, actor: Actor) -> int:
    """Write something else in a cell of one row or many, and read the list again. Returns how many rows.

    The file itself is never changed. Empty text takes a correction back.
    Raises `Batch.DoesNotExist`, and `Denied`: missing_right, batch_not_in_review, not_found.
    """
    batch, chosen = _chosen(batch_key, rows, actor=actor)
    if field in _NOT_CELLS or any(not row.number for row in chosen):
        raise Denied("not_found")
    for row in chosen:
        row.corrections = {code: said for code, said in row.corrections.items() if code != field}
        if text.strip():
            row.corrections[field.value] = text.strip()
    StagedRow.objects.bulk_update(chosen, ["corrections"], batch_size=CHUNK)
    record("batch.cells_corrected", target=batch, actor=actor, rows=len(chosen), field=field.value)
    reread(batch, actor=actor)
    return len(chosen)


@transaction.atomic
def decide_rows(*, batch_key: UUID, rows: Iterable[UUID], decision: RowDecision, actor: Actor) -> int:
    """Skip rows, end or leave missing placements, or take a decision back. Returns how many rows.

    What waits because of them is judged again. Who a row speaks of is said by `settle_row`.
    Raises `Batch.DoesNotExist`, and `Denied`: missing_right, batch_not_in_review, decision_does_not_fit, not_found.
    """
    batch, chosen = _chosen(batch_key, rows, actor=actor)
    for row in chosen:
        policies.may_decide(row, decision=decision).require()
        row.decision, row.chosen = decision, {}
    StagedRow.objects.bulk_update(chosen, ["decision", "chosen"], batch_size=CHUNK)
    record("batch.rows_decided", target=batch, actor=actor, rows=len(chosen), decision=decision.value)
    reread(batch, actor=actor)
    return len(chosen)


@transaction.atomic
def settle_row(
    *,
    batch_key: UUID,
    row: UUID,
    actor: Actor,
    person_key: UUID | None = None,
    same_as: UUID | None = None,
    placement_key: UUID | Literal[""] | None = None,
) -> None:
    """Say who a row speaks of: a person, whoever another row (`same_as`) speaks of, or with neither somebody new.

    `placement_key` says which of the person's placements: None = Talja finds it, empty = a new one.
    Raises `Batch.DoesNotExist`, and `Denied`: missing_right, batch_not_in_review, decision_does_not_fit, not_found.
    """
    batch, (staged,) = _chosen(batch_key, [row], actor=actor)
    decision = RowDecision.SAME_PERSON if person_key or same_as else RowDecision.NEW_PERSON
    policies.may_settle(staged).require()
    other = None if same_as is None else batch.rows.exclude(pk=staged.pk).filter(key=same_as, number__gt=0).first()
    if same_as and other is None:
        raise Denied("not_found")
    _must_be_theirs(person_key, placement_key, actor=actor)
    staged.decision = decision
    staged.chosen = {
        "person_key": str(person_key) if person_key else None,
        "row": other.number if other else None,
        "placement_key": None if placement_key is None else str(placement_key),
    }
    staged.save(update_fields=["decision", "chosen"])
    record("batch.row_settled", target=batch, actor=actor, decision=staged.decision)
    reread(batch, actor=actor)


def _must_be_theirs(person_key: UUID | None, placement_key: UUID | Literal[""] | None, *, actor: Actor) -> None:
    """Raise `Denied`: not_found unless the person is there, and the placement is one of theirs."""
    if person_key is None and placement_key:
        raise Denied("not_found")
    if person_key is None:
        return
    if not recorded_moments(keys=[person_key], actor=actor):
        raise Denied("not_found")
    today = timezone.localdate(actor.at)
    theirs = {line.key for line in person_timeline(person_key=person_key, actor=actor, on=today)}
    if placement_key and str(placement_key) not in theirs:
        raise Denied("not_found")


@transaction.atomic
def take_changes(*, batch_key: UUID, rows: Iterable[UUID], fields: Iterable[Field], take: bool, actor: Actor) -> int:
    """Tick or untick changes: those of the fields, in the rows. Returns how many rows.

    Raises `Batch.DoesNotExist`, and `Denied`: missing_right, batch_not_in_review, not_found.
    """
    batch, chosen = _chosen(batch_key, rows, actor=actor)
    codes = {field.value for field in fields}
    for row in chosen:
        row.changes = [_ticked(change, take) if change["field"] in codes else change for change in row.changes]
    StagedRow.objects.bulk_update(chosen, ["changes"], batch_size=CHUNK)
    record("batch.changes_ticked", target=batch, actor=actor, rows=len(chosen), take=take)
    return len(chosen)


def _ticked(change: dict[str, Any], take: bool) -> dict[str, Any]:
    return {**change, "take": take, "by_hand": True}


def _chosen(batch_key: UUID, rows: Iterable[UUID], *, actor: Actor) -> tuple[Batch, list[StagedRow]]:
    batch = locked_batch(batch_key, actor=actor)
    policies.may_review(batch).require()
    keys = set(rows)
    chosen = [row for row in batch.rows.order_by("number", "pk") if row.key in keys]
    if not keys or len(chosen) != len(keys):
        raise Denied("not_found")
    return batch, chosen
