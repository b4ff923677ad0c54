"""Reading a handed-in list into staged rows, and reading it again when a person has chosen or corrected something."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from talja.apps.imports import progress
from talja.apps.imports.enums import BatchState, RowDecision
from talja.apps.imports.models import Batch, StagedRow
from talja.apps.imports.operations.batches import locked_batch, move
from talja.apps.imports.reading import Corrections, ReadList, read_list
from talja.apps.imports.staging import Choice, Staged, stage
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.queries import workplace_vocabulary
from talja.apps.people.queries import people_for_linking
from talja.apps.placements.queries import measure_vocabulary, occupation_vocabulary, placements_for_linking
from talja.core.intake.known import Register
from talja.core.intake.record import Field, Vocabulary
from talja.core.intake.sheet import Unreadable

CHUNK = 1000


def read_batch(*, batch_key: UUID, actor: Actor) -> Batch:
    """Read a batch that waits for it: find the table, stage every row, and put it up for review.

    A file that cannot be read ends as `FAILED` with the reason; nothing is lost. Raises `Batch.DoesNotExist` and
    `Denied`: missing_right, batch_not_in_state.
    """
    batch = Batch.objects.select_related("source", "file").get(key=batch_key)
    try:
        read, staged = _read_and_stage(batch, actor=actor)
    except Unreadable as fault:
        with transaction.atomic():
            batch = locked_batch(batch_key, actor=actor)
            move(batch, to=BatchState.FAILED, actor=actor, fault=fault.code)
        return batch
    with transaction.atomic():
        batch = locked_batch(batch_key, actor=actor)
        _store(batch, read, staged)
        move(batch, to=BatchState.REVIEW, actor=actor, rows=len(staged))
    return batch


def restage(batch: Batch, *, actor: Actor) -> None:
    """Read a locked batch under review again in place, after a correction or a choice."""
    read, staged = _read_and_stage(batch, actor=actor)
    _store(batch, read, staged)
    batch.save()


def vocabulary_now() -> Vocabulary:
    """Return the municipality's own words as they are now."""
    return Vocabulary(
        measures=measure_vocabulary(), workplaces=workplace_vocabulary(), occupations=occupation_vocabulary()
    )


def register_now(*, actor: Actor) -> Register:
    """Return the register as far as a list is compared with it."""
    return Register(people_for_linking(actor=actor), placements_for_linking(actor=actor))


def stage_list(
    read: ReadList,
    *,
    register: Register,
    choices: Mapping[int, Choice],
    list_day: date,
    covers: Sequence[str],
    trusted_for: Sequence[str],
) -> tuple[Staged, ...]:
    """Stage a read list against the register."""
    return stage(
        read.rows,
        register=register,
        choices=choices,
        fields_in_list=read.fields,
        list_day=list_day,
        covers=frozenset(covers),
        trusted_for=frozenset(map(Field, trusted_for)),
    )


def _read_and_stage(batch: Batch, *, actor: Actor) -> tuple[ReadList, tuple[Staged, ...]]:
    source = batch.source
    progress.tell(batch.key, step="reading", done=0, total=3)
    read = read_list(
        bytes(batch.file.content),
        file_name=batch.file_name,
        list_day=batch.list_day,
        vocabulary=vocabulary_now(),
        remembered={key: Field(code) for key, code in source.mapping.items()},
        corrections=_corrections(batch),
        sheet=batch.sheet,
    )
    progress.tell(batch.key, step="linking", done=1, total=3)
    staged = stage_list(
        read,
        register=register_now(actor=actor),
        choices=_choices(batch),
        list_day=batch.list_day,
        covers=source.covers,
        trusted_for=source.trusted_for,
    )
    progress.tell(batch.key, step="storing", done=2, total=3)
    return read, staged


def _corrections(batch: Batch) -> Corrections:
    rows = batch.rows.exclude(corrections={}).values_list("number", "corrections")
    return dict(rows)


def _choices(batch: Batch) -> dict[int, Choice]:
    chosen = batch.rows.exclude(chosen={}).values_list("number", "decision", "chosen")
    return {
        number: Choice(RowDecision(decision), said.get("person_key"), said.get("placement_key"))
        for number, decision, said in chosen
        if number
    }


def _store(batch: Batch, read: ReadList, staged: Sequence[Staged]) -> None:
    """Replace the staged rows; what a person has decided, corrected and unticked follows the row's number."""
    before = {_place(row.number, row.placement_key): row for row in batch.rows.all()}
    rows = [_row(batch, read, one, before.get(_place(one.number, one.placement_key))) for one in staged]
    batch.rows.all().delete()
    StagedRow.objects.bulk_create(rows, batch_size=CHUNK)
    batch.sheet = read.sheet
    batch.columns = [
        {
            "index": column.index,
            "heading": column.heading,
            "field": column.field.value if column.field else None,
            "confidence": round(column.confidence, 2),
            "reasons": list(column.reasons),
            "key": column.key,
        }
        for column in read.columns
    ]
    batch.left, batch.sheets = list(read.left), list(read.sheets)
    batch.total = len(read.rows)
    batch.counts = {status: sum(one.status == status for one in staged) for status in {one.status for one in staged}}


def _place(number: int, placement_key: Any) -> tuple[int, str]:
    return (number, str(placement_key) if number == 0 else "")


def _row(batch: Batch, read: ReadList, one: Staged, before: StagedRow | None) -> StagedRow:
    row = StagedRow(
        batch=batch,
        key=before.key if before else uuid4(),
        number=one.number,
        cells=read.cells.get(one.number, []),
        values=one.values,
        findings=one.findings,
        status=one.status,
        group=one.group,
        person_key=one.person_key,
        placement_key=one.placement_key,
        candidates=one.candidates,
        reasons=one.reasons,
        changes=one.changes,
    )
    if before:
        row.decision, row.corrections, row.chosen = before.decision, before.corrections, before.chosen
        untouched = {
            (change["field"], change["new"]): change["take"] for change in before.changes if change.get("by_hand")
        }
        for change in row.changes:
            if (change["field"], change["new"]) in untouched:
                change |= {"take": untouched[change["field"], change["new"]], "by_hand": True}
    return row
