"""What a person does with staged rows: correct a cell, settle who it is, take or leave a change."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.imports import policies
from talja.apps.imports.enums import RowDecision
from talja.apps.imports.models import Batch, StagedRow
from talja.apps.imports.operations.batches import locked_batch
from talja.apps.imports.operations.reading import restage
from talja.apps.organisation.actors import Actor
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied


@transaction.atomic
def correct_cell(*, batch_key: UUID, rows: Iterable[UUID], field: Field, text: str, actor: Actor) -> int:
    """Write something else in a cell of one row or many, and read the list again. Returns how many rows.

    The file itself is never changed. Empty text takes a correction back.
    Raises `Batch.DoesNotExist`, and `Denied`: missing_right, batch_not_in_review, not_found.
    """
    batch, chosen = _chosen(batch_key, rows, actor=actor)
    for row in chosen:
        row.corrections = {code: said for code, said in row.corrections.items() if code != field}
        if text.strip():
            row.corrections[field.value] = text.strip()
    StagedRow.objects.bulk_update(chosen, ["corrections"])
    record("batch.cells_corrected", target=batch, actor=actor, rows=len(chosen), field=field.value)
    restage(batch, actor=actor)
    return len(chosen)


@transaction.atomic
def decide_rows(*, batch_key: UUID, rows: Iterable[UUID], decision: RowDecision, actor: Actor) -> int:
    """Skip rows, end or leave missing placements, or take a decision back. Returns how many rows.

    Raises `Batch.DoesNotExist`, and `Denied`: missing_right, batch_not_in_review, decision_does_not_fit, not_found.
    """
    batch, chosen = _chosen(batch_key, rows, actor=actor)
    for row in chosen:
        policies.may_decide(row, decision=decision).require()
        row.decision = decision
        row.chosen = {} if decision == RowDecision.NONE else row.chosen
    StagedRow.objects.bulk_update(chosen, ["decision", "chosen"])
    record("batch.rows_decided", target=batch, actor=actor, rows=len(chosen), decision=decision.value)
    if decision == RowDecision.NONE:
        restage(batch, actor=actor)
    return len(chosen)


@transaction.atomic
def settle_row(
    *, batch_key: UUID, row: UUID, actor: Actor, person_key: UUID | None, placement_key: str | None = None
) -> None:
    """Say who a row speaks of (None: somebody new), and which placement (None: Talja finds it, "": a new one).

    Raises `Batch.DoesNotExist`, and `Denied`: missing_right, batch_not_in_review, not_found.
    """
    batch, (staged,) = _chosen(batch_key, [row], actor=actor)
    staged.decision = RowDecision.SAME_PERSON if person_key else RowDecision.NEW_PERSON
    staged.chosen = {"person_key": str(person_key) if person_key else None, "placement_key": placement_key}
    staged.save(update_fields=["decision", "chosen"])
    record("batch.row_settled", target=batch, actor=actor, decision=staged.decision)
    restage(batch, actor=actor)


@transaction.atomic
def take_changes(*, batch_key: UUID, rows: Iterable[UUID], fields: Iterable[Field], take: bool, actor: Actor) -> int:
    """Tick or untick changes: those of the fields, in the rows. Returns how many rows.

    Raises `Batch.DoesNotExist`, and `Denied`: missing_right, batch_not_in_review, not_found.
    """
    batch, chosen = _chosen(batch_key, rows, actor=actor)
    codes = {field.value for field in fields}
    for row in chosen:
        row.changes = [_ticked(change, take) if change["field"] in codes else change for change in row.changes]
    StagedRow.objects.bulk_update(chosen, ["changes"])
    record("batch.changes_ticked", target=batch, actor=actor, rows=len(chosen), take=take)
    return len(chosen)


def _ticked(change: dict[str, Any], take: bool) -> dict[str, Any]:
    return {**change, "take": take, "by_hand": True}


def _chosen(batch_key: UUID, rows: Iterable[UUID], *, actor: Actor) -> tuple[Batch, list[StagedRow]]:
    batch = locked_batch(batch_key, actor=actor)
    policies.may_review(batch).require()
    keys = set(rows)
    chosen = list(batch.rows.filter(key__in=keys).order_by("number", "pk"))
    if not keys or len(chosen) != len(keys):
        raise Denied("not_found")
    return batch, chosen
