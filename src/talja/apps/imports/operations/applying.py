"""Writing a reviewed list into the register, in one transaction and through the register's own doors."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.imports import progress
from talja.apps.imports.enums import BatchState, Deed, RowDecision, RowStatus
from talja.apps.imports.models import Batch, StagedRow, Trace
from talja.apps.imports.operations.batches import locked_batch, move
from talja.apps.imports.operations.claims import write_claims
from talja.apps.imports.operations.facts import (
    end_facts,
    person_changes,
    person_input,
    placement_changes,
    placement_input,
    workplace_names,
)
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.operations import ensure_workplace
from talja.apps.people.operations import change_person, register_person, set_case_worker
from talja.apps.people.queries import case_workers
from talja.apps.placements.operations import change_placement, end_placement, register_placement
from talja.core.intake.record import Field
from talja.core.kernel.swedish import fold
from talja.core.kernel.verdict import Denied

_ORDER = {RowStatus.MISSING: 0, RowStatus.CHANGED: 1, RowStatus.UNCHANGED: 2}  # ends come before starts: no overlaps


@transaction.atomic
def start_applying(*, batch_key: UUID, actor: Actor) -> Batch:
    """Send a reviewed list off to be written. Raises `Batch.DoesNotExist` and `Denied`: batch_not_in_state."""
    batch = locked_batch(batch_key, actor=actor)
    move(batch, to=BatchState.APPLYING, actor=actor)
    return batch


@transaction.atomic
def apply_batch(*, batch_key: UUID, actor: Actor) -> Batch:
    """Write every row that is settled; those that need a person stay as they are, with the reason.

    All or nothing: any unforeseen fault leaves the register as it was. A row that the register refuses (an overlap,
    somebody else's change) is left with the refusal's code, and the others are written.
    Raises `Batch.DoesNotExist` and `Denied`: missing_right, batch_not_in_state.
    """
    batch = locked_batch(batch_key, actor=actor)
    if batch.state != BatchState.APPLYING:
        raise Denied("batch_not_in_state")
    run = _Run(batch, actor)
    rows = sorted(batch.rows.all(), key=lambda row: (_ORDER.get(RowStatus(row.status), 3), row.number, row.pk))
    for position, row in enumerate(rows):
        if position % 25 == 0:
            progress.tell(batch.key, step="applying", done=position, total=len(rows))
        run.apply(row)
    Trace.objects.bulk_create(run.traces, batch_size=1000)
    batch.applied_at, batch.done = actor.at, run.written
    write_claims(batch, rows)
    move(batch, to=BatchState.APPLIED, actor=actor, written=run.written, refused=run.refused)
    progress.tell(batch.key, step="applied", done=len(rows), total=len(rows))
    return batch


@dataclass
class _Run:
    """One application of a batch: who the new persons became, and the traces to undo by."""

    batch: Batch
    actor: Actor
    traces: list[Trace] = field(default_factory=list)
    new_persons: dict[int, UUID] = field(default_factory=dict)
    written: int = 0
    refused: int = 0
    workers: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        today = timezone.localdate(self.actor.at)
        self.workers = {fold(worker.name): UUID(worker.key) for worker in case_workers(on=today)}

    def apply(self, row: StagedRow) -> None:
        """Write one row, or leave it with the reason why not."""
        before = len(self.traces)
        try:
            with transaction.atomic():
                for deed in self._deeds(row):
                    self.traces.append(deed)
        except Denied as denied:
            del self.traces[before:]
            self.refused += 1
            row.status = RowStatus.NEEDS_YOU
            row.reasons = [*row.reasons, {"code": "refused_by_register", "params": {"reason": denied.code}}]
        self.written += len(self.traces) > before
        row.save(update_fields=["status", "reasons", "person_key", "placement_key"])

    def _deeds(self, row: StagedRow) -> Iterator[Trace]:
        if row.status == RowStatus.MISSING and row.decision == RowDecision.END:
            yield from self._end_missing(row)
        elif row.decision != RowDecision.SKIP and row.status in {RowStatus.NEW, RowStatus.CHANGED}:
            yield from self._person(row)
            yield from self._case_worker(row)
            yield from self._placement(row)

    def _person(self, row: StagedRow) -> Iterator[Trace]:
        key = row.person_key or self.new_persons.get(row.group)
        if key is None:
            person = register_person(facts=person_input(row), actor=self.actor)
            self.new_persons[row.group] = row.person_key = person.key
            yield self._trace(row, Deed.CREATED, "person", person.key, person.recorded_from)
            return
        row.person_key = key
        if changes := person_changes(row):
            person = change_person(person_key=key, facts=changes, actor=self.actor)
            yield self._trace(row, Deed.CHANGED, "person", key, person.recorded_from)

    def _case_worker(self, row: StagedRow) -> Iterator[Trace]:
        worker = self.workers.get(fold(row.values.get(Field.CASE_WORKER, "")))
        if worker and row.person_key and _takes(row, Field.CASE_WORKER):
            person = set_case_worker(person_key=row.person_key, case_worker=worker, actor=self.actor)
            yield self._trace(row, Deed.CHANGED, "person", row.person_key, person.recorded_from)

    def _placement(self, row: StagedRow) -> Iterator[Trace]:
        if row.placement_key is None:
            yield from self._new_placement(row)
            return
        changes = placement_changes(row)
        if _takes(row, Field.WORKPLACE):
            ensured = yield from self._workplace(row)
            changes["workplace_key"] = ensured
        end = end_facts(row)
        if not changes and not end:
            return
        moved: datetime | None = None
        if changes:
            moved = change_placement(placement_key=row.placement_key, changes=changes, actor=self.actor).recorded_from
        if end:
            ended = end_placement(placement_key=row.placement_key, actor=self.actor, **end)
            moved = ended.recorded_from
        yield self._trace(row, Deed.CHANGED, "placement", row.placement_key, moved)

    def _new_placement(self, row: StagedRow) -> Iterator[Trace]:
        workplace_key = yield from self._workplace(row)
        if row.person_key is None:
            raise Denied("not_found")
        placement = register_placement(
            person_key=row.person_key,
            workplace_key=workplace_key,
            measure_code=row.values[Field.MEASURE],
            facts=placement_input(row),
            actor=self.actor,
        )
        row.placement_key = placement.key
        yield self._trace(row, Deed.CREATED, "placement", placement.key, placement.recorded_from)

    def _workplace(self, row: StagedRow) -> Generator[Trace, None, UUID]:
        """Find or make the workplace; what was made is traced. Returns its key."""
        ensured = ensure_workplace(**workplace_names(row), actor=self.actor)
        for entry in ensured.made:
            kind, _, key = entry.partition(":")
            yield self._trace(row, Deed.CREATED, kind, UUID(key), None)
        return ensured.workplace.key

    def _end_missing(self, row: StagedRow) -> Iterator[Trace]:
        if row.placement_key is None:
            return
        ended = end_placement(
            placement_key=row.placement_key,
            last_day=self.batch.list_day,
            reason="unknown",
            destination="unknown",
            kolada="U",
            actor=self.actor,
        )
        yield self._trace(row, Deed.CHANGED, "placement", ended.key, ended.recorded_from)

    def _trace(self, row: StagedRow, deed: Deed, kind: str, key: UUID, left_at: datetime | None) -> Trace:
        return Trace(
            batch=self.batch,
            row=row,
            order=len(self.traces),
            deed=deed,
            target_kind=kind,
            target_key=key,
            left_at=left_at,
        )


def _takes(row: StagedRow, code: Field) -> bool:
    return any(change["field"] == code and change["take"] for change in row.changes)
